//! `counterclaim render`, and what becomes of the window where there is nothing to show it on.

use std::fs;
use std::path::Path;

use counterclaim::model::{Filter, Subject};
use counterclaim::state::{Look, Standpoint, link};
use image::RgbaImage;

use crate::CASE;
use crate::program::{Run, Terminal, can_draw, picture};

const SIZE: &str = "640x400";

pub fn rendered(terminal: &Terminal, name: &str, arguments: &[&str]) -> RgbaImage {
    let run = terminal.run(
        ["render", "--out", name, "--size", SIZE]
            .iter()
            .chain(arguments),
    );
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    picture(&terminal.path(name))
}

/// How many pixels of `a` and `b` differ.
pub fn differing(a: &RgbaImage, b: &RgbaImage) -> usize {
    assert_eq!(a.dimensions(), b.dimensions());
    a.pixels().zip(b.pixels()).filter(|(a, b)| a != b).count()
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    for (size, width, height) in [("640x400", 640, 400), ("301x457", 301, 457)] {
        let run = terminal.run(["render", "--out", "map.png", "--size", size]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(
            picture(&terminal.path("map.png")).dimensions(),
            (width, height)
        );
        assert_eq!(terminal.names(), ["map.png"], "nothing else is left behind");
    }
}

#[test]
fn a_scene_is_drawn_as_the_room_sees_it_by_number_and_by_id() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let desk = rendered(&terminal, "desk.png", &["--select", "talbiseh"]);
    let by_number = rendered(&terminal, "4.png", &["--scene", "4"]);
    let by_id = rendered(&terminal, "talbiseh.png", &["--scene", "talbiseh"]);
    assert_eq!(differing(&by_number, &by_id), 0);
    assert!(differing(&by_number, &desk) > 10_000);
    let run = terminal.run(["render", "--out", "no.png", "--scene", "8"]);
    assert_ne!(run.code, 0);
    assert!(run.err.contains("no scene \"8\""), "{}", run.err);
    assert!(!terminal.path("no.png").exists());
}

#[test]
fn a_picture_is_opaque_whatever_its_size() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    // Heights at which points are no whole pixels, where gaps between panels would show through.
    for size in ["960x600", "641x401"] {
        let run = terminal.run(["render", "--out", "map.png", "--size", size]);
        assert_eq!(run.code, 0, "{}", run.err);
        let picture = picture(&terminal.path("map.png"));
        let through = picture.pixels().filter(|pixel| pixel.0[3] < 255).count();
        assert_eq!(
            through, 0,
            "pixels of {size} show what lies behind the picture"
        );
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_whoever_asks() {
    if !can_draw() {
        return;
    }
    let bytes = |terminal: &Terminal, case: &[&str]| {
        rendered(
            terminal,
            "map.png",
            &[case, &["--select", "talbiseh"]].concat(),
        );
        fs::read(terminal.path("map.png")).expect("a picture")
    };
    let home = tempfile::tempdir().expect("a folder");
    let first = bytes(&Terminal::new(), &[]);
    let again = bytes(&Terminal::new().with("HOME", home.path()), &[]);
    assert!(first == again, "another home gives other bytes");
    let left: Vec<_> = fs::read_dir(home.path()).expect("a folder").collect();
    assert!(
        left.is_empty(),
        "rendering leaves something at home: {left:?}"
    );

    let from_file = Terminal::new();
    from_file.write("case.ron", CASE);
    assert!(
        first == bytes(&from_file, &["case.ron"]),
        "the same case from a file looks different"
    );
}

#[test]
fn a_place_and_a_theme_show_in_the_picture() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let opening = rendered(&terminal, "opening.png", &[]);
    let pixels = opening.len() / 4;
    for (name, arguments, least) in [
        ("id.png", ["--select", "talbiseh"], pixels / 100),
        ("night.png", ["--theme", "night"], pixels * 9 / 10),
    ] {
        let other = rendered(&terminal, name, &arguments);
        let differing = differing(&opening, &other);
        assert!(
            differing > least,
            "{arguments:?}: {differing} of {pixels} pixels differ"
        );
    }
    let by_id = picture(&terminal.path("id.png"));
    let by_name = rendered(&terminal, "name.png", &["--select", "تلبيسة"]);
    assert_eq!(differing(&by_id, &by_name), 0);
}

