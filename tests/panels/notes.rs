//! Notes: written, changed, undone and read, apart from what sources claim.

use std::sync::Arc;

use counterclaim::model::{About, Edit, Note};
use counterclaim::state::Command;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;

use crate::screen::Screen;

const FIELD: &str = "Note on Talbiseh";

/// The notes of the case, in the order of their ids.
fn notes(screen: &Screen) -> Vec<Arc<Note>> {
    let case = screen.app().state().document.case();
    case.notes.values().cloned().collect()
}

fn texts(screen: &Screen) -> Vec<String> {
    let texts = notes(screen).into_iter().map(|note| note.text.clone());
    texts.collect()
}

/// Talbiseh with a note on it, which is still being written.
fn writing(text: &str) -> Screen {
    let mut screen = Screen::at("Talbiseh");
    screen.activate(|screen| screen.button("Add a note on Talbiseh"));
    screen.type_into(FIELD, text);
    screen
}

/// Talbiseh with a note on it.
fn noted(text: &str) -> Screen {
    let mut screen = writing(text);
    screen.press(Key::Escape);
    screen
}

#[test]
fn a_note_is_one_step_from_its_first_letter_to_its_last() {
    let mut screen = writing("Ask for");
    assert_eq!(texts(&screen), ["Ask for"], "kept as it is typed");
    screen.type_into(FIELD, " the hour.");
    assert_eq!(texts(&screen), ["Ask for the hour."]);
    screen.press(Key::Escape);
    let history = &screen.app().state().history;
    assert_eq!(history.past().len(), 1);
    assert!(screen.panel().has(&["Ask for the hour."]));
    assert!(
        screen.panel().has(&["36 civilians killed"]),
        "still at Talbiseh"
    );
}

#[test]
fn a_note_says_what_it_is_about_and_of_which_day_it_is() {
    let screen = noted("Ask for the hour.");
    let note = notes(&screen).remove(0);
    assert_eq!(note.about, About::Place("talbiseh".into()));
    assert_eq!(note.on, jiff::Zoned::now().date());
    assert_eq!(note.by, None);
    let day = note.on.strftime("%-d %B %Y").to_string();
    screen.panel().line(&["Note, ", &day]);
}

#[test]
fn a_name_is_typed_once_and_signs_what_comes_after() {
    let mut screen = writing("Ask for the hour.");
    screen.type_into("Your name", "A. Analyst");
    screen.press(Key::Escape);
    screen.panel().line(&["Note by A. Analyst, "]);
    let author = &screen.app().state().view.author;
    assert_eq!(author.as_deref(), Some("A. Analyst"));
    screen.activate(|screen| screen.button("Add a note on Talbiseh"));
    screen.type_into(FIELD, "And the minute.");
    let by: Vec<_> = notes(&screen).iter().map(|note| note.by.clone()).collect();
    assert_eq!(
        by,
        [Some("A. Analyst".to_owned()), Some("A. Analyst".to_owned())]
    );
    assert_eq!(screen.app().state().history.past().len(), 2);
}

#[test]
fn a_signature_can_be_put_right() {
    let mut screen = writing("Ask for the hour.");
    screen.type_into("Your name", "A. Analist");
    screen.press(Key::Escape);
    screen.activate(|screen| screen.button("Edit the note on Talbiseh"));
    screen.type_into("Your name", "");
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.button("Your name").type_text("A. Analyst");
    screen.settle();
    let signed = |screen: &Screen| notes(screen)[0].by.clone();
    assert_eq!(signed(&screen).as_deref(), Some("A. Analyst"));
    assert_eq!(texts(&screen), ["Ask for the hour."]);
    screen.press(Key::Escape);
    let author = &screen.app().state().view.author;
    assert_eq!(author.as_deref(), Some("A. Analyst"));
    screen.send(Command::Undo);
    assert_eq!(signed(&screen).as_deref(), Some("A. Analist"));
}

