//! A whole frame, laid out and cut into triangles, with the built-in case alone and with a data set beside it; at
//! rest, and while a window of time moves: `cargo bench --bench frame`, with other numbers of rows after `--`. The
//! rows are synthetic. Prints; asserts nothing.
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

use counterclaim::model::{Filter, TimeAxis, TimeWindow};
use counterclaim::state::Command;
use jiff::ToSpan;
use jiff::civil::date;

use data_set::DataSet;
use measure::{Machine, median, print, sizes};
use window::Window;

fn main() {
    let machine = Machine::measured();
    for rows in sizes(&[0, 10_000, 1_000_000]) {
        let files: Vec<DataSet> = (rows > 0).then(|| DataSet::of(rows)).into_iter().collect();
        let paths = files.iter().map(|file| file.path.clone()).collect();
        let mut window = Window::beside(paths);
        let (claims, mut bytes) = (window.claims(), 0);
        let at_rest = median(|| bytes = window.frame(Vec::new()));
        let floor = machine.touching(bytes);
        print(
            &format!("{rows} rows: a frame at rest"),
            claims,
            at_rest,
            floor,
        );
        let mut months = (0..96).cycle();
        let brushed = median(|| {
            window.send(window_of_time(months.next().unwrap_or_default()));
            bytes = window.frame(Vec::new());
        });
        let floor = machine.touching(bytes);
        print(
            &format!("{rows} rows: a frame of brushing"),
            claims,
            brushed,
            floor,
        );
    }
}

/// Two years that begin so many months after the first day of the rows.
fn window_of_time(months: i32) -> Command {
    let start = date(2013, 1, 1).at(0, 0, 0, 0);
    let later = |months: i32| start.checked_add(months.months()).expect("a day");
    Command::SetFilter(Box::new(Filter {
        time: Some(TimeWindow {
            axis: TimeAxis::Strikes,
            start: later(months),
            end: later(months + 24),
            undated: false,
        }),
        ..Filter::default()
    }))
}
