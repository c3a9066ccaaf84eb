//! Small archives for tests. Their content is made up.

use std::borrow::Cow;
use std::sync::Arc;

use geo::Point;

use crate::model::{
    Count, Ground, Harm, Precision, Quantifier, Question, SourceKind, Span, Stance, When,
};
use crate::query::OriginalRow;

use super::record::{Claimant, Record, Reply, RowAt, Site, Told};
use super::{About, Archive, Builder, EachRow, Names, RowRead, Rows};

/// Rows that are read again from nowhere: each says its number.
#[derive(Debug)]
pub(crate) struct Numbered;

impl Rows for Numbered {
    fn read(&self, at: &[RowAt], _: Names, each: &mut EachRow) {
        for (number, row) in at.iter().enumerate() {
            let read = RowRead {
                row: OriginalRow {
                    file: "made-up.csv".to_owned(),
                    number: row.number.into(),
                    line: row.line.into(),
                    cells: Ok(vec![("row".to_owned(), row.number.to_string())]),
                },
                texts: vec![format!("row {}", row.number); 4],
                nameless: None,
            };
            if each(number, read).is_break() {
                return;
            }
        }
    }
}

/// The archive called `id` of these records, in the order of a file.
pub(crate) fn archive(id: &str, records: &[Record]) -> Archive {
    let mut builder = Builder::default();
    for (number, record) in records.iter().enumerate() {
        let number = number as u32;
        let row = RowAt {
            offset: u64::from(number) * 100,
            number: number + 1,
            line: number + 2,
            fingerprint: 0,
        };
        builder.push(record, row).unwrap();
    }
    let about = About {
        name: "Made up".to_owned(),
        mapping: "made up".to_owned(),
        form: "CSV".to_owned(),
        read_by: None,
    };
    builder.finish(
        id.into(),
        format!("/data/{id}.csv").into(),
        about,
        Arc::new(Numbered),
    )
}

/// A record at a town, on a day, without claims.
pub(crate) fn record<'a>(id: &'a str, town: &'a str, at: (f64, f64), day: &str) -> Record<'a> {
    Record {
        id: Cow::Borrowed(id),
        title: Cow::Borrowed("Air strike"),
        site: Site {
            name: Cow::Borrowed(town),
            at: Ground::at(Point::new(at.0, at.1)),
            is_around: false,
            precision: Precision::Settlement,
            known: Cow::Borrowed(""),
        },
        when: Some(When::On(Span::parse(day).unwrap())),
        timing: Cow::Borrowed(""),
        documents: Cow::Borrowed("A; B"),
        claims: Vec::new(),
    }
}

/// `source` asserts `answer`.
pub(crate) fn told<'a>(source: &'a str, question: Question, answer: Reply<'a>) -> Told<'a> {
    Told {
        source: Claimant {
            name: Cow::Borrowed(source),
            kind: SourceKind::Monitor,
        },
        question,
        stance: Stance::Asserts,
        answer,
        text: Cow::Borrowed(""),
    }
}

/// `source` says that so many civilians were killed.
pub(crate) fn killed(source: &str, civilians: u32) -> Told<'_> {
    let harm = Harm {
        killed: Some(Count::exactly(civilians)),
        ..Harm::default()
    };
    told(source, Question::CivilianHarm, Reply::Harm(harm))
}

/// `source` says that this party struck.
pub(crate) fn struck<'a>(source: &'a str, party: &'a str) -> Told<'a> {
    let parties = vec![Cow::Borrowed(party)];
    told(
        source,
        Question::Attribution,
        Reply::By(Quantifier::Some, parties),
    )
}
