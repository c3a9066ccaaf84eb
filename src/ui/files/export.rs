//! What to export, as what and to where, and how far that is.

mod briefing;
mod data;
mod page;
mod picture;

use std::path::Path;

use egui::{ProgressBar, Ui};

use crate::state::{Choice, Command, Commands, DataForm, Export, Exported, Exporting, Format};

use super::super::choices::{caption, choices};
use super::super::maps::file_name;
use super::super::screen::Screen;
use super::super::theme::STEP;
use super::super::words::exporting;
use super::{PathField, chooser_ui, named_after, path_ui, plain, quiet, write_over_ui};

use self::briefing::BriefingForm;
use self::data::DataChoice;
use self::page::PageForm;
use self::picture::PictureForm;

const PATH: PathField = PathField {
    name: "Path of the export",
    hint: "path of a file, or of a folder for pictures",
    verb: "Export",
};

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum What {
    #[default]
    Briefing,
    Claims,
    Picture,
    Page,
}

impl What {
    const ALL: [Self; 4] = [Self::Briefing, Self::Claims, Self::Picture, Self::Page];

    fn name(self) -> &'static str {
        match self {
            Self::Briefing => "The briefing",
            Self::Claims => "Claims, as data",
            Self::Picture => "A picture",
            Self::Page => "The page on what is selected",
        }
    }

    /// What has to be done before there is anything of it to export.
    fn lacks(self, screen: &Screen) -> Option<&'static str> {
        match self {
            Self::Briefing if screen.case().scenes.is_empty() => Some(briefing::NOTHING),
            Self::Page if !page::is_there(screen) => Some(page::NOTHING),
            _ => None,
        }
    }
}

/// What is typed and chosen in the sheet; kept until another case is open.
#[derive(Clone, Default)]
pub(super) struct ExportForm {
    /// Which document it is about, see [`Document::identity`](crate::state::Document::identity).
    of: Option<u64>,
    path: String,
    what: What,
    briefing: BriefingForm,
    data: DataChoice,
    picture: PictureForm,
    page: PageForm,
}

impl ExportForm {
    /// Begins afresh where another case is open; forms and size stay as they were chosen.
    pub fn follow(&mut self, screen: &Screen, documents: Option<&Path>) {
        let document = screen.state.document.identity();
        if self.of.replace(document) == Some(document) {
            return;
        }
        let case = screen.case();
        self.what = if case.scenes.is_empty() {
            What::Claims
        } else {
            What::Briefing
        };
        let title = screen.in_room(&case.title);
        let folder = screen.state.document.file().and_then(|file| file.parent());
        let folder = folder.or(documents).unwrap_or(Path::new(""));
        let name = named_after(&title).unwrap_or_else(|| "briefing".to_owned());
        self.path = folder.join(name).display().to_string();
        self.end_as_chosen();
    }

    /// Gives the path the ending of the form that is chosen.
    fn end_as_chosen(&mut self) {
        let typed = Path::new(self.path.trim());
        let mut path = typed.to_owned();
        let is_picture = typed
            .extension()
            .is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
        if is_picture || Format::of_ending(typed).is_some() || DataForm::of_ending(typed).is_some()
        {
            path.set_extension("");
        }
        self.path = match self.ending() {
            Some(ending) => format!("{}.{ending}", path.display()),
            None => path.display().to_string(),
        };
    }

