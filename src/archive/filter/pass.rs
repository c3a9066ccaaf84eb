//! One pass over the claims of an archive, by as many threads as there are.
//!
//! Incidents that are judged alike are taken together, and of the largest class nothing is counted: how many of its
//! claims are of which kind is what is left of all of them. So moving a window of time costs what goes in or out of it.
//! Only where the largest class is shown, the first claims of each place are looked at, until all its sources are met.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::archive::bits::Bits;
use crate::archive::columns::Table;
use crate::model::Facet;

use super::SiteShown;
use super::stretches::{Stretch, stretches};
use super::tallies::Tallies;
use super::verdicts::{Verdict, Verdicts};

/// How many incidents one thread looks at before it takes others; tests have few.
const AT_ONCE: usize = if cfg!(test) { 3 } else { 1 << 14 };
/// How many times each thread takes some, at most: each time costs room for the counts by time, of which there may be
/// as many as incidents.
const TIMES: usize = 4;

/// What was found of some incidents, which follow one another.
pub(super) struct Passed {
    /// Which of their claims are hidden.
    pub(super) hidden: Bits,
    /// The places that they are at, the first by its number.
    pub(super) first_site: usize,
    pub(super) sites: Vec<SiteShown>,
    /// How many claims are shown of each time, beyond [those](Pass::shown_unseen) of what was not looked at: what is
    /// to be added, wrapping around.
    pub(super) timings: Vec<u32>,
    /// How many claims there are of each kind and verdict, of what was looked at.
    pub(super) tallies: Tallies,
    /// The same by class, where the verdict on a claim follows from its kind.
    by_class: Vec<Vec<u32>>,
}

/// How the claims of each class are looked at.
pub(super) struct Pass<'a> {
    table: Table<'a>,
    verdicts: &'a Verdicts,
    classes: Vec<(Verdict, Look)>,
    /// Of each kind, whether its claims are shown where nothing else holds them back.
    shows: Vec<bool>,
}

/// What of the claims of a class is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nothing: they all are hidden, or shown, and how many of which kind is what is left of all.
    Unseen { is_hidden: bool },
    /// Their kinds: they all are hidden, or shown.
    Alike { is_hidden: bool },
    /// Their kinds, which tell whether they are hidden.
    ByKind,
    /// Each by itself.
    Each,
}

impl<'a> Pass<'a> {
    /// What is found of all claims of `table`, part by part in their order, and in which way.
    pub(super) fn over(table: Table<'a>, verdicts: &'a Verdicts) -> (Self, Vec<Passed>) {
        let all = table.columns.incidents.len();
        let at_once = AT_ONCE
            .max(all.div_ceil(TIMES * rayon::current_num_threads()))
            .max(table.columns.timings.len());
        let part = |number: usize| {
            let first = number * at_once;
            let incidents = first as u32..all.min(first + at_once) as u32;
            stretches(table, verdicts, incidents)
        };
        let parts: Vec<Vec<Stretch>> = (0..all.div_ceil(at_once))
            .into_par_iter()
            .map(part)
            .collect();
        let pass = Self::of(table, verdicts, &parts);
        let passed = parts.par_iter().map(|part| Passed::of(&pass, part));
        let passed = passed.collect();
        (pass, passed)
    }

    fn of(table: Table<'a>, verdicts: &'a Verdicts, parts: &[Vec<Stretch>]) -> Self {
        let kinds = verdicts.kinds.iter();
        let shows: Vec<bool> = kinds.map(|kind| kind.verdict.held.is_empty()).collect();
        let look = |verdict: Verdict| match verdict.held.is_empty() {
            _ if verdicts.ask_each() => Look::Each,
            false => Look::Alike { is_hidden: true },
            true if shows.iter().all(|shown| *shown) => Look::Alike { is_hidden: false },
            true => Look::ByKind,
        };
        let classes = verdicts.classes().into_iter();
        let mut classes: Vec<_> = classes.map(|verdict| (verdict, look(verdict))).collect();
        let mut claims = vec![0; classes.len()];
        for stretch in parts.iter().flatten() {
            claims[stretch.class] += table.claims_in(&stretch.incidents).len();
        }
        let largest = (0..classes.len()).max_by_key(|class| match classes[*class].1 {
            Look::Alike { .. } => claims[*class],
            _ => 0,
        });
        if let Some((_, look)) = largest.map(|class| &mut classes[class])
            && let Look::Alike { is_hidden } = *look
        {
            *look = Look::Unseen { is_hidden };
        }
        Self {
            table,
            verdicts,
            classes,
            shows,
        }
    }

