//! Whether two claims contradict each other, may do so, or neither.
//!
//! Symmetric, and blind to who speaks. Doubt, conditions and "could not verify" contradict nothing.

use std::collections::BTreeSet;

use crate::model::{Answer, Case, Claim, Count, GroupId, Harm, Quantifier, Stance};

use super::scope::{Overlap, overlap};

/// How two claims lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Nothing follows from one for the other.
    None,
    /// ≟ They would contradict if their scopes coincide, and the sources do not say whether they do.
    InTension,
    /// ≠ They exclude each other.
    Contradicts,
}

/// How claims `a` and `b` lie to each other.
#[must_use]
pub fn relation(case: &Case, a: &Claim, b: &Claim) -> Relation {
    if a.question != b.question || a.id == b.id {
        return Relation::None;
    }
    let (Some(says_a), Some(says_b)) = (Saying::of(a), Saying::of(b)) else {
        return Relation::None;
    };
    let excludes = match overlap(case, &a.scope, &b.scope) {
        Overlap::Same => says_a.excludes(&says_b, case),
        Overlap::Whole => says_a.excludes_part(&says_b, case),
        Overlap::Part => says_b.excludes_part(&says_a, case),
        Overlap::Unknown if says_a.excludes(&says_b, case) => return Relation::InTension,
        Overlap::Unknown | Overlap::Apart => false,
    };
    if excludes {
        Relation::Contradicts
    } else {
        Relation::None
    }
}

/// What a committed claim says, with assertion and denial brought to one form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Saying<'a> {
    Members(Share, Members<'a>),
    Figures(Figures),
    NotThisFigure(Harm),
    Happened(bool),
    Words { true_: bool, text: &'a str },
}

/// How much of what was hit: the quantifiers and the denials of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Share {
    Some,
    Mostly,
    Only,
    None,
    NotMostly,
    NotOnly,
}

/// Those whom an answer names: groups with their kinship, or parties, which have none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Members<'a> {
    Groups(Vec<&'a GroupId>),
    Parties(Vec<&'a str>),
}

impl<'a> Saying<'a> {
    /// What `claim` says; `None` where nothing can contradict it.
    pub(super) fn of(claim: &'a Claim) -> Option<Self> {
        let affirmed = match claim.stance {
            Stance::Asserts => true,
            Stance::Denies => false,
            Stance::Doubts | Stance::Conditional | Stance::CannotVerify => return None,
        };
        Some(match &claim.answer {
            // That none of several was among them is denied by any one of them: by which is open.
            Answer::Hit(Quantifier::None, groups) if !affirmed && groups.len() > 1 => return None,
            Answer::By(Quantifier::None, parties) if !affirmed && parties.len() > 1 => return None,
            Answer::Hit(how, groups) => {
                Self::Members(Share::of(*how, affirmed), Members::groups(groups))
            }
            Answer::Present(groups) => Self::Members(
                Share::of(Quantifier::Some, affirmed),
                Members::groups(groups),
            ),
            Answer::By(how, parties) => Self::Members(
                Share::of(*how, affirmed),
                Members::Parties(
                    parties
                        .iter()
                        .map(super::super::model::id::PartyId::as_str)
                        .collect(),
                ),
            ),
            Answer::Harm(harm) if affirmed => Self::Figures(Figures::of(harm)),
            Answer::Harm(harm) => {
                let amounts_to = harm.denied();
                amounts_to.map_or(Self::NotThisFigure(*harm), |harm| {
                    Self::Figures(Figures::of(&harm))
                })
            }
            Answer::Happened => Self::Happened(affirmed),
            Answer::Text(text) => Self::Words {
                true_: affirmed,
                text,
            },
        })
    }

    /// Whether the two cannot both be so of one and the same scope.
    pub(super) fn excludes(&self, other: &Self, case: &Case) -> bool {
        match (self, other) {
            (Self::Members(a, named_a), Self::Members(b, named_b)) => {
                rules_out((*a, named_a), (*b, named_b), case)
                    || rules_out((*b, named_b), (*a, named_a), case)
            }
            _ => self.excludes_by_itself(other),
        }
    }

    /// The same of sayings that do not speak of members, for which the case declares nothing.
    pub(super) fn excludes_by_itself(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Figures(a), Self::Figures(b)) => a.is_disjoint(b),
            (Self::NotThisFigure(denied), Self::Figures(given))
            | (Self::Figures(given), Self::NotThisFigure(denied)) => given.lie_within(denied),
            (Self::Happened(a), Self::Happened(b)) => a != b,
            (Self::Words { true_: a, text: ta }, Self::Words { true_: b, text: tb }) => {
                a != b && ta == tb
            }
            _ => false,
        }
    }

    /// Whether this, said of a whole, rules out what `part` says of a part of it.
    ///
    /// Only a denial of any does ("only A" denies any B that has no member in A), and a figure
    /// for the part that exceeds the figure for the whole.
    pub(super) fn excludes_part(&self, part: &Self, case: &Case) -> bool {
        match (self, part) {
            (Self::Members(whole, of_whole), Self::Members(share, of_part)) => {
                denies_any((*whole, of_whole), (*share, of_part), case)
            }
            _ => self.excludes_part_by_itself(part),
        }
    }

    /// The same of sayings that do not speak of members.
    pub(super) fn excludes_part_by_itself(&self, part: &Self) -> bool {
        match (self, part) {
            (Self::Figures(whole), Self::Figures(part)) => part.exceed(whole),
            (Self::Happened(whole), Self::Happened(part)) => !whole && *part,
            _ => false,
        }
    }
}

