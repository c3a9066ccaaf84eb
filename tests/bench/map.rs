//! What the map costs: the first picture, a frame of panning, a vector tile; each beside a floor that
//! only touches as many bytes: `cargo bench --bench map`. Prints; asserts nothing.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

use std::hint::black_box;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use counterclaim::app::{self, App, Opening};
use counterclaim::basemap::build;
use counterclaim::headless::render;
use counterclaim::state::Standpoint;
use egui::epaint::{Primitive, Vertex};
use egui::{Event, Modifiers, PointerButton, pos2, vec2};
use egui_kittest::Harness;

/// Frames of panning that are timed.
const FRAMES: usize = 240;

fn main() {
    first_picture();
    panning();
    building();
}

/// From nothing to the complete picture, adapter and PNG-ready pixels included.
fn first_picture() {
    for run in ["first", "again"] {
        let start = Instant::now();
        match render(Opening::default(), 1440, 900) {
            Ok(picture) => {
                let took = start.elapsed();
                let floor = written(picture.as_raw().len());
                println!("first complete picture, {run}: {took:.1?}; floor {floor:.1?}");
            }
            Err(error) => println!("first complete picture: {error}"),
        }
    }
}

/// Frames of the whole screen while the map moves, laid out and cut into triangles; not painted.
fn panning() {
    let opening = Opening {
        standpoint: Some(Standpoint {
            lon_lat: (36.6, 34.9).into(),
            zoom: 9.5,
        }),
        ..Opening::default()
    };
    let mut screen: Harness<App> = Harness::builder()
        .with_size([1440.0, 900.0])
        .build_eframe(|cc| app::create(cc, opening).expect("the built-in case can be read"));
    while screen.state().pending() {
        screen.step();
        sleep(Duration::from_millis(5));
    }
    let (mut frames, mut bytes) = (Vec::with_capacity(FRAMES), 0);
    let middle = pos2(600.0, 450.0);
    screen.input_mut().events.extend([
        Event::PointerMoved(middle),
        Event::PointerButton {
            pos: middle,
            button: PointerButton::Primary,
            pressed: true,
            modifiers: Modifiers::NONE,
        },
    ]);
    for frame in 0..FRAMES {
        // There and back again, five points a frame.
        let away = FRAMES / 2 - frame.abs_diff(FRAMES / 2);
        let at = middle - vec2(away as f32 * 5.0, 0.0);
        screen.input_mut().events.push(Event::PointerMoved(at));
        let start = Instant::now();
        screen.step();
        let shapes = screen.output().shapes.clone();
        let primitives = screen.ctx.tessellate(shapes, 1.0);
        frames.push(start.elapsed());
        bytes = primitives
            .iter()
            .map(|clipped| match &clipped.primitive {
                Primitive::Mesh(mesh) => {
                    size_of_val(&mesh.vertices[..]) + size_of_val(&mesh.indices[..])
                }
                Primitive::Callback(_) => size_of::<Vertex>(),
            })
            .sum();
    }
    frames.sort();
    println!(
        "a frame of panning: median {:.1?}, slowest of a hundred {:.1?}; {} KiB of triangles, floor {:.1?}",
        frames[FRAMES / 2],
        frames[FRAMES * 99 / 100],
        bytes / 1024,
        written(bytes)
    );
}

/// The tiles of the embedded map up to zoom 9, on every core.
fn building() {
    let layers = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/basemap");
    let start = Instant::now();
    let built = build(&layers, Some(9), &mut |_| ()).expect("the layers are sound");
    let took = start.elapsed();
    let floor = written(built.bytes.len());
    println!(
        "building {} vector tiles, reading their layers included: {took:.1?}, {:.1?} each; {} KiB, floor {floor:.1?}",
        built.tiles,
        took / u32::try_from(built.tiles).expect("few tiles"),
        built.bytes.len() / 1024
    );
}

/// How long merely writing so many bytes takes.
fn written(bytes: usize) -> Duration {
    let start = Instant::now();
    black_box(vec![1_u8; black_box(bytes)]);
    start.elapsed()
}
