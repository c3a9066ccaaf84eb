//! A few pictures of the whole screen, compared with those in tests/snapshots.
//!
//! When one changes on purpose, look at the new one, then keep it:
//! `UPDATE_SNAPSHOTS=1 cargo test --test snapshots`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "this file is nothing but tests, which fail loudly"
)]

#[path = "support/needs.rs"]
mod needs;

use std::fs::File;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use counterclaim::app::{self, App, Opening};
use counterclaim::headless::{RenderError, render};
use counterclaim::model::Subject;
use counterclaim::state::{Command, Look, Standpoint, ThemeName, TimelineLook, link};
use counterclaim::ui::theme::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotOptions, image_snapshot_options};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{RgbaImage, imageops};

const WIDTH: u32 = 960;
const HEIGHT: u32 = 600;
/// Parts of the screen: from the left and the top, so wide and high.
const WHOLE: [u32; 4] = [0, 0, WIDTH, HEIGHT];
const MIDDLE: [u32; 4] = [160, 30, 640, 540];
const MAP_AND_PANEL: [u32; 4] = [340, 30, 620, 476];
const PANEL: [u32; 4] = [704, 30, 256, 476];
const BELOW_THE_MAP: [u32; 4] = [160, 266, 544, 240];

/// Two kinds of processors, and versions of Mesa, round colours differently, by a step or two of 255:
/// the threshold swallows ten times that. Which of two pixels an edge falls into may change too, so
/// that some of the 576,000 pixels may fail; one badge or one short word has more than these.
fn like_the_snapshot(picture: &RgbaImage, name: &str) {
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(60);
    image_snapshot_options(picture, name, &options);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        packed(&options.output_path.join(name).with_extension("png"));
    }
}

/// Makes the file of a snapshot smaller, by a third: whoever clones the repository should not wait for
/// the sake of whoever updates a snapshot.
fn packed(path: &Path) {
    let picture = image::open(path).expect("a snapshot");
    let file = File::create(path).expect("a file");
    let encoder = PngEncoder::new_with_quality(file, CompressionType::Best, FilterType::Adaptive);
    picture
        .write_with_encoder(encoder)
        .expect("the file is written");
}

fn pictured(name: &str, opening: Opening) {
    match render(opening, WIDTH, HEIGHT) {
        Ok(picture) => like_the_snapshot(&picture, name),
        Err(RenderError::NoAdapter(_)) => {
            needs::skip_without("graphics adapter, nor Mesa's software driver");
        }
        Err(error) => panic!("{error}"),
    }
}

fn in_theme(theme: ThemeName) -> Opening {
    Opening {
        theme: Some(theme),
        ..Opening::default()
    }
}

fn at(place: &str) -> Opening {
    Opening {
        select: Some(place.to_owned()),
        ..Opening::default()
    }
}

#[test]
fn the_opening_view_on_paper() {
    pictured("opening_paper", in_theme(ThemeName::Paper));
}

#[test]
fn the_opening_view_by_night() {
    pictured("opening_night", in_theme(ThemeName::Night));
}

#[test]
fn the_opening_view_on_the_projector() {
    pictured("opening_projector", in_theme(ThemeName::Projector));
}

#[test]
fn talbiseh_with_its_panel() {
    pictured("talbiseh", at("talbiseh"));
}

#[test]
fn hama_with_its_area_and_panel() {
    pictured("hama", at("hama"));
}

/// The middle of the map in the three themes, side by side.
fn map_pictured(name: &str, lon_lat: (f64, f64), zoom: f64) {
    const SIDE: u32 = 288;
    let mut sheet = RgbaImage::new(SIDE * 3, SIDE);
    for (column, theme) in (0..).zip(ThemeName::ALL) {
        let opening = Opening {
            view: Some(without_timeline()),
            standpoint: Some(Standpoint {
                lon_lat: lon_lat.into(),
                zoom,
            }),
            ..in_theme(theme)
        };
        let picture = match render(opening, WIDTH, HEIGHT) {
            Ok(picture) => picture,
            Err(RenderError::NoAdapter(_)) => {
                needs::skip_without("graphics adapter, nor Mesa's software driver");
                return;
            }
            Err(error) => panic!("{error}"),
        };
        let left = map_centre_px(theme) - SIDE / 2;
        let middle = imageops::crop_imm(&picture, left, (HEIGHT - SIDE) / 2, SIDE, SIDE);
        imageops::replace(&mut sheet, &*middle, i64::from(column * SIDE), 0);
    }
    like_the_snapshot(&sheet, name);
}

