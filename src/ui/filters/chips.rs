//! What is being filtered by, above the map: one chip for each choice, which a click takes away.

use std::sync::Arc;

use egui::{Galley, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::model::{Facet, Filter};
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, ROUND, STEP, Theme, icons};
use crate::ui::widgets::{focus_ring, hint, icon};
use crate::ui::{text, words};

use super::held_back;

/// The chips where they stand.
pub struct Chips(Vec<Chip>);

struct Chip {
    rect: Rect,
    galley: Arc<Galley>,
    kind: Kind,
    words: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Takes one choice away.
    Facet(Facet),
    /// Takes all of them away.
    All,
    /// Only tells.
    Told,
}

impl Chips {
    /// The chips of the present filter, in lines from the upper left corner of `room`.
    pub fn within(painter: &Painter, screen: &Screen, room: Rect) -> Self {
        let mut chips = Vec::new();
        let mut at = room.min;
        let mut foot = at.y;
        for (kind, words) in entries(screen) {
            let theme = screen.theme;
            let font = match kind {
                Kind::Told => theme.small_strong(),
                Kind::Facet(_) | Kind::All => theme.small(),
            };
            let around = vec2(STEP * 2.0 + cross_room(theme, kind), HALF * 1.5);
            let width = room.width() - around.x;
            let ink = theme.colours.ink;
            // What tells how to do something is no use cut off.
            let galley = match kind {
                Kind::Told => text::layout(painter, &words, font, ink, width),
                Kind::Facet(_) | Kind::All => text::line(painter, &words, font, ink, width),
            };
            let size = galley.size() + around;
            if at.x > room.left() && at.x + size.x > room.right() {
                at = pos2(room.left(), foot + HALF);
            }
            let rect = Rect::from_min_size(at, size);
            at.x = rect.right() + HALF;
            foot = foot.max(rect.bottom());
            chips.push(Chip {
                rect,
                galley,
                kind,
                words,
            });
        }
        Self(chips)
    }

    /// No chips.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// What names on the map keep clear of.
    pub fn obstacles(&self) -> impl Iterator<Item = Rect> {
        self.0.iter().map(|chip| chip.rect)
    }

    /// Draws the chips; a click takes away what one says.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
        for chip in &self.0 {
            let Some(wanted) = chip.wanted(screen) else {
                chip.told(ui, screen);
                continue;
            };
            if chip.button(ui, screen).clicked() {
                commands.push(Command::SetFilter(Box::new(wanted)));
            }
        }
    }
}

/// What the chips say, in the order of the facets.
fn entries(screen: &Screen) -> Vec<(Kind, String)> {
    let facets = screen.filter().active().into_iter();
    let mut entries: Vec<(Kind, String)> = facets
        .filter_map(|facet| {
            let words = words::facet(screen.case(), screen.filter(), facet)?;
            Some((Kind::Facet(facet), words))
        })
        .collect();
    if entries.len() > 1 {
        entries.push((Kind::All, "Show all".to_owned()));
    }
    if screen.counts().shown == 0 && screen.counts().all > 0 {
        entries.insert(0, (Kind::Told, "No claim is left".to_owned()));
    }
    if let Some(tool) = screen.state.view.drawing {
        entries.insert(0, (Kind::Told, words::how_to_draw(tool).to_owned()));
    }
    entries
}

/// Room for the cross of a chip that can be taken away.
fn cross_room(theme: &Theme, kind: Kind) -> f32 {
    match kind {
        Kind::Facet(_) => theme.small().size + HALF,
        Kind::All | Kind::Told => 0.0,
    }
}

impl Chip {
    /// The filter once this chip is taken away.
    fn wanted(&self, screen: &Screen) -> Option<Filter> {
        match self.kind {
            Kind::Facet(facet) => Some(screen.filter().clone().without(facet)),
            Kind::All => Some(Filter::default()),
            Kind::Told => None,
        }
    }

    fn told(&self, ui: &mut Ui, screen: &Screen) {
        let response = ui.interact(self.rect, ui.scope_id().with(&self.words), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        self.paint(ui, screen, false);
    }

    fn button(&self, ui: &mut Ui, screen: &Screen) -> egui::Response {
        let facet = match self.kind {
            Kind::Facet(facet) => Some(facet),
            Kind::All | Kind::Told => None,
        };
        let id = ui.scope_id().with(("filter chip", facet));
        let response = ui.interact(self.rect, id, Sense::click());
        let said = match facet {
            Some(_) => format!("Filter: {}", self.words),
            None => "Show all claims".to_owned(),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        self.paint(ui, screen, response.hovered());
        focus_ring(ui, screen.theme, &response, self.rect);
        let held = facet.map(|facet| match held_back(screen, facet) {
            0 => "Alone, it holds back no further claim.".to_owned(),
            more => format!("Without it, {more} more would be shown."),
        });
        let held = held.unwrap_or_else(|| "Takes every filter away.".to_owned());
        response.on_hover_ui(|ui| hint(ui, screen.theme, &[&self.words, &held, "Click to remove."]))
    }

    fn paint(&self, ui: &Ui, screen: &Screen, hovered: bool) {
        let colours = &screen.theme.colours;
        let ground = if hovered {
            colours.hover
        } else {
            colours.paper
        };
        let stroke = Stroke::new(1.0, colours.ink_soft);
        let painter = ui.painter();
        painter.rect(self.rect, ROUND, ground, stroke, StrokeKind::Inside);
        let left = self.rect.left_center() + vec2(STEP, -self.galley.size().y / 2.0);
        painter.galley(left, Arc::clone(&self.galley), colours.ink);
        if let Kind::Facet(_) = self.kind {
            let font = egui::FontId::new(screen.theme.small().size, icons());
            let at = self.rect.right_center() - vec2(STEP, 0.0);
            let right = egui::Align2::RIGHT_CENTER;
            painter.text(at, right, icon::CLOSE, font, colours.ink_soft);
        }
    }
}
