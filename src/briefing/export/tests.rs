//! Exports of made-up pages: what is written, and that nothing is where it goes wrong.

use tempfile::TempDir;

use super::super::testing;
use super::*;
use crate::state::{Origin, PictureSize, testing::document};

/// Draws the made-up pages.
#[expect(clippy::unnecessary_wraps, reason = "others that draw may fail")]
fn drawn(_: &Order, each: &mut dyn FnMut(usize, Page) -> ControlFlow<()>) -> Result<(), DrawError> {
    let pages = testing::briefing().pages;
    let count = pages.len();
    for page in pages {
        if each(count, page).is_break() {
            break;
        }
    }
    Ok(())
}

fn not_drawn(
    _: &Order,
    _: &mut dyn FnMut(usize, Page) -> ControlFlow<()>,
) -> Result<(), DrawError> {
    Err(DrawError::Failed("no light".to_owned()))
}

fn exported(
    path: &Path,
    format: Format,
    overwrites: bool,
    draw: Draw,
    on: &mut dyn FnMut(ExportProgress) -> ControlFlow<()>,
) -> Result<usize, ExportError> {
    let to = To {
        path: path.to_owned(),
        briefing: BriefingExport {
            format,
            size: PictureSize::FULL_HD,
            with_notes: false,
        },
        overwrites,
    };
    export(document(Origin::BuiltIn), View::default(), &to, draw, on)
}

fn going_on(_: ExportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn it_says_how_far_it_is_and_writes_at_the_end() {
    let folder = folder();
    let path = folder.path().join("a.md");
    let mut told = Vec::new();
    let scenes = exported(&path, Format::Handout, false, drawn, &mut |progress| {
        told.push(progress);
        assert_eq!(names(&folder), [""; 0], "nothing is written yet");
        ControlFlow::Continue(())
    });
    assert_eq!(scenes.unwrap(), 2);
    let (one, two) = (ExportProgress::Drawn(1, 2), ExportProgress::Drawn(2, 2));
    let writing = ExportProgress::Writing;
    assert_eq!(told, [one, two, writing, writing]);
    let handout = fs::read_to_string(folder.path().join("a.md")).unwrap();
    assert!(handout.contains("تلبيسة وحماة"), "{handout}");
}

#[test]
fn broken_off_at_any_step_it_leaves_what_was_there() {
    for step in 0..4 {
        for format in [Format::Pdf, Format::Pictures] {
            let folder = folder();
            let path = folder.path().join("out");
            let mut steps = 0;
            let error = exported(&path, format, true, drawn, &mut |_| {
                steps += 1;
                if steps > step {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            assert!(matches!(error, Err(ExportError::Cancelled)), "{error:?}");
            assert_eq!(names(&folder), [""; 0], "after {step} steps");
        }
    }
}

#[test]
fn what_has_the_name_is_written_over_only_by_whoever_may() {
    let folder = folder();
    let path = folder.path().join("a.md");
    fs::write(&path, "precious").unwrap();
    let kept = exported(&path, Format::Handout, false, drawn, &mut going_on);
    assert!(
        matches!(kept, Err(ExportError::Target(TargetError::InTheWay(_)))),
        "{kept:?}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    exported(&path, Format::Handout, true, drawn, &mut going_on).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("تلبيسة وحماة"));
}

#[test]
fn pictures_go_into_an_empty_folder_unasked_and_into_a_full_one_not() {
    let folder = folder();
    let path = folder.path().to_owned();
    exported(&path, Format::Pictures, false, drawn, &mut going_on).unwrap();
    assert_eq!(names(&folder).len(), 2);
    let again = exported(&path, Format::Pictures, false, drawn, &mut going_on);
    assert!(
        matches!(again, Err(ExportError::Target(TargetError::InTheWay(_)))),
        "{again:?}"
    );
}

#[test]
fn what_cannot_be_drawn_or_written_is_told_and_changes_nothing() {
    let folder = folder();
    let path = folder.path().join("a.pdf");
    let told = |error: Result<usize, ExportError>| error.unwrap_err().to_string();
    let undrawn = exported(&path, Format::Pdf, false, not_drawn, &mut going_on);
    assert_eq!(told(undrawn), "no light");
    let nowhere = folder.path().join("none").join("a.pdf");
    let unwritten = told(exported(&nowhere, Format::Pdf, false, drawn, &mut going_on));
    assert!(unwritten.contains("there is no folder"), "{unwritten}");
    let in_place = folder.path().to_owned();
    let on_folder = told(exported(&in_place, Format::Pdf, true, drawn, &mut going_on));
    assert!(on_folder.contains("it is a folder"), "{on_folder}");
    assert_eq!(names(&folder), [""; 0]);
}
