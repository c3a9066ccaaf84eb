//! The sheets about files: which to open, where to save, and what becomes of work that would be
//! lost.
//!
//! They decide nothing: where work could be lost, nothing is chosen until the user has chosen.

mod export;
mod open;
mod outside;
mod recovered;
mod report;
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

pub use self::report::{save_report_button, save_report_ui};

/// What is being typed and chosen in these sheets.
#[derive(Clone, Default)]
pub struct FilesForm {
    /// Where a case is suggested to be saved that has no file yet.
    pub documents: Option<PathBuf>,
    /// The sheet that was open in the frame before.
    shown: Option<Dialog>,
    path: String,
    open: open::OpenForm,
    outside: outside::Decisions,
    export: export::ExportForm,
    report: report::ReportForm,
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
            self.open = open::OpenForm::default();
        }
        if dialog == Some(Dialog::Export) {
            self.export.follow(screen, self.documents.as_deref());
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
        Some(Dialog::Open) => open::open_ui(ui, screen, &mut form.open, is_new, commands),
        Some(Dialog::SaveAs) => save_as::save_as_ui(ui, screen, &mut form.path, is_new, commands),
        Some(Dialog::Export) => {
            export::export_ui(ui, screen, &mut form.export, is_new, commands);
        }
        Some(Dialog::Unsaved) => unsaved::unsaved_ui(ui, screen, is_new, commands),
        Some(Dialog::Outside) => outside::outside_ui(ui, screen, &mut form.outside, commands),
        Some(Dialog::Recovered) => recovered::recovered_ui(ui, screen, commands),
        _ => {}
    }
}

/// What a path is asked for, in words.
struct PathField {
    /// The field's name.
    name: &'static str,
    /// What stands in it while it is empty.
    hint: &'static str,
    /// What is done with the path.
    verb: &'static str,
}

impl PathField {
    const fn of_case(verb: &'static str) -> Self {
        Self {
            name: "Path of the case file",
            hint: "path of a case file",
            verb,
        }
    }
}

/// A field for a path, with a button beside it that says what is done. Returns the path once the
/// button or Enter is pressed, if that `is_possible`.
fn path_ui(
    ui: &mut Ui,
    screen: &Screen,
    field: &PathField,
    path: &mut String,
    is_possible: bool,
    is_new: bool,
) -> Option<PathBuf> {
    let PathField { name, hint, verb } = *field;
    let width = ui.available_width() - STEP * 10.0 * screen.theme.scale;
    ui.horizontal(|ui| {
        let shown = TextEdit::singleline(path)
            .hint_text(hint)
            .desired_width(width)
            .show(ui);
        let field = shown.response.response;
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        if is_new {
            field.request_focus();
            let mut state = shown.state;
            state.cursor.set_char_range(Some(name_in(path)));
            state.store(ui.ctx(), field.id);
        }
        let has_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let typed = path.trim();
        let has_pressed = ui
            .add_enabled(is_possible && !typed.is_empty(), egui::Button::new(verb))
            .clicked();
        let is_asked = (has_entered || has_pressed) && is_possible && !typed.is_empty();
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
    let words = match &choice {
        Choice::ToExport(export) if export.what.ending().is_none() => "Choose a folder …",
        _ => "Choose a file …",
    };
    let button = egui::Button::new(words);
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

/// The question before something is written over; says whether it is answered with yes.
fn write_over_ui(ui: &mut Ui, screen: &Screen, words: &str) -> bool {
    let theme = screen.theme;
    text::prose(ui, words, theme.strong(), theme.colours.contradiction);
    let button = ui.button("Write over it");
    if !ui.ctx().text_edit_focused() && ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    button.clicked()
}

/// A file's name, without an ending, made of the letters and digits of `title`; nothing where there
/// are none.
fn named_after(title: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let lower = title.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    let name = name.trim_end_matches('-');
    (!name.is_empty()).then(|| name.to_owned())
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
    fn a_file_is_named_after_the_title_in_any_script() {
        for (title, name) in [
            (
                "Western Syria, 30 September – 1 October",
                Some("western-syria-30-september-1-october"),
            ),
            ("حمص", Some("حمص")),
            ("../..", None),
        ] {
            assert_eq!(named_after(title).as_deref(), name);
        }
        let long = named_after(&"long ".repeat(100));
        assert_eq!(long.map(|name| name.chars().count()), Some(59));
    }

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
