//! A new view under the same filters: whole frames while the map is moved and zoomed, beside one at rest: `cargo bench
//! --bench pan_zoom`, with other numbers of rows after `--`. The rows are synthetic. Prints; asserts nothing.
//!
//! The floor is touching the triangles that come of it.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "data_set.rs"]
mod data_set;
#[path = "measure.rs"]
mod measure;
#[path = "window.rs"]
mod window;

use counterclaim::state::Command;
use egui::{Event, Modifiers, PointerButton, Pos2, pos2, vec2};

use data_set::DataSet;
use measure::{Machine, median, middle, print, sizes, timed};
use window::Window;

/// Frames of each movement.
const FRAMES: usize = 120;
/// Where the map is taken hold of.
const MIDDLE: Pos2 = pos2(600.0, 400.0);

fn main() {
    let machine = Machine::measured();
    for rows in sizes(&[0, 100_000, 1_000_000]) {
        let files: Vec<DataSet> = (rows > 0).then(|| DataSet::of(rows)).into_iter().collect();
        let paths = files.iter().map(|file| file.path.clone()).collect();
        let mut window = Window::beside(paths);
        let claims = window.claims();
        let print = |what: &str, took, bytes| {
            print(
                &format!("{rows} rows: a frame {what}"),
                claims,
                took,
                machine.touching(bytes),
            );
        };
        let mut bytes = 0;
        let at_rest = median(|| bytes = window.frame(vec![Event::PointerMoved(MIDDLE)]));
        print("at rest", at_rest, bytes);
        let (panning, bytes) = panning(&mut window);
        print("of panning", panning, bytes);
        let (zooming, bytes) = zooming(&mut window);
        print("of zooming", zooming, bytes);
    }
}

/// Takes the map there and back again, five points a frame.
fn panning(window: &mut Window) -> (std::time::Duration, usize) {
    let button = |pressed| Event::PointerButton {
        pos: MIDDLE,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.frame(vec![Event::PointerMoved(MIDDLE), button(true)]);
    let there_and_back = there_and_back(window, |_, away| {
        vec![Event::PointerMoved(MIDDLE - vec2(away as f32 * 5.0, 0.0))]
    });
    window.frame(vec![button(false)]);
    there_and_back
}

/// Zooms out and in again, a tenth of a level a frame.
fn zooming(window: &mut Window) -> (std::time::Duration, usize) {
    let mut before = 0;
    there_and_back(window, |window, away| {
        let levels = if away > before { -0.1 } else { 0.1 };
        before = away;
        window.send(Command::ZoomBy(levels));
        Vec::new()
    })
}

fn there_and_back(
    window: &mut Window,
    mut moved: impl FnMut(&mut Window, usize) -> Vec<Event>,
) -> (std::time::Duration, usize) {
    let (mut runs, mut bytes) = (Vec::new(), 0);
    for frame in 0..FRAMES {
        let away = FRAMES / 2 - frame.abs_diff(FRAMES / 2);
        runs.push(timed(|| {
            let events = moved(window, away);
            bytes = window.frame(events);
        }));
    }
    (middle(runs), bytes)
}
