//! The cells of a sheet as texts, and the rows that they stand in.

use calamine::{CellErrorType, DataRef, ExcelDateTime};
use csv::StringRecord;

use crate::formats::table::MOST_CELLS;

/// A cell as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub said: String,
    /// Whether it was text in the sheet too, and no number, date or the like.
    pub is_words: bool,
    /// Whether the spreadsheet could not work it out.
    pub is_error: bool,
}

impl Text {
    /// What stands in a cell; `None` in one that is empty.
    pub fn of(cell: DataRef<'_>) -> Option<Self> {
        let (said, is_words, is_error) = match cell {
            DataRef::Empty => return None,
            DataRef::String(text) => (text, true, false),
            DataRef::SharedString(text) => (text.to_owned(), true, false),
            DataRef::Int(number) => (number.to_string(), false, false),
            DataRef::Float(number) => (number.to_string(), false, false),
            DataRef::Bool(is_so) => (
                if is_so { "TRUE" } else { "FALSE" }.to_owned(),
                false,
                false,
            ),
            DataRef::DateTime(moment) => (dated(moment), false, false),
            DataRef::DateTimeIso(text) => (without_midnight(text), false, false),
            DataRef::DurationIso(text) => (text, false, false),
            DataRef::Error(error) => (error_text(&error), false, true),
        };
        (!said.is_empty()).then_some(Self {
            said,
            is_words,
            is_error,
        })
    }
}

/// As what the spreadsheet shows it.
fn error_text(error: &CellErrorType) -> String {
    error.to_string()
}

/// A date in ISO 8601, with its time where it has one; a time alone where that is all.
fn dated(moment: ExcelDateTime) -> String {
    let serial = moment.as_f64();
    let seconds = (serial * 86_400.0).round();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        let seconds = seconds as i64;
        let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.abs());
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return format!("{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second, milli) {
        (0, 0, 0, 0) => date,
        (_, _, _, 0) => format!("{date}T{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{date}T{hour:02}:{minute:02}:{second:02}.{milli:03}"),
    }
}

/// A date that is written with a midnight nobody put there is that date.
fn without_midnight(text: String) -> String {
    match text.strip_suffix("T00:00:00") {
        Some(date) => date.to_owned(),
        None => text,
    }
}

/// A row of a sheet: its cells by the numbers of their columns.
#[derive(Debug, Default)]
pub struct Cells {
    /// Which row of the sheet it is, counted from 0.
    pub at: u32,
    cells: Vec<Option<Text>>,
}

impl Cells {
    /// An empty row.
    pub fn at(at: u32) -> Self {
        Self {
            at,
            cells: Vec::new(),
        }
    }

    /// Puts `text` into `column`; false where no table has so many columns.
    pub fn put(&mut self, column: u32, text: Text) -> bool {
        let column = column as usize;
        if column >= MOST_CELLS {
            return false;
        }
        if column >= self.cells.len() {
            self.cells.resize(column + 1, None);
        }
        self.cells[column] = Some(text);
        true
    }

    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }

    /// Whether it can name columns: two of its cells at least are texts.
    pub fn is_header(&self) -> bool {
        self.cells
            .iter()
            .flatten()
            .filter(|cell| cell.is_words)
            .count()
            > 1
    }

    /// What its cells say, one after the other.
    pub fn texts(&self) -> Vec<String> {
        let said = |cell: &Option<Text>| cell.as_ref().map_or(String::new(), |it| it.said.clone());
        self.cells.iter().map(said).collect()
    }

    /// What its cells say, in at least so many columns.
    pub fn record(&self, columns: usize) -> StringRecord {
        let mut record = StringRecord::new();
        for at in 0..columns.max(self.cells.len()) {
            let cell = self.cells.get(at).and_then(Option::as_ref);
            record.push_field(cell.map_or("", |cell| &cell.said));
        }
        record
    }

    /// The columns of cells that the spreadsheet could not work out.
    pub fn errors(&self) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.cells.iter().enumerate();
        cells.filter_map(|(at, cell)| {
            let cell = cell.as_ref().filter(|cell| cell.is_error)?;
            Some((at, cell.said.as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn said(cell: DataRef<'_>) -> String {
        Text::of(cell).map_or(String::new(), |text| text.said)
    }

    #[test]
    fn numbers_are_written_as_they_were() {
        assert_eq!(said(DataRef::Float(12.0)), "12");
        assert_eq!(said(DataRef::Float(34.8407)), "34.8407");
        assert_eq!(said(DataRef::Bool(true)), "TRUE");
        assert_eq!(said(DataRef::Empty), "");
    }

    #[test]
    fn dates_are_those_of_either_system() {
        let date = |serial, is_1904| {
            let moment = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904);
            said(DataRef::DateTime(moment))
        };
        assert_eq!(date(42277.0, false), "2015-09-30");
        assert_eq!(date(40815.0, true), "2015-09-30");
        assert_eq!(date(42277.5, false), "2015-09-30T12:00:00");
        assert_eq!(date(0.75, false), "18:00:00");
    }

    #[test]
    fn an_error_stays_what_the_spreadsheet_shows() {
        let text = Text::of(DataRef::Error(CellErrorType::NA)).unwrap();
        assert_eq!((text.said.as_str(), text.is_error), ("#N/A", true));
    }
}
