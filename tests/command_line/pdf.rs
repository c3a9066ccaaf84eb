//! A briefing as a PDF, as another program reads it. Not beside the code: who starts another program
//! while journals are tested lends it their locks for a moment.

use std::process::{Command, Stdio};
use std::sync::Arc;

use counterclaim::briefing::{Briefing, Page, Taken, written};
use counterclaim::state::Format;
use counterclaim::ui::stage::Parts;
use counterclaim::ui::text;
use counterclaim::ui::theme::fonts;
use egui::epaint::{ClippedShape, TextShape};
use egui::{Color32, Context, FontId, Galley, RawInput, Shape, vec2};
use jiff::civil::date;

use crate::page::page as made_up;

/// A made-up scene: one line of text in the band, and one beneath the picture of the map.
fn page(line: &str, notes: Option<&str>) -> Page {
    let mut page = made_up(line);
    let Parts {
        whole, map, band, ..
    } = page.stage.parts;
    let colours = &page.stage.theme.colours;
    let band_fill = Shape::rect_filled(band, 0.0, colours.ink);
    let words = TextShape::new(band.min + vec2(20.0, 20.0), galley(line), colours.paper);
    let hidden = TextShape::new(map.min + vec2(9.0, 9.0), galley("beneath"), colours.ink);
    page.drawn = [band_fill, Shape::Text(words), Shape::Text(hidden)]
        .map(|shape| ClippedShape::new(whole, shape))
        .into();
    page.stage.notes = notes.map(str::to_owned);
    page
}

fn galley(line: &str) -> Arc<Galley> {
    let ctx = Context::default();
    ctx.set_fonts(fonts());
    let mut galley = None;
    let mut output = ctx.run_ui(RawInput::default(), |ui| {
        let font = FontId::proportional(24.0);
        let colour = Color32::PLACEHOLDER;
        galley = Some(text::layout(
            ui.painter(),
            line,
            font,
            colour,
            f32::INFINITY,
        ));
    });
    output.textures_delta.clear();
    galley.expect("it can be done")
}

fn briefing(pages: Vec<Page>) -> Briefing {
    Briefing {
        title: "A made-up case".to_owned(),
        exported: date(2026, 11, 28),
        credits: vec!["Coast: a made-up survey. CC0-1.0.".to_owned(); 15],
        pages,
    }
}

fn pdf(briefing: &Briefing, with_notes: bool) -> Vec<u8> {
    match written(briefing, Format::Pdf, with_notes) {
        Ok(Taken::File(bytes)) => bytes,
        other => panic!("no file: {:?}", other.err()),
    }
}

/// What another program reads on the pages, or `None` where it is not installed. It turns the letters of
/// a ligature around, as of lam and alif, where others do not: there are none in the texts here.
fn read(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().expect("it can be done");
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).expect("it can be done");
    let mut reader = Command::new("pdftotext");
    let reader = reader
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .stdin(Stdio::null());
    let output = reader.output().ok()?;
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).expect("it can be done"))
}

#[test]
fn english_and_arabic_are_found_in_the_order_in_which_they_are_written() {
    let title = "Strikes on تلبيسة وريف حمص";
    let pdf = pdf(&briefing(vec![page(title, None)]), true);
    assert!(pdf.starts_with(b"%PDF-"));
    let Some(read) = read(&pdf) else {
        return;
    };
    for words in ["Strikes on", "تلبيسة وريف حمص", "A made-up case"] {
        assert!(read.contains(words), "{words:?} is not in {read:?}");
    }
    assert!(read.contains("28 November 2026"), "{read}");
    assert!(!read.contains("beneath"), "the map is a picture: {read}");
    assert_eq!(
        read.matches('\u{c}').count(),
        2,
        "no notes, no page of them"
    );
}

#[test]
fn notes_have_pages_of_their_own_and_as_many_as_they_need() {
    let notes: Vec<String> = (1..=60)
        .map(|n| format!("Note {n}: say this slowly."))
        .collect();
    let notes = notes.join("\n");
    let pages = vec![
        page("One", Some(&notes)),
        page("Two", Some("قصف بلدة تلبيسة")),
    ];
    let (with, without) = (
        pdf(&briefing(pages.clone()), true),
        pdf(&briefing(pages), false),
    );
    let (Some(with), Some(without)) = (read(&with), read(&without)) else {
        return;
    };
    for n in 1..=60 {
        let note = format!("Note {n}:");
        assert_eq!(with.matches(&note).count(), 1, "{note}");
    }
    assert!(with.contains("قصف بلدة تلبيسة"), "{with}");
    assert_eq!(with.matches('\u{c}').count(), 8);
    assert_eq!(without.matches('\u{c}').count(), 3);
    assert!(!without.contains("Note 1:"));
}

#[test]
fn the_same_briefing_makes_the_same_bytes() {
    let make = || pdf(&briefing(vec![page("One", None)]), true);
    assert!(make() == make());
}
