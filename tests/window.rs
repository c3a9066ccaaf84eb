//! The real window, on a screen without a monitor: found, clicked and read from outside.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "this file is nothing but tests, which fail loudly"
)]
#![cfg(target_os = "linux")]

#[path = "window/display.rs"]
mod display;
#[path = "window/driver.rs"]
mod driver;
#[path = "window/exploring.rs"]
mod exploring;
#[path = "support/needs.rs"]
mod needs;
#[path = "window/presenting.rs"]
mod presenting;
#[path = "window/program.rs"]
mod program;
#[path = "window/recording.rs"]
mod recording;
#[path = "window/recovered.rs"]
mod recovered;
#[path = "window/sockets.rs"]
mod sockets;
#[path = "support/tile_server.rs"]
#[expect(dead_code, reason = "others ask more of it")]
mod tile_server;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::thread::sleep;
use std::time::{Duration, Instant};

use counterclaim::settings::{OnlineMaps, Settings};
use counterclaim::state::maps::{OnlineMap, Scheme, Template, predefined};
use display::Display;
use egui::Key;
use image::{ImageFormat, Rgba, RgbaImage};
use needs::skip_without;
use program::{NO_ADAPTER, PATIENCE, Program};
use sockets::internet_sockets;
use tile_server::{Reply, TileServer};

#[test]
fn talbiseh_is_found_by_its_name_and_its_panel_read() {
    let Some(display) = Display::open() else {
        return;
    };
    let Some((mut program, window)) = Program::driven(&display) else {
        return;
    };
    let opening = window.wait_for("Talbiseh on the map", |tree| {
        tree.place_on_map("Talbiseh").is_some()
    });
    for place in ["Hama governorate", "Beyond Homs"] {
        assert!(
            opening.place_on_map(place).is_some(),
            "{place} is not on the map"
        );
    }
    assert!(
        !opening.says(&["36 civilians killed"]),
        "nothing is selected yet"
    );

    window.click(opening.place_on_map("Talbiseh").expect("it was there"));
    let panel = window.wait_for("Talbiseh's panel", |tree| {
        tree.says(&["36 civilians killed"])
    });
    assert!(panel.says(&[
        "One figure for four areas together",
        "three of them are not named"
    ]));
    assert!(panel.says(&["Contradicts", "President of Russia"]));
    assert!(panel.says(&["whole campaign"]));
    assert!(panel.says(&["The report", "could not be verified"]));

    let picture = window.picture();
    assert_eq!(picture.dimensions(), (1440, 900));
    let colours: BTreeSet<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
    assert!(colours.len() > 500, "{} colours", colours.len());

    // What the driver itself opens is seen: so the test below would see a socket too.
    assert!(!internet_sockets(program.id()).is_empty());
    assert!(program.ended().is_none());
    assert!(
        !program.complaints().contains("panicked"),
        "{}",
        program.complaints()
    );
}

#[test]
fn the_window_opens_no_socket_to_the_internet() {
    let Some(display) = Display::open() else {
        return;
    };
    let mut program = Program::start(&display, &[]);
    let start = Instant::now();
    let mut painted = None;
    // Some time past the first picture, when tiles have come and gone.
    while painted.is_none_or(|at: Instant| at.elapsed() < Duration::from_secs(2)) {
        if let Some(ended) = program.ended() {
            if ended.code() == Some(NO_ADAPTER) {
                skip_without("graphics adapter, nor Mesa's software driver");
                return;
            }
            panic!("no window, but {ended}: {}", program.complaints());
        }
        assert_eq!(internet_sockets(program.id()), Vec::<String>::new());
        if painted.is_none() && display.is_painted() {
            painted = Some(Instant::now());
        }
        assert!(
            start.elapsed() < PATIENCE,
            "nothing is painted: {}",
            program.complaints()
        );
        sleep(Duration::from_millis(10));
    }
    assert!(
        !program.complaints().contains("panicked"),
        "{}",
        program.complaints()
    );
}