#[test]
fn a_view_link_gives_the_picture_that_its_parts_give() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let look = Look {
        selected: Some(Subject::Place("talbiseh".into())),
        standpoint: Some(Standpoint {
            lon_lat: geo::Point::new(36.72, 34.73),
            zoom: 9.5,
        }),
        ..Look::default()
    };
    let linked = |name: &str, look: &Look| {
        let link = link::written(look).expect("a link");
        rendered(&terminal, name, &["--view", &link])
    };
    let at = ["--at", "36.72,34.73,9.5", "--select", "talbiseh"];
    let parts = rendered(&terminal, "parts.png", &at);
    let whole = linked("link.png", &look);
    assert_eq!(differing(&parts, &whole), 0);
    let filter = Filter {
        hidden_sources: ["ru-president".into()].into(),
        ..Filter::default()
    };
    let hiding = linked("hiding.png", &Look { filter, ..look });
    assert!(differing(&whole, &hiding) > 100);
}

#[test]
fn a_view_link_that_was_cut_short_makes_no_picture_and_is_told() {
    let terminal = Terminal::new();
    let link = link::written(&Look::default()).expect("a link");
    for (link, why) in [
        (&link[..link.len() - 2], "cut short"),
        ("homs", "no view link"),
    ] {
        let run = terminal.run(["render", "--out", "map.png", "--view", link]);
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains(why), "{}", run.err);
        assert!(terminal.names().is_empty());
    }
}

#[test]
fn type_grows_with_the_height() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let small = rendered(&terminal, "small.png", &[]);
    let run = terminal.run(["render", "--out", "large.png", "--size", "1280x800"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let large = picture(&terminal.path("large.png"));
    let large = image::imageops::thumbnail(&large, small.width(), small.height());
    let apart = |a: &RgbaImage, b: &RgbaImage| {
        let differences = a
            .iter()
            .zip(b.iter())
            .map(|(a, b)| f64::from(a.abs_diff(*b)));
        differences.sum::<f64>() / a.len() as f64
    };
    // The same picture, but for how finely its edges are drawn.
    assert!(apart(&small, &large) < 6.0, "{}", apart(&small, &large));
}

#[test]
fn a_place_that_is_not_in_the_case_makes_no_picture_and_is_told() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let run = terminal.run([
        "render", "--out", "map.png", "--size", SIZE, "--select", "Atlantis",
    ]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("Atlantis"), "{}", run.err);
    assert_eq!(terminal.names(), [""; 0]);
}

#[test]
fn a_case_that_cannot_be_read_makes_no_picture_and_is_told() {
    if !can_draw() {
        return;
    }
    let broken = CASE.replacen("source: \"sohr\"", "source: \"sohrr\"", 1);
    let line = broken
        .lines()
        .position(|line| line.contains("sohrr"))
        .expect("it is there")
        + 1;
    let terminal = Terminal::new();
    terminal.write("case.ron", broken);
    terminal.write("map.png", "an older picture");
    let run = terminal.run(["render", "case.ron", "--out", "map.png", "--size", SIZE]);
    assert_eq!(run.code, 1);
    assert_eq!(
        fs::read(terminal.path("map.png")).expect("a file"),
        b"an older picture"
    );
    assert!(run.err.contains("case.ron"), "{}", run.err);
    assert!(
        run.err.contains(&format!("{line}:")),
        "line {line} is not told:\n{}",
        run.err
    );
    assert!(run.err.contains("sohrr"), "{}", run.err);
}

#[test]
fn what_is_no_case_makes_no_picture_and_is_told() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    terminal.write("binary.ron", b"\0\xff\0\xff");
    let huge = fs::File::create(terminal.path("huge.ron")).expect("a file");
    huge.set_len(200_000_000).expect("a sparse file");
    for (name, why) in [
        ("binary.ron", "not text"),
        ("huge.ron", "191 MiB"),
        ("missing.ron", "no file"),
    ] {
        let run = terminal.run(["render", name, "--out", "map.png", "--size", SIZE]);
        assert_eq!(run.code, 1, "{name}");
        assert!(
            run.err.contains(name) && run.err.contains(why),
            "{}",
            run.err
        );
        assert!(!terminal.path("map.png").exists());
    }
}

const LINES: &str = r#"{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},
  "geometry": {"type": "LineString", "coordinates": [[36.0, 34.0], [37.5, 35.9]]}}]}"#;

