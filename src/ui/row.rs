//! One line of the column on the left: a source, a place, kept filters.

use egui::{Align2, Color32, Rect, Response, Sense, Ui, pos2, vec2};

use super::marks::Mark;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, ROUND, STEP, Theme, icons};
use super::widgets::{focus_ring, icon, paint_badge};
use super::words::Badge;

/// One line of the column.
pub struct Row<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The mark before its name.
    pub mark: Option<Mark>,
    /// The number at its end.
    pub count: Option<usize>,
    /// What competes there.
    pub badge: Option<Badge>,
    /// Where it stands among its neighbours.
    pub level: Level,
    /// What has been done with it.
    pub tone: Tone,
    /// Whether a room does not learn what it is.
    pub is_withheld: bool,
}

/// Where a line stands among its neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// By itself.
    Alone,
    /// A party above its sources.
    Party,
    /// A source below its party.
    OfParty,
}

/// What has been done with what a line stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing.
    Shown,
    /// It is hidden.
    Hidden,
    /// It is selected.
    Selected,
}

impl Tone {
    /// That of a source which is shown or hidden.
    pub fn of_source(shown: bool) -> Self {
        if shown { Self::Shown } else { Self::Hidden }
    }
}

impl<'a> Row<'a> {
    /// A line with nothing but `name` in it.
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            mark: None,
            count: None,
            badge: None,
            level: Level::Alone,
            tone: Tone::Shown,
            is_withheld: false,
        }
    }

    /// How high a line is, in points.
    pub fn height(theme: &Theme) -> f32 {
        theme.body().size + STEP * 1.25
    }

    /// Draws the line, as wide as there is room.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen) -> Response {
        let theme = screen.theme;
        let height = Self::height(theme);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        if !ui.is_rect_visible(rect) {
            return response;
        }
        self.paint_ground(ui, screen, &response, rect);

        let mut left = rect.left() + self.indent();
        if let Some(mark) = self.mark {
            let radius = theme.body().size * 0.42;
            let colour = self.dimmed(theme.hue(mark.hue), theme.colours.line);
            let at = self.mark_rect(screen, rect).center();
            ui.painter().add(mark.drawn(at, radius, colour));
            left += STEP * 2.5;
        }
        let right = self.paint_right(ui, screen, rect);
        let name = Rect::from_x_y_ranges(left..=right - HALF, rect.y_range());
        self.paint_name(ui, screen, name);
        response
    }

    fn indent(&self) -> f32 {
        match self.level {
            Level::OfParty => STEP * 1.5,
            Level::Alone | Level::Party => 0.0,
        }
    }

    /// Where the mark stands in the line at `rect`, with as much around it as a pointer needs.
    pub fn mark_rect(&self, screen: &Screen, rect: Rect) -> Rect {
        let centre = pos2(rect.left() + self.indent() + STEP, rect.center().y);
        let height = rect.height().min(screen.theme.body().size * 1.7);
        Rect::from_center_size(centre, vec2(height, height))
    }

    fn dimmed(&self, colour: Color32, when_hidden: Color32) -> Color32 {
        if self.tone == Tone::Hidden {
            when_hidden
        } else {
            colour
        }
    }

    fn paint_ground(&self, ui: &Ui, screen: &Screen, response: &Response, rect: Rect) {
        let colours = &screen.theme.colours;
        let ground = rect.expand2(vec2(STEP, 0.0));
        if self.tone == Tone::Selected {
            ui.painter().rect_filled(ground, ROUND, colours.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(ground, ROUND, colours.hover);
        }
        focus_ring(ui, screen.theme, response, ground);
    }

    /// The count, the struck eye of what is hidden, the lock of what is withheld, and the badge; returns
    /// where they begin.
    fn paint_right(&self, ui: &Ui, screen: &Screen, rect: Rect) -> f32 {
        let theme = screen.theme;
        let ink = theme.colours.ink_soft;
        let at = rect.right_center();
        let count_width = theme.small().size * 1.6;
        let mut left = rect.right();
        if let Some(count) = self.count {
            let count = count.to_string();
            let count = ui
                .painter()
                .text(at, Align2::RIGHT_CENTER, count, theme.small(), ink);
            left = (left - count_width).min(count.left() - HALF);
        }
        let is_hidden = self.tone == Tone::Hidden;
        for (is_so, icon) in [(is_hidden, icon::HIDDEN), (self.is_withheld, icon::LOCK)] {
            if is_so {
                let font = egui::FontId::new(theme.small().size * 1.2, icons());
                let at = pos2(left, rect.center().y);
                let drawn = ui.painter().text(at, Align2::RIGHT_CENTER, icon, font, ink);
                left = drawn.left() - HALF;
            }
        }
        if let Some(badge) = self.badge {
            let radius = theme.small().size * 0.6;
            let centre = pos2(left - radius, rect.center().y);
            paint_badge(ui.painter(), theme, centre, radius, badge);
            left -= radius * 2.0 + HALF;
        }
        left
    }

    /// The name in body type, in small type where that is too wide, cut where both are.
    fn paint_name(&self, ui: &mut Ui, screen: &Screen, rect: Rect) {
        let theme = screen.theme;
        let fonts = match self.level {
            Level::Party => [theme.strong(), theme.small_strong()],
            Level::Alone | Level::OfParty => [theme.body(), theme.small()],
        };
        let ink = self.dimmed(theme.colours.ink, theme.colours.ink_soft);
        let [large, small] =
            fonts.map(|font| text::line(ui.painter(), self.name, font, ink, rect.width()));
        let galley = if large.elided { small } else { large };
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }
}