#[test]
fn a_note_is_edited_emptied_and_taken_away() {
    let mut screen = noted("Ask for the hour.");
    screen.activate(|screen| screen.button("Edit the note on Talbiseh"));
    screen.type_into(FIELD, " And who says so.");
    screen.press(Key::Escape);
    assert_eq!(texts(&screen), ["Ask for the hour. And who says so."]);
    assert_eq!(screen.app().state().history.past().len(), 2);

    emptied(&mut screen);
    assert_eq!(texts(&screen), [""; 0]);
    screen.button(FIELD).type_text("Ask for the day.");
    screen.settle();
    assert_eq!(texts(&screen), ["Ask for the day."], "the field is there");
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().history.past().len(), 3);

    screen.activate(|screen| screen.button("Remove the note on Talbiseh"));
    assert_eq!(texts(&screen), [""; 0]);
    assert!(!screen.panel().has(&["Ask for the day."]));
}

/// Empties the note on Talbiseh, and leaves its field open.
fn emptied(screen: &mut Screen) {
    screen.activate(|screen| screen.button("Edit the note on Talbiseh"));
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press(Key::Delete);
}

#[test]
fn a_note_that_was_emptied_comes_back_and_goes_again_as_one_step() {
    let mut screen = noted("Ask for the hour.");
    emptied(&mut screen);
    for _ in 0..2 {
        screen.send(Command::Undo);
        assert_eq!(texts(&screen), ["Ask for the hour."]);
        let field = screen.button(FIELD).accesskit_node().value();
        assert_eq!(field.as_deref(), Some("Ask for the hour."));
        screen.send(Command::Redo);
        assert_eq!(texts(&screen), [""; 0]);
    }
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().history.past().len(), 2);
    assert!(!screen.panel().has(&["Kept as you type"]));
    screen.send(Command::Undo);
    assert!(screen.panel().has(&["Ask for the hour."]));
}

#[test]
fn a_note_that_is_emptied_is_none() {
    let mut screen = writing("A");
    screen.press(Key::Backspace);
    assert_eq!(texts(&screen), [""; 0]);
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().history.past().len(), 0);
}

#[test]
fn a_note_of_nothing_but_spaces_is_none() {
    let screen = noted("  ");
    assert_eq!(texts(&screen), [""; 0]);
}

#[test]
fn selecting_something_else_ends_the_note_and_keeps_it() {
    let mut screen = writing("Ask for the hour. ");
    screen.activate(|screen| screen.row("Hama governorate"));
    assert_eq!(texts(&screen), ["Ask for the hour."]);
    assert!(!screen.panel().has(&["Ask for the hour."]));
    assert_eq!(screen.app().state().history.past().len(), 1);
}

#[test]
fn a_note_counts_as_no_claim() {
    let mut screen = Screen::open();
    let before = screen.status().line(&["claims shown"]).to_owned();
    screen.activate(|screen| screen.row("Talbiseh"));
    screen.activate(|screen| screen.button("Add a note on Talbiseh"));
    screen.type_into(FIELD, "36 civilians killed.");
    assert_eq!(screen.status().line(&["claims shown"]), before);
}

#[test]
fn questions_claims_and_incidents_can_be_noted_where_they_stand() {
    let mut screen = Screen::at("Talbiseh");
    let fold = screen.panel().line(&["in full"]).to_owned();
    screen.activate(|screen| screen.button(&fold));
    for (on, text) in [
        ("“Were civilians killed or hurt?”", "On the question."),
        ("a claim by President of Russia", "On the claim."),
        ("Strikes on four areas", "On the incident."),
    ] {
        let add = format!("Add a note on {on}");
        screen.activate(|screen| screen.first_button(&add));
        screen.type_into(&format!("Note on {on}"), text);
        screen.press(Key::Escape);
        screen.panel().line(&[text]);
    }
    let harm = screen.panel().section(&["On the question."]);
    assert!(harm.has(&["36 civilians killed"]), "{harm}");
    screen.panel().line(&["in full, 1 note"]);
    screen.panel().line(&["On Strikes on four areas"]);
}

