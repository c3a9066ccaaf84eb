//! A stretch of time: what of it is on the screen, and where on it a moment stands.

use jiff::ToSpan;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::{Span, TimeWindow};

/// From one moment up to but not including a later one, in the case's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(DateTime, DateTime)", into = "(DateTime, DateTime)")]
pub struct Stretch {
    start: DateTime,
    end: DateTime,
}

impl Stretch {
    /// From `start` up to but not including `end`; `None` when that is no time at all.
    #[must_use]
    pub fn new(start: DateTime, end: DateTime) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// Its first moment.
    #[must_use]
    pub fn start(&self) -> DateTime {
        self.start
    }

    /// The first moment after it.
    #[must_use]
    pub fn end(&self) -> DateTime {
        self.end
    }

    /// How long it is, in seconds.
    #[must_use]
    pub fn secs(&self) -> f64 {
        secs_between(self.start, self.end)
    }

    /// Where `at` stands on it: 0 at its start, 1 at its end, less or more outside.
    #[must_use]
    pub fn part(&self, at: DateTime) -> f64 {
        secs_between(self.start, at) / self.secs()
    }

    /// The moment that stands at `part`, to the second.
    #[must_use]
    pub fn at(&self, part: f64) -> DateTime {
        later(self.start, part * self.secs())
    }

    /// The shortest stretch with all of this one and of `other`.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// This stretch and so many seconds more at each end; fewer by a negative number, as far as a
    /// second is left.
    #[must_use]
    pub fn widened(self, secs: f64) -> Self {
        Self::new(later(self.start, -secs), later(self.end, secs)).unwrap_or(self)
    }

    /// This stretch made at least so many seconds long, about its middle.
    #[must_use]
    pub fn at_least(self, secs: f64) -> Self {
        self.widened(((secs - self.secs()) / 2.0).max(0.0))
    }

    /// `factor` times as much time, with `about` where it stands now.
    #[must_use]
    pub fn zoomed(self, factor: f64, about: DateTime) -> Self {
        let zoomed = |at| later(about, secs_between(about, at) * factor);
        Self::new(zoomed(self.start), zoomed(self.end)).unwrap_or(self)
    }

    /// As long a stretch that begins so many seconds later, or earlier by a negative number, as far
    /// as the calendar goes.
    #[must_use]
    pub fn moved(self, secs: f64) -> Self {
        let room = if secs < 0.0 {
            secs_between(self.start, DateTime::MIN)
        } else {
            secs_between(self.end, DateTime::MAX).max(0.0)
        };
        let by = if secs < 0.0 {
            secs.max(room)
        } else {
            secs.min(room)
        };
        Self::new(later(self.start, by), later(self.end, by)).unwrap_or(self)
    }
}

impl From<Span> for Stretch {
    fn from(span: Span) -> Self {
        Self {
            start: span.start(),
            end: span.end(),
        }
    }
}

impl From<TimeWindow> for Stretch {
    /// A window that ends before it begins was refused where it came in.
    fn from(window: TimeWindow) -> Self {
        Self {
            start: window.start.min(window.end),
            end: window.end.max(window.start),
        }
    }
}

/// The stretch that was read begins at or after its end.
#[derive(Debug, thiserror::Error)]
#[error("a stretch of time ends before it begins")]
pub struct Backwards;

impl TryFrom<(DateTime, DateTime)> for Stretch {
    type Error = Backwards;

    fn try_from((start, end): (DateTime, DateTime)) -> Result<Self, Backwards> {
        Self::new(start, end).ok_or(Backwards)
    }
}

impl From<Stretch> for (DateTime, DateTime) {
    fn from(stretch: Stretch) -> Self {
        (stretch.start, stretch.end)
    }
}

fn secs_between(from: DateTime, to: DateTime) -> f64 {
    to.duration_since(from).as_secs_f64()
}

/// `secs` after `at`, to the second, within the calendar.
fn later(at: DateTime, secs: f64) -> DateTime {
    // Not a `SignedDuration`: jiff adds one to a date only as far as the calendar is from 1970.
    // Whatever is no number of seconds moves nothing; what is too great goes to the calendar's end.
    let whole_calendar = secs_between(DateTime::MIN, DateTime::MAX).floor();
    let secs = secs.round().clamp(-whole_calendar, whole_calendar) as i64;
    at.saturating_add(secs.seconds())
}
