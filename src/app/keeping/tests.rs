//! What becomes of unsaved work, from one app to the next.

use std::path::Path;
use std::time::Instant;

use super::*;
use crate::app::Opening;
use crate::basemap::regions;
use crate::formats::builtin_case;
use crate::model::Edit;
use crate::state::{Dialog, Document, Origin};

const PATIENCE: Duration = Duration::from_secs(30);

/// An app that writes to the folder `data`, once it has looked for what was left there.
fn app(data: &Path) -> App {
    let ctx = Context::default();
    let opening = Opening {
        data: Some(data.to_owned()),
        ..Opening::default()
    };
    let mut app = App::new(&ctx, opening).unwrap();
    let start = Instant::now();
    while app.jobs.pending() {
        assert!(start.elapsed() < PATIENCE);
        app.receive(&ctx);
        std::thread::sleep(Duration::from_millis(5));
    }
    app
}

impl App {
    fn does(&mut self, command: Command) {
        self.apply(command, &Context::default());
    }

    fn retitles(&mut self, title: &str) {
        self.does(Command::Edit(Edit::Title(title.to_owned())));
        self.keep();
    }

    /// The titles of the work that it offers.
    fn offers(&self) -> Vec<&str> {
        let offered = self.state.recovered.iter();
        offered
            .map(|found| found.document.case().title.as_str())
            .collect()
    }
}

fn dropped(data: &Path) -> usize {
    std::fs::read_dir(data.join("journal/dropped")).map_or(0, Iterator::count)
}

#[test]
fn the_work_of_an_app_that_died_is_offered_and_taken_up() {
    let data = tempfile::tempdir().unwrap();
    app(data.path()).retitles("another");
    let mut second = app(data.path());
    assert_eq!(second.offers(), ["another"]);
    assert_eq!(second.state.view.dialog, Some(Dialog::Recovered));
    let journal = second.state.recovered[0].journal.clone();
    second.does(Command::Recover(journal));
    assert_eq!(second.state.document.case().title, "another");
    drop(second);
    assert_eq!(dropped(data.path()), 1, "the first one's journal");
    assert_eq!(app(data.path()).offers(), ["another"], "the second one's");
}

#[test]
fn work_that_is_not_decided_on_is_offered_again() {
    let data = tempfile::tempdir().unwrap();
    app(data.path()).retitles("another");
    for _ in 0..2 {
        assert_eq!(app(data.path()).offers(), ["another"]);
    }
}

#[test]
fn work_that_is_not_wanted_is_not_offered_again_but_kept() {
    let data = tempfile::tempdir().unwrap();
    app(data.path()).retitles("another");
    let mut second = app(data.path());
    let journal = second.state.recovered[0].journal.clone();
    second.does(Command::DropRecovered(journal));
    drop(second);
    assert!(app(data.path()).offers().is_empty());
    assert_eq!(dropped(data.path()), 1);
}

#[test]
fn who_quits_without_saving_is_offered_nothing_but_could_find_it() {
    let data = tempfile::tempdir().unwrap();
    let mut first = app(data.path());
    first.retitles("another");
    first.does(Command::Quit);
    first.keep();
    first.does(Command::DropWork);
    // The window has a last frame.
    first.keep();
    drop(first);
    assert!(app(data.path()).offers().is_empty());
    assert_eq!(dropped(data.path()), 1);
}

#[test]
fn who_leaves_for_another_case_keeps_the_journal_until_that_is_there() {
    let origins = |data: &Path| {
        let path = data.join("there is none.ron");
        [
            (Command::OpenFile(path.clone()), Origin::File(path.clone())),
            (Command::OpenVersion(path.clone()), Origin::Version(path)),
            (Command::OpenBuiltIn, Origin::BuiltIn),
        ]
    };
    for number in 0..3 {
        let data = tempfile::tempdir().unwrap();
        let (opens, origin) = origins(data.path())[number].clone();
        let mut first = app(data.path());
        first.retitles("another");
        first.does(opens);
        first.does(Command::DropWork);
        first.keep();
        assert_eq!(dropped(data.path()), 0);
        let built_in = builtin_case(regions()).unwrap();
        let other = Document::new(built_in.case, built_in.text, origin);
        first.does(Command::Replace(Box::new(other)));
        first.keep();
        drop(first);
        assert!(app(data.path()).offers().is_empty());
        assert_eq!(dropped(data.path()), 1, "once");
    }
}

#[test]
fn after_a_fault_the_work_is_in_the_journal() {
    let data = tempfile::tempdir().unwrap();
    let mut first = app(data.path());
    let fault = || Fault {
        report: String::new(),
        file: None,
    };
    first.stop(fault());
    assert!(matches!(first.stopped, Some((_, WorkKept::None))));
    first.does(Command::Edit(Edit::Title("another".to_owned())));
    first.stop(fault());
    assert!(matches!(first.stopped, Some((_, WorkKept::InJournal))));
    first.journal = None;
    first.stop(fault());
    assert!(matches!(first.stopped, Some((_, WorkKept::Lost))));
    drop(first);
    assert_eq!(app(data.path()).offers(), ["another"]);
}
