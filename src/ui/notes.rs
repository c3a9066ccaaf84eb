//! Notes on the screen: what analysts wrote for themselves, on slips apart from what sources claim.
//!
//! A slip has a ground of its own and never a source's hue or chip; notes are counted among no
//! claims, and hidden by no filter.

mod editor;
mod index;
mod list;
mod slip;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Align, Button, Layout, RichText, Ui};

use crate::model::{About, Note, NoteId};
use crate::state::{Command, Commands};

use self::editor::{Editor, Ending};
use super::screen::Screen;
use super::theme::{HALF, icons};
use super::widgets::{icon, quiet_button};
use super::words;

pub use index::Notes;
pub(super) use list::list_ui;

/// What is being written, and which long notes are shown in full.
#[derive(Default)]
pub struct NotesForm {
    editor: Option<Editor>,
    unfolded: BTreeSet<NoteId>,
    /// The note whose slip takes the keyboard's focus, because writing it was ended by a key.
    focus: Option<NoteId>,
}

impl NotesForm {
    /// Opens an empty note about `about`.
    pub(super) fn add(&mut self, screen: &Screen, about: &About, commands: &mut Commands) {
        self.open(Editor::new(screen, about.clone()), commands);
    }

    fn edit(&mut self, id: &NoteId, note: &Note, commands: &mut Commands) {
        self.open(Editor::of(id.clone(), note), commands);
    }

    fn open(&mut self, editor: Editor, commands: &mut Commands) {
        if let Some(before) = self.editor.replace(editor) {
            before.end(commands);
        }
    }

    /// Ends the note that is open, if the last frame did not show it: what it is about has left the
    /// screen.
    pub(super) fn end_what_has_left(&mut self, commands: &mut Commands) {
        let has_left = |editor: &mut Editor| !editor.was_drawn();
        if let Some(editor) = self.editor.take_if(has_left) {
            editor.end(commands);
        }
    }
}

/// The notes about `about`, with the one that is being written.
pub fn notes_ui(
    ui: &mut Ui,
    screen: &Screen,
    about: &About,
    form: &mut NotesForm,
    commands: &mut Commands,
) {
    let notes = screen.derived.notes.about(about);
    let editor = form.editor.as_ref().filter(|editor| editor.about == *about);
    let place = editor.map(|editor| editor.place_among(notes));
    let (before, after) = notes.split_at(place.unwrap_or(notes.len()));
    slips_ui(ui, screen, before, form, commands);
    if place.is_some() {
        editor_ui(ui, screen, form, commands);
    }
    slips_ui(ui, screen, after, form, commands);
}

/// The slips of `notes`, but for the one that is being written.
fn slips_ui(
    ui: &mut Ui,
    screen: &Screen,
    notes: &[(NoteId, Arc<Note>)],
    form: &mut NotesForm,
    commands: &mut Commands,
) {
    for (id, note) in notes {
        let is_written = |editor: &Editor| editor.is_of(id);
        if !form.editor.as_ref().is_some_and(is_written) {
            slip::slip_ui(ui, screen, id, note, form, commands);
        }
    }
}

fn editor_ui(ui: &mut Ui, screen: &Screen, form: &mut NotesForm, commands: &mut Commands) {
    let Some(editor) = &mut form.editor else {
        return;
    };
    let ending = editor.ui(ui, screen, commands);
    if let Some(ending) = ending
        && let Some(editor) = form.editor.take()
    {
        form.focus = (ending == Ending::ByKey).then(|| editor.id.clone());
        editor.end(commands);
    }
}

/// Whether notes can be kept on what `screen` shows: they stand in the case, and an archive is not in it.
fn keeps_notes(screen: &Screen) -> bool {
    screen.excerpt().is_none()
}

/// A button in words that opens a note about `about`.
pub fn add_button(
    ui: &mut Ui,
    screen: &Screen,
    about: &About,
    form: &mut NotesForm,
    commands: &mut Commands,
) {
    if !keeps_notes(screen) {
        return;
    }
    let theme = screen.theme;
    let mut words = egui::text::LayoutJob::default();
    let soft = theme.colours.ink_soft;
    let sign = RichText::new(icon::ADD_NOTE).family(icons());
    for (part, font) in [
        (sign, theme.icon()),
        (RichText::new("  Add a note"), theme.small()),
    ] {
        let part = part.font(font).color(soft);
        part.append_to(
            &mut words,
            ui.style(),
            egui::FontSelection::Default,
            Align::Center,
        );
    }
    let name = add_name(screen, about);
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = HALF;
        ui.add(Button::new(words).frame_when_inactive(false))
    });
    let response = response.inner;
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if response.on_hover_text(&name).clicked() {
        form.add(screen, about, commands);
    }
}

/// `content` with a small button on its right that opens a note about `about`.
pub fn beside_add_button(
    ui: &mut Ui,
    screen: &Screen,
    about: &About,
    form: &mut NotesForm,
    commands: &mut Commands,
    content: impl FnOnce(&mut Ui),
) {
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            add_icon(ui, screen, about, form, commands);
            ui.with_layout(Layout::top_down(Align::LEFT), content);
        });
    });
}

/// A small button that opens a note about `about`.
pub fn add_icon(
    ui: &mut Ui,
    screen: &Screen,
    about: &About,
    form: &mut NotesForm,
    commands: &mut Commands,
) {
    if !keeps_notes(screen) {
        return;
    }
    let name = add_name(screen, about);
    if quiet_button(ui, screen.theme, icon::ADD_NOTE, &name).clicked() {
        form.add(screen, about, commands);
    }
}

fn add_name(screen: &Screen, about: &About) -> String {
    format!("Add a note on {}", words::about(screen.case(), about))
}

/// The command that makes the note called `id` say `note`.
fn edit(id: &NoteId, note: Option<Arc<Note>>) -> Command {
    Command::Edit(crate::model::Edit::Note(id.clone(), note))
}
