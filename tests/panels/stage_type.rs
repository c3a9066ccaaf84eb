//! The type on the stage: large enough for the back of a room, whole, and none on any other.

use counterclaim::app::Opening;
use egui::{Key, Rect};

use crate::screen::Screen;

const SIZES: [[f32; 2]; 4] = [
    [1024.0, 768.0],
    [1280.0, 720.0],
    [1920.0, 1080.0],
    [3840.0, 2160.0],
];

/// What is wrong with the type of each scene at `size`.
fn wrong_at(size: [f32; 2], faults: &mut Vec<String>) {
    let mut screen = Screen::sized(Opening::default(), size);
    screen.settle();
    // With all that may stand on the map.
    screen.press(Key::G);
    screen.press(Key::F5);
    for scene in 1..=7 {
        screen.wait_until("the scene", |screen| !screen.app().pending());
        let texts = screen.written();
        assert!(texts.len() > 5, "{texts:?}");
        let has_graticule = texts.iter().any(|text| text.words.contains('°'));
        assert!(has_graticule, "{texts:?}");
        let place = format!("scene {scene} at {size:?}");
        for (number, text) in texts.iter().enumerate() {
            // It is a part of the sign ≟, which the legend explains.
            let is_sign = text.words == "?";
            if !is_sign && text.size < size[1] / 40.0 - 0.01 {
                faults.push(format!("{place}: {:?} is small: {}", text.words, text.size));
            }
            // A mark may lie across the edge of the map, as any ground does.
            let is_mark = text.words.parse::<u32>().is_ok();
            if text.is_cut() && !is_mark {
                faults.push(format!("{place}: {:?} is cut", text.words));
            }
            for other in texts[..number].iter().filter(|other| text.covers(other)) {
                let (one, other) = (&text.words, &other.words);
                faults.push(format!("{place}: {one:?} lies on {other:?}"));
            }
        }
        screen.press(Key::End);
        for key in [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
        ]
        .into_iter()
        .skip(scene)
        .take(1)
        {
            screen.press(key);
            screen.press(Key::Enter);
        }
    }
}

#[test]
fn all_type_is_legible_whole_and_apart_at_every_size() {
    let mut faults = Vec::new();
    for size in SIZES {
        wrong_at(size, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_makers_of_the_map_are_named_where_no_mark_is() {
    let mut screen = Screen::open();
    screen.press(Key::F5);
    let written = screen.written();
    let makers = written
        .iter()
        .find(|text| text.words.contains("OpenStreetMap contributors"))
        .expect("the makers are named");
    for name in [
        "GeoNames",
        "GSHHG / WDB-II",
        "Natural Earth",
        "NOAA GLOBE",
        "OurAirports",
    ] {
        assert!(makers.words.contains(name), "{name}");
    }
    let map = screen.map().rect();
    assert!(!map.intersects(makers.ink));
}

#[test]
fn the_band_and_the_legend_cover_no_mark() {
    for size in SIZES {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        screen.press(Key::F5);
        let map: Rect = screen.map().rect();
        let below = screen.written().into_iter();
        let below = below.filter(|text| text.ink.center().y > map.bottom());
        for text in below {
            assert!(!map.intersects(text.ink.shrink(1.0)), "{text:?}");
        }
        let glyph = screen.glyph("Talbiseh").rect();
        assert!(map.contains_rect(glyph), "{glyph:?} at {size:?}");
    }
}

#[test]
fn the_legend_explains_the_signs_that_are_on_the_screen() {
    let mut screen = Screen::open();
    screen.press(Key::F5);
    assert!(screen.everything().has(&["contradicted"]) || screen.everything().has(&["contested"]));
    assert!(screen.everything().has(&["extent not stated"]));
}
