//! What floats above the map: buttons to zoom, the scale bar, the attribution.

mod scale;

use std::sync::Arc;

use egui::{FontId, Galley, Painter, Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};
use walkers::Projector;

use crate::basemap::ATTRIBUTION;
use crate::state::{Command, Commands, Dialog};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP, Theme};
use super::super::widgets::{icon, icon_button};

/// Where the map's controls stand.
pub struct Chrome {
    buttons: Rect,
    scale: Rect,
    attribution: Rect,
    credits: Arc<Galley>,
}

impl Chrome {
    /// Controls in the corners of `map`; the attribution takes as many lines as it needs.
    pub fn within(painter: &Painter, map: Rect, theme: &Theme) -> Self {
        let side = theme.button_side();
        let buttons = vec2(side, side * 3.0 + HALF * 2.0);
        let font = FontId::proportional(theme.small().size * 0.84);
        let width = map.width() - STEP;
        let credits = text::layout(painter, ATTRIBUTION, font, theme.colours.map.name, width);
        let attribution = credits.size() + vec2(STEP, HALF);
        let bar = scale::size(theme);
        let inner = map.shrink(STEP * 1.5);
        Self {
            buttons: Rect::from_min_size(inner.right_top() - vec2(side, 0.0), buttons),
            scale: Rect::from_min_size(inner.left_bottom() - vec2(0.0, bar.y + attribution.y), bar),
            attribution: Rect::from_min_size(map.right_bottom() - attribution, attribution),
            credits,
        }
    }

    /// What names and glyphs' names keep clear of.
    pub fn obstacles(&self) -> [Rect; 3] {
        [self.buttons.expand(HALF), self.scale, self.attribution]
    }

    /// Draws the controls; the buttons send their commands.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, projector: &Projector, commands: &mut Commands) {
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
        scale::scale_ui(ui, screen.theme, projector, self.scale);
        self.attribution(ui, screen.theme, commands);
    }

    fn attribution(&self, ui: &mut Ui, theme: &Theme, commands: &mut Commands) {
        let rect = self.attribution;
        let response = ui.interact(rect, ui.scope_id().with("attribution"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, ATTRIBUTION));
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
