//! What floats above the map: buttons to zoom, the north arrow, the locator, the scale bar, the
//! attribution.

mod locator;
mod north;
mod scale;

pub use locator::LocatorMemory;

use std::sync::Arc;

use egui::{
    FontId, Galley, Painter, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use walkers::Projector;

use crate::state::{Command, Commands, Dialog};

use super::super::filters::Chips;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP, Theme};
use super::super::widgets::{icon, icon_button};
use super::Ground;
use super::density::DensityLegend;
use super::measure::Strip;

/// What a mark's name may need beside it, points.
const NAME_ROOM: Vec2 = vec2(120.0, 0.0);

/// Where the map's controls stand.
pub struct Chrome {
    map: Rect,
    buttons: Rect,
    north: Option<Rect>,
    locator: Option<Rect>,
    scale: Rect,
    attribution: Rect,
    /// Who is named, and how that is set.
    named: String,
    credits: Arc<Galley>,
    strip: Option<Strip>,
    chips: Chips,
    density: Option<DensityLegend>,
}

impl Chrome {
    /// Controls in the corners of the map; the attribution takes as many lines as it needs, and the
    /// locator stands where it covers none of `marks`.
    pub fn within(
        painter: &Painter,
        screen: &Screen,
        projector: &Projector,
        marks: &[Rect],
        ground: &Ground,
    ) -> Self {
        let (map, theme) = (projector.clip_rect(), screen.theme);
        let side = theme.button_side();
        let is_on_stage = screen.state.view.stage.is_some();
        let buttons = if has_no_buttons(screen) {
            Vec2::ZERO
        } else {
            vec2(side, side * 3.0 + HALF * 2.0)
        };
        let font = FontId::proportional(theme.small().size * 0.84);
        let width = map.width() - STEP;
        let named = &ground.attribution;
        let credits = text::layout(painter, named, font, theme.colours.map.name, width);
        // There, they stand in the band, where they can be legible.
        let attribution = if is_on_stage {
            Vec2::ZERO
        } else {
            credits.size() + vec2(STEP, HALF)
        };
        let units = screen.state.view.preferences.units;
        let bar = scale::size(theme, units);
        let inner = map.shrink(STEP * 1.5);
        let buttons = Rect::from_min_size(inner.right_top() - vec2(buttons.x, 0.0), buttons);
        let scale =
            Rect::from_min_size(inner.left_bottom() - vec2(0.0, bar.y + attribution.y), bar);
        let attribution = Rect::from_min_size(map.right_bottom() - attribution, attribution);
        let room = inner.with_max_x(buttons.left() - STEP);
        let strip = Strip::within(painter, screen, room);
        let below = strip.as_ref().map(|strip| strip.rect().bottom() + HALF);
        let room = room.with_min_y(below.unwrap_or(room.top()));
        // And the legend says what is shown of the claims.
        let chips = if has_no_buttons(screen) {
            Chips::none()
        } else {
            Chips::within(painter, screen, room)
        };
        let foot = chips.obstacles().map(|chip| chip.bottom() + STEP);
        let room = room.with_min_y(foot.fold(room.top(), f32::max));
        let room = room.with_max_y(scale.top().min(attribution.top()) - STEP);
        let room = room.with_max_x(inner.right());
        let arrow = Rect::from_min_size(
            buttons.left_bottom() + vec2(0.0, STEP * 1.5),
            north::size(theme),
        );
        let north = screen.state.view.furniture.north_arrow.then_some(arrow);
        let others = [Some(buttons.expand(STEP)), north].into_iter().flatten();
        let others: Vec<Rect> = others.collect();
        let density = ground
            .density
            .and_then(|told| DensityLegend::within(painter, screen, told, room, marks, &others));
        let locator = locator::size(screen, projector).and_then(|size| {
            let left = scale.left_top() - vec2(0.0, size.y + STEP);
            let right = pos2(inner.right(), attribution.top() - STEP) - size;
            let corners = [left, right].map(|corner| Rect::from_min_size(corner, size));
            // A corner that leaves the marks room for their names first: a name that has to change
            // sides takes the room of a town's.
            let room = [NAME_ROOM, Vec2::ZERO];
            room.into_iter().find_map(|room| {
                let is_free = |rect: &&Rect| {
                    let taken = |mark: &Rect| mark.expand2(room).intersects(**rect);
                    let is_legend = |legend: &DensityLegend| legend.rect().intersects(**rect);
                    !marks.iter().any(taken) && !density.as_ref().is_some_and(is_legend)
                };
                corners.iter().find(is_free).copied()
            })
        });
        Self {
            map,
            buttons,
            north,
            locator,
            scale,
            attribution,
            named: named.clone(),
            credits,
            strip,
            chips,
            density,
        }
    }