/// A link to a view with more of the map.
fn without_timeline() -> String {
    let look = Look {
        timeline: TimelineLook {
            is_open: false,
            ..TimelineLook::default()
        },
        ..Look::default()
    };
    link::written(&look).expect("a short link")
}

/// How far the middle of the map is from the left, pixels.
fn map_centre_px(theme: ThemeName) -> u32 {
    let scale = HEIGHT as f32 / 900.0;
    let window = WIDTH as f32 / scale;
    let theme = Theme::new(theme);
    let (left, right) = (theme.sources_width(window), theme.claims_width(window));
    ((left + window - right) / 2.0 * scale) as u32
}

#[test]
fn the_region() {
    map_pictured("map_region", (37.0, 34.9), 6.5);
}

#[test]
fn between_homs_and_hama() {
    map_pictured("map_homs_hama", (36.6, 34.95), 9.5);
}

#[test]
fn aleppo() {
    map_pictured("map_aleppo", (37.16, 36.2), 10.0);
}

#[test]
fn the_coast() {
    map_pictured("map_coast", (35.9, 35.2), 8.5);
}

#[test]
fn far_out() {
    map_pictured("map_far_out", (37.0, 34.0), 3.5);
}

#[test]
fn the_twelve_targets_from_their_tray() {
    // The command line selects places only: the tray takes a click.
    pictured_after("twelve_targets", |screen| {
        let row = screen.get_by_role_and_label(Role::Button, "Twelve targets");
        row.click();
    });
}

#[test]
fn filters_with_their_counts_and_chips() {
    pictured_after("filters", |screen| {
        screen.get_by_label("Filters").click();
        settle(screen);
        screen.get_by_label("Contest: ≠ contradicted").click();
        settle(screen);
        screen.get_by_label("denials").click();
    });
}

#[test]
fn the_timeline_with_a_brush_on_a_day_and_what_had_been_said_by_then() {
    pictured_after("timeline", |screen| {
        screen.get_by_label("Step on").click();
        settle(screen);
        screen.get_by_label("Step on").click();
        settle(screen);
        screen.get_by_label("As known on").click();
    });
}

#[test]
fn the_matrix_of_the_whole_case_by_contradictions() {
    pictured_after("matrix", |screen| {
        screen.key_press(Key::X);
        settle(screen);
        screen.get_by_label("By contradictions").click();
    });
}

#[test]
fn the_claims_in_a_table_those_with_more_contradictions_first() {
    pictured_after("claims_table", |screen| {
        screen.key_press(Key::L);
        settle(screen);
        for _ in 0..2 {
            screen
                .get_by_label_contains("Sort by Contradicted by")
                .click();
            settle(screen);
        }
    });
}

#[test]
fn the_incidents_in_a_table() {
    pictured_in(
        "incidents_table",
        BELOW_THE_MAP,
        Opening::default(),
        |screen| {
            screen.key_press(Key::I);
        },
    );
}

#[test]
fn the_dossier_of_talbiseh() {
    pictured_in("dossier", MIDDLE, at("talbiseh"), |screen| {
        screen.key_press(Key::D);
    });
}

#[test]
fn five_incidents_at_one_point() {
    stacked_after("stack", MAP_AND_PANEL, ThemeName::Paper, |screen| {
        let school = Subject::Incident("school".into());
        apply(screen, Command::Select(Some(school)));
    });
}

#[test]
fn who_speaks_of_whom() {
    stacked_after("statements", PANEL, ThemeName::Night, |screen| {
        let market = Subject::Incident("market".into());
        apply(screen, Command::Select(Some(market)));
        settle(screen);
        let last = screen.get_by_label_contains("questions Council B");
        last.scroll_to_me();
    });
}

