//! A table of incidents with the columns of ACLED, for programs that read such: a row for what one source says of
//! one incident.
//!
//! Sources are never made one. A figure stands under `fatalities` only where a source gives one number of people
//! killed, civilians or not, which is what ACLED counts; as every other it stands in the columns after ACLED's
//! own. Codes that only ACLED's own coders give, such as the type of event, are left empty. Claims on no incident
//! have no row.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use ::csv::Writer;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::model::{
    Answer, Count, Harm, IncidentId, Precision, Quantifier, SourceId, Span, Stance, When,
};

use super::cells::Cell;
use super::csv::{cell, marked, table};
use super::stated::Stated;
use super::{Part, Sink, WriteError};

/// The columns since March 2023, in ACLED's order, and those of ours behind them.
const COLUMNS: [&str; 39] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
    "people_killed_min",
    "people_killed_max",
    "civilians_killed_min",
    "civilians_killed_max",
    "civilians_injured_min",
    "civilians_injured_max",
    "document",
    "claim_ids",
];

/// A table of incidents.
pub(super) struct Incidents<W: Write>(Writer<W>);

impl<W: Write> Incidents<W> {
    /// Begins the table in `out`.
    pub fn new(out: W) -> Result<Self, WriteError> {
        let mut table = table(marked(out)?);
        table.write_record(COLUMNS)?;
        Ok(Self(table))
    }
}

impl<W: Write> Sink for Incidents<W> {
    fn take(&mut self, part: &Part) -> Result<(), WriteError> {
        let mut incidents: BTreeMap<&IncidentId, BTreeMap<&SourceId, Vec<Stated>>> =
            BTreeMap::new();
        for stated in part.stated() {
            if let Some((id, _)) = stated.incident {
                let sources = incidents.entry(id).or_default();
                sources
                    .entry(&stated.claim.source)
                    .or_default()
                    .push(stated);
            }
        }
        for (id, sources) in incidents {
            let is_alone = sources.len() == 1;
            for (source, claims) in sources {
                let event = if is_alone {
                    id.to_string()
                } else {
                    format!("{id} / {source}")
                };
                let mut cells = row(event, &claims);
                let cells = COLUMNS.map(|column| cell(cells.remove(column).as_ref()));
                self.0.write_record(cells)?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteError> {
        Ok(self.0.flush()?)
    }
}

/// The cells of what one source says of one incident, by their columns.
fn row(event: String, claims: &[Stated]) -> BTreeMap<&'static str, Cell> {
    let Some(first) = claims.first() else {
        return BTreeMap::new();
    };
    let harm = asserted_harm(claims);
    let at = first.point();
    let day = first.when().and_then(|when| day(when.span()));
    let texts = claims.iter().map(|it| it.claim.statement.text.as_str());
    let documents = claims.iter().map(|it| it.document().title.as_str());
    let cells = [
        ("event_id_cnty", Cell::text(event)),
        (
            "event_date",
            day.and_then(|day| Cell::text(day.strftime("%d %B %Y").to_string())),
        ),
        (
            "year",
            day.map(|day| Cell::Whole(day.year().unsigned_abs().into())),
        ),
        ("time_precision", first.when().and_then(time_precision)),
        (
            "actor1",
            names(
                claims,
                |answer| matches!(answer, Answer::By(how, _) if is_named(*how)),
            ),
        ),
        (
            "actor2",
            names(
                claims,
                |answer| matches!(answer, Answer::Hit(how, _) if is_named(*how)),
            ),
        ),
        (
            "location",
            Cell::list(first.places.iter().map(|(_, place)| place.name.as_str())),
        ),
        ("latitude", at.map(|at| Cell::Degrees(at.y()))),
        ("longitude", at.map(|at| Cell::Degrees(at.x()))),
        (
            "geo_precision",
            at.and(first.precision()).and_then(geo_precision),
        ),
        ("source", Cell::text(&first.source.name)),
        ("notes", Cell::text(once(texts).join(" | "))),
        ("fatalities", harm.people.and_then(exactly)),
        ("people_killed_min", Cell::least(harm.people)),
        ("people_killed_max", Cell::most(harm.people)),
        ("civilians_killed_min", Cell::least(harm.killed)),
        ("civilians_killed_max", Cell::most(harm.killed)),
        ("civilians_injured_min", Cell::least(harm.injured)),
        ("civilians_injured_max", Cell::most(harm.injured)),
        ("document", Cell::list(once(documents))),
        (
            "claim_ids",
            Cell::list(claims.iter().map(|it| it.claim.id.as_str())),
        ),
    ];
    let cells = cells.into_iter();
    cells
        .filter_map(|(column, cell)| Some((column, cell?)))
        .collect()
}

/// Each of `texts` once, in their order.
fn once<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        if !known.contains(&text) {
            known.push(text);
        }
    }
    known
}