    fn ending(&self) -> Option<&'static str> {
        match self.what {
            What::Briefing => self.briefing.format.ending(),
            What::Claims => Some(self.data.form.ending()),
            What::Picture => Some("png"),
            What::Page => Some("md"),
        }
    }

    /// Whoever types the ending of a form means that form.
    fn follow_ending(&mut self) {
        let typed = Path::new(self.path.trim());
        match self.what {
            What::Briefing => {
                if let Some(format) = Format::of_ending(typed) {
                    self.briefing.format = format;
                }
            }
            // Two forms are tables: the one that is chosen stays.
            What::Claims => {
                let form = DataForm::of_ending(typed);
                if let Some(form) = form.filter(|form| form.ending() != self.data.form.ending()) {
                    self.data.form = form;
                }
            }
            // These have one form.
            What::Picture | What::Page => {}
        }
    }

    /// What is asked for, once it can be done.
    fn export(&self, screen: &Screen, overwrites: bool) -> Option<Export> {
        if self.what.lacks(screen).is_some() {
            return None;
        }
        let what = match self.what {
            What::Briefing => Exported::Briefing(self.briefing.asked()?),
            What::Claims => Exported::Data(self.data.asked(screen)?),
            What::Picture => Exported::Picture(self.picture.asked()?),
            What::Page => Exported::Page(self.page.asked(screen)?),
        };
        Some(Export {
            path: what.path_of(Path::new(self.path.trim())),
            what,
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
    form_ui(ui, screen, form);
    if let Some(words) = form.what.lacks(screen) {
        return plain(ui, screen, words);
    }
    caption(ui, screen, "Where");
    let export = form.export(screen, false);
    let asked = path_ui(ui, screen, &PATH, &mut form.path, export.is_some(), is_new);
    if let Some(typed) = asked {
        form.path = typed.display().to_string();
        let export = form.export(screen, false).map(Box::new);
        export
            .map(Command::Export)
            .into_iter()
            .for_each(|command| commands.push(command));
    }
    form.follow_ending();
    in_the_way_ui(ui, screen, form, commands);
    if let Some(export) = export {
        chooser_ui(ui, screen, Choice::ToExport(Box::new(export)), commands);
    }
    match form.what {
        What::Briefing => quiet(ui, screen, &briefing::what_goes_along(screen)),
        What::Claims => data::what_stays_ui(ui, screen, &form.data),
        What::Picture => quiet(ui, screen, picture::what_it_is_like()),
        What::Page => {}
    }
}

/// What is exported, and as what.
fn form_ui(ui: &mut Ui, screen: &Screen, form: &mut ExportForm) {
    let before = form.ending();
    choices(ui, screen, "What", &mut form.what, &What::ALL, |what| {
        what.name().to_owned()
    });
    if form.what.lacks(screen).is_none() {
        match form.what {
            What::Briefing => form.briefing.ui(ui, screen),
            What::Claims => form.data.ui(ui, screen),
            What::Picture => form.picture.ui(ui, screen),
            What::Page => form.page.ui(ui, screen),
        }
    }
    if form.ending() != before {
        form.end_as_chosen();
    }
}

fn in_the_way_ui(ui: &mut Ui, screen: &Screen, form: &ExportForm, commands: &mut Commands) {
    let Some(over) = form.export(screen, true) else {
        return;
    };
    if screen.state.files.export_in_the_way.as_ref() != Some(&over.path) {
        return;
    }
    let name = file_name(&over.path);
    let words = match over.what.ending() {
        None => format!(
            "There are files in {name} already. Pictures of the same names would be written over; \
             all others stay."
        ),
        Some(_) => format!("There is a file called {name} already. It would be written over."),
    };
    if write_over_ui(ui, screen, &words) {
        commands.push(Command::Export(Box::new(over)));
    }
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
    let words = "It goes on when this sheet is closed. The file is there once it is whole.";
    quiet(ui, screen, words);
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
            form.briefing.format = format;
            form.end_as_chosen();
            assert_eq!(form.path, path);
        }
        form.what = What::Claims;
        form.data.form = DataForm::Kml;
        form.end_as_chosen();
        assert_eq!(form.path, "/b/homs 1.10.kml");
        for (what, path) in [
            (What::Picture, "/b/homs 1.10.png"),
            (What::Page, "/b/homs 1.10.md"),
        ] {
            form.what = what;
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
        form.follow_ending();
        assert_eq!(form.briefing.format, Format::Slides);
        form.what = What::Claims;
        form.path = "/b/homs.KML".to_owned();
        form.follow_ending();
        assert_eq!(form.data.form, DataForm::Kml);
    }

    #[test]
    fn of_the_two_tables_the_one_that_is_chosen_stays() {
        let mut form = ExportForm {
            path: "/b/homs.csv".to_owned(),
            what: What::Claims,
            ..ExportForm::default()
        };
        for table in [DataForm::Incidents, DataForm::Claims] {
            form.data.form = table;
            form.follow_ending();
            assert_eq!(form.data.form, table);
        }
    }
}
