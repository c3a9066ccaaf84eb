//! What the values that stand in the columns mean for a filter: each is decided once.

use std::sync::Arc;

use geo::Point;

use crate::archive::columns::{Kind, Reply, Site, Table, Timing, question};
use crate::model::{Answer, Facet, Filter, PlaceId, Stance, TimeAxis};
use crate::query::filter::values::{
    killed, shows_credibility, shows_killed, shows_known_on, shows_precision, shows_reliability,
    shows_time, wants_unknown,
};
use crate::query::filter::{AreaTest, Facets};

use super::words::Words;

/// Which choices of a filter hold a value back, and for which it gives none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Verdict {
    pub(super) held: Facets,
    pub(super) unknown: Facets,
}

/// The verdicts on the values that stand in each column.
pub(super) struct Verdicts {
    pub(super) kinds: Vec<OfKind>,
    /// By stance and answer: whose figure counts depends on both.
    answers: Arc<[Vec<Verdict>; Stance::NAMED.len()]>,
    sites: Arc<[Verdict]>,
    timings: Vec<Verdict>,
    /// On what no claim of an archive gives.
    all: Verdict,
    words: Arc<Words>,
}

/// The verdict on a kind of claims, with what else is asked of it for each of them.
#[derive(Clone, Copy)]
pub(super) struct OfKind {
    verdict: Verdict,
    stance: u8,
    /// The bit of its source.
    pub(super) source: u64,
}

impl Verdicts {
    /// The verdicts of `filter` on what stands in `table`; `anchor` tells where a place of the case has its mark that
    /// is open. What another filter has decided `before` in the same way is taken over.
    pub(super) fn of(
        table: Table,
        filter: &Filter,
        anchor: impl Fn(&PlaceId) -> Option<Point>,
        before: Option<(&Filter, &Self)>,
    ) -> Self {
        let known = |facet: Facet| {
            let (other, known) = before?;
            let differs = filter.differing(other).any(|it| it == facet);
            (!differs).then_some(known)
        };
        let on_sites = || of_sites(table, filter, anchor);
        let on_words = || Arc::new(Words::of(table, &filter.text));
        Self {
            kinds: of_kinds(table, filter),
            answers: known(Facet::Killed).map_or_else(
                || Arc::new(of_answers(table, filter)),
                |known| Arc::clone(&known.answers),
            ),
            sites: known(Facet::Area).map_or_else(on_sites, |known| Arc::clone(&known.sites)),
            timings: of_timings(table, filter),
            all: Verdict::of(
                filter,
                &[
                    (Facet::Reliability, shows_reliability(filter, None)),
                    (Facet::Credibility, shows_credibility(filter, None)),
                    (Facet::KnownOn, shows_known_on(filter, None)),
                ],
            ),
            words: known(Facet::Text).map_or_else(on_words, |known| Arc::clone(&known.words)),
        }
    }

    /// The verdict on all that is said of `incident`, which is at `site`.
    pub(super) fn on_incident(&self, table: Table, site: usize, incident: usize) -> Verdict {
        let timing = table.columns.incidents.timing[incident] as usize;
        self.all.with(self.sites[site]).with(self.timings[timing])
    }

    /// The verdict on a claim of the kind `kind` with the answer `answer`, beside what is decided on its incident.
    pub(super) fn on_claim(&self, kind: &OfKind, answer: u32) -> Verdict {
        let answers = &self.answers[usize::from(kind.stance)];
        kind.verdict.with(answers[answer as usize])
    }

    /// The words that are looked for, if any are.
    pub(super) fn words(&self) -> Option<&Words> {
        Some(self.words.as_ref()).filter(|words| words.are_asked())
    }
}

fn of_kinds(table: Table, filter: &Filter) -> Vec<OfKind> {
    let archive = table.archive;
    let of_kind = |kind: &Kind| {
        let source = usize::from(kind.source);
        let shows_kind = !filter.hidden_kinds.contains(&archive.sources[source].kind);
        let asked = !filter.hidden_questions.contains(&question(kind.question));
        let taken = !filter.hidden_stances.contains(&kind.stance);
        let facets = [
            (
                Facet::Sources,
                filter.shows_source(&archive.source_ids[source]),
            ),
            (Facet::Kinds, shows_kind),
            (Facet::Questions, asked),
            (Facet::Stances, taken),
            (Facet::Competing, kind.competing >= filter.competing),
            (Facet::Precision, shows_precision(filter, kind.precision)),
        ];
        OfKind {
            verdict: Verdict::of(filter, &facets.map(|(facet, shown)| (facet, Some(shown)))),
            stance: kind.stance as u8,
            source: 1 << source.min(63),
        }
    };
    table.columns.kinds.iter().map(of_kind).collect()
}

fn of_answers(table: Table, filter: &Filter) -> [Vec<Verdict>; Stance::NAMED.len()] {
    Stance::NAMED.map(|(_, stance)| {
        let verdict = |reply: &Reply| {
            let killed = killed(&figures(reply), stance);
            Verdict::of(filter, &[(Facet::Killed, shows_killed(filter, killed))])
        };
        table.columns.replies.iter().map(verdict).collect()
    })
}

fn of_sites(
    table: Table,
    filter: &Filter,
    anchor: impl Fn(&PlaceId) -> Option<Point>,
) -> Arc<[Verdict]> {
    let area = filter.area.as_ref();
    let area = area.map(|area| AreaTest::of(area, anchor));
    let verdict = |site: &Site| {
        let holds = |area: &AreaTest| area.holds(&site.location());
        let inside = area.as_ref().is_none_or(holds);
        Verdict::of(filter, &[(Facet::Area, Some(inside))])
    };
    table.archive.sites.iter().map(verdict).collect()
}

fn of_timings(table: Table, filter: &Filter) -> Vec<Verdict> {
    let verdict = |timing: &Timing| {
        let window = filter.time;
        let window = window.filter(|window| window.axis == TimeAxis::Strikes);
        let when = timing.when.map(|when| *when.span());
        let time = window.and(when);
        Verdict::of(filter, &[(Facet::Time, shows_time(filter, time))])
    };
    table.columns.timings.iter().map(verdict).collect()
}

impl Verdict {
    /// The verdict of `filter`, where each facet lets a value through, or does not, or knows of none.
    fn of(filter: &Filter, facets: &[(Facet, Option<bool>)]) -> Self {
        let mut verdict = Self::default();
        for (facet, shown) in facets {
            if shown.is_none() {
                verdict.unknown.insert(*facet);
            }
            if !shown.unwrap_or_else(|| wants_unknown(filter, *facet)) {
                verdict.held.insert(*facet);
            }
        }
        verdict
    }

    pub(super) fn with(self, other: Self) -> Self {
        Self {
            held: self.held.with(other.held),
            unknown: self.unknown.with(other.unknown),
        }
    }
}

/// `reply` as far as it gives figures.
fn figures(reply: &Reply) -> Answer {
    match reply {
        Reply::Harm(harm) => Answer::Harm(*harm),
        _ => Answer::Happened,
    }
}
