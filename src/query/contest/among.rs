//! What competes with several claims at once: found by their groups, without listing pair after pair.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{Case, Claim, ClaimId, SourceId};
use crate::query::position::Position;
use crate::query::relation::Relation;

use super::Contest;
use super::groups::Met;

/// Whom a position contradicts or may contradict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opponents<'a> {
    /// Whether its own voices exclude each other.
    pub within: bool,
    /// Whose claims beside its voices contradict one of them.
    pub others: BTreeSet<&'a SourceId>,
    /// Whose claims would, if scopes coincide.
    pub perhaps: BTreeSet<&'a SourceId>,
}

/// Claims that are looked at together, by their groups.
pub(crate) struct Among<'c> {
    contest: &'c Contest,
    claims: HashMap<u32, usize>,
}

impl<'c> Among<'c> {
    pub(crate) fn of<'i>(contest: &'c Contest, ids: impl Iterator<Item = &'i ClaimId>) -> Self {
        let mut claims = HashMap::new();
        for group in ids.filter_map(|id| contest.groups.group_of(id)) {
            *claims.entry(group).or_default() += 1;
        }
        Self { contest, claims }
    }

    /// How many of them contradict any of `own`, which is part of them.
    pub(crate) fn contradicting(&self, own: &Self) -> usize {
        let mut met: HashMap<u32, bool> = HashMap::new();
        for (group, claims) in &own.claims {
            self.contest.groups.contradicting(*group, |rival| {
                // One that excludes itself contradicts others that say the same.
                let is_whole = rival != *group || *claims > 1;
                *met.entry(rival).or_default() |= is_whole;
            });
        }
        let count = |(group, is_whole): (&u32, &bool)| {
            let claims = self.claims.get(group).copied().unwrap_or_default();
            claims.saturating_sub(usize::from(!is_whole))
        };
        met.iter().map(count).sum()
    }
}

impl Contest {
    /// The claims of `case` that compete with any of `own`, and how. Of a scope that one of `own` is about, it may
    /// be one of them.
    pub(crate) fn met_by_any<'a>(&self, case: &'a Case, own: &[&Claim]) -> Vec<(&'a Claim, Met)> {
        let groups = own.iter().map(|claim| &claim.id);
        let groups: HashSet<u32> = groups.filter_map(|id| self.groups.group_of(id)).collect();
        let met = self.groups.met_by_any(groups.into_iter());
        let of_group = |(group, met): (u32, Met)| {
            let members = self.groups.members(group).iter();
            let ids = members.map(|member| &self.groups.ids[*member as usize]);
            ids.filter_map(move |id| Some((self.claim(case, id)?, met)))
        };
        let met = (0..).zip(met).filter(|(_, met)| *met != Met::default());
        met.flat_map(of_group).collect()
    }

    /// Whom `position` contradicts or may, where one of the two is about the subject to which the claims
    /// `local` are.
    #[must_use]
    pub fn opponents<'a>(
        &self,
        case: &'a Case,
        position: &Position,
        local: &BTreeSet<&ClaimId>,
    ) -> Opponents<'a> {
        let voices: HashSet<&ClaimId> = position.voices.iter().map(|it| &it.claim.id).collect();
        // All voices are of one scope, and so about the subject together, or not.
        let is_local = voices.iter().any(|id| local.contains(*id));
        let own = Among::of(self, voices.iter().copied()).claims;
        let mut opponents = Opponents::default();
        for (group, claims) in &own {
            self.groups.rivals(*group, |rival, relation| {
                let of = |member: &u32| &self.groups.ids[*member as usize];
                let is_rival_local = || {
                    let first = self.groups.members(rival).first();
                    first.is_some_and(|member| local.contains(of(member)))
                };
                if !is_local && !is_rival_local() {
                    return;
                }
                let source = |member: &u32| Some(&self.claim(case, of(member))?.source);
                let speakers = self.weighed.speakers[rival as usize].iter();
                match relation {
                    Relation::Contradicts if own.contains_key(&rival) => {
                        let members = self.groups.members(rival).iter();
                        let unheard = members.filter(|member| !voices.contains(of(member)));
                        opponents.others.extend(unheard.filter_map(source));
                        opponents.within |= rival != *group || *claims > 1;
                    }
                    Relation::Contradicts => opponents.others.extend(speakers.filter_map(source)),
                    Relation::InTension => opponents.perhaps.extend(speakers.filter_map(source)),
                    Relation::None => {}
                }
            });
        }
        opponents
    }
}
