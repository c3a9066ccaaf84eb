//! Tests of the checker itself, on made-up code.

use crate::files::SourceFile;
use crate::{arrows_up, glob_imports, network_named, screen_crates_named};

#[test]
fn an_arrow_up_is_found_wherever_it_is_written() {
    for code in [
        "use crate::ui::Theme;",
        "pub(crate) use crate::ui;",
        "use crate::{model::Case, ui::{self, Theme as T}};",
        "use super::super::ui::Theme;",
        "mod inner { use super::super::super::ui::Theme; }",
        "fn f() -> crate::ui::Theme { todo!() }",
        "fn f() { let quote = '\"'; crate::ui::draw::<u8>(quote) }",
        "fn f<'a>(x: &'a str) { counterclaim::ui::draw(x) }",
        "#[cfg(not(test))]\nuse crate::ui::Theme;",
        "#[cfg(test)]\nuse crate::{ui::A};\nuse crate::ui::Theme;",
        "#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::ui::Theme;",
    ] {
        assert_eq!(arrows_up(&in_query(code)).len(), 1, "in {code}");
    }
}

#[test]
fn what_is_no_arrow_up_is_let_be() {
    for code in [
        "use crate::model::{Case, Claim};",
        "use super::scope::{Overlap, overlap};",
        "use super::super::query::Filter;",
        "use self::ui::Theme;",
        "pub(in crate::query) fn f() {}",
        "//! Drawn by [`crate::ui`].\n/// See [`ui`](crate::ui).\nfn f() {}",
        "/* crate::ui::a /* crate::ui::b */ crate::ui::c */",
        "const A: &str = \"\\\" crate::ui::A\"; const B: &str = r#\"a \" crate::ui::B\"#;",
        "fn f() -> impl Iterator<Item = u8> + use<'_> { [].into_iter() }",
        "#[cfg(test)]\nmod tests {\n    use crate::ui::Theme;\n    fn f() { crate::ui::draw(); }\n}",
        "#[cfg(all(test, unix))]\nuse crate::{ui::Theme, app};",
    ] {
        assert_eq!(arrows_up(&in_query(code)), [""; 0], "in {code}");
    }
}

#[test]
fn a_room_that_may_name_a_part_of_another_may_not_name_the_rest() {
    let formats = |code: &str| arrows_up(&file("src/formats/case.rs", code));
    assert_eq!(formats("use crate::state::document::Document;"), [""; 0]);
    assert_eq!(formats("use crate::state::{document, Command};").len(), 1);
    assert_eq!(formats("use crate::state::documentary::Film;").len(), 1);
    assert_eq!(formats("use crate::query::Filter;").len(), 1);
}

#[test]
fn what_is_at_the_root_of_the_crate_belongs_to_no_room() {
    let named = arrows_up(&in_query("use crate::Case;"));
    assert!(named[0].contains("no room is called Case"), "{named:?}");
    assert_eq!(
        arrows_up(&file("src/lib.rs", "pub mod ui;\npub use ui::Theme;")).len(),
        1
    );
    let unknown = arrows_up(&file("src/attic.rs", ""));
    assert!(
        unknown[0].contains("no room is called attic"),
        "{unknown:?}"
    );
}

#[test]
fn a_fault_says_where_it_is_and_what_would_be_right() {
    let code = "//! A filter.\n\nuse crate::{\n    model::Case,\n    ui::Theme,\n};\n";
    assert_eq!(
        arrows_up(&in_query(code)),
        [
            "src/query/filter.rs:5: query → ui, by crate::ui::Theme\n    \
          right: query may name model; ui may be named by export, briefing, app, headless, main"
        ]
    );
}

#[test]
fn a_crate_that_draws_is_found_below_the_screen() {
    let below = |code: &str| screen_crates_named(&file("src/state/view.rs", code)).len();
    assert_eq!(below("use egui::{Rect, pos2};"), 1);
    assert_eq!(below("use ::walkers::Position;"), 1);
    assert_eq!(below("use {egui, std::fmt};"), 1);
    assert_eq!(below("fn f(at: eframe::egui::Pos2) {}"), 1);
    assert_eq!(below("#[cfg(test)]\nmod tests { use egui::Rect; }"), 0);
    assert_eq!(below("/// As in [`egui::Rect`].\nfn f(egui: u8) {}"), 0);
    assert_eq!(
        screen_crates_named(&file("src/ui/map.rs", "use egui::Rect;")).len(),
        0
    );
}

#[test]
fn what_reaches_the_network_is_found_outside_online_maps() {
    for code in [
        "use ureq::Agent;",
        "use std::net::{IpAddr, TcpStream};",
        "fn f() { std::net::UdpSocket::bind(\"\"); }",
    ] {
        assert_eq!(network_named(&in_query(code)).len(), 1, "in {code}");
        let online = file("src/basemap/online/exchange.rs", code);
        assert_eq!(network_named(&online), [""; 0], "in {code}");
    }
    let address = in_query("use std::net::Ipv6Addr;");
    assert_eq!(network_named(&address), [""; 0], "an address asks nobody");
}

#[test]
fn a_glob_import_is_found_outside_tests() {
    let globs = |code: &str| glob_imports(&in_query(code)).len();
    assert_eq!(globs("use crate::model::*;"), 1);
    assert_eq!(globs("use crate::model::{Case, claim::*};"), 1);
    assert_eq!(globs("fn f() { use Stance::*; }"), 1);
    assert_eq!(globs("#[cfg(test)]\nmod tests { use super::*; }"), 0);
    assert_eq!(globs("const N: usize = size::A * size::B;"), 0);
}

fn file(path: &str, text: &str) -> SourceFile {
    SourceFile {
        path: path.into(),
        text: text.into(),
    }
}

fn in_query(text: &str) -> SourceFile {
    file("src/query/filter.rs", text)
}
