//! `counterclaim render` at several scales, and of the map alone.

use std::ops::ControlFlow;

use counterclaim::briefing::{DrawError, PictureOrder};
use counterclaim::formats::builtin_case;
use counterclaim::headless::draw_picture;
use counterclaim::model::Subject;
use counterclaim::state::{
    Dialog, Document, Framing, Origin, PictureExport, PictureSize, Scale, State,
};
use image::RgbaImage;

use crate::CASE;
use crate::program::{Terminal, can_draw};
use crate::render::{differing, rendered};

/// What a window of 960 by 600 points shows, with the sheet open in which a picture is asked for.
fn order(framing: Framing, scale: Scale) -> PictureOrder {
    let case = builtin_case(counterclaim::basemap::regions()).expect("the built-in case");
    let mut state = State::new(Document::new(case.case, case.text, Origin::BuiltIn));
    state.view.selected = Some(Subject::Place("talbiseh".into()));
    state.view.dialog = Some(Dialog::Export);
    PictureOrder {
        state,
        picture: PictureExport {
            framing,
            window: PictureSize::new(960, 600),
            scale,
            withholds: true,
        },
    }
}

fn drawn(order: &PictureOrder) -> RgbaImage {
    let drawn = draw_picture(order, &mut || ControlFlow::Continue(()));
    drawn.expect("a picture")
}

#[test]
fn the_whole_screen_is_drawn_without_the_sheet_that_asked_for_it() {
    if !can_draw() {
        return;
    }
    let mut asked = order(Framing::Screen, Scale::Twice);
    let with_sheet = drawn(&asked);
    assert_eq!(with_sheet.dimensions(), (1920, 1200));
    asked.state.view.dialog = None;
    assert_eq!(differing(&with_sheet, &drawn(&asked)), 0);
    asked.picture.framing = Framing::Map;
    assert!(differing(&with_sheet, &drawn(&asked)) > 100_000);
}

#[test]
fn a_picture_that_nobody_waits_for_is_not_drawn_to_the_end() {
    if !can_draw() {
        return;
    }
    let mut asked = 0;
    let broken_off = draw_picture(&order(Framing::Map, Scale::Once), &mut || {
        asked += 1;
        ControlFlow::Break(())
    });
    assert_eq!(broken_off.err(), Some(DrawError::Cancelled));
    assert_eq!(asked, 1);
}

#[test]
fn a_picture_twice_the_size_shows_the_same_with_more_pixels() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    for what in [&[][..], &["--map-only"]] {
        let once = rendered(&terminal, "1.png", what);
        let twice = rendered(&terminal, "2.png", &[what, &["--scale", "2"]].concat());
        assert_eq!(twice.dimensions(), (1280, 800));
        let (width, height) = once.dimensions();
        let halved = image::imageops::thumbnail(&twice, width, height);
        let apart = |(one, other): (&image::Rgba<u8>, &image::Rgba<u8>)| {
            let channels = one.0.iter().zip(other.0);
            channels
                .map(|(one, other)| u64::from(one.abs_diff(other)))
                .sum::<u64>()
        };
        let apart: u64 = once.pixels().zip(halved.pixels()).map(apart).sum();
        let mean = apart as f64 / f64::from(width * height);
        assert!(mean < 30.0, "they are {mean} apart");
    }
}

#[test]
fn the_map_alone_names_nobody_who_is_sensitive_unless_asked_to() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let sensitive = CASE.replacen("kind: Belligerent", "kind: Belligerent, sensitive: true", 1);
    terminal.write("case.ron", CASE);
    terminal.write("sensitive.ron", &sensitive);
    let open = rendered(&terminal, "open.png", &["case.ron", "--map-only"]);
    let known = ["sensitive.ron", "--map-only", "--with-sensitive"];
    let known = rendered(&terminal, "known.png", &known);
    let seen = rendered(&terminal, "seen.png", &["sensitive.ron", "--map-only"]);
    assert_eq!(differing(&open, &known), 0);
    assert!(differing(&open, &seen) > 100);
}

#[test]
fn what_is_too_large_is_refused_and_so_are_scales_that_are_none() {
    let terminal = Terminal::new();
    let large = [
        "render",
        "--out",
        "a.png",
        "--size",
        "3840x2160",
        "--scale",
        "3",
    ];
    let run = terminal.run(large);
    assert_ne!(run.code, 0);
    assert!(run.err.contains("11520 pixels"), "{}", run.err);
    let run = terminal.run(["render", "--out", "a.png", "--scale", "5"]);
    assert_ne!(run.code, 0);
    assert!(run.err.contains("1, 2, 3 or 4"), "{}", run.err);
    let both = ["render", "--out", "a.png", "--map-only", "--scene", "1"];
    assert_ne!(terminal.run(both).code, 0);
    assert_eq!(terminal.names(), [""; 0]);
}
