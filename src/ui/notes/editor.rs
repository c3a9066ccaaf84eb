//! The note that is being written: every letter reaches the document, which has the last word.
//!
//! What is typed is kept nowhere else, so that nothing is lost when the field goes away, and undoing
//! shows in the field.

use std::borrow::Cow;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use egui::{EventFilter, Id, Key, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo};
use jiff::Zoned;
use jiff::civil::Date;

use crate::model::{About, Case, Note, NoteId};
use crate::state::{Command, Commands};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::HALF;
use super::super::widgets::{icon, sign};
use super::super::words;
use super::edit;
use super::slip::ground;

/// A note that is being written.
pub struct Editor {
    /// Its id.
    pub id: NoteId,
    /// What it is about.
    pub about: About,
    /// Whether it was begun here, and not opened.
    is_new: bool,
    on: Date,
    text: String,
    /// The author's name as it is typed.
    name: String,
    /// Text and name as the document has them, unless somebody else changes them.
    sent: (String, String),
    /// Whether the name was typed here: then it is the author's from now on.
    has_named: bool,
    frame: Frame,
}

/// How far the editor has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// It has not been drawn yet.
    First,
    /// It was drawn in the last frame that there was.
    Drawn,
    /// A frame has begun, and it has not been drawn in it.
    Due,
}

/// Why writing ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A key or the button was pressed.
    ByKey,
    /// The focus went elsewhere.
    FocusLost,
}

impl Editor {
    /// An empty note about `about`, of today.
    pub fn new(screen: &Screen, about: About) -> Self {
        let on = Zoned::now().date();
        let name = screen.state.view.author.clone().unwrap_or_default();
        Self {
            id: new_id(screen.case(), on),
            about,
            is_new: true,
            on,
            text: String::new(),
            sent: (String::new(), name.clone()),
            name,
            has_named: false,
            frame: Frame::First,
        }
    }

    /// The note called `id`, opened.
    pub fn of(id: NoteId, note: &Note) -> Self {
        let (text, name) = said(note);
        Self {
            id,
            about: note.about.clone(),
            is_new: false,
            on: note.on,
            text: text.clone(),
            name: name.clone(),
            sent: (text, name),
            has_named: false,
            frame: Frame::First,
        }
    }

    /// Whether it is of the note called `id`.
    pub fn is_of(&self, id: &NoteId) -> bool {
        self.id == *id
    }

    /// Where among `notes`, all of those about what it is about, it is drawn: where its note stands
    /// or stood, as one that is emptied is there no longer. What is begun stays at the end while it
    /// is written, wherever its id would put it.
    pub fn place_among(&self, notes: &[(NoteId, Arc<Note>)]) -> usize {
        if self.is_new {
            return notes.len();
        }
        notes.partition_point(|(id, note)| (note.on, id) < (self.on, &self.id))
    }

    /// Whether the frame that is over has shown it; begins another.
    pub fn was_drawn(&mut self) -> bool {
        let was_drawn = self.frame != Frame::Due;
        if self.frame == Frame::Drawn {
            self.frame = Frame::Due;
        }
        was_drawn
    }

    /// The field with what belongs to it; says whether, and how, writing ends.
    pub fn ui(&mut self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) -> Option<Ending> {
        let is_first = self.frame == Frame::First;
        self.frame = Frame::Drawn;
        self.hear(screen.case());
        let fields = [
            Id::unique(("note", &self.id)),
            Id::unique(("name", &self.id)),
        ];
        let in_field = |ui: &Ui| ui.memory(|memory| fields.iter().any(|id| memory.has_focus(*id)));
        let by_key = in_field(ui) && ends_writing(ui);
        let slip = ground(ui, screen, |ui| {
            self.head(ui, screen);
            let mut changed = self.text_field(ui, screen, fields[0]);
            self.preview(ui, screen);
            changed |= self.name_field(ui, screen, fields[1]);
            if changed {
                self.send(commands);
            }
            done_button(ui, screen)
        });
        if is_first {
            ui.memory_mut(|memory| memory.request_focus(fields[0]));
            slip.response.scroll_to_me(None);
        }
        let done = slip.inner;
        if by_key || done.clicked() {
            return Some(Ending::ByKey);
        }
        let is_left = !is_first && !in_field(ui) && !done.has_focus();
        is_left.then_some(Ending::FocusLost)
    }

    /// Takes over what the document says, where that is not what was typed here.
    fn hear(&mut self, case: &Case) {
        let blank = || (String::new(), self.name.clone());
        let said = case
            .notes
            .get(&self.id)
            .map_or_else(blank, |note| said(note));
        let is_told = said.0 != self.sent.0 || (!said.0.is_empty() && said.1 != self.sent.1);
        if is_told {
            (self.text, self.name) = said.clone();
            self.sent = said;
        }
    }

    /// Makes the document say what was typed.
    fn send(&mut self, commands: &mut Commands) {
        let note = self.note();
        let name = self.name.trim().to_owned();
        self.sent = match &note {
            Some(note) => said(note),
            None => (String::new(), name),
        };
        commands.push(edit(&self.id, note));
    }

