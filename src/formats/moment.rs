//! Moments: in the names of files that the program keeps, and in words.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A moment in UTC as part of a file's name, to the millisecond; names sort by time.
const STAMP: &str = "%Y-%m-%dT%H-%M-%S%.3f";

/// The present moment as part of a file's name: `2026-11-22T14-03-59.250Z`.
#[must_use]
pub fn stamp() -> String {
    format!("{}Z", Timestamp::now().strftime(STAMP))
}

/// The moment that [`stamp`] wrote so; `None` for anything else.
#[must_use]
pub fn stamped(name: &str) -> Option<Timestamp> {
    let written = DateTime::strptime(STAMP, name.strip_suffix('Z')?).ok()?;
    let moment = written.to_zoned(TimeZone::UTC).ok()?.timestamp();
    Some(moment)
}

/// `moment` in words, in the time zone of this computer: "22 November 2026, 14:03".
#[must_use]
pub fn local_time(moment: Timestamp) -> String {
    let here = moment.to_zoned(TimeZone::system());
    here.strftime("%-d %B %Y, %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_says_the_moment_and_sorts_by_it() {
        let (one, other) = ("2026-11-22T14-03-59.250Z", "2026-11-22T14-03-59.251Z");
        let moment: Timestamp = "2026-11-22T14:03:59.250Z".parse().unwrap();
        assert_eq!(stamped(one), Some(moment));
        assert!(stamped(one) < stamped(other) && one < other);
        assert!(stamped(&stamp()).is_some());
        for no_stamp in ["", "Z", "2026-11-22", "2026-11-22T14-03-59.250"] {
            assert_eq!(stamped(no_stamp), None, "{no_stamp}");
        }
    }
}