/// The figures that the source asserts; none where it asserts several of one kind that differ.
fn asserted_harm(claims: &[Stated]) -> Harm {
    let asserted = claims.iter().filter(|it| is_asserted(it));
    let harms = asserted.filter_map(|it| match it.claim.answer {
        Answer::Harm(harm) => Some(harm),
        _ => None,
    });
    let only = |figure: fn(&Harm) -> Option<Count>| {
        let figures: BTreeSet<Count> = harms.clone().filter_map(|harm| figure(&harm)).collect();
        let is_one = figures.len() == 1;
        figures.into_iter().next().filter(|_| is_one)
    };
    Harm {
        people: only(|harm| harm.people),
        killed: only(|harm| harm.killed),
        children: only(|harm| harm.children),
        injured: only(|harm| harm.injured),
    }
}

fn is_asserted(stated: &Stated) -> bool {
    stated.claim.stance == Stance::Asserts
}

/// Whether those of whom an answer speaks are said to have been among them, and not that they were not.
fn is_named(how: Quantifier) -> bool {
    how != Quantifier::None
}

/// Whom the source names in its answers of this kind.
fn names(claims: &[Stated], is_meant: impl Fn(&Answer) -> bool) -> Option<Cell> {
    let meant = claims
        .iter()
        .filter(|it| it.claim.stance == Stance::Asserts && is_meant(&it.claim.answer));
    let names = meant.flat_map(|it| -> Vec<&str> {
        match &it.claim.answer {
            Answer::By(_, ids) => ids.iter().map(|id| &*it.case.parties[id].name).collect(),
            Answer::Hit(_, ids) => ids.iter().map(|id| &*it.case.groups[id].name).collect(),
            _ => Vec::new(),
        }
    });
    Cell::list(once(names))
}

/// The day on which `span` begins; `None` where no month of it is known.
fn day(span: &Span) -> Option<Date> {
    let (first, _) = span.iso();
    let is_of_a_year = first.len() == 4;
    (!is_of_a_year).then(|| span.start().date())
}

/// ACLED's code: 1 the day, 2 the week, 3 the month; none where less is known.
fn time_precision(when: When) -> Option<Cell> {
    let span = when.span();
    let is_no_longer = |length: jiff::Span| {
        let end = span.start().checked_add(length);
        end.is_ok_and(|end| span.end() <= end)
    };
    let code = if is_no_longer(1.day()) {
        1
    } else if is_no_longer(1.week()) {
        2
    } else if is_no_longer(1.month()) {
        3
    } else {
        return None;
    };
    Some(Cell::Whole(code))
}

/// ACLED's code: 1 a town, 2 part of a region, 3 a region; none where nobody says.
fn geo_precision(precision: Precision) -> Option<Cell> {
    let code = match precision {
        Precision::Exact | Precision::Neighbourhood | Precision::Settlement => 1,
        Precision::District => 2,
        Precision::Governorate | Precision::Region | Precision::Country => 3,
        Precision::Unstated | Precision::Unlocated => return None,
    };
    Some(Cell::Whole(code))
}

fn exactly(count: Count) -> Option<Cell> {
    (count.most() == Some(count.least())).then(|| Cell::Whole(count.least().into()))
}