#[test]
fn the_overview_lists_all_notes_and_leads_to_them() {
    let mut screen = noted("Ask for the hour.");
    screen.press(Key::Escape);
    screen.panel().line(&["One note, which is no claim."]);
    screen.panel().line(&["Ask for the hour."]);
    screen.activate(|screen| screen.button("Go to the note on Talbiseh"));
    screen.panel().line(&["36 civilians killed"]);
    screen.panel().line(&["Ask for the hour."]);
}

#[test]
fn copied_notes_stand_under_a_heading_of_their_own() {
    let mut screen = noted("Ask for the hour.");
    screen.click(|screen| screen.button("Copy all"));
    let copied = screen.copied().concat();
    let (claims, notes) = copied
        .split_once("Notes by analysts, which are no claims")
        .expect("a heading");
    assert!(claims.contains("36 civilians killed"));
    assert!(!claims.contains("Ask for the hour."));
    assert!(notes.contains("on Talbiseh:\nAsk for the hour."), "{notes}");
}

#[test]
fn a_note_of_ten_thousand_letters_leaves_the_claims_in_reach() {
    let mut screen = noted(&"An hour is missing. ".repeat(500));
    assert!(!screen.panel().has(&["Show less"]));
    let half = texts(&screen)[0].len() / 2;
    let shown = screen.panel().line(&["An hour is missing."]).len();
    assert!(shown < half, "{shown} letters");
    screen.activate(|screen| screen.button("Show all of the note"));
    let shown = screen.panel().line(&["An hour is missing."]).len();
    assert!(shown > half, "{shown} letters");
    assert_eq!(screen.sticking_out(), [""; 0]);
}

#[test]
fn arabic_is_previewed_in_its_order_while_it_is_typed() {
    let arabic = "قصف على تلبيسة، الساعة غير معروفة";
    let mut screen = writing(arabic);
    let preview = screen.panel().from(&["as it will be read"]);
    assert!(preview.has(&[arabic]), "{preview}");
    screen.press(Key::Escape);
    screen.panel().line(&[arabic]);
    assert!(!screen.panel().has(&["as it will be read"]));
}

/// Notes `text` about a place that is not shown: what draws this screen has no boxes for letters.
fn note_elsewhere(screen: &mut Screen, text: &str) {
    let note = Note {
        about: About::Place("hama".into()),
        by: None,
        on: jiff::civil::date(2026, 11, 22),
        text: text.to_owned(),
    };
    screen.send(Command::Edit(Edit::Note("n".into(), Some(Arc::new(note)))));
}

#[test]
fn a_letter_that_no_typeface_has_is_told_once_however_much_is_typed() {
    let mut screen = Screen::at("Talbiseh");
    for (typed, told) in [
        ("ᚠ", Some("U+16A0")),
        ("ᚠ and more", None),
        ("ᚠ and ᚢ", Some("U+16A2")),
        ("ᚠ", None),
    ] {
        note_elsewhere(&mut screen, typed);
        assert_eq!(texts(&screen), [typed]);
        let notices = screen.app().state().notices.clone();
        assert_eq!(notices.len(), usize::from(told.is_some()), "{typed}");
        for notice in notices {
            assert!(told.is_some_and(|told| notice.text.contains(told)));
            screen.send(Command::Dismiss(notice));
        }
    }
}

#[test]
fn notes_stick_out_nowhere_in_a_small_window_on_the_wall() {
    let mut screen = Screen::sized(counterclaim::app::Opening::default(), [960.0, 600.0]);
    screen.settle();
    screen.click(|screen| screen.button("Projector"));
    screen.activate(|screen| screen.row("Talbiseh"));
    screen.activate(|screen| screen.button("Add a note on Talbiseh"));
    screen.type_into(
        FIELD,
        "Incomprehensibilities-without-any-space-at-all-in-one-line",
    );
    assert_eq!(screen.sticking_out(), [""; 0], "while it is written");
    screen.press(Key::Escape);
    assert_eq!(screen.sticking_out(), [""; 0], "once it is written");
    screen.press(Key::Escape);
    assert_eq!(screen.sticking_out(), [""; 0], "in the overview");
}
