//! Exporting the briefing from its sheet. What is drawn is made up here: nothing has to draw.

use std::fs;
use std::ops::ControlFlow;
use std::thread::sleep;
use std::time::Duration;

use counterclaim::app::Opening;
use counterclaim::briefing::{Draw, DrawError, Order, Page, PictureOrder};
use counterclaim::model::{SourceId, Subject};
use counterclaim::state::{Column, Command, Dialog, Framing};
use egui::{Key, Modifiers};
use image::{Rgba, RgbaImage};
use tempfile::TempDir;

use crate::page::page;
use crate::screen::Screen;

const FIELD: &str = "Path of the export";
const NAME: &str = "western-syria";

#[expect(clippy::unnecessary_wraps, reason = "others that draw may fail")]
fn at_once(
    _: &Order,
    each: &mut dyn FnMut(usize, Page) -> ControlFlow<()>,
) -> Result<(), DrawError> {
    let _ = each(1, page("A made-up scene"));
    Ok(())
}

/// Draws for ten seconds, unless it is broken off.
#[expect(clippy::unnecessary_wraps, reason = "others that draw may fail")]
fn slowly(
    _: &Order,
    each: &mut dyn FnMut(usize, Page) -> ControlFlow<()>,
) -> Result<(), DrawError> {
    for _ in 0..1000 {
        sleep(Duration::from_millis(10));
        if each(1000, page("A made-up scene")).is_break() {
            break;
        }
    }
    Ok(())
}

fn never(_: &Order, _: &mut dyn FnMut(usize, Page) -> ControlFlow<()>) -> Result<(), DrawError> {
    Err(DrawError::Failed("the picture was not complete".to_owned()))
}

/// A picture of one colour: another of the map than of the screen.
#[expect(clippy::unnecessary_wraps, reason = "others that draw may fail")]
fn plainly(
    order: &PictureOrder,
    _: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<RgbaImage, DrawError> {
    let size = order.picture.pixels().expect("a size that can be drawn");
    let red = match order.picture.framing {
        Framing::Map => 255,
        Framing::Screen => 0,
    };
    let colour = Rgba([red, 0, 0, 255]);
    Ok(RgbaImage::from_pixel(size.width_px, size.height_px, colour))
}

/// The built-in case, whose exports are suggested to go to a folder of their own.
fn opened(draw: Draw) -> (TempDir, Screen) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = Screen::starting(Opening {
        documents: Some(folder.path().to_owned()),
        draw: Some(draw),
        draw_picture: Some(plainly),
        ..Opening::default()
    });
    screen.settle();
    (folder, screen)
}

fn choose(screen: &mut Screen, form: &str) {
    screen.click(|screen| screen.button(&format!("As: {form}")));
}

/// Types another path instead of the one that is suggested.
fn retype(screen: &mut Screen, path: &str) {
    screen.type_into(FIELD, "");
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.type_into(FIELD, path);
}

fn wait_ended(screen: &mut Screen) {
    screen.wait_until("the end of the export", |screen| {
        screen.app().state().files.exporting.is_none()
    });
}

fn dialog(screen: &Screen) -> Option<Dialog> {
    screen.app().state().view.dialog
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}

#[test]
fn from_the_briefing_to_a_file_that_is_named_after_the_case() {
    let (folder, mut screen) = opened(at_once);
    screen.send(Command::ShowColumn(Column::Briefing));
    screen.click(|screen| screen.button("Export …"));
    choose(&mut screen, "Handout (Markdown)");
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    assert_eq!(names(&folder), [format!("{NAME}.md")]);
    let handout = fs::read_to_string(folder.path().join(format!("{NAME}.md")));
    assert!(handout.is_ok_and(|text| text.contains("A made-up scene")));
    assert_eq!(dialog(&screen), None);
    screen.status().line(&["Exported 1 scene to", ".md"]);
}

#[test]
fn a_key_opens_the_sheet_and_enter_exports() {
    let (folder, mut screen) = opened(at_once);
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.press(Key::Enter);
    wait_ended(&mut screen);
    assert_eq!(names(&folder), [format!("{NAME}.pdf")]);
}

#[test]
fn the_name_ends_as_the_form_and_the_form_is_what_the_name_ends_in() {
    let (_folder, mut screen) = opened(never);
    screen.send(Command::Show(Some(Dialog::Export)));
    for (form, ending) in [
        ("Slides (PPTX)", ".pptx"),
        ("Pictures (PNG)", "western-syria"),
        ("Web page (HTML)", ".html"),
    ] {
        choose(&mut screen, form);
        let path = screen.value_of(FIELD);
        assert!(path.ends_with(ending), "{path}");
    }
    retype(&mut screen, "/b/homs.md");
    screen.everything().line(&["its citation"]);
}

