//! From the start of the program to its first complete frame: `cargo bench --bench start`. Prints; asserts nothing.
//!
//! The first figure is that of a process: `counterclaim render` from its start to its end, PNG included, because no
//! window tells from outside when it is complete. The second is what of it needs no graphics, in this process: the
//! built-in case opened, and frames laid out and cut into triangles until no tile is awaited any more. The floors:
//! reading the program's file; touching the last frame's triangles.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "measure.rs"]
mod measure;
#[path = "window.rs"]
mod window;

use std::path::Path;
use std::process::{Command, Stdio};

use measure::{Machine, median, print, reading};
use window::Window;

const PROGRAM: &str = env!("CARGO_BIN_EXE_counterclaim");

fn main() {
    let machine = Machine::measured();
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("first.png");
    let mut is_drawn = true;
    let rendered = median(|| {
        let mut program = Command::new(PROGRAM);
        program.args(["render", "--size", "1440x900", "--out"]);
        let ended = program.arg(&out).stderr(Stdio::null()).status();
        is_drawn &= ended.expect("the program starts").success();
    });
    let (mut bytes, mut claims) = (0, 0);
    let laid_out = median(|| {
        let mut window = Window::beside(Vec::new());
        (bytes, claims) = (window.frame(Vec::new()), window.claims());
    });
    if is_drawn {
        let floor = reading(Path::new(PROGRAM));
        print("a process, from start to end", claims, rendered, floor);
    } else {
        println!("a process: nothing was drawn, there may be no graphics adapter");
    }
    let floor = machine.touching(bytes);
    print("opened, laid out and settled", claims, laid_out, floor);
}
