//! A recording as text.

use super::*;
use crate::state::maps::{Key, OnlineMap, predefined};
use crate::state::testing::note;
use crate::state::{Standpoint, ThemeName};

#[test]
fn a_recording_reads_as_it_is_meant_to_look() {
    let text = written(&[
        Command::SetTheme(ThemeName::Night),
        Command::Select(Some(crate::model::Subject::Place("talbiseh".into()))),
        Command::Edit(note("1", "two\nlines: تلبيسة")),
        Command::MapRests(Standpoint {
            lon_lat: geo::Point::new(36.73, 34.84),
            zoom: 9.5,
        }),
        Command::LookAt(geo::Point::new(36.73, 34.84), 9.5),
        Command::Undo,
    ]);
    let expected = concat!(
        "Recording(format: 1, program: \"",
        env!("CARGO_PKG_VERSION"),
        "\", case: None)\n",
        "SetTheme(Night)\n",
        "Select(Some(Place(\"talbiseh\")))\n",
        "Edit(Note(\"1\", Some(Note(about: Campaign, by: None, on: \"2015-10-02\", \
         text: \"two\\nlines: تلبيسة\"))))\n",
        "MapRests(Standpoint(lon_lat: (36.73, 34.84), zoom: 9.5))\n",
        "LookAt((36.73, 34.84), 9.5)\n",
        "Undo\n",
    );
    assert_eq!(text, expected);
}

#[test]
fn a_key_to_a_server_is_in_no_recording() {
    let map = OnlineMap {
        key: Key::new("secret-key"),
        ..predefined()[0].clone()
    };
    let text = written(&[Command::DescribeOnline(Box::new(map))]);
    assert!(!text.contains("secret-key"), "{text}");
    let Command::DescribeOnline(map) = &read(&text).commands[0] else {
        panic!("{text}");
    };
    assert_eq!(map.key, None);
}

#[test]
fn what_jobs_bring_cannot_be_written_nor_read() {
    let document = document(Origin::BuiltIn);
    for brought in [Command::NotSaved, Command::Replace(Box::new(document))] {
        assert_eq!(brought.recorded(), Recorded::NotWritten);
        assert!(line(&brought).is_err());
    }
    let recording = read(&(written(&[]) + "NotSaved\n"));
    assert!(matches!(
        recording.ending,
        Ending::Unreadable { line: 2, .. }
    ));
}

#[test]
fn notes_and_blank_lines_say_nothing() {
    let recording = read(&(written(&[]) + "// here it went wrong\n\n  \r\nUndo\r\nRedo"));
    assert_eq!(recording.commands.len(), 2);
    assert_eq!(recording.ending, Ending::Whole);
}

#[test]
fn a_line_that_is_no_command_is_told_and_what_comes_before_it_is_read() {
    for (line, column, why) in [
        ("Undone", 1, "there is no command Undone"),
        (
            "LookAt((500.0, 34.0), 9.0)",
            20,
            "(500, 34) is no longitude and latitude",
        ),
        ("LookAt((36.0, NaN), 9.0)", 18, "no longitude and latitude"),
        ("ZoomBy(inf)", 8, "no number of levels"),
        ("Undo Redo", 5, "trailing"),
        ("Select(Some(Place(7)))", 19, "Expected string"),
    ] {
        let recording = read(&(written(&[Command::Undo]) + line + "\nRedo\n"));
        assert_eq!(recording.commands.len(), 1, "{line}");
        let Ending::Unreadable {
            line: 3,
            column: at,
            why: told,
        } = &recording.ending
        else {
            panic!("{line}: {:?}", recording.ending);
        };
        assert!(told.contains(why), "{line}: {told}");
        assert_eq!(*at, column, "{line}: {told}");
    }
}

#[test]
fn what_is_no_recording_is_refused_with_what_one_looks_like() {
    for text in [
        "",
        "Case(\n    format: 1,\n)",
        "\u{0}\u{0}",
        "SetTheme(Night)\n",
    ] {
        let error = Recording::parse(text.as_bytes(), Path::new("homs.ron")).unwrap_err();
        let told = error.to_string();
        assert!(
            told.contains("homs.ron is no recording (homs.ron:1:"),
            "{told}"
        );
        assert!(told.contains("Recording(format: 1, "), "{told}");
    }
}

#[test]
fn a_recording_of_a_later_format_is_refused() {
    let text = "Recording(format: 2, program: \"9.0\", case: None, more: 7)\nFly\n";
    let error = Recording::parse(text.as_bytes(), Path::new("a.ron")).unwrap_err();
    assert!(error.to_string().contains("Counterclaim 9.0"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_command_of_a_user_comes_back_from_its_line(command in command()) {
        let text = line(&command).unwrap();
        prop_assert!(!text.contains('\n'));
        let back: Command = ron::from_str(&text).unwrap();
        // Two commands are equal when they are written alike.
        prop_assert_eq!(line(&back).unwrap(), text);
    }

    #[test]
    fn of_a_recording_cut_off_anywhere_every_whole_line_is_read(
        script in vec(command(), 0..8),
        share in 0.0..1.0,
    ) {
        let text = written(&script);
        let head = text.find('\n').unwrap() + 1;
        let at = head + ((text.len() - head) as f64 * share) as usize;
        let cut = &text.as_bytes()[..at];
        let whole = cut.split(|byte| *byte == b'\n').count() - 2;
        let recording = Recording::parse(cut, Path::new("a.ron")).unwrap();
        let read = recording.commands.len();
        match recording.ending {
            Ending::Whole => prop_assert!(read == whole || read == whole + 1),
            Ending::CutOff(line) => prop_assert_eq!((line, read), (whole + 2, whole)),
            Ending::Unreadable { why, .. } => prop_assert!(false, "{}", why),
        }
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in vec(any::<u8>(), 0..200), is_after_head: bool) {
        let head = if is_after_head { written(&[]) } else { String::new() };
        let _ = Recording::parse(&[head.as_bytes(), &bytes].concat(), Path::new("a.ron"));
    }
}
