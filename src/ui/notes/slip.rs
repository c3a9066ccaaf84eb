//! A slip: one note as it is read, with its author and day.

use std::borrow::Cow;

use egui::{Align, Frame, InnerResponse, Layout, Margin, Rect, Sense, Shape, Stroke, Ui, pos2};

use crate::model::{About, Note, NoteId, Subject};
use crate::state::{Command, Commands};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, ROUND, STEP};
use super::super::widgets::{icon, quiet_button};
use super::super::words;
use super::{NotesForm, edit};

/// How many letters, and how many lines, of a note are shown before a click shows all: what sources
/// claim stays in reach.
const SHORT: usize = 600;
const FEW_LINES: usize = 12;

/// One note; a click on its words or its pencil opens it.
pub fn slip_ui(
    ui: &mut Ui,
    screen: &Screen,
    id: &NoteId,
    note: &Note,
    form: &mut NotesForm,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    ground(ui, screen, |ui| {
        let mut opened = head(ui, screen, id, note, form, commands);
        if is_elsewhere(screen, &note.about) {
            let about = format!("On {}", words::about(screen.case(), &note.about));
            text::label(ui, &about, theme.small(), theme.colours.ink_soft);
        }
        let shown = if form.unfolded.contains(id) {
            Cow::Borrowed(note.text.as_str())
        } else {
            shortened(&note.text)
        };
        let words = text::prose(ui, &shown, theme.body(), theme.colours.ink);
        // By pointer only: the keyboard has the pencil.
        opened |= words.interact(Sense::CLICK).clicked();
        fold(ui, id, note, form);
        if opened {
            form.edit(id, note, commands);
        }
    });
}

/// Whether a note is not about the selected subject itself, nor about what stands beneath a heading
/// of its own.
fn is_elsewhere(screen: &Screen, about: &About) -> bool {
    match about {
        About::Incident(id) => {
            screen.state.view.selected.as_ref() != Some(&Subject::Incident(id.clone()))
        }
        _ => false,
    }
}

/// Who wrote it when, and the ways to change and to remove it; says whether it is to be opened.
fn head(
    ui: &mut Ui,
    screen: &Screen,
    id: &NoteId,
    note: &Note,
    form: &mut NotesForm,
    commands: &mut Commands,
) -> bool {
    let theme = screen.theme;
    let signature = words::signature(note);
    let about = words::about(screen.case(), &note.about);
    let mut opened = false;
    ui.horizontal_top(|ui| {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            let name = format!("Edit the note on {about}");
            let pencil = quiet_button(ui, theme, icon::EDIT, &name);
            if form.focus.take_if(|focus| focus == id).is_some() {
                pencil.request_focus();
            }
            opened = pencil.clicked();
            let name = format!("Remove the note on {about}");
            if quiet_button(ui, theme, icon::REMOVE, &name).clicked() {
                commands.push(Command::EndTyping);
                commands.push(edit(id, None));
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                // Level with the icons, which take more room than a line.
                ui.add_space(HALF);
                text::label(ui, &signature, theme.small(), theme.colours.ink_soft);
            });
        });
    });
    opened
}

fn fold(ui: &mut Ui, id: &NoteId, note: &Note, form: &mut NotesForm) {
    let is_unfolded = form.unfolded.contains(id);
    if is_unfolded && ui.button("Show less of the note").clicked() {
        form.unfolded.remove(id);
    }
    let is_cut = matches!(shortened(&note.text), Cow::Owned(_));
    if !is_unfolded && is_cut && ui.button("Show all of the note").clicked() {
        form.unfolded.insert(id.clone());
    }
}

/// The beginning of `text`, up to a space or the end of a line; all of it where it is short.
fn shortened(text: &str) -> Cow<'_, str> {
    let letters = text.char_indices().nth(SHORT).map(|(at, _)| at);
    let lines = text
        .match_indices('\n')
        .nth(FEW_LINES - 1)
        .map(|(at, _)| at);
    let Some(end) = letters.into_iter().chain(lines).min() else {
        return Cow::Borrowed(text);
    };
    let start = &text[..end];
    let at_space = start.rfind(char::is_whitespace);
    let whole_words = at_space.filter(|&at| at > end / 2 && lines != Some(end));
    let start = &start[..whole_words.unwrap_or(end)];
    Cow::Owned(format!("{} …", start.trim_end()))
}

/// The ground of a note with `content` on it: paper of another colour with a corner turned over.
pub fn ground<T>(
    ui: &mut Ui,
    screen: &Screen,
    content: impl FnOnce(&mut Ui) -> T,
) -> InnerResponse<T> {
    let colours = &screen.theme.colours;
    ui.add_space(HALF);
    let slip = Frame::new()
        .fill(colours.note)
        .stroke(Stroke::new(1.0, colours.note_edge))
        .corner_radius(egui::CornerRadius { se: 0, ..ROUND })
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        });
    turn_corner(ui, screen, slip.response.rect);
    ui.add_space(HALF);
    slip
}

fn turn_corner(ui: &Ui, screen: &Screen, slip: Rect) {
    let colours = &screen.theme.colours;
    let side = STEP * 1.25;
    let (right, bottom) = (slip.right(), slip.bottom());
    let (up, left) = (pos2(right, bottom - side), pos2(right - side, bottom));
    let beneath = vec![up, pos2(right + 1.0, bottom + 1.0), left];
    let turned = vec![up, pos2(right - side, bottom - side), left];
    let edge = Stroke::new(1.0, colours.note_edge);
    ui.painter().extend([
        Shape::convex_polygon(beneath, colours.paper, Stroke::new(1.0, colours.paper)),
        Shape::convex_polygon(turned, colours.note, edge),
    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_note_is_cut_between_words_and_a_short_one_is_not() {
        assert!(matches!(shortened("Ask for the hour."), Cow::Borrowed(_)));
        let long = "قصف ".repeat(300);
        let cut = shortened(&long);
        assert!(cut.chars().count() <= SHORT + 2, "{}", cut.len());
        assert!(cut.ends_with("قصف …"), "{cut}");
        let lines = shortened(&"a line\n".repeat(40)).into_owned();
        assert_eq!(lines.lines().count(), FEW_LINES);
        assert!(lines.ends_with("a line …"), "{lines}");
        let one_word = shortened(&"x".repeat(10_000)).into_owned();
        assert_eq!(one_word.chars().count(), SHORT + 2);
    }
}
