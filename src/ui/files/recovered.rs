//! Unsaved work of earlier runs.

use egui::Ui;

use crate::state::{Command, Commands, Recovered};

use super::super::bars::origin;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::{plain, quiet, rows};

/// Each journal that was found, with what it would change, and what can become of it.
pub fn recovered_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let found = &screen.state.recovered;
    if found.is_empty() {
        quiet(ui, screen, "There is none.");
        return;
    }
    let words = "The program ended before this was saved. What you do not decide on now is offered \
                 again at the next start; the last three that you do not keep stay in the program’s \
                 folder for data.";
    plain(ui, screen, words);
    for found in found {
        ui.add_space(STEP);
        ui.push_id(&found.journal, |ui| found_ui(ui, screen, found, commands));
    }
}

fn found_ui(ui: &mut Ui, screen: &Screen, found: &Recovered, commands: &mut Commands) {
    let theme = screen.theme;
    let document = &found.document;
    let title = &document.base().case.title;
    text::prose(ui, title, theme.strong(), theme.colours.ink);
    let told = format!("{} · last edit {}", origin(document), found.when);
    quiet(ui, screen, &told);
    if document.on_disk().is_empty() {
        plain(ui, screen, "Its file was gone: this may be the only copy.");
    }
    for edit in document.unsaved() {
        plain(ui, screen, &rows::step(document, edit));
        if let Some(before) = rows::before(document, edit) {
            rows::line(ui, screen, "before", &before);
        }
        rows::line(ui, screen, "after", edit);
    }
    let about = format!("{title}, {}", found.when);
    ui.horizontal_wrapped(|ui| {
        let take_up = ui.button("Take it up");
        let drop = ui.button("Do not keep");
        for response in [&take_up, &drop] {
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_description(about.as_str());
            });
        }
        if take_up.clicked() {
            commands.push(Command::Recover(found.journal.clone()));
        }
        if drop.clicked() {
            commands.push(Command::DropRecovered(found.journal.clone()));
        }
    });
}
