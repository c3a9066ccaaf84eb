use super::*;
use crate::model::Edit;
use crate::query::testing::CaseBuilder;
use crate::state::Command;
use crate::state::testing::{open, written};

const PATH: &str = "/cases/a.ron";

fn document(text: &str, origin: Origin) -> Document {
    Document::new(CaseBuilder::new().build(), text, origin)
}

fn opened() -> State {
    State::new(document("text", Origin::File(PATH.into())))
}

fn retitle(state: &mut State, title: &str) {
    state.apply(Command::Edit(Edit::Title(title.to_owned())));
}

#[test]
fn files_opened_or_saved_are_remembered_once_each_the_latest_first() {
    let mut state = opened();
    for n in 0..12 {
        let origin = Origin::File(format!("/cases/{n}.ron").into());
        open(&mut state, document("text", origin));
    }
    state.apply(Command::SaveAs("/cases/5.ron".into()));
    let saved = written(&state.document);
    state.apply(Command::Saved(saved, "/cases/5.ron".into()));
    let recent: Vec<String> = state
        .view
        .recent
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    assert_eq!(recent.len(), MOST_RECENT);
    assert_eq!(
        recent[..3],
        ["/cases/5.ron", "/cases/11.ron", "/cases/10.ron"]
    );
    assert_eq!(
        recent
            .iter()
            .filter(|path| path.ends_with("/5.ron"))
            .count(),
        1
    );
}

#[test]
fn while_a_file_is_being_written_it_is_not_written_again() {
    let mut state = opened();
    retitle(&mut state, "Another");
    assert!(matches!(
        state.apply(Command::Save)[..],
        [Effect::WriteCase(..)]
    ));
    let saving = state.files.saving.as_ref();
    assert_eq!(
        saving.map(|saving| saving.path.as_path()),
        Some(Path::new(PATH))
    );
    assert_eq!(state.apply(Command::Save), []);
    let saved = written(&state.document);
    state.apply(Command::Saved(saved, PATH.into()));
    assert_eq!(state.files.saving, None);
    assert!(!state.document.is_changed());
}

#[test]
fn another_name_is_looked_up_before_the_case_is_saved_under_it() {
    let mut state = opened();
    state.apply(Command::Show(Some(Dialog::SaveAs)));
    let other = PathBuf::from("/cases/b.ron");
    let effects = state.apply(Command::SaveUnder(other.clone()));
    assert_eq!(effects, [Effect::LookForFile(other.clone())]);
    state.apply(Command::FoundInTheWay(other.clone()));
    assert_eq!(state.files.in_the_way, Some(other.clone()));
    assert!(matches!(
        state.apply(Command::SaveAs(other))[..],
        [Effect::WriteCase(..)]
    ));
    assert_eq!(state.files.in_the_way, None);
}

#[test]
fn a_file_that_is_gone_leaves_the_case_open_and_unsaved() {
    let mut state = opened();
    state.apply(Command::FileIsGone(PATH.into()));
    assert!(state.document.is_changed());
    assert!(state.notices[0].text.contains("is gone"));
    assert!(matches!(
        state.apply(Command::Save)[..],
        [Effect::WriteCase(..)]
    ));
}

#[test]
fn a_file_that_is_back_as_it_was_asks_nothing() {
    let mut state = opened();
    state.apply(Command::FileIsGone(PATH.into()));
    let back = document("text", Origin::File(PATH.into()));
    state.apply(Command::FoundOnDisk(Box::new(back)));
    assert!(!state.document.is_changed());
    assert!(state.outside.is_none());
}

#[test]
fn what_the_file_holds_while_it_is_written_is_no_news() {
    let mut state = opened();
    retitle(&mut state, "Another");
    state.apply(Command::Save);
    let theirs = document("half", Origin::File(PATH.into()));
    state.apply(Command::FoundOnDisk(Box::new(theirs)));
    assert!(state.outside.is_none());
}

#[test]
fn one_window_to_choose_a_file_in_is_open_at_a_time() {
    let mut state = opened();
    let asked = Command::ChooseFile(Choice::ToOpen(CaseOpens::InPlace));
    assert_eq!(
        state.apply(asked.clone()),
        [Effect::ChooseFile(Choice::ToOpen(CaseOpens::InPlace))]
    );
    assert_eq!(state.apply(asked), []);
    state.apply(Command::ChooserIs(Chooser::Missing));
    assert!(state.notices[0].text.contains("Type the file's path"));
}

#[test]
fn a_name_that_is_free_is_saved_under_unless_the_sheet_was_closed() {
    let mut state = opened();
    state.apply(Command::Show(Some(Dialog::SaveAs)));
    let found = || Command::FoundFree("/cases/b.ron".into());
    state.apply(Command::Show(None));
    assert_eq!(state.apply(found()), []);
    state.apply(Command::Show(Some(Dialog::SaveAs)));
    assert!(matches!(state.apply(found())[..], [Effect::WriteCase(..)]));
}

#[test]
fn a_path_that_is_typed_is_meant_from_here_and_with_the_ending_of_cases() {
    let here = std::env::current_dir().unwrap();
    for (typed, file) in [
        ("/cases/b", "/cases/b.ron".into()),
        ("/cases/b.txt", "/cases/b.txt".into()),
        ("./b", here.join("b.ron")),
        ("b.ron", here.join("b.ron")),
    ] {
        assert_eq!(case_file(Path::new(typed)), file, "{typed}");
    }
}

#[test]
fn the_case_that_was_asked_for_last_is_opened_whichever_comes_first() {
    let mut state = opened();
    let [b, c] = ["/cases/b.ron", "/cases/c.ron"].map(PathBuf::from);
    for path in [&b, &c] {
        state.apply(Command::OpenFile(path.clone()));
    }
    for path in [&c, &b] {
        let read = document("text", Origin::File(path.clone()));
        state.apply(Command::Replace(Box::new(read)));
    }
    assert_eq!(state.document.file(), Some(&c));
}

#[test]
fn what_is_written_of_one_case_changes_nothing_in_another() {
    let mut state = opened();
    retitle(&mut state, "Another");
    state.apply(Command::Save);
    let saved = written(&state.document);
    let b = document("text of b", Origin::File("/cases/b.ron".into()));
    open(&mut state, b.clone());
    assert_eq!(state.apply(Command::Saved(saved, PATH.into())), []);
    assert_eq!(state.document, b);
    assert_eq!(state.files.saving, None);
    assert!(
        state
            .notices
            .iter()
            .any(|notice| notice.text.contains(PATH))
    );
}

#[test]
fn versions_of_another_file_are_not_listed() {
    let mut state = opened();
    let version = Version {
        path: "/kept/a.ron".into(),
        when: "yesterday".to_owned(),
    };
    let list = |path: &str| Command::ListVersions(path.into(), vec![version.clone()]);
    state.apply(list("/cases/b.ron"));
    assert_eq!(state.files.versions, []);
    state.apply(list(PATH));
    assert_eq!(state.files.versions, std::slice::from_ref(&version));
    open(&mut state, document("text", Origin::BuiltIn));
    assert_eq!(state.files.versions, []);
}
