//! What a filter shows of an archive.
//!
//! Each choice of the filter is decided once for each value that can stand in a column; a claim is held
//! back by what holds its values back.

use std::collections::HashMap;

use geo::Point;

use crate::model::{
    Answer, Competing, Facet, Filter, PlaceId, Precision, Question, SourceId, SourceKind, Stance,
    TimeAxis,
};
use crate::query::filter::values::{
    killed, shows_credibility, shows_killed, shows_known_on, shows_precision, shows_reliability,
    shows_time, wants_unknown,
};
use crate::query::filter::{AreaTest, Counted, Facets};
use crate::query::{Counts, folded};

use super::Archive;
use super::columns::{Reply, Site, Table, Timing, question};
use super::strings::Name;

/// What of an archive is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub(super) hidden: Vec<bool>,
    /// How many claims there are, and what each choice leaves.
    pub counts: Counts,
    /// The same for each place, in the order of [`Archive::sites`].
    pub sites: Vec<SiteShown>,
}

/// What of a place is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SiteShown {
    /// How many claims are shown.
    pub claims: u32,
    /// How many are hidden.
    pub hidden: u32,
    /// How many incidents have a claim that is shown.
    pub incidents: u32,
    /// Which sources have a claim that is shown: a bit for each number, the last for all beyond.
    pub sources: u64,
    /// How its claims compete at most, whatever is hidden.
    pub competing: Competing,
}

impl Shown {
    /// Whether the claim `number` is shown.
    #[must_use]
    pub fn shows(&self, number: usize) -> bool {
        !self.hidden.get(number).is_some_and(|hidden| *hidden)
    }
}

/// What the values of a column mean for a filter.
#[derive(Debug, Clone, Copy, Default)]
struct Verdict {
    held: Facets,
    unknown: Facets,
}

/// The verdicts on the values that stand in each column.
struct Verdicts {
    sources: Vec<Verdict>,
    questions: Vec<Verdict>,
    stances: [Verdict; Stance::NAMED.len()],
    competing: [Verdict; Competing::ALL.len()],
    /// By stance and answer: whose figure counts depends on both.
    answers: [Vec<Verdict>; Stance::NAMED.len()],
    sites: Vec<Verdict>,
    timings: Vec<Verdict>,
    /// On what no claim of an archive gives.
    all: Verdict,
    words: Words,
}

impl Table<'_> {
    /// What `filter` shows; `anchor` tells where a place of the case has its mark.
    pub(super) fn shown(
        self,
        filter: &Filter,
        anchor: impl FnOnce(&PlaceId) -> Option<Point>,
    ) -> Shown {
        let verdicts = Verdicts::of(self, filter, anchor);
        let mut shown = Shown {
            hidden: vec![false; self.columns.claims.len()],
            counts: Counts::default(),
            sites: vec![SiteShown::default(); self.archive.sites.len()],
        };
        let mut alike = Tallies::default();
        for (number, site) in self.archive.sites.iter().enumerate() {
            for incident in site.incidents.clone() {
                self.look_at(incident as usize, number, &verdicts, &mut shown, &mut alike);
            }
        }
        shown.counts = self.counts(&alike);
        shown
    }

    fn look_at(
        self,
        incident: usize,
        site: usize,
        verdicts: &Verdicts,
        shown: &mut Shown,
        alike: &mut Tallies,
    ) {
        let at = &mut shown.sites[site];
        let before = at.claims;
        let claims = &self.columns.claims;
        for claim in self.columns.claims_of(incident) {
            let verdict = verdicts.on(self, site, incident, claim);
            let one = Alike::of(self, site, claim, verdict);
            alike.add(one);
            at.competing = at.competing.max(claims.competing[claim]);
            if verdict.held.is_empty() {
                at.claims += 1;
                at.sources |= 1 << claims.source[claim].min(63);
            } else {
                at.hidden += 1;
                shown.hidden[claim] = true;
            }
        }
        at.incidents += u32::from(at.claims > before);
    }

    fn counts(self, alike: &Tallies) -> Counts {
        let mut counts = Counts::default();
        for (one, claims) in alike.iter() {
            let source = usize::from(one.source);
            let counted = Counted {
                source: &self.archive.source_ids[source],
                kind: self.archive.sources[source].kind,
                question: &question(one.question),
                stance: one.stance,
                competing: one.competing,
                precision: one.precision,
                reliability: None,
                credibility: None,
                held: one.verdict.0,
                unknown: one.verdict.1,
            };
            counts.take_in(&counted, claims);
        }
        counts
    }
}

/// All that is counted of a claim. There are few kinds of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Alike {
    source: u16,
    question: u8,
    stance: Stance,
    competing: Competing,
    precision: Precision,
    verdict: (Facets, Facets),
}

/// How many claims there are of each kind. A look into a map for each claim would take most of the time:
/// the first few kinds, which most claims are of, stand in a row.
#[derive(Default)]
struct Tallies {
    few: Vec<(Alike, usize)>,
    many: HashMap<Alike, usize>,
}

impl Tallies {
    /// How many kinds stand in the row.
    const FEW: usize = 32;

