//! Where and when a row says that something was.

use std::borrow::Cow;

use crate::archive::record::Site;
use crate::formats::mapping::misread::{NO_MEANING, NOT_PLACED, doubtful, no_date};
use crate::formats::mapping::{At, Coded};
use crate::formats::values::coordinates::{self, NoPosition};
use crate::formats::values::dates::{self, Dated, suspicious};
use crate::model::{Ground, Precision, Span, When};

use super::{Reader, everywhere};

impl<'a> Reader<'a, '_> {
    /// Where it was.
    pub(super) fn site(&mut self) -> Site<'a> {
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
    pub(super) fn time(&mut self) -> (Option<When>, Cow<'a, str>) {
        let columns = &self.mapped.mapping.time;
        let known = columns.known.as_ref();
        let cells = [columns.first, columns.last, known.map(|it| it.column)];
        let cells = cells.map(|at| at.map_or("", |at| self.cell(at)));
        let before = self.memo.as_ref().and_then(|memo| memo.times.get(cells));
        let when = before.unwrap_or_else(|| {
            let found = self.found;
            let when = self.when();
            // What is told of a row has to be told of every one.
            if let Some(memo) = self.memo.as_mut().filter(|_| self.found == found) {
                memo.times.keep(cells, when);
            }
            when
        });
        let coded = known.filter(|_| when.is_some());
        let known = coded.and_then(|coded| coded.codes.get(cells[2]));
        (when, Cow::Borrowed(known.map_or("", |known| &known.words)))
    }

    /// When it was.
    fn when(&mut self) -> Option<When> {
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
        }?;
        let Some(coded) = &columns.known else {
            return Some(When::On(span));
        };
        Some(match self.meaning(coded) {
            Some(known) => known.extent.when(span),
            None => When::Within(span),
        })
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
