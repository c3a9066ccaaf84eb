//! The briefing: as what, how large, with which notes.

use egui::{Role, TextEdit, Ui, WidgetInfo};

use crate::state::{BriefingExport, Format, PictureSize};

use super::super::super::choices::choices;
use super::super::super::screen::Screen;
use super::super::super::text;
use super::super::super::theme::STEP;
use super::super::super::words::counted;
use super::super::quiet;

/// Where there is nothing to export.
pub(super) const NOTHING: &str =
    "The case has no scene to export. Keep a view as a scene first, under Briefing.";

/// What is chosen of the briefing.
#[derive(Clone)]
pub(super) struct BriefingForm {
    pub format: Format,
    pub size: String,
    with_notes: bool,
}

impl Default for BriefingForm {
    fn default() -> Self {
        Self {
            format: Format::default(),
            size: in_words(PictureSize::FULL_HD),
            with_notes: false,
        }
    }
}

impl BriefingForm {
    /// Form, size and notes.
    pub fn ui(&mut self, ui: &mut Ui, screen: &Screen) {
        let all = &Format::ALL;
        choices(ui, screen, "As", &mut self.format, all, |format| {
            name(format).to_owned()
        });
        quiet(ui, screen, what_it_is(self.format));
        if self.format.has_pictures() {
            size_ui(ui, screen, &mut self.size);
        }
        ui.add_space(STEP);
        let mut never = false;
        let can_have = self.format.has_notes();
        let notes = if can_have {
            &mut self.with_notes
        } else {
            &mut never
        };
        ui.add_enabled_ui(can_have, |ui| {
            ui.checkbox(notes, "With the speaker's notes")
        });
    }

    /// What is asked for, once it can be done.
    pub fn asked(&self) -> Option<BriefingExport> {
        let size = if self.format.has_pictures() {
            self.size.parse().ok()?
        } else {
            PictureSize::FULL_HD
        };
        Some(BriefingExport {
            format: self.format,
            size,
            with_notes: self.with_notes && self.format.has_notes(),
        })
    }
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
        text::prose(ui, &words, theme.small(), theme.colours.contradiction);
    }
}

/// As it is read again.
fn in_words(size: PictureSize) -> String {
    format!("{} × {}", size.width_px, size.height_px)
}

/// What is in it besides what is chosen.
pub(super) fn what_goes_along(screen: &Screen) -> String {
    let scenes = counted(screen.case().scenes.len(), "scene");
    let all = format!(
        "{scenes}, with the title of the case, the day, and whose work the maps are. Work that is not \
         saved yet is in it."
    );
    if screen.derived.withholds(screen.case()) {
        return format!("{all} What is marked sensitive is nowhere named.");
    }
    all
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
    fn a_size_in_words_is_read_again() {
        for size in PictureSize::COMMON {
            assert_eq!(in_words(size).parse(), Ok(size));
        }
    }

    #[test]
    fn what_is_no_size_is_not_exported() {
        let mut form = BriefingForm {
            size: "9".to_owned(),
            ..BriefingForm::default()
        };
        assert_eq!(form.asked(), None);
        form.format = Format::Handout;
        assert!(form.asked().is_some(), "a handout has no pictures");
    }
}