#[test]
fn on_a_display_but_without_an_adapter_one_line_says_what_is_missing() {
    let Some(display) = Display::open() else {
        return;
    };
    let nothing = [
        "VK_DRIVER_FILES",
        "VK_ICD_FILENAMES",
        "__EGL_VENDOR_LIBRARY_FILENAMES",
    ];
    let mut program = Program::start(&display, &nothing.map(|name| (name, "/dev/null")));
    let ended = program.end();
    let said = program.complaints();
    assert_eq!(ended.code(), Some(NO_ADAPTER), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    let ours: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("counterclaim: "))
        .collect();
    let [line] = ours.as_slice() else {
        panic!("{} lines:\n{said}", ours.len());
    };
    assert!(
        line.contains("graphics adapter") && line.contains("mesa-vulkan-drivers"),
        "{line}"
    );
}

#[test]
fn an_online_map_is_asked_once_it_is_turned_on_and_no_more_once_offline() {
    let Some(display) = Display::open() else {
        return;
    };
    let server = TileServer::start(|_| Reply::new(200, "image/png", tile()));
    remember_online_map(&display, &server);
    let Some((mut program, window)) = Program::driven(&display) else {
        return;
    };
    window.click_button("Maps");
    window.click_button("Turn Loopback on …");
    assert_eq!(server.calls(), 0, "nobody has said that it may be asked");
    let host = server.url("").replace("http://", "");
    window.click_button(&format!("Ask {host} for tiles"));
    window.wait_for("tiles", |_| server.calls() > 0);
    window.press(Key::Escape);
    window.wait_for("who is asked", |tree| tree.says(&["Online: Loopback"]));
    window.click_button("Work offline");
    window.wait_for("offline", |tree| tree.says(&["Offline map"]));
    // What was under way when the button was pressed may still arrive.
    sleep(Duration::from_secs(1));
    let asked = server.calls();
    for _ in 0..2 {
        window.press(Key::Plus);
        sleep(Duration::from_secs(1));
    }
    assert_eq!(server.calls(), asked, "offline, nobody is asked");
    assert!(program.ended().is_none());
    assert!(
        !program.complaints().contains("panicked"),
        "{}",
        program.complaints()
    );
}

/// Settings that know the server as an online map, which is off.
fn remember_online_map(display: &Display, server: &TileServer) {
    let (template, _) =
        Template::parse(Scheme::Xyz, &server.url("/{z}/{x}/{y}.png")).expect("an address of tiles");
    let map = OnlineMap {
        name: "Loopback".to_owned(),
        template,
        ..predefined().swap_remove(0)
    };
    let settings = Settings {
        online: OnlineMaps {
            described: vec![map],
            ..OnlineMaps::default()
        },
        ..Settings::default()
    };
    let path = display.folder().join(".config/counterclaim/settings.ron");
    settings
        .write(&Settings::default(), &path)
        .expect("settings");
}

/// A tile of one colour.
fn tile() -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    let picture = RgbaImage::from_pixel(256, 256, Rgba([200, 220, 210, 255]));
    picture
        .write_to(&mut png, ImageFormat::Png)
        .expect("a picture");
    png.into_inner()
}

#[test]
fn after_a_fault_the_window_says_what_was_kept_and_where_the_report_is() {
    let Some(display) = Display::open() else {
        return;
    };
    let ask = display.folder().join("fault");
    let variable = ("COUNTERCLAIM_FAULT_WHEN", ask.to_str().expect("a name"));
    let Some((mut program, window)) = Program::driven_with(&display, &[], &[variable]) else {
        return;
    };
    window.wait_for("the map", |tree| tree.place_on_map("Talbiseh").is_some());
    std::fs::write(&ask, "").expect("a file");
    let told = window.wait_for("the fault", |tree| tree.says(&["A fault in this program"]));
    assert!(told.says(&["Nothing of your work is lost"]));
    let reports = display.folder().join(".local/share/counterclaim/reports");
    let report = std::fs::read_dir(&reports).expect("reports").next();
    let report = report.expect("a report").expect("an entry").path();
    assert!(told.says(&[&report.display().to_string()]));
    let report = std::fs::read_to_string(report).expect("a text");
    assert!(report.contains("a fault was asked for"), "{report}");
    window.click_button("Copy report");
    assert!(program.ended().is_none());
    window.click_button("Quit");
    assert!(program.end().success());
}
