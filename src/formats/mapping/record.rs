//! From a row of cells to a record: what the mapping makes of it, and what is not understood.

mod bearings;
mod claims;

use std::borrow::Cow;

use csv::StringRecord;
use geo::{Rect, coord};
use jiff::civil::Date;

use crate::archive::record::Record;
use crate::archive::{NOT_NAMED, Names, Report};
use crate::formats::values::coordinates::{self, NoPosition};
use crate::formats::values::dates::DateOrder;

use super::columns::Header;
use super::fingerprint::fingerprint;
use super::habits::Habits;
use super::memo::Memo;
use super::misread::NO_MEANING;
use super::{Mapping, Title};

/// A mapping on a table whose columns are known.
#[derive(Debug, Clone)]
pub struct Mapped {
    mapping: Mapping<usize>,
    header: Vec<String>,
    habits: Habits,
    /// The day on which it is read: nothing that is later has happened.
    today: Date,
}

/// A row, and where what is not understood of it is told.
struct Reader<'a, 'r> {
    mapped: &'a Mapped,
    cells: &'a StringRecord,
    line: u64,
    report: &'r mut Report,
    /// How much was told there of this row.
    found: usize,
    /// What is known from the rows before, where there are many.
    memo: Option<&'r mut Memo>,
    /// Whether the words of each claim are wanted: nobody keeps them while millions of rows are read.
    wants_words: bool,
    /// Whether personal columns say what stands in them.
    names: Names,
}

impl Mapped {
    /// `mapping` on a table with these columns, whose values are written as `habits` has it.
    #[must_use]
    pub fn new(mapping: &Mapping, header: &[String], habits: Habits) -> Self {
        Self {
            mapping: mapping.on(&Header(header)),
            header: header.to_vec(),
            habits,
            today: jiff::Zoned::now().date(),
        }
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The name of what it maps.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.mapping.name
    }

    /// How its values are written, in words.
    #[must_use]
    pub fn habits(&self) -> &[String] {
        &self.habits.told
    }

    /// The day on which it is read.
    #[must_use]
    pub fn today(&self) -> Date {
        self.today
    }

    /// All that decides what it makes of rows but that day, written down.
    #[must_use]
    pub fn written_down(&self) -> String {
        let Self {
            mapping,
            header,
            habits,
            today: _,
        } = self;
        format!("{mapping:?}\n{header:?}\n{habits:?}")
    }

    /// The columns of which it makes nothing.
    #[must_use]
    pub fn unused(&self) -> Vec<String> {
        let used = self.mapping.used();
        let columns = self.header.iter().enumerate();
        let unused = columns.filter(|(at, name)| !used.contains(at) && !name.is_empty());
        unused.map(|(_, name)| name.clone()).collect()
    }

    /// Whether the table has any column of which it makes something.
    #[must_use]
    pub fn uses_any(&self) -> bool {
        !self.mapping.columns_used().is_empty()
    }

    /// Which of two numbers in its dates is the day, as its cells show, and the cell that shows it.
    #[must_use]
    pub fn order(&self) -> Option<&(DateOrder, String)> {
        self.habits.order.as_ref()
    }

    /// Whether the column `at` names victims or witnesses.
    #[must_use]
    pub fn is_personal(&self, at: usize) -> bool {
        self.mapping.personal.contains(&at)
    }

    /// What the row with these `cells` says, which begins on `line`, without the words of its claims;
    /// `report` is told what of it is not understood.
    pub fn record<'a>(
        &'a self,
        cells: &'a StringRecord,
        line: u64,
        report: &mut Report,
    ) -> Record<'a> {
        self.reader(cells, line, report).record()
    }

    /// The same of one of many rows, of those before which `memo` knows what it is worth to know.
    pub fn record_of_many<'a>(
        &'a self,
        cells: &'a StringRecord,
        line: u64,
        report: &mut Report,
        memo: &mut Memo,
    ) -> Record<'a> {
        let mut reader = self.reader(cells, line, report);
        reader.memo = Some(memo);
        reader.record()
    }

    fn reader<'a, 'r>(
        &'a self,
        cells: &'a StringRecord,
        line: u64,
        report: &'r mut Report,
    ) -> Reader<'a, 'r> {
        Reader {
            mapped: self,
            cells,
            line,
            report,
            found: 0,
            memo: None,
            wants_words: false,
            names: Names::Shown,
        }
    }

    /// The same with the words of its claims, and with personal columns only if their `names` are shown.
    #[must_use]
    pub fn in_full<'a>(&'a self, cells: &'a StringRecord, names: Names) -> Record<'a> {
        // What is not understood was told when the row was first read.
        let mut report = Report::default();
        let mut reader = self.reader(cells, 0, &mut report);
        (reader.wants_words, reader.names) = (true, names);
        reader.record()
    }

    /// The words of each claim that the row with these `cells` makes, in their order; those of personal
    /// columns only if their `names` are shown.
    #[must_use]
    pub fn words(&self, cells: &StringRecord, names: Names) -> Vec<String> {
        let claims = self.in_full(cells, names).claims.into_iter();
        claims.map(|told| told.text.into_owned()).collect()
    }
}

