//! What floats above the map: buttons to zoom, the scale bar, the attribution.

use std::sync::Arc;

use egui::{
    FontId, Galley, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo,
    pos2, vec2,
};
use walkers::Projector;

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
    /// Who is named, and how that is set.
    named: String,
    credits: Arc<Galley>,
}

impl Chrome {
    /// Controls in the corners of `map`; the attribution takes as many lines as it needs.
    pub fn within(painter: &Painter, map: Rect, named: &str, theme: &Theme) -> Self {
        let side = theme.button_side();
        let buttons = vec2(side, side * 3.0 + HALF * 2.0);
        let font = FontId::proportional(theme.small().size * 0.84);
        let width = map.width() - STEP;
        let credits = text::layout(painter, named, font, theme.colours.map.name, width);
        let attribution = credits.size() + vec2(STEP, HALF);
        let bar = vec2(240.0 * theme.scale.sqrt(), theme.small().size * 1.5 + STEP);
        let inner = map.shrink(STEP * 1.5);
        Self {
            buttons: Rect::from_min_size(inner.right_top() - vec2(side, 0.0), buttons),
            scale: Rect::from_min_size(inner.left_bottom() - vec2(0.0, bar.y + attribution.y), bar),
            attribution: Rect::from_min_size(map.right_bottom() - attribution, attribution),
            named: named.to_owned(),
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
        self.scale_bar(ui.painter(), screen.theme, projector);
        self.attribution(ui, screen.theme, commands);
    }

    fn scale_bar(&self, painter: &Painter, theme: &Theme, projector: &Projector) {
        let middle = projector.unproject(self.scale.left_bottom().to_vec2());
        let points_per_metre = projector.scale_pixel_per_meter(middle);
        if !points_per_metre.is_normal() {
            return;
        }
        let longest_m = self.scale.width() * 0.6 / points_per_metre;
        let Some(length_m) = round_length_m(longest_m) else {
            return;
        };
        let width = length_m * points_per_metre;
        let y = self.scale.bottom() - 2.0;
        let left = self.scale.left();
        let colours = &theme.colours;
        for (stroke, out) in [
            (Stroke::new(4.0 * theme.weight, colours.map.name_halo), 1.0),
            (Stroke::new(1.75 * theme.weight, colours.map.name), 0.0),
        ] {
            painter.hline(left - out..=left + width + out, y, stroke);
            for x in [left, left + width] {
                painter.vline(x, y - 6.0 - out..=y + out, stroke);
            }
        }
        let words = length_in_words(length_m);
        let at = pos2(left + width / 2.0, y - HALF);
        haloed(painter, theme, at, &words);
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

fn haloed(painter: &Painter, theme: &Theme, bottom: Pos2, words: &str) {
    let colours = &theme.colours.map;
    let galley = painter.layout_no_wrap(words.to_owned(), theme.small(), colours.name);
    let at = bottom - vec2(galley.size().x / 2.0, galley.size().y);
    painter.extend(text::halo(at, &galley, colours.name_halo, 1.5));
    painter.galley(at, galley, colours.name);
}

/// The longest of 1, 2 or 5 times a power of ten that is no longer than `longest_m` metres.
fn round_length_m(longest_m: f32) -> Option<f32> {
    let power = 10_f32.powf(longest_m.log10().floor());
    [5.0, 2.0, 1.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|length| *length <= longest_m)
}

fn length_in_words(length_m: f32) -> String {
    if length_m >= 1000.0 {
        format!("{} km", length_m / 1000.0)
    } else {
        format!("{length_m} m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_bar_has_a_round_length() {
        let words = |longest| length_in_words(round_length_m(longest).unwrap());
        assert_eq!(words(24_000.0), "20 km");
        assert_eq!(words(9_999.0), "5 km");
        assert_eq!(words(1_000.0), "1 km");
        assert_eq!(words(320.0), "200 m");
    }
}
