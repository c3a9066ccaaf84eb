//! Choices: one of a few, all in view.

use egui::{Role, Ui, WidgetInfo};

use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};

/// The name of a choice, above what it can be.
pub fn caption(ui: &mut Ui, screen: &Screen, name: &str) {
    let theme = screen.theme;
    ui.add_space(HALF);
    text::label(ui, name, theme.strong(), theme.colours.ink);
}

/// A choice that is one of `all`, each of which has its words.
pub fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    screen: &Screen,
    name: &str,
    chosen: &mut T,
    all: &[T],
    words: impl Fn(T) -> String,
) {
    caption(ui, screen, name);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP * 2.0;
        for choice in all {
            let words = words(*choice);
            let is_chosen = choice == chosen;
            let response = ui.radio(is_chosen, &words);
            let said = format!("{name}: {words}");
            response
                .widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &said));
            if response.clicked() {
                *chosen = *choice;
            }
        }
    });
}