    /// How many claims of each time are shown if all are that were not looked at.
    pub(super) fn shown_unseen(&self) -> Vec<u32> {
        let all = &self.table.columns.totals.by_timing;
        if self.counts_down() {
            all.clone()
        } else {
            vec![0; all.len()]
        }
    }

    /// Whether what is hidden is taken from all of a time, and not what is shown added to nothing.
    fn counts_down(&self) -> bool {
        let unseen = Look::Unseen { is_hidden: false };
        self.classes.iter().any(|(_, look)| *look == unseen)
    }

    /// How many claims there are of each kind and verdict, of all of them.
    pub(super) fn tallies(&self, passed: &[Passed]) -> Tallies {
        let kinds = self.verdicts.kinds.len();
        let mut tallies = Tallies::of_kinds(kinds);
        let mut left = self.table.columns.totals.by_kind.clone();
        let mut unseen = None;
        for (class, (verdict, look)) in self.classes.iter().enumerate() {
            match look {
                Look::Unseen { .. } => unseen = Some(*verdict),
                Look::Each => {}
                Look::Alike { .. } | Look::ByKind => {
                    for (kind, left) in left.iter_mut().enumerate() {
                        let claims = passed.iter().map(|part| part.of_class(class, kind)).sum();
                        *left -= claims;
                        tallies.add(self.on_kind(*verdict, kind), kind, claims);
                    }
                }
            }
        }
        for part in passed {
            tallies.add_all(&part.tallies);
        }
        for (kind, claims) in left.iter().enumerate() {
            if let Some(verdict) = unseen {
                tallies.add(self.on_kind(verdict, kind), kind, *claims);
            }
        }
        tallies
    }

    fn on_kind(&self, verdict: Verdict, kind: usize) -> Verdict {
        verdict.with(self.verdicts.kinds[kind].verdict)
    }
}

impl Passed {
    fn of(pass: &Pass, stretches: &[Stretch]) -> Self {
        let columns = pass.table.columns;
        let first_site = stretches.first().map_or(0, |stretch| stretch.site);
        let last_site = stretches.last().map_or(0, |stretch| stretch.site);
        let mut passed = Self {
            hidden: Bits::default(),
            first_site,
            sites: vec![SiteShown::default(); last_site - first_site + 1],
            timings: vec![0; columns.timings.len()],
            tallies: Tallies::of_kinds(columns.kinds.len()),
            by_class: vec![Vec::new(); pass.classes.len()],
        };
        for stretch in stretches {
            let (verdict, look) = pass.classes[stretch.class];
            match look {
                Look::Unseen { is_hidden } => passed.take_alike(pass, stretch, is_hidden),
                Look::Alike { is_hidden } => {
                    passed.count_kinds(pass, stretch);
                    passed.time_alike(pass, stretch, is_hidden);
                    passed.take_alike(pass, stretch, is_hidden);
                }
                Look::ByKind => {
                    passed.count_kinds(pass, stretch);
                    passed.take_by_kind(pass, stretch);
                }
                Look::Each => passed.take_each(pass, stretch, verdict),
            }
        }
        passed
    }

    /// How many claims of that kind were met in that class.
    fn of_class(&self, class: usize, kind: usize) -> u32 {
        let claims = self.by_class[class].get(kind);
        claims.copied().unwrap_or_default()
    }

    fn count_kinds(&mut self, pass: &Pass, stretch: &Stretch) {
        let counts = &mut self.by_class[stretch.class];
        counts.resize(pass.shows.len(), 0);
        for kind in pass.table.kinds_in(&stretch.incidents) {
            counts[*kind as usize] += 1;
        }
    }

    /// Takes note of how many claims are shown of the times of a stretch that is hidden, or shown, as a whole.
    fn time_alike(&mut self, pass: &Pass, stretch: &Stretch, is_hidden: bool) {
        if is_hidden == pass.counts_down() {
            for incident in stretch.incidents.clone() {
                let claims = pass.table.claims_in(&(incident..incident + 1)).len() as u32;
                let shown = if is_hidden { 0 } else { claims };
                self.time(pass, incident, shown, claims);
            }
        }
    }

