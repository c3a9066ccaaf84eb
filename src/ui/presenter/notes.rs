//! The speaker's notes, in type that is read at a glance.

use egui::{FontId, ScrollArea, Ui};

use crate::ui::text;
use crate::ui::theme::{STEP, Theme};
use crate::ui::widgets::heading;

use super::Snapshot;

/// The notes of the scene that is shown, from their beginning; longer ones are scrolled.
pub(super) fn notes_ui(ui: &mut Ui, theme: &Theme, shown: &Snapshot) {
    heading(ui, theme, "Notes");
    ui.add_space(STEP);
    let scene = shown.now();
    let font = FontId::proportional(theme.body().size * 1.55);
    // Every scene has its own: the next begins at its first line.
    ScrollArea::vertical()
        .id_salt(("notes", &scene.id))
        .auto_shrink(false)
        .show(ui, |ui| {
            let Some(notes) = &scene.notes else {
                let ink = theme.colours.ink_soft;
                text::label(ui, "This scene has no notes.", theme.body(), ink);
                return;
            };
            for paragraph in notes.lines().filter(|line| !line.trim().is_empty()) {
                text::prose(ui, paragraph, font.clone(), theme.colours.ink);
                ui.add_space(STEP);
            }
        });
}
