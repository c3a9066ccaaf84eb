//! Which other incidents are held to be the same strike, and the way to lay them side by side.

use egui::Ui;

use crate::model::{IncidentId, Subject};
use crate::query::matching::group_of;
use crate::state::Commands;
use crate::ui::leads::lead;
use crate::ui::matches::compared;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP};

/// The incidents that somebody holds to be the same strike as `id`; nothing where nobody does.
pub fn same_ui(ui: &mut Ui, screen: &Screen, id: &IncidentId, commands: &mut Commands) {
    let group = group_of(screen.case(), id);
    if group.is_empty() {
        return;
    }
    let theme = screen.theme;
    ui.add_space(HALF);
    let words = "Held by an analyst to be the same strike as:";
    text::label(ui, words, theme.small(), theme.colours.ink_soft);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        for other in group.iter().filter(|other| **other != id) {
            let subject = Subject::Incident((*other).clone());
            lead(ui, screen, &subject, theme.small(), commands);
        }
        let hint = "Lay what is said of each of them side by side";
        if ui.button("Compare").on_hover_text(hint).clicked() {
            for command in compared(group.iter().copied()) {
                commands.push(command);
            }
        }
    });
}