    fn add(&mut self, one: Alike) {
        if let Some((_, claims)) = self.few.iter_mut().find(|(known, _)| *known == one) {
            *claims += 1;
        } else if self.few.len() < Self::FEW {
            self.few.push((one, 1));
        } else {
            *self.many.entry(one).or_default() += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = (&Alike, usize)> {
        let few = self.few.iter().map(|(one, claims)| (one, *claims));
        let many = self.many.iter().map(|(one, claims)| (one, *claims));
        few.chain(many)
    }
}

impl Alike {
    fn of(table: Table, site: usize, claim: usize, verdict: Verdict) -> Self {
        let claims = &table.columns.claims;
        Self {
            source: claims.source[claim],
            question: claims.question[claim],
            stance: claims.stance[claim],
            competing: claims.competing[claim],
            precision: table.archive.sites[site].precision,
            verdict: (verdict.held, verdict.unknown),
        }
    }
}

impl Verdicts {
    fn of(table: Table, filter: &Filter, anchor: impl FnOnce(&PlaceId) -> Option<Point>) -> Self {
        let Table { archive, columns } = table;
        let area = filter.area.as_ref().map(|area| AreaTest::of(area, anchor));
        let on = |facets: &[(Facet, Option<bool>)]| Verdict::of(filter, facets);
        let answer = |stance: Stance, reply: &Reply| {
            let killed = killed(&figures(reply), stance);
            on(&[(Facet::Killed, shows_killed(filter, killed))])
        };
        let time = |timing: &Timing| {
            let window = filter
                .time
                .filter(|window| window.axis == TimeAxis::Strikes);
            let when = timing.when.map(|when| *when.span());
            let time = window.and(when);
            on(&[(Facet::Time, shows_time(filter, time))])
        };
        let source = |(id, _, kind): (&SourceId, &str, SourceKind)| {
            on(&[
                (Facet::Sources, Some(filter.shows_source(id))),
                (Facet::Kinds, Some(!filter.hidden_kinds.contains(&kind))),
            ])
        };
        let site = |site: &Site| {
            let at = site.location();
            on(&[
                (
                    Facet::Precision,
                    Some(shows_precision(filter, site.precision)),
                ),
                (
                    Facet::Area,
                    Some(area.as_ref().is_none_or(|area| area.holds(&at))),
                ),
            ])
        };
        let question = |(_, question): &(_, Question)| {
            let shown = !filter.hidden_questions.contains(question);
            on(&[(Facet::Questions, Some(shown))])
        };
        Self {
            sources: archive.sources().map(source).collect(),
            questions: Question::NAMED.iter().map(question).collect(),
            stances: Stance::NAMED.map(|(_, stance)| {
                on(&[(
                    Facet::Stances,
                    Some(!filter.hidden_stances.contains(&stance)),
                )])
            }),
            competing: Competing::ALL
                .map(|how| on(&[(Facet::Competing, Some(how >= filter.competing))])),
            answers: Stance::NAMED.map(|(_, stance)| {
                let replies = columns.replies.iter();
                replies.map(|reply| answer(stance, reply)).collect()
            }),
            sites: archive.sites.iter().map(site).collect(),
            timings: columns.timings.iter().map(time).collect(),
            all: on(&[
                (Facet::Reliability, shows_reliability(filter, None)),
                (Facet::Credibility, shows_credibility(filter, None)),
                (Facet::KnownOn, shows_known_on(filter, None)),
            ]),
            words: Words::of(archive, &filter.text),
        }
    }

    /// The verdict on the claim `claim` on `incident`, which is at `site`.
    fn on(&self, table: Table, site: usize, incident: usize, claim: usize) -> Verdict {
        let columns = &table.columns.claims;
        let stance = columns.stance[claim] as usize;
        let verdict = [
            self.sources[usize::from(columns.source[claim])],
            self.questions[usize::from(columns.question[claim])],
            self.stances[stance],
            self.competing[columns.competing[claim] as usize],
            self.answers[stance][columns.answer[claim] as usize],
            self.sites[site],
            self.timings[table.columns.incidents.timing[incident] as usize],
        ];
        let mut verdict = verdict.into_iter().fold(self.all, Verdict::with);
        if !self.words.are_in(table, site, incident, claim) {
            verdict.held.insert(Facet::Text);
        }
        verdict
    }
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

    fn with(self, other: Self) -> Self {
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

/// The words that are looked for, and in which strings of an archive each is. Only in what is kept of a
/// row: its titles, names and sources.
struct Words {
    all: u32,
    /// For each string, a bit for each word in it.
    found: Vec<u32>,
}

impl Words {
    /// More words than these are not looked for.
    const MOST: usize = 32;

    fn of(archive: &Archive, text: &str) -> Self {
        let words: Vec<String> = text
            .split_whitespace()
            .map(folded)
            .take(Self::MOST)
            .collect();
        if words.is_empty() {
            return Self {
                all: 0,
                found: Vec::new(),
            };
        }
        let found = archive.strings.iter().map(|string| {
            let read = folded(string);
            let bits = words.iter().enumerate();
            bits.filter(|(_, word)| read.contains(*word))
                .fold(0, |found, (bit, _)| found | 1 << bit)
        });
        Self {
            all: u32::MAX >> (Self::MOST - words.len()),
            found: found.collect(),
        }
    }

    fn are_in(&self, table: Table, site: usize, incident: usize, claim: usize) -> bool {
        if self.all == 0 {
            return true;
        }
        let Table { archive, columns } = table;
        let source = archive.sources[usize::from(columns.claims.source[claim])].name;
        let place = archive.sites[site].name;
        let title = columns.incidents.title[incident];
        let documents = columns.incidents.documents[incident];
        let found = |name: &Name| self.found[name.index()];
        let kept = [source, place, title, documents];
        let answered = match &columns.replies[columns.claims.answer[claim] as usize] {
            Reply::By(_, names) | Reply::Hit(_, names) => names.iter().map(found).fold(0, or),
            Reply::Text(text) => found(text),
            Reply::Harm(_) | Reply::Happened => 0,
        };
        kept.iter().map(found).fold(answered, or) == self.all
    }
}

fn or(one: u32, other: u32) -> u32 {
    one | other
}
