//! As what to export the briefing, and how far that is.

use std::path::{Path, PathBuf};

use egui::{ProgressBar, Role, TextEdit, Ui, WidgetInfo};

use crate::state::{Choice, Command, Commands, Export, Exporting, Format, PictureSize};

use super::super::choices::{caption, choices};
use super::super::maps::file_name;
use super::super::screen::Screen;
use super::super::theme::STEP;
use super::super::words::{counted, exporting};
use super::{PathField, chooser_ui, named_after, path_ui, plain, quiet, write_over_ui};

const PATH: PathField = PathField {
    name: "Path of the export",
    hint: "path of a file, or of a folder for pictures",
    verb: "Export",
};

/// What is typed and chosen in the sheet; kept until another case is open.
#[derive(Clone, Default)]
pub(super) struct ExportForm {
    /// Which document it is about, see [`Document::identity`](crate::state::Document::identity).
    of: Option<u64>,
    path: String,
    format: Format,
    size: String,
    with_notes: bool,
}

impl ExportForm {
    /// Begins afresh where another case is open; form and size stay as they were chosen.
    pub fn follow(&mut self, screen: &Screen, documents: Option<&Path>) {
        let document = screen.state.document.identity();
        if self.of.replace(document) == Some(document) {
            return;
        }
        let case = screen.case();
        let title = screen.in_room(&case.title);
        let folder = screen.state.document.file().and_then(|file| file.parent());
        let folder = folder.or(documents).unwrap_or(Path::new(""));
        let name = named_after(&title).unwrap_or_else(|| "briefing".to_owned());
        self.path = folder.join(name).display().to_string();
        self.end_as_chosen();
        if self.size.is_empty() {
            self.size = in_words(PictureSize::FULL_HD);
        }
    }

    /// Gives the path the ending of the form that is chosen.
    fn end_as_chosen(&mut self) {
        let typed = Path::new(self.path.trim());
        let mut path = typed.to_owned();
        if Format::of_ending(typed).is_some() {
            path.set_extension("");
        }
        self.path = match self.format.ending() {
            Some(ending) => format!("{}.{ending}", path.display()),
            None => path.display().to_string(),
        };
    }

    fn typed(&self) -> PathBuf {
        Export::path_of(Path::new(self.path.trim()), self.format)
    }

    /// What is asked for, once it can be done.
    fn export(&self, overwrites: bool) -> Option<Export> {
        let size = if self.format.has_pictures() {
            self.size.parse().ok()?
        } else {
            PictureSize::FULL_HD
        };
        Some(Export {
            path: self.typed(),
            format: self.format,
            size,
            with_notes: self.with_notes && self.format.has_notes(),
            overwrites,
        })
    }
}

/// The choices, or how far the export is that is under way.
pub(super) fn export_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut ExportForm,
    is_new: bool,
    commands: &mut Commands,
) {
    if let Some(exporting) = &screen.state.files.exporting {
        return progress_ui(ui, screen, exporting, commands);
    }
    let scenes = screen.case().scenes.len();
    if scenes == 0 {
        let words =
            "The case has no scene to export. Keep a view as a scene first, under Briefing.";
        return plain(ui, screen, words);
    }
    form_ui(ui, screen, form);
    caption(ui, screen, "Where");
    let export = form.export(false);
    let asked = path_ui(ui, screen, &PATH, &mut form.path, export.is_some(), is_new);
    if let Some(typed) = asked {
        form.path = typed.display().to_string();
        let export = form.export(false).map(Box::new);
        export
            .map(Command::Export)
            .into_iter()
            .for_each(|command| commands.push(command));
    }
    follow_ending(form);
    in_the_way_ui(ui, screen, form, commands);
    if let Some(export) = export {
        chooser_ui(ui, screen, Choice::ToExport(Box::new(export)), commands);
    }
    quiet(ui, screen, &what_goes_along(screen, scenes));
}

/// Form, size and notes.
fn form_ui(ui: &mut Ui, screen: &Screen, form: &mut ExportForm) {
    let before = form.format;
    let all = &Format::ALL;
    choices(ui, screen, "As", &mut form.format, all, |format| {
        name(format).to_owned()
    });
    quiet(ui, screen, what_it_is(form.format));
    if form.format != before {
        form.end_as_chosen();
    }
    if form.format.has_pictures() {
        size_ui(ui, screen, &mut form.size);
    }
    ui.add_space(STEP);
    let mut never = false;
    let can_have = form.format.has_notes();
    let notes = if can_have {
        &mut form.with_notes
    } else {
        &mut never
    };
    ui.add_enabled_ui(can_have, |ui| {
        ui.checkbox(notes, "With the speaker's notes")
    });
}