    /// What names and glyphs' names keep clear of.
    pub fn obstacles(&self) -> impl Iterator<Item = Rect> {
        let always = [self.buttons.expand(HALF), self.scale, self.attribution];
        let asked_for = [self.north, self.locator].into_iter().flatten();
        let strip = self.strip.iter().map(Strip::rect);
        let chips = self.chips.obstacles();
        let density = self.density.iter().map(DensityLegend::rect);
        always
            .into_iter()
            .chain(asked_for)
            .chain(strip)
            .chain(chips)
            .chain(density)
    }

    /// What of the map a card may take that is at least so high: neither the scale nor the attribution is
    /// hidden, unless the map is too low for anything to stand above them.
    pub fn room(&self, least: f32) -> Rect {
        let foot = self.scale.top().min(self.attribution.top());
        let above = self.map.with_max_y(foot).shrink(STEP);
        if above.height() < least {
            self.map.shrink(STEP)
        } else {
            above
        }
    }

    /// Draws the controls; the buttons send their commands.
    pub fn ui(
        &self,
        ui: &mut Ui,
        screen: &Screen,
        projector: &Projector,
        locator: &LocatorMemory,
        commands: &mut Commands,
    ) {
        if !has_no_buttons(screen) {
            self.zoom_buttons(ui, screen, commands);
        }
        if let Some(rect) = self.north {
            north::north_ui(ui, screen.theme, rect);
        }
        if let Some(rect) = self.locator {
            locator::locator_ui(ui, screen.theme, projector, locator, rect);
        }
        if let Some(legend) = &self.density {
            legend.ui(ui, screen);
        }
        let units = screen.state.view.preferences.units;
        scale::scale_ui(ui, screen.theme, units, projector, self.scale);
        if screen.state.view.stage.is_none() {
            self.attribution(ui, screen.theme, commands);
        }
        if let Some(strip) = &self.strip {
            strip.ui(ui, screen, commands);
        }
        self.chips.ui(ui, screen, commands);
    }

    fn zoom_buttons(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
        let mut buttons = ui.new_child(UiBuilder::new().max_rect(self.buttons));
        buttons.spacing_mut().item_spacing = Vec2::splat(HALF);
        for (icon, name, hint, command) in [
            (icon::PLUS, "Zoom in", "Zoom in (+)", Command::ZoomBy(1.0)),
            (
                icon::MINUS,
                "Zoom out",
                "Zoom out (−)",
                Command::ZoomBy(-1.0),
            ),
            (
                icon::FIT,
                "Show the whole case",
                "Show the whole case (Home)",
                Command::FitCase,
            ),
        ] {
            if icon_button(&mut buttons, screen.theme, icon, name, hint).clicked() {
                commands.push(command);
            }
        }
    }

    fn attribution(&self, ui: &mut Ui, theme: &Theme, commands: &mut Commands) {
        let rect = self.attribution;
        let response = ui.interact(rect, ui.scope_id().with("attribution"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &self.named));
        let ground = theme.colours.map.name_halo.gamma_multiply(0.8);
        ui.painter().rect_filled(rect, 0.0, ground);
        let at = rect.min + vec2(HALF, HALF / 2.0);
        ui.painter()
            .galley(at, Arc::clone(&self.credits), theme.colours.map.name);
        if response.clicked() {
            commands.push(Command::Show(Some(Dialog::Credits)));
        }
        response.on_hover_text("Where the map comes from, and under which licences");
    }
}

/// A room has nothing to press, and neither has whoever looks at a picture.
fn has_no_buttons(screen: &Screen) -> bool {
    screen.is_alone || screen.state.view.stage.is_some()
}
