//! The document: what an edit changes in it, and what is unsaved.

use super::*;
use crate::model::Edit;

const NOBODY: &str = "nobody";

#[test]
fn an_edit_changes_the_case_and_not_its_base() {
    let before = document(Origin::BuiltIn);
    let after = before.edited(&retitled("another")).unwrap();
    assert_eq!(after.case().title, "another");
    assert_eq!(after.base().case.title, before.case().title);
    assert_eq!(after.unsaved(), [retitled("another")]);
    assert!(after.is_changed() && !before.is_changed());
    assert_ne!(after, before, "what is derived is derived anew");
}

#[test]
fn an_edit_that_changes_nothing_makes_no_other_document() {
    let document = document(Origin::BuiltIn);
    let title = document.case().title.clone();
    for nothing in [
        Edit::Title(title),
        Edit::Note("none".into(), None),
        Edit::Title("  ".to_owned()),
        note("1", " \n"),
        note("", "text"),
        Edit::Shape(NOBODY.into(), None),
        Edit::Hue(NOBODY.into(), crate::model::Hue::Blue),
    ] {
        assert_eq!(document.edited(&nothing), None, "{nothing:?}");
    }
}

#[test]
fn an_edit_taken_back_by_hand_is_not_unsaved() {
    let before = document(Origin::BuiltIn);
    let title = before.case().title.clone();
    let after = with(&before, &[retitled("another"), Edit::Title(title)]);
    assert!(after.unsaved().is_empty() && !after.is_changed());
}

#[test]
fn letters_of_a_note_are_looked_up_in_the_typefaces() {
    let document = with(&document(Origin::BuiltIn), &[note("1", "تلبيسة")]);
    assert!(document.letters().contains(&'ة'));
    assert!(!document.without_edits().letters().contains(&'ة'));
}

#[test]
fn letters_that_are_taken_out_of_the_title_are_looked_up_no_longer() {
    let document = with(&document(Origin::BuiltIn), &[retitled("ة"), retitled("b")]);
    assert!(!document.letters().contains(&'ة'));
}

#[test]
fn an_edit_copies_no_claims() {
    let before = document(Origin::BuiltIn);
    let after = with(&before, &[retitled("another"), note("1", "first")]);
    assert!(Arc::ptr_eq(&before.case().claims, &after.case().claims));
}

#[test]
fn what_was_edited_while_saving_is_unsaved_afterwards() {
    let written = with(&document(Origin::BuiltIn), &[note("1", "first")]);
    let later = with(&written, &[note("2", "second")]);
    let saved = Base {
        text: "as it was written".into(),
        case: Arc::new(written.case().clone()),
    };
    let after = later.after_saving(saved, "/cases/a.ron".into());
    assert_eq!(after.unsaved(), [note("2", "second")]);
    assert_eq!(after.on_disk(), "as it was written");
    assert_eq!(after.file(), Some(&PathBuf::from("/cases/a.ron")));
}

#[test]
fn a_file_that_is_to_be_written_over_makes_the_document_a_changed_one() {
    let before = document(Origin::File("/cases/a.ron".into()));
    let after = before.knowing_on_disk("somebody else's".into());
    assert!(after.unsaved().is_empty() && after.is_changed());
    assert_ne!(after, before, "a journal has to hear of it");
}

#[test]
fn only_a_file_of_the_users_is_saved_to() {
    let path = PathBuf::from("/cases/a.ron");
    assert_eq!(document(Origin::BuiltIn).file(), None);
    assert_eq!(document(Origin::Version(path.clone())).file(), None);
    assert_eq!(document(Origin::File(path.clone())).file(), Some(&path));
}

#[test]
fn another_case_begins_without_the_instruments_of_the_one_before() {
    let mut state = State::new(document(Origin::BuiltIn));
    state.apply(Command::ShowInstrument(Some(Instrument::Claims)));
    let by = TableLook::default().sorted_by(ClaimColumn::Source);
    state.apply(Command::SetClaimsTable(by));
    state.apply(Command::Compare(vec![Subject::Campaign]));
    open(&mut state, document(Origin::BuiltIn));
    assert_eq!(Instruments::of(&state.view), Instruments::default());
}