#[test]
fn incidents_that_may_be_one_strike() {
    stacked_after("matches", BELOW_THE_MAP, ThemeName::Paper, |screen| {
        screen.key_press(Key::J);
    });
}

fn apply(screen: &mut Harness<App>, command: Command) {
    let ctx = screen.ctx.clone();
    screen.state_mut().apply(command, &ctx);
}

/// The screen with a made-up data set beside the case.
fn with_archive() -> Opening {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archives");
    Opening {
        archives: vec![fixtures.join("acled.csv")],
        ..Opening::default()
    }
}

#[test]
fn what_became_of_the_rows_of_a_data_set() {
    pictured_in("import_report", MIDDLE, with_archive(), |_| {});
}

/// Chooses `column` for what has `role` in the sheet about columns.
fn choose(screen: &mut Harness<App>, role: &str, column: &str) {
    let combo = format!("{role}: no column");
    screen
        .get_by_role_and_label(Role::ComboBox, &combo)
        .click_accesskit();
    settle(screen);
    screen
        .get_by_role_and_label(Role::Button, column)
        .click_accesskit();
    settle(screen);
}

#[test]
fn a_table_whose_columns_are_told() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archives");
    let opening = Opening {
        archives: vec![fixtures.join("own_table.csv")],
        ..Opening::default()
    };
    pictured_in("columns", WHOLE, opening, |screen| {
        choose(screen, "Both in one", "Spot");
        choose(screen, "Place name", "Locality");
        choose(screen, "Date or first day", "Observed");
        choose(screen, "Words", "Account");
        screen.key_press(Key::Escape);
        settle(screen);
        choose(screen, "Source", "First told by");
        screen.key_press(Key::Escape);
        settle(screen);
        choose(screen, "Killed, least", "Dead (low)");
        choose(screen, "Killed, most", "Dead (high)");
        screen.key_press(Key::Escape);
    });
}

#[test]
fn a_region_of_a_data_set_beside_the_case() {
    pictured_in("archive", WHOLE, with_archive(), |screen| {
        apply(screen, Command::Show(None));
        let hama = Subject::Incident("acled:MUP3".into());
        apply(screen, Command::Select(Some(hama)));
    });
}

#[test]
fn two_places_side_by_side() {
    pictured_after("comparison", |screen| {
        for place in ["Talbiseh", "Hama governorate"] {
            {
                let mut rows = screen.get_all_by_role_and_label(Role::Button, place);
                let row = rows.next().expect("its row");
                row.click_modifiers(Modifiers::SHIFT);
            }
            settle(screen);
        }
    });
}

#[test]
fn what_is_found_of_a_place_in_both_scripts() {
    pictured_after("search", |screen| {
        screen.get_by_label("Search").click();
        settle(screen);
        screen.get_by_label("Search for").type_text("حمص");
    });
}

#[test]
fn a_scene_on_the_stage() {
    pictured_after("stage", |screen| {
        for key in [Key::F5, Key::Num4, Key::Enter] {
            screen.key_press(key);
            settle(screen);
        }
    });
}

/// Sizes of projectors and screens, each made small: a part that leaves its place is seen all the same.
#[test]
fn a_scene_on_stages_of_four_sizes() {
    const WIDTH: u32 = 400;
    let mut sheet = RgbaImage::new(WIDTH * 2, 300 + 225);
    for (place, size) in (0..).zip([(1024, 768), (1280, 720), (1920, 1080), (3840, 2160)]) {
        let opening = Opening {
            scene: Some("talbiseh".to_owned()),
            ..Opening::default()
        };
        let picture = match render(opening, size.0, size.1) {
            Ok(picture) => picture,
            Err(RenderError::NoAdapter(_)) => {
                needs::skip_without("graphics adapter, nor Mesa's software driver");
                return;
            }
            Err(error) => panic!("{error}"),
        };
        let height = WIDTH * size.1 / size.0;
        let small = imageops::resize(&picture, WIDTH, height, imageops::FilterType::Triangle);
        let (left, top) = (place % 2 * i64::from(WIDTH), place / 2 * 300);
        imageops::replace(&mut sheet, &small, left, top);
    }
    like_the_snapshot(&sheet, "stage_sizes");
}

