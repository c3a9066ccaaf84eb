//! What is not understood of a cell, in the words of the report.

use crate::formats::values::dates::{NoDate, Suspicion};

/// Of a code that the mapping does not know.
pub(super) const NO_MEANING: &str = "a code without a meaning here";

/// Of what is no single point: an area is never made one.
pub(super) const NOT_PLACED: &str = "a line, an area or several points; archives place single points only, so that it is kept as text";

/// Of a day that lies ahead: it will not, one day.
pub const AFTER_TODAY: &str = "after today; kept";

pub(super) fn no_date(why: NoDate) -> &'static str {
    match why {
        NoDate::Order => "either of two numbers may be the day; kept as text",
        NoDate::NoSuchDay => "no such day; kept as text",
        NoDate::Other => "no date; kept as text",
    }
}

pub(super) fn doubtful(doubt: Suspicion) -> &'static str {
    match doubt {
        Suspicion::Placeholder => "a day that programs write for want of a date; kept",
        Suspicion::Early => "before 1900; kept",
        Suspicion::Future => AFTER_TODAY,
    }
}
