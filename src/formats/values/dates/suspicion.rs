//! Dates that are kept, and told: a program may have written them for want of one.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::model::Span;

/// Why a date is doubted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suspicion {
    /// 1 January of 1970, 1900 or the year 1: what programs write for "no date".
    Placeholder,
    /// Before 1900.
    Early,
    /// After the day on which it is read.
    Future,
}

/// What is doubtful about `span`, read on the day `today`.
#[must_use]
pub fn suspicious(span: &Span, today: Date) -> Option<Suspicion> {
    const PLACEHOLDERS: [Date; 3] = [date(1970, 1, 1), date(1900, 1, 1), date(1, 1, 1)];
    let first = span.start().date();
    // The year 1970 begins so, too, and may well be meant.
    let next = first.checked_add(1.day()).ok();
    let is_one_day = next.is_some_and(|next| span.end() <= next.into());
    if is_one_day && PLACEHOLDERS.contains(&first) {
        Some(Suspicion::Placeholder)
    } else if first.year() < 1900 {
        Some(Suspicion::Early)
    } else if first > today {
        Some(Suspicion::Future)
    } else {
        None
    }
}