/// A path in the middle of the map, while it is drawn by keys and once it is ended.
#[test]
fn a_path_while_it_is_measured_and_with_its_card() {
    const SIZE: (u32, u32) = (360, 270);
    let mut sheet = RgbaImage::new(SIZE.0 * 2, SIZE.1);
    for (place, last) in (0..).zip([Key::ArrowRight, Key::Enter]) {
        let drawn = picture_after(Opening::default(), |screen| {
            let corners = [
                Key::R,
                Key::Space,
                Key::ArrowRight,
                Key::ArrowUp,
                Key::Space,
            ];
            for key in corners
                .into_iter()
                .chain([Key::ArrowDown, Key::Space, last])
            {
                screen.key_press(key);
                settle(screen);
            }
        });
        let Some(picture) = drawn else {
            return;
        };
        let left = map_centre_px(ThemeName::Paper) - SIZE.0 / 2;
        let middle = imageops::crop_imm(&picture, left, 110, SIZE.0, SIZE.1);
        imageops::replace(&mut sheet, &*middle, place * i64::from(SIZE.0), 0);
    }
    like_the_snapshot(&sheet, "measuring");
}

/// The opening view after the user has done something.
#[test]
fn how_densely_the_claims_of_a_case_and_of_a_data_set_lie() {
    let opening = Opening {
        density: true,
        ..with_archive()
    };
    pictured_in("density", MIDDLE, opening, |screen| {
        apply(screen, Command::Show(None));
    });
}

fn pictured_after(name: &str, done: impl Fn(&mut Harness<App>)) {
    pictured_in(name, WHOLE, Opening::default(), done);
}

/// A made-up case of strikes at one point after the user has done something.
fn stacked_after(name: &str, part: [u32; 4], theme: ThemeName, done: impl Fn(&mut Harness<App>)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/stacked.ron");
    let opening = Opening {
        case: Some(path),
        ..in_theme(theme)
    };
    pictured_in(name, part, opening, done);
}

/// Part of the screen after the user has done something, from the left and the top, so wide and high.
fn pictured_in(
    name: &str,
    [left, top, width, height]: [u32; 4],
    opening: Opening,
    done: impl Fn(&mut Harness<App>),
) {
    if let Some(picture) = picture_after(opening, done) {
        let part = imageops::crop_imm(&picture, left, top, width, height);
        like_the_snapshot(&part.to_image(), name);
    }
}

/// The screen after the user has done something; `None` where nothing can be drawn.
fn picture_after(opening: Opening, done: impl Fn(&mut Harness<App>)) -> Option<RgbaImage> {
    if let Err(RenderError::NoAdapter(_)) = render(Opening::default(), 200, 200) {
        needs::skip_without("graphics adapter, nor Mesa's software driver");
        return None;
    }
    let scale = HEIGHT as f32 / 900.0;
    let mut screen: Harness<App> = Harness::builder()
        .with_size([WIDTH as f32 / scale, 900.0])
        .with_pixels_per_point(scale)
        .with_render_cursor(false)
        .wgpu()
        .build_eframe(|cc| app::create(cc, opening).expect("the built-in case can be read"));
    settle(&mut screen);
    done(&mut screen);
    screen.step();
    screen.remove_cursor();
    settle(&mut screen);
    Some(screen.render().expect("there is an adapter"))
}

/// Lets frames pass until every tile is there, and a few more.
fn settle(screen: &mut Harness<App>) {
    let start = Instant::now();
    let mut calm = 0;
    while calm < 4 {
        assert!(
            start.elapsed() < Duration::from_mins(1),
            "the tiles do not come"
        );
        screen.step();
        calm = if screen.state().pending() {
            0
        } else {
            calm + 1
        };
        sleep(Duration::from_millis(4));
    }
}
