//! The panels, read and used by accessible names, without a window and without a GPU.
//!
//! Nothing is ever drawn here: the harness makes a renderer only when a picture is asked for.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "this file is nothing but tests, which fail loudly"
)]

#[path = "panels/annotations.rs"]
mod annotations;
#[path = "panels/archives.rs"]
mod archives;
#[path = "panels/beside.rs"]
mod beside;
#[path = "panels/briefing.rs"]
mod briefing;
#[path = "panels/comparison.rs"]
mod comparison;
#[path = "panels/density.rs"]
mod density;
#[path = "panels/dossier.rs"]
mod dossier;
#[path = "panels/drawn.rs"]
mod drawn;
#[path = "panels/export.rs"]
mod export;
#[path = "panels/files.rs"]
mod files;
#[path = "panels/filters.rs"]
mod filters;
#[cfg(target_os = "linux")]
#[path = "panels/full_disk.rs"]
mod full_disk;
#[path = "panels/furniture.rs"]
mod furniture;
#[path = "panels/gliding.rs"]
mod gliding;
#[path = "panels/hints.rs"]
mod hints;
#[path = "panels/journal.rs"]
mod journal;
#[path = "panels/kept.rs"]
mod kept;
#[path = "panels/keys.rs"]
mod keys;
#[path = "panels/leaving.rs"]
mod leaving;
#[path = "panels/links.rs"]
mod links;
#[path = "panels/looks.rs"]
mod looks;
#[path = "panels/made_up.rs"]
mod made_up;
#[path = "panels/mapping.rs"]
mod mapping;
#[path = "panels/maps.rs"]
mod maps;
#[path = "panels/marks.rs"]
mod marks;
#[path = "panels/matches.rs"]
mod matches;
#[path = "panels/matrix.rs"]
mod matrix;
#[path = "panels/measured.rs"]
mod measured;
#[path = "panels/measuring.rs"]
mod measuring;
#[path = "panels/menu.rs"]
mod menu;
#[path = "panels/notes.rs"]
mod notes;
#[path = "panels/outside.rs"]
mod outside;
#[path = "panels/overlays.rs"]
mod overlays;
#[path = "panels/overview.rs"]
mod overview;
#[path = "support/page.rs"]
mod page;
#[path = "panels/places.rs"]
mod places;
#[path = "panels/presenter.rs"]
mod presenter;
#[path = "panels/recording.rs"]
mod recording;
#[path = "panels/said.rs"]
mod said;
#[path = "panels/screen.rs"]
mod screen;
#[path = "panels/search.rs"]
mod search;
#[path = "panels/settings.rs"]
mod settings;
#[path = "support/small_disk.rs"]
mod small_disk;
#[path = "panels/sources.rs"]
mod sources;
#[path = "panels/stacks.rs"]
mod stacks;
#[path = "panels/stage.rs"]
mod stage;
#[path = "panels/stage_live.rs"]
mod stage_live;
#[path = "panels/stage_type.rs"]
mod stage_type;
#[path = "panels/statements.rs"]
mod statements;
#[path = "panels/tables.rs"]
mod tables;
#[path = "panels/thumbnails.rs"]
mod thumbnails;
#[path = "panels/timeline.rs"]
mod timeline;
#[path = "panels/vision.rs"]
mod vision;
#[path = "panels/withheld.rs"]
mod withheld;
#[path = "support/workbook.rs"]
#[expect(dead_code, reason = "tests of formats want more of it")]
mod workbook;

use std::fs;
use std::path::Path;

use counterclaim::app::Opening;
use counterclaim::basemap::credits;
use counterclaim::state::Names;
use egui::Key;

use screen::{Screen, is_on};

#[test]
fn the_status_line_says_how_many_claims_of_how_many_are_shown() {
    let mut screen = Screen::open();
    let claims = screen.app().state().document.case().claims.len();
    let all = format!("{claims} of {claims} claims");
    assert!(screen.status().has(&[&all]), "{}", screen.status());

    screen.click(|screen| screen.row("President of Russia"));
    let fewer = format!("{} of {claims} claims", claims - 2);
    assert!(screen.status().has(&[&fewer]), "{}", screen.status());
}

#[test]
fn the_theme_buttons_change_the_theme() {
    let mut screen = Screen::open();
    let height = |screen: &Screen| screen.row("Talbiseh").rect().height();
    let on_paper = height(&screen);
    assert!(is_on(screen.button("Paper")));

    for name in ["Night", "Projector", "Paper"] {
        screen.click(|screen| screen.button(name));
        for theme in ["Paper", "Night", "Projector"] {
            assert_eq!(
                is_on(screen.button(theme)),
                theme == name,
                "{theme} after {name}"
            );
        }
        let grown = height(&screen) > on_paper * 1.2;
        assert_eq!(
            grown,
            name == "Projector",
            "type is larger on the wall, and only there"
        );
    }
}