#[test]
fn overlays_show_in_the_picture() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    terminal.write("a.geojson", LINES);
    terminal.write("b.json", LINES.replace("37.5", "38.5"));
    let without = rendered(&terminal, "without.png", &[]);
    let one = rendered(&terminal, "one.png", &["--overlay", "a.geojson"]);
    let two = rendered(
        &terminal,
        "two.png",
        &["--overlay", "a.geojson", "--overlay", "b.json"],
    );
    for (fewer, more) in [(&without, &one), (&one, &two)] {
        let differing = differing(fewer, more);
        assert!(differing > 500, "{differing} pixels differ");
    }
}

#[test]
fn an_overlay_that_cannot_be_read_makes_no_picture_and_is_told() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    terminal.write("nan.geojson", LINES.replace("37.5", "NaN"));
    let huge = fs::File::create(terminal.path("huge.geojson")).expect("a file");
    huge.set_len(2 << 30).expect("a sparse file");
    for (name, why) in [
        ("nan.geojson", "nan.geojson:2:"),
        ("huge.geojson", "2048 MiB"),
        ("missing.geojson", "no file"),
    ] {
        let run = terminal.run([
            "render",
            "--out",
            "map.png",
            "--size",
            SIZE,
            "--overlay",
            name,
        ]);
        assert_eq!(run.code, 1, "{name}");
        assert!(
            run.err.contains(name) && run.err.contains(why),
            "{}",
            run.err
        );
        assert!(!terminal.path("map.png").exists());
    }
}

#[test]
fn a_letter_that_no_typeface_has_is_no_reason_to_stop() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    let strange = CASE.replacen("\"Talbiseh\"", "\"Talbiseh 𓀀 漢字 \\u{200f}\\u{feff}\"", 1);
    terminal.write("case.ron", strange);
    rendered(&terminal, "map.png", &["case.ron", "--select", "talbiseh"]);
}

#[test]
fn a_picture_that_cannot_be_written_is_told() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    fs::create_dir(terminal.path("folder.png")).expect("a folder");
    for out in ["missing/map.png", "folder.png"] {
        let run = terminal.run(["render", "--out", out, "--size", SIZE]);
        assert_eq!(run.code, 1);
        assert!(
            run.err.contains(out) && run.err.contains("could not be written"),
            "{}",
            run.err
        );
    }
    assert_eq!(terminal.names(), ["folder.png"], "nothing is left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_opening_view_becomes_a_picture() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new();
    is_pictured(&terminal, &terminal.run(["--select", "talbiseh"]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_display_that_nobody_answers_at_is_none() {
    if !can_draw() {
        return;
    }
    let terminal = Terminal::new().with("DISPLAY", ":4242");
    is_pictured(&terminal, &terminal.run([""; 0]));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_nothing_is_recorded_and_that_is_told() {
    for display in ["", ":4242"] {
        let terminal = Terminal::new().with("DISPLAY", display);
        let run = terminal.run(["--record", "session.ron"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains("nothing was recorded"), "{}", run.err);
        assert_eq!(terminal.names(), [""; 0]);
    }
}

fn is_pictured(terminal: &Terminal, run: &Run) {
    assert_eq!(run.code, 0, "{}", run.err);
    let names = terminal.names();
    let name = names
        .iter()
        .find(|name| Path::new(name).extension().is_some_and(|end| end == "png"));
    let path = terminal.path(name.expect("there is a picture"));
    assert!(
        run.out.contains(&path.display().to_string()),
        "where it is, is told: {}",
        run.out
    );
    assert_eq!(picture(&path).dimensions(), (1920, 1080));
}

#[cfg(target_os = "linux")]
#[test]
fn without_an_adapter_one_line_says_what_is_missing_and_how_to_get_it() {
    let terminal = Terminal::new().without_adapter();
    let render = terminal.run(["render", "--out", "map.png", "--size", SIZE]);
    let window = terminal.run([""; 0]);
    for run in [render, window] {
        assert_eq!(run.code, 3, "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
        assert!(run.err.contains("graphics adapter"), "{}", run.err);
        assert!(
            run.err.contains("install") && run.err.contains("mesa-vulkan-drivers"),
            "{}",
            run.err
        );
        assert_eq!(run.out, "");
    }
    assert!(!terminal.path("map.png").exists());
}
