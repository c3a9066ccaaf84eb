//! How the values of a table are written, as far as its first rows show it.

use crate::formats::table::Row;
use crate::formats::values::Decided;
use crate::formats::values::dates::{self, DateOrder, Reading};
use crate::formats::values::numbers::{DecimalMark, decimal_mark};

use super::columns::Header;
use super::{At, Mapping, Says};

/// How the values of a table are written, as far as that is not the same everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Habits {
    /// How dates are.
    pub dates: Reading,
    /// What parts a number's whole from its fraction.
    pub mark: Option<DecimalMark>,
    /// The same in words, with the cells that show it.
    pub told: Vec<String>,
    /// Which of two numbers in a date is the day, as its cells show, and what shows it.
    pub order: Option<(DateOrder, String)>,
}

impl Habits {
    /// How the cells of a table with this `mapping` and `header` are written, as the rows `sample` show.
    #[must_use]
    pub fn of(mapping: &Mapping, header: &[String], sample: &[Row]) -> Self {
        let mapping = mapping.on(&Header(header));
        let cells = |columns: Vec<usize>| {
            let cells = sample.iter().flat_map(move |row| {
                let cells = row.cells();
                columns
                    .clone()
                    .into_iter()
                    .filter_map(move |at| cells.get(at))
            });
            cells.map(str::trim)
        };
        let dated = mapping.time.first.into_iter().chain(mapping.time.last);
        let mut numbers: Vec<usize> = match mapping.place.at {
            Some(At::LonLat(lon, lat)) => vec![lon, lat],
            Some(At::One(_) | At::LonFirst(_)) | None => Vec::new(),
        };
        numbers.extend(mapping.claims.iter().flat_map(|rule| match &rule.says {
            Says::Harm(figures) => figures.columns().copied().collect(),
            _ => Vec::new(),
        }));
        let order = dates::order_of(cells(dated.collect()));
        let mark = decimal_mark(cells(numbers));
        Self {
            dates: Reading {
                order: mapping.time.order.or(order.what()),
                ..Reading::default()
            },
            mark: mark.what(),
            order: match &order {
                Decided::So(shown) => Some((shown.what, shown.by.clone())),
                Decided::Contradicted(..) | Decided::Undecided => None,
            },
            told: order_told(&order, mapping.time.order)
                .into_iter()
                .chain(mark_told(&mark))
                .collect(),
        }
    }
}

/// Which of two numbers is the day, and the cell that shows it.
fn order_told(order: &Decided<DateOrder>, said: Option<DateOrder>) -> Option<String> {
    let which = |order: DateOrder| match order {
        DateOrder::DayFirst => "day",
        DateOrder::MonthFirst => "month",
    };
    if let Some(said) = said {
        let against = match order {
            Decided::So(shown) if shown.what != said => {
                format!(", although {} shows otherwise", shown.by)
            }
            _ => String::new(),
        };
        return Some(format!(
            "In its dates the {} stands first, as its mapping says{against}.",
            which(said)
        ));
    }
    match order {
        Decided::So(shown) => Some(format!(
            "In its dates the {} stands first, as {} shows.",
            which(shown.what),
            shown.by
        )),
        Decided::Contradicted(one, other) => Some(format!(
            "In its dates the {} stands first in {}, the {} in {}: only those that are clear are read.",
            which(one.what),
            one.by,
            which(other.what),
            other.by
        )),
        Decided::Undecided => None,
    }
}

/// Where a comma parts the fraction, and the cell that shows it.
fn mark_told(mark: &Decided<DecimalMark>) -> Option<String> {
    match mark {
        Decided::So(shown) if shown.what == DecimalMark::Comma => Some(format!(
            "Its numbers have a decimal comma, as {} shows.",
            shown.by
        )),
        Decided::Contradicted(one, other) => Some(format!(
            "In some of its numbers the comma parts the fraction, in others the point: {} and {}.",
            one.by, other.by
        )),
        Decided::So(_) | Decided::Undecided => None,
    }
}
