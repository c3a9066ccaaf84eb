//! The brush: the stretch of the timeline that claims are filtered by, and how it goes on.

use crate::model::Stretch;

use super::Unit;

/// `brush` so many units later, or earlier by a negative number; `None` where the calendar ends.
#[must_use]
pub fn moved(brush: Stretch, unit: Unit, by: i32) -> Option<Stretch> {
    Stretch::new(unit.moved(brush.start(), by), unit.moved(brush.end(), by))
}

/// `brush` with its first moment so many units later; `None` when nothing of it is left.
#[must_use]
pub fn with_start_moved(brush: Stretch, unit: Unit, by: i32) -> Option<Stretch> {
    Stretch::new(unit.moved(brush.start(), by), brush.end())
}

/// `brush` with its end so many units later; `None` when nothing of it is left.
#[must_use]
pub fn with_end_moved(brush: Stretch, unit: Unit, by: i32) -> Option<Stretch> {
    Stretch::new(brush.start(), unit.moved(brush.end(), by))
}

/// The first unit of what is dated, where a brush begins that nobody has drawn.
#[must_use]
pub fn first(extent: Stretch, unit: Unit) -> Option<Stretch> {
    let start = unit.floor(extent.start());
    Stretch::new(start, unit.next(start))
}

/// `brush` once it has gone on by one unit: all of it, or its end if it `grows`. `None` once it has
/// reached the end of what is dated.
#[must_use]
pub fn gone_on(brush: Stretch, unit: Unit, extent: Stretch, grows: bool) -> Option<Stretch> {
    if extent.end() <= brush.end() {
        return None;
    }
    if grows {
        with_end_moved(brush, unit, 1)
    } else {
        moved(brush, unit, 1)
    }
}

/// `brush` once it has gone back by one unit, as [`gone_on`]. `None` once it has reached the beginning
/// of what is dated.
#[must_use]
pub fn gone_back(brush: Stretch, unit: Unit, extent: Stretch, grows: bool) -> Option<Stretch> {
    if grows {
        with_end_moved(brush, unit, -1)
    } else if extent.start() < brush.start() {
        moved(brush, unit, -1)
    } else {
        None
    }
}

/// Where `brush` begins to go on: where it is or, from the end of what is dated, at the beginning.
#[must_use]
pub fn at_begin(
    brush: Option<Stretch>,
    unit: Unit,
    extent: Stretch,
    grows: bool,
) -> Option<Stretch> {
    let first = first(extent, unit);
    let Some(brush) = brush else {
        return first;
    };
    if brush.end() < extent.end() {
        return Some(brush);
    }
    let as_long = first.map(|first| brush.moved(brush.part(first.start()) * brush.secs()));
    match as_long {
        // What is as long as all that is dated has nowhere to go.
        Some(brush) if !grows && brush.end() < extent.end() => Some(brush),
        _ => first,
    }
}
