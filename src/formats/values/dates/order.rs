//! What a column shows of how its dates are written.

use super::super::Decided;
use super::{DateForm, DateOrder, form, numbers_before_year};

/// Which of two numbers is the day in these cells, as those show that have a number above 12.
pub fn order_of<'a>(cells: impl Iterator<Item = &'a str>) -> Decided<DateOrder> {
    Decided::by(cells, |cell| {
        let (first, second) = numbers_before_year(cell)?;
        match (first > 12, second > 12) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    })
}

/// How the dates in these cells are written; what is no date shows nothing.
pub fn form_of<'a>(cells: impl Iterator<Item = &'a str>) -> Decided<DateForm> {
    Decided::by(cells, form)
}
