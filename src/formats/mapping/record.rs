//! From a row of cells to a record: what the mapping makes of it, and what is not understood.

mod claims;

use std::borrow::Cow;

use csv::StringRecord;
use geo::{Rect, coord};
use jiff::civil::Date;

use crate::archive::record::{Record, Site};
use crate::archive::{NOT_NAMED, Names, Report};
use crate::formats::values::coordinates::{self, NoPosition};
use crate::formats::values::dates::{self, DateOrder, Dated, suspicious};
use crate::model::{Ground, Precision, Span, When};

use super::columns::Header;
use super::fingerprint::fingerprint;
use super::habits::Habits;
use super::misread::{NO_MEANING, NOT_PLACED, doubtful, no_date};
use super::{At, Coded, Mapping, Title};

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
        let mut reader = Reader {
            mapped: self,
            cells,
            line,
            report,
            wants_words: false,
            names: Names::Shown,
        };
        reader.record()
    }

    /// The same with the words of its claims, and with personal columns only if their `names` are shown.
    #[must_use]
    pub fn in_full<'a>(&'a self, cells: &'a StringRecord, names: Names) -> Record<'a> {
        let mut reader = Reader {
            mapped: self,
            cells,
            line: 0,
            // What is not understood was told when the row was first read.
            report: &mut Report::default(),
            wants_words: true,
            names,
        };
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
        let cell = self.cells.get(at).unwrap_or_default().trim();
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
        let cells = columns.iter().map(|at| self.name(*at));
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        match cells[..] {
            [only] => Cow::Borrowed(only),
            _ => Cow::Owned(cells.join("; ")),
        }
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

    fn site(&mut self) -> Site<'a> {
        let columns = &self.mapped.mapping.place;
        let name = Cow::Borrowed(self.first(&columns.name));
        let at = columns.at.as_ref().and_then(|at| self.ground(at));
        let coded = columns.known.as_ref().filter(|_| at.is_some());
        let known = coded.and_then(|coded| self.meaning(coded));
        let precision = match (at, known) {
            (None, _) => Precision::Unlocated,
            (Some(_), None) => Precision::Unstated,
            (Some(_), Some(known)) => known.precision,
        };
        Site {
            name,
            at,
            is_around: known.is_some_and(|known| known.around),
            precision,
            known: Cow::Borrowed(known.map_or("", |known| &known.words)),
        }
    }

    /// What the code of the row means.
    fn meaning<T>(&mut self, coded: &'a Coded<T, usize>) -> Option<&'a T> {
        let code = self.cell(coded.column);
        let meaning = coded.codes.get(code);
        if meaning.is_none() {
            let what = if code.is_empty() {
                "no code: how precisely is not stated"
            } else {
                NO_MEANING
            };
            self.find(coded.column, what);
        }
        meaning
    }

    fn ground(&mut self, at: &At<usize>) -> Option<Ground> {
        let (column, read) = match at {
            At::LonLat(lon, lat) => {
                let read = coordinates::of_pair(self.cell(*lat), self.cell(*lon));
                (*lat, read)
            }
            At::One(column) => (
                *column,
                coordinates::of_cell(self.cell(*column), everywhere()),
            ),
            At::LonFirst(column) => (*column, coordinates::of_cell_lon_first(self.cell(*column))),
        };
        match read {
            Ok(located) => {
                let located = located?;
                if located.is_suspicious() {
                    self.find(
                        column,
                        "0° N, 0° E, which programs write for want of a place; kept",
                    );
                }
                Ground::at(located.at)
            }
            Err(NoPosition::NotAPoint) => {
                self.find(column, NOT_PLACED);
                None
            }
            Err(why) => {
                self.find(column, &why.to_string());
                None
            }
        }
    }

    /// When it was, and how precisely that is known.
    fn time(&mut self) -> (Option<When>, Cow<'a, str>) {
        let columns = &self.mapped.mapping.time;
        let first = columns.first.and_then(|at| self.date(at));
        let last = columns.last.and_then(|at| self.date(at));
        let span = match (first, last) {
            (Some(first), Some(last)) => first.up_to(&last).or_else(|| {
                let at = columns.last.unwrap_or_default();
                self.find(at, "before the first day; the first is taken");
                Some(first)
            }),
            (first, last) => first.or(last),
        };
        let Some(span) = span else {
            return (None, Cow::Borrowed(""));
        };
        let Some(coded) = &columns.known else {
            return (Some(When::On(span)), Cow::Borrowed(""));
        };
        match self.meaning(coded) {
            Some(known) => (Some(known.extent.when(span)), Cow::Borrowed(&known.words)),
            None => (Some(When::Within(span)), Cow::Borrowed("")),
        }
    }

    fn date(&mut self, at: usize) -> Option<Span> {
        match dates::read(self.cell(at), self.mapped.habits.dates) {
            Ok(None) => None,
            Ok(Some(dated)) => {
                if matches!(dated, Dated::Offset(_)) {
                    self.find(
                        at,
                        "of another clock; the day is kept, the time of day is not",
                    );
                }
                if let Some(doubt) = suspicious(&dated.span(), self.mapped.today) {
                    self.find(at, doubtful(doubt));
                }
                Some(dated.span())
            }
            Err(why) => {
                self.find(at, no_date(why));
                None
            }
        }
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