#[test]
fn nothing_is_wider_than_the_part_of_the_screen_that_it_stands_in() {
    for size in [[1440.0, 900.0], [960.0, 600.0]] {
        let mut screen = Screen::sized(Opening::default(), size);
        screen.settle();
        let campaign = screen.app().state().document.case().campaign.title.clone();
        for theme in ["Paper", "Projector"] {
            screen.click(|screen| screen.button(theme));
            let wide = screen.sticking_out();
            assert_eq!(wide, [""; 0], "{theme}, {size:?}, nothing selected");
            for subject in ["Talbiseh", "Hama governorate", "Twelve targets", &campaign] {
                screen.activate(|screen| screen.row(subject));
                let wide = screen.sticking_out();
                assert_eq!(wide, [""; 0], "{theme}, {size:?}, {subject}");
            }
            screen.press(Key::Escape);
        }
    }
}

#[test]
fn names_in_english_alone_leave_every_place_where_it_is() {
    let mut screen = Screen::open();
    let places = ["Talbiseh", "Hama governorate", "Beyond Homs"];
    let at = |screen: &Screen| places.map(|place| screen.glyph(place).rect());
    let before = at(&screen);
    screen.click(|screen| screen.button("Names on the map"));
    screen.click(|screen| screen.button("English"));
    assert_eq!(screen.app().state().view.names, Names::English);
    assert_eq!(at(&screen), before);
}

#[test]
fn the_credits_name_every_source_with_its_licence() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.button("Credits"));
    let said = screen.everything();
    for credit in credits() {
        assert!(said.has(&[credit.what]), "{credit:?} is not named:\n{said}");
        assert!(
            said.has(&[credit.source, credit.licence]),
            "{credit:?} lacks its licence:\n{said}"
        );
    }
    for licence in licences_that_come_along() {
        assert!(said.has(&[&licence]), "{licence} is not named:\n{said}");
    }
    screen.click(|screen| screen.button("Close"));
    assert!(!screen.everything().has(&[credits()[0].source]));
}

/// The licences in assets/licences: the part of a file's name that is the SPDX identifier.
fn licences_that_come_along() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/licences");
    let files = fs::read_dir(folder).expect("there is a folder of licences");
    let mut licences: Vec<String> = files
        .map(|file| {
            let name = file.expect("a licence").file_name();
            let name = name.to_string_lossy();
            let stem = name.trim_end_matches(".txt");
            let known = ["MIT", "OFL-1.1"]
                .into_iter()
                .find(|known| stem.starts_with(known));
            known.unwrap_or(stem).to_owned()
        })
        .collect();
    licences.sort();
    assert!(licences.len() >= 5, "{licences:?}");
    licences
}

#[test]
fn all_claims_on_a_place_are_copied_with_their_citations() {
    let mut screen = Screen::at("Talbiseh");
    screen.click(|screen| screen.button("Copy all"));
    let copied = screen.copied();
    let [text] = copied.as_slice() else {
        panic!("copied {} times", copied.len());
    };
    assert!(text.starts_with("Talbiseh\n"), "{text}");
    for part in [
        "36 civilians killed, 5 of them children",
        "four areas together",
        "could not verify",
        "President of Russia, Vladimir Putin",
        "Press report on the second day of Russian airstrikes in Syria, publisher not given, \
         1 October 2015 (inferred)",
    ] {
        assert!(text.contains(part), "{part:?} is missing from:\n{text}");
    }
    assert!(screen.status().has(&["copied"]), "{}", screen.status());
}

#[test]
fn one_claim_is_copied_from_its_card() {
    let mut screen = Screen::at("Hama governorate");
    let fold = screen.panel().line(&["in full"]).to_owned();
    screen.activate(|screen| screen.button(&fold));
    screen.activate(|screen| screen.first_button("Copy claim"));
    let copied = screen.copied();
    let [text] = copied.as_slice() else {
        panic!("copied {} times", copied.len());
    };
    assert!(
        text.contains("Syrian Observatory for Human Rights"),
        "{text}"
    );
    assert!(text.contains("Strikes in Hama, 1 October 2015"), "{text}");
    assert!(!text.contains("Putin"), "one claim, not all:\n{text}");
}