    fn time(&mut self, pass: &Pass, incident: u32, shown: u32, claims: u32) {
        let timing = pass.table.columns.incidents.timing[incident as usize] as usize;
        let already = if pass.counts_down() { claims } else { 0 };
        let counted = self.timings[timing].wrapping_add(shown);
        self.timings[timing] = counted.wrapping_sub(already);
    }

    fn take_alike(&mut self, pass: &Pass, stretch: &Stretch, is_hidden: bool) {
        let kinds = pass.table.kinds_in(&stretch.incidents);
        self.hidden.append_run(is_hidden, kinds.len());
        let site = &mut self.sites[stretch.site - self.first_site];
        if is_hidden {
            site.hidden += kinds.len() as u32;
            return;
        }
        site.claims += kinds.len() as u32;
        let totals = &pass.table.columns.totals;
        site.incidents += totals.spoken_of(&stretch.incidents);
        let there = totals.sources[stretch.site];
        for kind in kinds {
            // Most often all are met among the first.
            if site.sources == there {
                break;
            }
            site.sources |= pass.verdicts.kinds[*kind as usize].source;
        }
    }

    fn take_by_kind(&mut self, pass: &Pass, stretch: &Stretch) {
        let all = pass.table.kinds_in(&stretch.incidents);
        let shows = |kind: &u32| pass.shows[*kind as usize];
        self.hidden.append_each(all, |kind| !shows(kind));
        for incident in stretch.incidents.clone() {
            let kinds = pass.table.kinds_in(&(incident..incident + 1));
            let mut sources = 0;
            let mut shown = 0;
            for kind in kinds.iter().filter(|kind| shows(kind)) {
                shown += 1;
                sources |= pass.verdicts.kinds[*kind as usize].source;
            }
            self.take_incident(pass, (stretch.site, incident), kinds.len(), shown, sources);
        }
    }

    fn take_each(&mut self, pass: &Pass, stretch: &Stretch, on_incident: Verdict) {
        let (columns, verdicts) = (pass.table.columns, pass.verdicts);
        let site = stretch.site;
        for incident in stretch.incidents.clone() {
            let claims = pass.table.claims_in(&(incident..incident + 1));
            let (mut shown, mut sources) = (0, 0);
            for claim in claims.clone() {
                let kind = columns.claims.kind[claim] as usize;
                let of_kind = &verdicts.kinds[kind];
                let answer = columns.claims.answer[claim];
                let mut verdict = on_incident.with(verdicts.on_claim(of_kind, answer));
                if let Some(words) = verdicts.words()
                    && !words.are_in(pass.table, site, incident as usize, claim)
                {
                    verdict.held.insert(Facet::Text);
                }
                self.tallies.add(verdict, kind, 1);
                let is_shown = verdict.held.is_empty();
                self.hidden.push(!is_shown);
                shown += u32::from(is_shown);
                sources |= if is_shown { of_kind.source } else { 0 };
            }
            self.take_incident(pass, (site, incident), claims.len(), shown, sources);
        }
    }

    /// Takes note of an incident at a place of which so many `claims` are `shown`, those of `sources`.
    fn take_incident(
        &mut self,
        pass: &Pass,
        (site, incident): (usize, u32),
        claims: usize,
        shown: u32,
        sources: u64,
    ) {
        let at = &mut self.sites[site - self.first_site];
        at.claims += shown;
        at.hidden += claims as u32 - shown;
        at.incidents += u32::from(shown > 0);
        at.sources |= sources;
        self.time(pass, incident, shown, claims as u32);
    }
}

impl Table<'_> {
    /// The claims on `incidents`, which follow one another.
    fn claims_in(self, incidents: &Range<u32>) -> Range<usize> {
        let incidents = incidents.start as usize..incidents.end as usize;
        self.columns.claims_of_all(&incidents)
    }
}

impl<'a> Table<'a> {
    /// The kinds of those claims.
    fn kinds_in(self, incidents: &Range<u32>) -> &'a [u32] {
        &self.columns.claims.kind[self.claims_in(incidents)]
    }
}
