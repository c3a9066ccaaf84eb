//! What the values that stand in the columns mean for a filter: each is decided once.

use std::sync::Arc;

use geo::Point;

use crate::archive::columns::{Kind, Reply, Site, Table, Timing, question, source_bit};
use crate::model::{Facet, Filter, PlaceId, Stance, TimeAxis};
use crate::query::filter::values::{
    shows_credibility, shows_killed, shows_known_on, shows_precision, shows_reliability,
    shows_time, wants_unknown,
};
use crate::query::filter::{AreaTest, Facets};

use super::judged::Judged;
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
    /// Where a figure of people killed is asked for, by stance and answer: whose figure counts depends on both.
    answers: Option<Arc<Answers>>,
    sites: Arc<Judged>,
    timings: Judged,
    /// For each time, the next that is judged in another way.
    changes: Vec<u32>,
    /// On what no claim of an archive gives.
    all: Verdict,
    words: Arc<Words>,
}

type Answers = [Vec<Verdict>; Stance::NAMED.len()];

/// The verdict on a kind of claims, as far as it is the same on all of them.
#[derive(Clone, Copy)]
pub(super) struct OfKind {
    pub(super) verdict: Verdict,
    stance: u8,
    /// Whether they give a figure of people killed.
    gives_killed: bool,
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
        let answers = filter.killed.map(|_| {
            let known = known(Facet::Killed).and_then(|known| known.answers.clone());
            known.unwrap_or_else(|| Arc::new(of_answers(table, filter)))
        });
        let on_sites = || Arc::new(of_sites(table, filter, anchor));
        let on_words = || Arc::new(Words::of(table, &filter.text));
        let timings = of_timings(table, filter);
        Self {
            kinds: of_kinds(table, filter),
            answers,
            sites: known(Facet::Area).map_or_else(on_sites, |known| Arc::clone(&known.sites)),
            changes: timings.changes(),
            timings,
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

    /// The next time after `timing` that is judged in another way.
    pub(super) fn change_after(&self, timing: u32) -> u32 {
        self.changes[timing as usize]
    }

    /// How incidents at `site` of the time `timing` are judged: the number of a class.
    pub(super) fn class(&self, site: usize, timing: u32) -> usize {
        let (site, timing) = (
            self.sites.number(site),
            self.timings.number(timing as usize),
        );
        site * self.timings.verdicts.len() + timing
    }

    /// The verdict on all that is said of the incidents of each class.
    pub(super) fn classes(&self) -> Vec<Verdict> {
        let sites = self.sites.verdicts.iter();
        let classes = sites.flat_map(|site| {
            let timings = self.timings.verdicts.iter();
            timings.map(|timing| self.all.with(*site).with(*timing))
        });
        classes.collect()
    }

    /// Whether claims of one kind on incidents of one class may be judged in different ways.
    pub(super) fn ask_each(&self) -> bool {
        self.answers.is_some() || self.words().is_some()
    }

    /// The verdict on a claim of the kind `kind` with the answer `answer`, beside what is decided on its incident.
    pub(super) fn on_claim(&self, kind: &OfKind, answer: u32) -> Verdict {
        match &self.answers {
            Some(answers) if kind.gives_killed => {
                let answers = &answers[usize::from(kind.stance)];
                kind.verdict.with(answers[answer as usize])
            }
            _ => kind.verdict,
        }
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
        let decided = Verdict::of(filter, &facets.map(|(facet, shown)| (facet, Some(shown))));
        let unknown = if kind.gives_killed {
            Verdict::default()
        } else {
            Verdict::of(filter, &[(Facet::Killed, None)])
        };
        OfKind {
            verdict: decided.with(unknown),
            stance: kind.stance as u8,
            gives_killed: kind.gives_killed,
            source: source_bit(kind.source),
        }
    };
    table.columns.kinds.iter().map(of_kind).collect()
}

fn of_answers(table: Table, filter: &Filter) -> Answers {
    Stance::NAMED.map(|(_, stance)| {
        let verdict = |reply: &Reply| {
            let killed = reply.killed(stance);
            Verdict::of(filter, &[(Facet::Killed, shows_killed(filter, killed))])
        };
        table.columns.replies.iter().map(verdict).collect()
    })
}

fn of_sites(table: Table, filter: &Filter, anchor: impl Fn(&PlaceId) -> Option<Point>) -> Judged {
    let area = filter.area.as_ref();
    let area = area.map(|area| AreaTest::of(area, anchor));
    let verdict = |site: &Site| {
        let holds = |area: &AreaTest| area.holds(&site.location());
        let inside = area.as_ref().is_none_or(holds);
        Verdict::of(filter, &[(Facet::Area, Some(inside))])
    };
    table.archive.sites.iter().map(verdict).collect()
}

fn of_timings(table: Table, filter: &Filter) -> Judged {
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