impl<'a> Reader<'a, '_> {
    fn record(&mut self) -> Record<'a> {
        let site = self.site();
        let (when, timing) = self.time();
        self.report.without_place += u64::from(site.at.is_none());
        self.report.without_date += u64::from(when.is_none());
        Record {
            id: self.id(),
            title: self.title(),
            site,
            when,
            timing,
            documents: self.documents(),
            claims: self.claims(),
        }
    }

    /// What stands in the column `at`; nothing where that is what the data set writes for nothing.
    fn cell(&self, at: usize) -> &'a str {
        let cell = without_blanks(self.cells.get(at).unwrap_or_default());
        let empty = &self.mapped.mapping.empty;
        if empty.iter().any(|empty| empty == cell) {
            return "";
        }
        cell
    }

    /// Whether what stands in the column `at` is left out, because it names victims or witnesses.
    fn is_left_out(&self, at: usize) -> bool {
        self.names == Names::LeftOut && self.mapped.is_personal(at)
    }

    /// What stands in the column `at`, or that it is not named here.
    fn name(&self, at: usize) -> &'a str {
        match self.cell(at) {
            "" => "",
            _ if self.is_left_out(at) => NOT_NAMED,
            cell => cell,
        }
    }

    fn find(&mut self, at: usize, what: &str) {
        self.found += 1;
        let said = self.cell(at);
        let column = self.mapped.header.get(at).map_or("", String::as_str);
        self.report.find(column, what, self.line, said);
    }

    /// The first of these columns that is not empty.
    fn first(&self, columns: &[usize]) -> &'a str {
        let mut cells = columns.iter().map(|at| self.name(*at));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// All of these columns that are not empty.
    fn listed(&self, columns: &[usize]) -> Cow<'a, str> {
        self.joined(columns, "; ").unwrap_or_default()
    }

    /// All of these columns that are not empty, with `mark` between them; `None` where none is.
    fn joined(&self, columns: &[usize], mark: &str) -> Option<Cow<'a, str>> {
        let cells = columns.iter().map(|at| self.name(*at));
        let mut cells = cells.filter(|cell| !cell.is_empty());
        let mut joined = Cow::Borrowed(cells.next()?);
        for cell in cells {
            let text = joined.to_mut();
            text.reserve(mark.len() + cell.len());
            text.push_str(mark);
            text.push_str(cell);
        }
        Some(joined)
    }

    /// What the row was taken from; where a link is held back, that is said.
    fn documents(&self) -> Cow<'a, str> {
        let listed = self.listed(&self.mapped.mapping.documents);
        match &self.mapped.mapping.withheld {
            Some(withheld) if listed.contains(withheld.as_str()) => {
                let items = listed.split("; ").map(|item| {
                    let parts = item
                        .split(", ")
                        .map(|part| with_hidden_told(part, withheld));
                    parts.collect::<Vec<_>>().join(", ")
                });
                Cow::Owned(items.collect::<Vec<_>>().join("; "))
            }
            _ => listed,
        }
    }

    fn id(&self) -> Cow<'a, str> {
        let column = self.mapped.mapping.id;
        let id = column.filter(|at| !self.is_left_out(*at));
        match id.map(|at| self.cell(at)) {
            Some(id) if !id.is_empty() => Cow::Borrowed(id),
            _ => Cow::Owned(format!("{:016x}", fingerprint(self.cells))),
        }
    }

    fn title(&mut self) -> Cow<'a, str> {
        let titles = &self.mapped.mapping.title;
        for title in titles {
            match title {
                Title::Column(at) if !self.cell(*at).is_empty() => {
                    return Cow::Borrowed(self.name(*at));
                }
                Title::Words(at, words) => {
                    let code = self.cell(*at);
                    if let Some(words) = words.get(code) {
                        return Cow::Borrowed(words);
                    }
                    if !code.is_empty() {
                        self.find(*at, NO_MEANING);
                    }
                }
                Title::Column(_) => {}
            }
        }
        Cow::Borrowed("Incident")
    }
}

/// `cell` without blanks around it, of which most have none.
fn without_blanks(cell: &str) -> &str {
    match *cell.as_bytes() {
        [] => cell,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        [only] if only.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// `part` of what is told of a document, in words where all that it tells is that it is `withheld`.
fn with_hidden_told(part: &str, withheld: &str) -> String {
    const HIDDEN: &str = "hidden by the publisher";
    match part.strip_suffix(withheld) {
        Some("") => HIDDEN.to_owned(),
        Some(name) if name.ends_with(": ") => format!("{name}{HIDDEN}"),
        _ => part.to_owned(),
    }
}

/// Whether `cell` writes a position, or a line or an area.
pub fn is_position(cell: &str) -> bool {
    matches!(
        coordinates::of_cell(cell, everywhere()),
        Ok(Some(_)) | Err(NoPosition::NotAPoint)
    )
}

/// All ground that there is: none of it is expected more than other.
fn everywhere() -> Rect {
    Rect::new(coord! { x: -180.0, y: -90.0 }, coord! { x: 180.0, y: 90.0 })
}