/// A common size, or any that is typed.
fn size_ui(ui: &mut Ui, screen: &Screen, typed: &mut String) {
    let read = typed.parse::<PictureSize>();
    let mut chosen = read.clone().ok();
    let common = PictureSize::COMMON.map(Some);
    choices(
        ui,
        screen,
        "Size of each scene in pixels",
        &mut chosen,
        &common,
        |size| size.map_or_else(String::new, in_words),
    );
    if let Some(size) = chosen.filter(|size| read.as_ref() != Ok(size)) {
        *typed = in_words(size);
    }
    let field = TextEdit::singleline(typed).desired_width(screen.theme.body().size * 8.0);
    let field = ui.add(field).on_hover_text("Any width and height");
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Size of each scene"));
    if let Err(error) = read {
        let theme = screen.theme;
        let words = format!("This is no size: {error}.");
        super::text::prose(ui, &words, theme.small(), theme.colours.contradiction);
    }
}

/// As it is read again.
fn in_words(size: PictureSize) -> String {
    format!("{} × {}", size.width_px, size.height_px)
}

/// Whoever types the ending of a form means that form.
fn follow_ending(form: &mut ExportForm) {
    if let Some(format) = Format::of_ending(Path::new(form.path.trim())) {
        form.format = format;
    }
}

fn in_the_way_ui(ui: &mut Ui, screen: &Screen, form: &ExportForm, commands: &mut Commands) {
    let typed = form.typed();
    if screen.state.files.export_in_the_way.as_ref() != Some(&typed) {
        return;
    }
    let name = file_name(&typed);
    let words = match form.format {
        Format::Pictures => format!(
            "There are files in {name} already. Pictures of the same names would be written over; \
             all others stay."
        ),
        _ => format!("There is a file called {name} already. It would be written over."),
    };
    let over = form
        .export(true)
        .filter(|_| write_over_ui(ui, screen, &words));
    if let Some(over) = over {
        commands.push(Command::Export(Box::new(over)));
    }
}

/// What is in it besides what is chosen.
fn what_goes_along(screen: &Screen, scenes: usize) -> String {
    let scenes = counted(scenes, "scene");
    let all = format!(
        "{scenes}, with the title of the case, the day, and whose work the maps are. Work that is not \
         saved yet is in it."
    );
    if screen.derived.withholds(screen.case()) {
        return format!("{all} What is marked sensitive is nowhere named.");
    }
    all
}

fn progress_ui(ui: &mut Ui, screen: &Screen, going_on: &Exporting, commands: &mut Commands) {
    let theme = screen.theme;
    plain(ui, screen, &going_on.path.display().to_string());
    let bar = ProgressBar::new(going_on.progress.part())
        .fill(theme.colours.ink_soft)
        .desired_height(STEP);
    ui.add(bar);
    quiet(ui, screen, &exporting(going_on));
    let cancel = egui::Button::new("Cancel the export");
    if ui.add_enabled(!going_on.is_cancelled, cancel).clicked() {
        commands.push(Command::CancelExport);
    }
    let words = "It goes on when this sheet is closed. Nothing is written before all is drawn.";
    quiet(ui, screen, words);
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Pdf => "PDF",
        Format::Slides => "Slides (PPTX)",
        Format::WebPage => "Web page (HTML)",
        Format::Handout => "Handout (Markdown)",
        Format::Pictures => "Pictures (PNG)",
    }
}

fn what_it_is(format: Format) -> &'static str {
    match format {
        Format::Pdf => "A page a scene. All words but those on the map can be searched and copied.",
        Format::Slides => "A slide a scene. Title, line and answers can be edited.",
        Format::WebPage => "One file for browsers, in which the keys of the stage turn the scenes.",
        Format::Handout => "Every claim that the scenes show, with its citation.",
        Format::Pictures => "A folder with a picture of each scene.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_ends_as_the_form_that_is_chosen() {
        let mut form = ExportForm {
            path: "/b/homs 1.10.pdf".to_owned(),
            ..ExportForm::default()
        };
        for (format, path) in [
            (Format::Slides, "/b/homs 1.10.pptx"),
            (Format::Pictures, "/b/homs 1.10"),
            (Format::Handout, "/b/homs 1.10.md"),
        ] {
            form.format = format;
            form.end_as_chosen();
            assert_eq!(form.path, path);
        }
    }

    #[test]
    fn a_form_whose_ending_is_typed_is_meant() {
        let mut form = ExportForm {
            path: "/b/homs.PPTX".to_owned(),
            ..ExportForm::default()
        };
        follow_ending(&mut form);
        assert_eq!(form.format, Format::Slides);
        assert_eq!(form.typed(), Path::new("/b/homs.PPTX"));
    }

    #[test]
    fn a_size_in_words_is_read_again() {
        for size in PictureSize::COMMON {
            assert_eq!(in_words(size).parse(), Ok(size));
        }
    }

    #[test]
    fn what_is_no_size_is_not_exported() {
        let mut form = ExportForm {
            size: "9".to_owned(),
            ..ExportForm::default()
        };
        assert_eq!(form.export(false), None);
        form.format = Format::Handout;
        assert!(form.export(false).is_some(), "a handout has no pictures");
    }
}
