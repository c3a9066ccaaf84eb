//! To which file to save.

use std::path::Path;

use egui::Ui;

use crate::state::{Choice, Command, Commands, Origin, case_file};

use super::super::maps::file_name;
use super::super::screen::Screen;
use super::super::text;
use super::{chooser_ui, path_ui, quiet};

/// A path to type or choose, and a question before another file is written over.
pub fn save_as_ui(
    ui: &mut Ui,
    screen: &Screen,
    path: &mut String,
    is_new: bool,
    commands: &mut Commands,
) {
    match &screen.state.document.origin {
        Origin::BuiltIn => quiet(
            ui,
            screen,
            "The built-in case stays as it is; what you have made of it gets a file of its own.",
        ),
        Origin::Version(_) => quiet(
            ui,
            screen,
            "This is an earlier version. It stays as it is; the case gets the file you name.",
        ),
        Origin::File(_) => {}
    }
    if let Some(typed) = path_ui(ui, screen, path, "Save", is_new) {
        commands.push(Command::SaveUnder(typed));
    }
    let typed = case_file(Path::new(path.trim()));
    let in_the_way = screen.state.files.in_the_way.as_ref();
    if let Some(other) = in_the_way.filter(|other| **other == typed) {
        write_over_ui(ui, screen, other, commands);
    }
    chooser_ui(ui, screen, Choice::ToSave(typed), commands);
}

fn write_over_ui(ui: &mut Ui, screen: &Screen, other: &Path, commands: &mut Commands) {
    let theme = screen.theme;
    let words = format!(
        "There is a file called {} already. It would be written over; what it holds now is kept \
         among its earlier versions.",
        file_name(other)
    );
    text::prose(ui, &words, theme.strong(), theme.colours.contradiction);
    let button = ui.button("Write over it");
    if !ui.ctx().text_edit_focused() && ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    if button.clicked() {
        commands.push(Command::SaveAs(other.to_owned()));
    }
}

/// The path that the field begins with: one that could not be written, the document's own file, or
/// one named after its title.
pub fn suggested(screen: &Screen, documents: Option<&Path>) -> String {
    let state = screen.state;
    let document = &state.document;
    let named = || {
        let folder = documents.unwrap_or(Path::new(""));
        folder.join(named_after(&document.case().title))
    };
    // A version is of the file that was open before it.
    let open_before = match document.origin {
        Origin::Version(_) => state.view.recent.first(),
        Origin::BuiltIn | Origin::File(_) => None,
    };
    let failed = state.files.failed.as_ref();
    let known = failed.or(document.file()).or(open_before);
    let path = known.cloned().unwrap_or_else(named);
    path.display().to_string()
}

/// A file's name made of the letters and digits of `title`.
fn named_after(title: &str) -> String {
    const LONGEST: usize = 60;
    let lower = title.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    match name.trim_end_matches('-') {
        "" => "case.ron".to_owned(),
        name => format!("{name}.ron"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_title_in_any_script() {
        for (title, name) in [
            (
                "Western Syria, 30 September – 1 October",
                "western-syria-30-september-1-october.ron",
            ),
            ("حمص", "حمص.ron"),
            ("../..", "case.ron"),
        ] {
            assert_eq!(named_after(title), name);
        }
        assert_eq!(named_after(&"long ".repeat(100)).chars().count(), 63);
    }
}