impl Share {
    fn of(how: Quantifier, affirmed: bool) -> Self {
        match (how, affirmed) {
            (Quantifier::Some, true) | (Quantifier::None, false) => Self::Some,
            (Quantifier::None, true) | (Quantifier::Some, false) => Self::None,
            (Quantifier::Mostly, true) => Self::Mostly,
            (Quantifier::Mostly, false) => Self::NotMostly,
            (Quantifier::Only, true) => Self::Only,
            (Quantifier::Only, false) => Self::NotOnly,
        }
    }
}

/// Whether saying `a` of a scope rules out saying `b` of the same scope.
fn rules_out(a: (Share, &Members), b: (Share, &Members), case: &Case) -> bool {
    let most = |share| matches!(share, Share::Mostly | Share::Only);
    denies_any(a, b, case)
        || (most(a.0) && most(b.0) && a.1.all_apart(b.1, case))
        || (a.0 == Share::NotMostly && most(b.0) && a.1.cover(b.1, case))
        || (a.0 == Share::NotOnly && b.0 == Share::Only && a.1.cover(b.1, case))
}

/// Whether `a` leaves no room for any of those whom `b` says were among them.
fn denies_any(a: (Share, &Members), b: (Share, &Members), case: &Case) -> bool {
    let excluded = match a.0 {
        Share::None => a.1.covered_of(b.1, case),
        Share::Only => a.1.apart_from(b.1, case),
        Share::Some | Share::Mostly | Share::NotMostly | Share::NotOnly => return false,
    };
    match b.0 {
        // Each of the named was among them, so one that is ruled out is enough.
        Share::Some => excluded > 0,
        // The named taken together; any of them may be the one.
        Share::Mostly | Share::Only => excluded == b.1.len(),
        Share::None | Share::NotMostly | Share::NotOnly => false,
    }
}

impl<'a> Members<'a> {
    fn groups(groups: &'a BTreeSet<GroupId>) -> Self {
        Self::Groups(groups.iter().collect())
    }

    fn len(&self) -> usize {
        match self {
            Self::Groups(groups) => groups.len(),
            Self::Parties(parties) => parties.len(),
        }
    }

    /// How many of `others` belong to one of these.
    fn covered_of(&self, others: &Self, case: &Case) -> usize {
        match (self, others) {
            (Self::Groups(these), Self::Groups(others)) => others
                .iter()
                .filter(|other| these.iter().any(|this| is_part_of(case, other, this)))
                .count(),
            (Self::Parties(these), Self::Parties(others)) => {
                others.iter().filter(|other| these.contains(other)).count()
            }
            _ => 0,
        }
    }