#[test]
fn another_file_is_written_over_only_after_a_question() {
    let (folder, mut screen) = opened(at_once);
    let other = folder.path().join(format!("{NAME}.pdf"));
    fs::write(&other, "precious").expect("a file");
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    screen.everything().line(&["There is a file called", NAME]);
    assert_eq!(fs::read_to_string(&other).ok().as_deref(), Some("precious"));
    screen.click(|screen| screen.button("Write over it"));
    wait_ended(&mut screen);
    assert!(fs::read(&other).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
}

#[test]
fn it_says_how_far_it_is_and_a_cancelled_one_leaves_nothing() {
    let (folder, mut screen) = opened(slowly);
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.click(|screen| screen.button("Export"));
    screen.wait_until("progress", |screen| {
        screen.everything().has(&["of 1000 scenes drawn"])
    });
    screen.press(Key::Escape);
    screen
        .status()
        .line(&["Exporting:", "of 1000 scenes drawn"]);
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.click(|screen| screen.button("Cancel the export"));
    wait_ended(&mut screen);
    assert_eq!(names(&folder), [""; 0]);
    screen.status().line(&["cancelled", "Nothing was written"]);
}

#[test]
fn what_went_wrong_is_told_once_and_the_sheet_has_kept_what_was_typed() {
    let (folder, mut screen) = opened(never);
    screen.press_with(Modifiers::COMMAND, Key::E);
    let path = folder.path().join("mine.pdf").display().to_string();
    retype(&mut screen, &path);
    screen.press(Key::Enter);
    wait_ended(&mut screen);
    let told = screen.everything().from(&["Notices"]);
    told.line(&["The picture was not complete"]);
    screen.press(Key::Escape);
    screen.press_with(Modifiers::COMMAND, Key::E);
    assert_eq!(screen.value_of(FIELD), path);
}

#[test]
fn where_there_are_no_scenes_there_are_still_claims() {
    let (_folder, mut screen) = opened(never);
    screen.send(Command::Edit(counterclaim::model::Edit::Scenes([].into())));
    screen.press_with(Modifiers::COMMAND, Key::E);
    assert!(screen.value_of(FIELD).ends_with(&format!("{NAME}.csv")));
    screen.click(|screen| screen.button("What: The briefing"));
    screen.everything().line(&["no scene to export"]);
}

/// Opens the sheet for the claims of the built-in case.
fn of_claims() -> (TempDir, Screen) {
    let (folder, mut screen) = opened(never);
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.click(|screen| screen.button("What: Claims, as data"));
    (folder, screen)
}

#[test]
fn claims_go_to_a_file_of_the_form_that_is_chosen() {
    let (folder, mut screen) = of_claims();
    choose(&mut screen, "KML");
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    assert_eq!(names(&folder), [format!("{NAME}.kml")]);
    let text = fs::read_to_string(folder.path().join(format!("{NAME}.kml")));
    assert!(text.is_ok_and(|text| text.matches("<Placemark>").count() == 19));
    screen.status().line(&["Exported 19 claims to", ".kml"]);
}

#[test]
fn only_what_the_filters_show_is_exported_unless_all_is_asked_for() {
    let (folder, mut screen) = of_claims();
    let case = screen.app().state().document.case();
    let hidden: Vec<SourceId> = case.sources.keys().take(5).cloned().collect();
    let shown = case
        .claims
        .iter()
        .filter(|claim| !hidden.contains(&claim.source));
    let shown = shown.count();
    screen.send(Command::ShowSources(hidden, false));
    let sheet = screen.everything();
    sheet.line(&[&format!("What the filters show: {shown} claims")]);
    sheet.line(&["All: 19 claims"]);
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    let table = fs::read(folder.path().join(format!("{NAME}.csv"))).expect("a table");
    assert_eq!(csv::Reader::from_reader(&*table).records().count(), shown);
}

#[test]
fn a_table_of_claims_opens_as_the_case_it_was_written_of() {
    let (folder, mut screen) = of_claims();
    let claims = screen.app().state().document.case().claims.clone();
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    let table = folder.path().join(format!("{NAME}.csv"));
    screen.drop_file(&table);
    screen.wait_until("the case", |screen| {
        screen.app().state().document.foreign_file().is_some()
    });
    assert_eq!(screen.app().state().document.case().claims, claims);
    screen.send(Command::Save);
    screen.everything().line(&["read from a table of claims"]);
}

#[test]
fn a_picture_has_the_size_that_the_sheet_has_said() {
    let (folder, mut screen) = opened(never);
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.click(|screen| screen.button("What: A picture"));
    assert!(screen.value_of(FIELD).ends_with(&format!("{NAME}.png")));
    let (width, height) = (4320, 2700);
    screen.click(|screen| screen.button("Pixels: 3×: 4320 × 2700"));
    screen.click(|screen| screen.button("Of: The whole screen"));
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    let picture = image::open(folder.path().join(format!("{NAME}.png"))).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (width, height));
    assert_eq!(picture.to_rgb8().get_pixel(0, 0).0, [0, 0, 0]);
    let said = format!("Exported a picture of {width}x{height} pixels to");
    screen.status().line(&[&said, ".png"]);
}

#[test]
fn a_page_is_exported_once_something_is_selected() {
    let (folder, mut screen) = opened(never);
    screen.press_with(Modifiers::COMMAND, Key::E);
    screen.click(|screen| screen.button("What: The page on what is selected"));
    screen.everything().line(&["Nothing is selected."]);
    screen.send(Command::Select(Some(Subject::Place("talbiseh".into()))));
    screen.everything().line(&["All that is shown of Talbiseh"]);
    screen.click(|screen| screen.button("Export"));
    wait_ended(&mut screen);
    let page = fs::read_to_string(folder.path().join(format!("{NAME}.md"))).expect("a page");
    assert!(page.starts_with("# Talbiseh") && page.contains("## The claims in full"));
    screen.status().line(&["Exported the page to", ".md"]);
}
