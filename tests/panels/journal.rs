//! Unsaved work of a program that has died, as the next one finds it.

use std::path::Path;
use std::time::Duration;

use counterclaim::app::Opening;
use counterclaim::basemap::regions;
use counterclaim::formats::builtin_case;
use counterclaim::journal::{Journal, Shelf};
use counterclaim::model::Edit;
use counterclaim::state::{Dialog, Document, Origin};

use crate::screen::Screen;

/// Leaves in the folder `data` what a program does that dies with the built-in case retitled.
fn die_with_a_title(data: &Path, title: &str) {
    let loaded = builtin_case(regions()).expect("a whole case");
    let document = Document::new(loaded.case, loaded.text, Origin::BuiltIn);
    let edited = document.edited(&Edit::Title(title.to_owned()));
    let mut journal = Journal::open(Shelf::new(data.join("journal")), || ()).expect("a thread");
    journal.keep(&edited.expect("a new title"));
    assert!(journal.flush(Duration::from_secs(30)));
}

fn screen_with(data: &Path) -> Screen {
    Screen::starting(Opening {
        data: Some(data.to_owned()),
        ..Opening::default()
    })
}

#[test]
fn unsaved_work_of_a_program_that_died_is_offered_at_the_next_start() {
    let data = tempfile::tempdir().expect("a folder");
    die_with_a_title(data.path(), "Retitled");
    let mut screen = screen_with(data.path());
    screen.wait_until("the offer", |screen| {
        screen.app().state().view.dialog == Some(Dialog::Recovered)
    });
    let [found] = screen.app().state().recovered.as_slice() else {
        panic!("one program died");
    };
    assert_eq!(found.document.case().title, "Retitled");
    assert_eq!(found.document.unsaved().len(), 1);
}

#[test]
fn a_damaged_journal_is_told_at_the_next_start() {
    let data = tempfile::tempdir().expect("a folder");
    die_with_a_title(data.path(), "Retitled");
    let folders = std::fs::read_dir(data.path().join("journal")).expect("a shelf");
    let folder = folders.last().expect("a journal").expect("an entry").path();
    std::fs::write(folder.join("edits.ron"), "nothing").expect("a file");
    let mut screen = screen_with(data.path());
    screen.wait_until("the notice", |screen| {
        let mut notices = screen.app().state().notices.iter();
        notices.any(|notice| notice.text.contains("is damaged"))
    });
    assert!(screen.app().state().recovered.is_empty());
}
