//! What a claim answers, typed by the question it answers.

use std::collections::BTreeSet;

use super::{GroupId, PartyId};

/// An answer. Two claims hold the same position when their answers are equal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Who struck.
    By(Quantifier, BTreeSet<PartyId>),
    /// Which groups were hit.
    Hit(Quantifier, BTreeSet<GroupId>),
    /// How many civilians were harmed.
    Harm(Harm),
    /// That it happened.
    Happened,
    /// That each of these groups was present.
    Present(BTreeSet<GroupId>),
    /// In words, for questions whose answers have no other form.
    Text(String),
}

/// How much of what was hit, or of who struck, an answer speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quantifier {
    /// Each of the named was among them. To deny it is to say that none of them was.
    Some,
    /// The greater part was of the named, taken together.
    Mostly,
    /// Nobody but the named.
    Only,
    /// None of the named.
    None,
}

impl Quantifier {
    /// All of them by name.
    pub const NAMED: [(&'static str, Self); 4] = [
        ("Some", Self::Some),
        ("Mostly", Self::Mostly),
        ("Only", Self::Only),
        ("None", Self::None),
    ];
}

/// Civilian harm, and the dead that a source counts without saying who of them was a civilian. A
/// figure that a source does not give is absent, and absent is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Harm {
    /// People killed, civilians or not.
    pub people: Option<Count>,
    /// Civilians killed.
    pub killed: Option<Count>,
    /// Children among the killed.
    pub children: Option<Count>,
    /// Civilians injured.
    pub injured: Option<Count>,
}

impl Harm {
    /// The answer to "was anybody killed?", asserted or denied.
    #[must_use]
    pub fn any_killed() -> Self {
        Self {
            killed: Some(Count::at_least(1)),
            ..Self::default()
        }
    }

    /// Whether it says of somebody that none was harmed, and nothing else.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let figures = [self.people, self.killed, self.children, self.injured];
        let mut given = figures.into_iter().flatten().peekable();
        given.peek().is_some() && given.all(|count| count == Count::exactly(0))
    }

    /// What denying this amounts to as figures of its own: denying "at least one killed" is to say
    /// that none was, denying "at least 30" that at most 29 were. `None` for the denial of an exact
    /// figure or of several together: it leaves open what is so instead.
    #[must_use]
    pub fn denied(&self) -> Option<Self> {
        let below = |count: Count| match (count.least().checked_sub(1), count.most()) {
            (Some(most), None) => Count::between(0, most),
            _ => None,
        };
        let figures = [self.people, self.killed, self.children, self.injured];
        if figures.into_iter().flatten().count() != 1 {
            return None;
        }
        let [people, killed, children, injured] = figures.map(|count| count.and_then(below));
        let denied = Self {
            people,
            killed,
            children,
            injured,
        };
        (denied != Self::default()).then_some(denied)
    }
}

/// A number of people as one source gives it: exact, or a range, open above or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    min: u32,
    max: Option<u32>,
}

impl Count {
    /// Just so many.
    #[must_use]
    pub const fn exactly(n: u32) -> Self {
        Self {
            min: n,
            max: Some(n),
        }
    }

    /// So many or more.
    #[must_use]
    pub const fn at_least(min: u32) -> Self {
        Self { min, max: None }
    }

    /// From `min` to `max`, both included; `None` when they are reversed.
    #[must_use]
    pub fn between(min: u32, max: u32) -> Option<Self> {
        (min <= max).then_some(Self {
            min,
            max: Some(max),
        })
    }

    /// The least it can be.
    #[must_use]
    pub fn least(&self) -> u32 {
        self.min
    }

    /// The most it can be; `None` when it is open above.
    #[must_use]
    pub fn most(&self) -> Option<u32> {
        self.max
    }

    /// Whether every number in this lies in `other`.
    #[must_use]
    pub fn lies_within(&self, other: &Self) -> bool {
        let below = other
            .max
            .is_none_or(|most| self.max.is_some_and(|own| own <= most));
        self.min >= other.min && below
    }

    /// Whether no number lies in both.
    #[must_use]
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.lies_above(other) || other.lies_above(self)
    }

    /// Whether the least of this is more than the most of `other`.
    #[must_use]
    pub fn lies_above(&self, other: &Self) -> bool {
        other.max.is_some_and(|most| self.min > most)
    }
}

/// Writes `36`, `17 to 18` or `at least 30`.
impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.max {
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) if self.min == 0 => write!(f, "at most {max}"),
            Some(max) => write!(f, "{} to {max}", self.min),
            None => write!(f, "at least {}", self.min),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_killed_is_none_harmed_and_so_is_the_denial_of_any() {
        let people = |count| Harm {
            people: Some(count),
            ..Harm::default()
        };
        assert!(people(Count::exactly(0)).is_none());
        assert!(!people(Count::exactly(12)).is_none());
        let denied = people(Count::at_least(1)).denied();
        assert_eq!(denied, Some(people(Count::exactly(0))));
    }

    #[test]
    fn the_denial_of_several_figures_or_of_an_exact_one_leaves_open_what_is_so() {
        let both = Harm {
            people: Some(Count::at_least(12)),
            ..Harm::any_killed()
        };
        assert_eq!(both.denied(), None);
        let exact = Harm {
            people: Some(Count::exactly(12)),
            ..Harm::default()
        };
        assert_eq!(exact.denied(), None);
    }

    #[test]
    fn ranges_that_touch_are_not_disjoint() {
        let count = |min, max| Count::between(min, max).unwrap();
        assert!(!count(17, 20).is_disjoint(&count(20, 25)));
        assert!(count(17, 19).is_disjoint(&count(20, 25)));
    }

    #[test]
    fn nothing_lies_above_an_open_range() {
        assert!(!Count::exactly(1000).lies_above(&Count::at_least(30)));
        assert!(Count::at_least(30).lies_above(&Count::exactly(29)));
    }

    #[test]
    fn a_reversed_range_is_no_count() {
        assert_eq!(Count::between(18, 17), None);
    }
}
