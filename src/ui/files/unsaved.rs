//! What becomes of unsaved work that is about to be left.

use egui::Ui;

use crate::state::{Command, Commands, Document, Origin};

use super::super::screen::Screen;
use super::super::theme::STEP;
use super::super::words;
use super::{first_button, plain, quiet, rows};

/// How many edits are listed.
const LISTED: usize = 12;

/// What is unsaved, where it would go, and the three ways on.
pub fn unsaved_ui(ui: &mut Ui, screen: &Screen, is_new: bool, commands: &mut Commands) {
    let document = &screen.state.document;
    let title = &document.case().title;
    plain(
        ui,
        screen,
        &format!("“{title}” has work that is not saved:"),
    );
    for words in unsaved(document) {
        plain(ui, screen, &format!("– {words}"));
    }
    quiet(ui, screen, &where_to(document));
    ui.add_space(STEP);
    ui.horizontal_wrapped(|ui| {
        if first_button(ui, "Save", is_new).clicked() {
            commands.push(Command::SaveWork);
        }
        if ui.button("Do not save").clicked() {
            commands.push(Command::DropWork);
        }
        if ui.button("Go on working").clicked() {
            commands.push(Command::Show(None));
        }
    });
}

/// The edits in words, the first of many.
fn unsaved(document: &Document) -> Vec<String> {
    let edits = document.unsaved();
    let listed = edits.iter().take(LISTED);
    let mut lines: Vec<String> = listed.map(|edit| rows::step(document, edit)).collect();
    if edits.len() > LISTED {
        let more = words::counted(edits.len() - LISTED, "other change");
        lines.push(format!("and {more}"));
    }
    if edits.is_empty() {
        let words = if document.on_disk().is_empty() {
            "its file is gone"
        } else {
            "its file holds something else"
        };
        lines.push(words.to_owned());
    }
    lines
}

fn where_to(document: &Document) -> String {
    match &document.origin {
        Origin::File(_) if document.json_file().is_some() => {
            "This case was read from JSON. That file stays as it is: the case is saved as RON, in a \
             file that you choose."
                .to_owned()
        }
        Origin::File(path) => format!("Saving writes to {}.", path.display()),
        Origin::BuiltIn => {
            "The built-in case stays as it is: it is saved as a copy, in a file that \
                            you choose."
                .to_owned()
        }
        Origin::Version(_) => "This is an earlier version: it is saved as a copy, in a file that \
                               you choose."
            .to_owned(),
    }
}
