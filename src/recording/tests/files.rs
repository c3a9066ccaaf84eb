//! A recording in a file, written while somebody works.

use std::fs;

use super::*;
use crate::state::testing::note;

#[test]
fn what_is_taken_down_is_in_the_file_when_recording_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.ron");
    let recorder = Recorder::create(&path, &Head::new(None)).unwrap();
    let script = [Command::Edit(note("1", "text")), Command::Undo];
    for command in &script {
        recorder.take_down(command);
        recorder.take_down(&Command::NotSaved);
    }
    assert!(recorder.trouble().is_none());
    drop(recorder);
    assert_eq!(fs::read_to_string(&path).unwrap(), written(&script));
    assert_eq!(Recording::read(&path).unwrap().commands.len(), 2);
}

#[test]
fn what_is_taken_down_is_in_the_file_soon_though_recording_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.ron");
    let recorder = Recorder::create(&path, &Head::new(None)).unwrap();
    recorder.take_down(&Command::Undo);
    let patience = std::time::Instant::now() + std::time::Duration::from_secs(10);
    while fs::read_to_string(&path).unwrap() != written(&[Command::Undo]) {
        assert!(std::time::Instant::now() < patience);
        std::thread::yield_now();
    }
}

#[test]
fn a_file_that_is_there_already_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("homs.ron");
    fs::write(&path, "a case").unwrap();
    let error = Recorder::create(&path, &Head::new(None)).unwrap_err();
    assert!(matches!(error, RecorderError::Taken(_)), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "a case");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let error = Recorder::create(Path::new("/none/a.ron"), &Head::new(None)).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("/none/a.ron cannot be written: "),
        "{error}"
    );
}

#[cfg(unix)]
#[test]
fn a_recording_is_its_owners() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.ron");
    drop(Recorder::create(&path, &Head::new(None)).unwrap());
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_left_out_and_the_recording_goes_on() {
    use std::os::unix::ffi::OsStringExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("session.ron");
    let recorder = Recorder::create(&path, &Head::new(None)).unwrap();
    let name = std::ffi::OsString::from_vec(vec![0xff]);
    recorder.take_down(&Command::OpenFile(name.into()));
    recorder.take_down(&Command::Undo);
    drop(recorder);
    assert!(
        fs::read_to_string(&path)
            .unwrap()
            .contains("\n// not recorded: ")
    );
    let recording = Recording::read(&path).unwrap();
    assert_eq!(
        (recording.commands.len(), recording.ending),
        (1, Ending::Whole)
    );
}

#[test]
fn a_case_that_is_named_from_here_is_found_from_elsewhere() {
    let head = Head::new(Some("homs.ron".into()));
    assert!(head.case.unwrap().is_absolute());
}

#[test]
fn a_recording_that_is_not_there_is_told() {
    let error = Recording::read(Path::new("/none/session.ron")).unwrap_err();
    let told = error.to_string();
    assert!(told.contains("/none/session.ron cannot be read"), "{told}");
}
