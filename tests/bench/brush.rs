//! What it takes to move a window of two years over ten years of a data set: which of its claims are shown, with all
//! counts by place, source and choice, and the timeline's bins: `cargo bench --bench brush`, with other numbers of
//! rows after `--`. The rows are synthetic. Prints; asserts nothing.
//!
//! The floor: two bytes for the day of each incident, one for the kind of each claim (source, question, stance) and
//! two bits that say whether it is shown, read or written once. Nothing that looks at each can do with fewer.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark is there to print, and may fail loudly"
)]

#[path = "data_set.rs"]
mod data_set;
#[path = "measure.rs"]
mod measure;

use counterclaim::archive::{Archive, Shown};
use counterclaim::model::{Filter, TimeAxis, TimeWindow};
use counterclaim::query::{TimeScale, Timeline, Unit};
use jiff::ToSpan;
use jiff::civil::date;

use data_set::DataSet;
use measure::{Machine, median, print, sizes};

/// How many bins go onto a wide chart.
const MOST_BINS: f64 = 120.0;
/// For so many months the window moves by one.
const MONTHS: i32 = 96;

fn main() {
    let machine = Machine::measured();
    for rows in sizes(&[100_000, 1_000_000]) {
        let archive = DataSet::of(rows).archive();
        let claims = archive.claims();
        let floor = machine.touching(archive.incidents() * 2 + claims + claims / 4);
        let mut months = (0..MONTHS).cycle();
        let mut moved = || archive.shown(&window(months.next().unwrap_or_default()), |_| None);
        let what = |part: &str| format!("{rows} rows: {part}");
        print(
            &what("shown, with counts"),
            claims,
            median(&mut moved),
            floor,
        );
        let shown = moved();
        let binned = median(|| bins(&archive, &shown));
        print(&what("bins"), claims, binned, floor);
        let all = median(|| bins(&archive, &moved()));
        print(&what("all of it"), claims, all, floor);
    }
}

/// Two years that begin so many months after the first day.
fn window(months: i32) -> Filter {
    let start = date(2013, 1, 1).at(0, 0, 0, 0);
    let later = |months: i32| start.checked_add(months.months()).expect("a day");
    Filter {
        time: Some(TimeWindow {
            axis: TimeAxis::Strikes,
            start: later(months),
            end: later(months + 24),
            undated: false,
        }),
        ..Filter::default()
    }
}

fn bins(archive: &Archive, shown: &Shown) -> Timeline {
    let axis = TimeAxis::Strikes;
    let range = archive.dated(axis).expect("every row is dated").extent;
    let scale = TimeScale {
        axis,
        range,
        unit: Unit::legible(&range, MOST_BINS),
    };
    let party = archive.claimants();
    let datings = archive.datings(shown, axis);
    Timeline::of_batches(datings.into_iter().map(|dating| dating.of(&party)), &scale)
}