    /// The note as it is typed; none while it is blank.
    fn note(&self) -> Option<Arc<Note>> {
        let is_blank = self.text.trim().is_empty();
        (!is_blank).then(|| {
            Arc::new(Note {
                about: self.about.clone(),
                by: self.name_given(),
                on: self.on,
                text: self.text.clone(),
            })
        })
    }

    fn name_given(&self) -> Option<String> {
        let name = self.name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// Ends writing: spaces around the text go, the name is remembered, and what comes next is a
    /// step of its own.
    pub fn end(mut self, commands: &mut Commands) {
        let trimmed = self.text.trim();
        if trimmed.len() < self.text.len() {
            self.text = trimmed.to_owned();
            if self.text != self.sent.0 {
                self.send(commands);
            }
        }
        commands.push(Command::EndTyping);
        if let Some(name) = self.name_given().filter(|_| self.has_named) {
            commands.push(Command::SetAuthor(Some(name)));
        }
    }

    fn head(&self, ui: &mut Ui, screen: &Screen) {
        let theme = screen.theme;
        let about = format!("Note on {}", words::about(screen.case(), &self.about));
        ui.horizontal(|ui| {
            sign(ui, theme, icon::EDIT);
            text::label(ui, &about, theme.small(), theme.colours.ink_soft);
        });
    }

    fn text_field(&mut self, ui: &mut Ui, screen: &Screen, id: Id) -> bool {
        let theme = screen.theme;
        let hint = RichText::new("What do you want to remember?").color(theme.colours.ink_soft);
        let field = TextEdit::multiline(&mut self.text)
            .id(id)
            .font(theme.body())
            .hint_text(hint)
            .desired_rows(3)
            .desired_width(f32::INFINITY)
            .background_color(theme.colours.paper)
            .event_filter(with_escape(true));
        let response = ui.add(field);
        let name = format!("Note on {}", words::about(screen.case(), &self.about));
        response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, &name));
        response.changed()
    }

    /// Right-to-left text as it will be read: a field shows its words out of order.
    fn preview(&self, ui: &mut Ui, screen: &Screen) {
        let theme = screen.theme;
        if let Cow::Owned(_) = text::ordered(&self.text) {
            let soft = theme.colours.ink_soft;
            text::label(ui, "As it will be read:", theme.small(), soft);
            text::prose(ui, &self.text, theme.body(), theme.colours.ink);
        }
    }

    fn name_field(&mut self, ui: &mut Ui, screen: &Screen, id: Id) -> bool {
        let theme = screen.theme;
        let hint = RichText::new("Your name, if it is to be signed");
        let field = TextEdit::singleline(&mut self.name)
            .id(id)
            .font(theme.body())
            .hint_text(hint.color(theme.colours.ink_soft))
            .desired_width(f32::INFINITY)
            .background_color(theme.colours.paper)
            .event_filter(with_escape(false));
        ui.add_space(HALF);
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Your name"));
        self.has_named |= response.changed();
        response.changed() && !self.text.trim().is_empty()
    }
}

/// The text of `note`, and the name that signs it.
fn said(note: &Note) -> (String, String) {
    (note.text.clone(), note.by.clone().unwrap_or_default())
}

fn done_button(ui: &mut Ui, screen: &Screen) -> egui::Response {
    let theme = screen.theme;
    ui.horizontal_wrapped(|ui| {
        let done = ui.button("Done").on_hover_text("Done (Ctrl+Enter, or Esc)");
        let kept = "Kept as you type.";
        text::label(ui, kept, theme.small(), theme.colours.ink_soft);
        done
    })
    .inner
}

/// What a field keeps from egui: Esc ends writing, and must not clear the selection as well.
fn with_escape(multiline: bool) -> EventFilter {
    EventFilter {
        horizontal_arrows: true,
        vertical_arrows: multiline,
        escape: true,
        ..EventFilter::default()
    }
}

fn ends_writing(ui: &Ui) -> bool {
    ui.input_mut(|input| {
        input.consume_key(Modifiers::COMMAND, Key::Enter)
            || input.consume_key(Modifiers::NONE, Key::Escape)
    })
}

/// An id that `case` does not have: the day, so that notes stand in the order of their days in a
/// file, and letters by chance, so that two analysts' notes go together.
fn new_id(case: &Case, on: Date) -> NoteId {
    loop {
        let letters = letters(RandomState::new().hash_one(on));
        let id = NoteId::from(format!("note-{on}-{letters}").as_str());
        if !case.notes.contains_key(&id) {
            return id;
        }
    }
}

/// Six letters that stand for `number`.
fn letters(number: u64) -> String {
    let places = (0..6).map(|place| number / 26_u64.pow(place) % 26);
    places
        .filter_map(|digit| char::from_digit(10 + u32::try_from(digit).ok()?, 36))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::CaseBuilder;

    #[test]
    fn an_id_says_its_day_and_is_new() {
        let case = CaseBuilder::new().build();
        let on = jiff::civil::date(2026, 11, 22);
        let ids = [new_id(&case, on), new_id(&case, on)];
        assert_ne!(ids[0], ids[1]);
        for id in ids {
            let letters = id.as_str().strip_prefix("note-2026-11-22-").unwrap();
            assert_eq!(letters.len(), 6);
            assert!(letters.bytes().all(|letter| letter.is_ascii_lowercase()));
        }
    }
}