    /// Whether each of `others` belongs to one of these.
    fn cover(&self, others: &Self, case: &Case) -> bool {
        self.covered_of(others, case) == others.len()
    }

    /// How many of `others` have no member in common with any of these.
    fn apart_from(&self, others: &Self, case: &Case) -> usize {
        match (self, others) {
            (Self::Groups(these), Self::Groups(others)) => others
                .iter()
                .filter(|other| these.iter().all(|this| are_disjoint(case, other, this)))
                .count(),
            (Self::Parties(these), Self::Parties(others)) => {
                others.iter().filter(|other| !these.contains(other)).count()
            }
            _ => 0,
        }
    }

    fn all_apart(&self, others: &Self, case: &Case) -> bool {
        self.apart_from(others, case) == others.len()
    }
}

/// Whether `inner` is `outer` or is declared part of it, directly or through others.
fn is_part_of(case: &Case, inner: &GroupId, outer: &GroupId) -> bool {
    with_wider(case, inner).any(|group| group == outer)
}

/// Whether the two, or groups that they are part of, are declared to have no common member.
fn are_disjoint(case: &Case, a: &GroupId, b: &GroupId) -> bool {
    let declares = |a: &GroupId, b: &GroupId| case.groups[a].disjoint.contains(b);
    with_wider(case, a).any(|wide_a| {
        with_wider(case, b).any(|wide_b| declares(wide_a, wide_b) || declares(wide_b, wide_a))
    })
}

/// A group and all that it is part of; no longer than the case has groups, even in a ring.
fn with_wider<'a>(case: &'a Case, group: &'a GroupId) -> impl Iterator<Item = &'a GroupId> {
    std::iter::successors(Some(group), |group| case.groups[*group].part_of.as_ref())
        .take(case.groups.len())
}

/// The figures of one claim; what it leaves open is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Figures {
    people: Option<Count>,
    killed: Option<Count>,
    children: Option<Count>,
    injured: Option<Count>,
}

impl Figures {
    /// Figures as given, with what they imply: the civilians killed are no fewer than the children
    /// among them and no more than the people, and the children no more than the civilians.
    fn of(harm: &Harm) -> Self {
        let killed = match (harm.killed, harm.children) {
            (None, Some(children)) => Some(Count::at_least(children.least())),
            (given, _) => given,
        };
        let killed = no_more_than(killed, harm.people);
        let children = match harm.children {
            None => no_more_than(None, killed),
            given => given,
        };
        Self {
            people: harm.people,
            killed,
            children,
            injured: harm.injured,
        }
    }

    /// Whether each figure that `denied` names is given here, and as one of the numbers denied.
    fn lie_within(&self, denied: &Harm) -> bool {
        let within = |given: Option<Count>, denied: Option<Count>| {
            denied.is_none_or(|denied| given.is_some_and(|given| given.lies_within(&denied)))
        };
        within(self.people, denied.people)
            && within(self.killed, denied.killed)
            && within(self.children, denied.children)
            && within(self.injured, denied.injured)
    }

    fn is_disjoint(&self, other: &Self) -> bool {
        self.exceed(other) || other.exceed(self)
    }

    /// Whether the least of any figure here is more than the most of the same figure in `whole`.
    fn exceed(&self, whole: &Self) -> bool {
        let above = |mine: Option<Count>, other: Option<Count>| {
            mine.zip(other)
                .is_some_and(|(mine, other)| mine.lies_above(&other))
        };
        above(self.people, whole.people)
            || above(self.killed, whole.killed)
            || above(self.children, whole.children)
            || above(self.injured, whole.injured)
    }
}

/// What `given`, or anything where it is not given, leaves of a number no larger than `all`. Figures
/// that exceed what they are part of stay as their source gives them.
fn no_more_than(given: Option<Count>, all: Option<Count>) -> Option<Count> {
    let Some(most) = all.and_then(|all| all.most()) else {
        return given;
    };
    let count = given.unwrap_or(Count::at_least(0));
    let own = count.most().unwrap_or(most);
    Count::between(count.least(), own.min(most)).or(given)
}

#[cfg(test)]
mod tests;
