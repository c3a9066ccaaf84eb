//! Where a claim of an archive was read: its file and row, and what stands there.

use egui::{Align, CollapsingHeader, Layout, RichText, Ui};

use crate::model::Claim;
use crate::query::OriginalRow;
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::HALF;
use crate::ui::widgets::{icon, quiet_button};

/// The row that `claim` was read from; nothing for one of the case.
pub fn row_ui(ui: &mut Ui, screen: &Screen, claim: &Claim, commands: &mut Commands) {
    let Some(row) = screen.excerpt().and_then(|excerpt| excerpt.row_of(claim)) else {
        return;
    };
    let theme = screen.theme;
    ui.add_space(HALF);
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            if quiet_button(
                ui,
                theme,
                icon::COPY,
                "Copy the row as it stands in the file",
            )
            .clicked()
            {
                commands.push(Command::Copy(row.written()));
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                let title = RichText::new(row.place())
                    .font(theme.small())
                    .color(theme.colours.ink_soft);
                CollapsingHeader::new(title)
                    .id_salt(("row", &claim.id))
                    .show_unindented(ui, |ui| cells_ui(ui, screen, row));
            });
        });
    });
}

/// Every cell that is not empty, under the name of its column.
fn cells_ui(ui: &mut Ui, screen: &Screen, row: &OriginalRow) {
    let theme = screen.theme;
    let (soft, ink) = (theme.colours.ink_soft, theme.colours.ink);
    let cells = match &row.cells {
        Ok(cells) => cells,
        Err(why) => {
            text::label(ui, why, theme.small(), theme.colours.tension);
            return;
        }
    };
    for (column, cell) in cells.iter().filter(|(_, cell)| !cell.is_empty()) {
        text::label(ui, column, theme.small(), soft);
        text::prose(ui, cell, theme.small(), ink);
    }
}
