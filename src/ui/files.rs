//! The sheets about files: which to open, where to save, and what becomes of work that would be
//! lost.
//!
//! They decide nothing: where work could be lost, nothing is chosen until the user has chosen.

mod open;
mod outside;
mod recovered;
mod rows;
mod save_as;
mod unsaved;

use std::path::PathBuf;

use egui::text::{CCursor, CCursorRange};
use egui::{Key, Response, Role, TextEdit, Ui, WidgetInfo};

use crate::state::{Choice, Chooser, Command, Commands, Dialog};

use super::screen::Screen;
use super::text;
use super::theme::STEP;

/// What is being typed and chosen in these sheets.
#[derive(Clone, Default)]
pub struct FilesForm {
    /// Where a case is suggested to be saved that has no file yet.
    pub documents: Option<PathBuf>,
    /// The sheet that was open in the frame before.
    shown: Option<Dialog>,
    path: String,
    outside: outside::Decisions,
}

impl FilesForm {
    /// Begins afresh when another sheet has opened.
    pub fn turn_to(&mut self, dialog: Option<Dialog>, screen: &Screen) -> bool {
        let is_new = std::mem::replace(&mut self.shown, dialog) != dialog;
        if is_new {
            self.path = match dialog {
                Some(Dialog::SaveAs) => save_as::suggested(screen, self.documents.as_deref()),
                _ => String::new(),
            };
        }
        is_new
    }
}

/// One of these sheets; `is_new` in its first frame. Other sheets are left empty.
pub fn files_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut FilesForm,
    is_new: bool,
    commands: &mut Commands,
) {
    match screen.state.view.dialog {
        Some(Dialog::Open) => open::open_ui(ui, screen, &mut form.path, is_new, commands),
        Some(Dialog::SaveAs) => save_as::save_as_ui(ui, screen, &mut form.path, is_new, commands),
        Some(Dialog::Unsaved) => unsaved::unsaved_ui(ui, screen, is_new, commands),
        Some(Dialog::Outside) => outside::outside_ui(ui, screen, &mut form.outside, commands),
        Some(Dialog::Recovered) => recovered::recovered_ui(ui, screen, commands),
        _ => {}
    }
}

/// A field for the path of a file, with a button called `verb` beside it. Returns the path once the
/// button or Enter is pressed.
fn path_ui(
    ui: &mut Ui,
    screen: &Screen,
    path: &mut String,
    verb: &str,
    is_new: bool,
) -> Option<PathBuf> {
    let width = ui.available_width() - STEP * 10.0 * screen.theme.scale;
    ui.horizontal(|ui| {
        let shown = TextEdit::singleline(path)
            .hint_text("path of a case file")
            .desired_width(width)
            .show(ui);
        let field = shown.response.response;
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Path of the case file"));
        if is_new {
            field.request_focus();
            let mut state = shown.state;
            state.cursor.set_char_range(Some(name_in(path)));
            state.store(ui.ctx(), field.id);
        }
        let has_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = path.trim();
        let has_pressed = ui
            .add_enabled(!typed.is_empty(), egui::Button::new(verb))
            .clicked();
        let is_asked = (has_entered || has_pressed) && !typed.is_empty();
        is_asked.then(|| PathBuf::from(typed))
    })
    .inner
}

/// The file's name in `path`, without folders and ending: what is most likely to be typed anew.
fn name_in(path: &str) -> CCursorRange {
    let begin = path.rfind(std::path::is_separator).map_or(0, |at| at + 1);
    let end = path[begin..].rfind('.').map_or(path.len(), |at| begin + at);
    let letters = |end: usize| CCursor::new(path[..end].chars().count());
    CCursorRange::two(letters(begin), letters(end))
}

/// The way to the system's own window; where there is none, it says so.
fn chooser_ui(ui: &mut Ui, screen: &Screen, choice: Choice, commands: &mut Commands) {
    let chooser = screen.state.files.chooser;
    // Where there was none, there may be one now.
    let is_ready = chooser != Chooser::Open;
    let button = egui::Button::new("Choose a file …");
    if ui.add_enabled(is_ready, button).clicked() {
        commands.push(Command::ChooseFile(choice));
    }
    match chooser {
        Chooser::Ready => {}
        Chooser::Open => quiet(ui, screen, "The window to choose a file in is open."),
        Chooser::Missing => quiet(
            ui,
            screen,
            "This system offers no window to choose a file in. The path can be typed.",
        ),
    }
}

fn plain(ui: &mut Ui, screen: &Screen, words: &str) {
    text::prose(ui, words, screen.theme.body(), screen.theme.colours.ink);
}

fn quiet(ui: &mut Ui, screen: &Screen, words: &str) {
    let theme = screen.theme;
    text::prose(ui, words, theme.small(), theme.colours.ink_soft);
}

/// A button that Enter presses as soon as its sheet has opened.
fn first_button(ui: &mut Ui, words: &str, is_new: bool) -> Response {
    let response = ui.button(words);
    if is_new {
        response.request_focus();
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_alone_is_selected_in_any_script() {
        for (path, name) in [
            ("/a.b/western.ron", 5..12),
            ("حمص.ron", 0..3),
            ("/حمص/x", 5..6),
            ("", 0..0),
        ] {
            let name = CCursorRange::two(CCursor::new(name.start), CCursor::new(name.end));
            assert_eq!(name_in(path), name, "{path}");
        }
    }
}
