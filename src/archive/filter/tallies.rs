//! How many claims there are of each kind with each verdict.

use super::verdicts::Verdict;

/// How many claims there are with each verdict, by kind. There are few verdicts.
pub(super) struct Tallies {
    verdicts: Vec<Verdict>,
    /// So many of each kind for the first verdict, then for the next.
    claims: Vec<u32>,
    kinds: usize,
    /// The verdict that was met last, by its number.
    last: usize,
}

impl Tallies {
    pub(super) fn of_kinds(kinds: usize) -> Self {
        Self {
            verdicts: Vec::new(),
            claims: Vec::new(),
            kinds,
            last: 0,
        }
    }

    /// Counts so many claims of the kind `kind`.
    pub(super) fn add(&mut self, verdict: Verdict, kind: usize, claims: u32) {
        // Most have the verdict of the one before.
        if self.verdicts.get(self.last) != Some(&verdict) {
            self.last = self.number(verdict);
        }
        self.claims[self.last * self.kinds + kind] += claims;
    }

    fn number(&mut self, verdict: Verdict) -> usize {
        let mut known = self.verdicts.iter();
        known.position(|it| *it == verdict).unwrap_or_else(|| {
            self.verdicts.push(verdict);
            self.claims.resize(self.claims.len() + self.kinds, 0);
            self.verdicts.len() - 1
        })
    }

    /// Counts what `other` has counted.
    pub(super) fn add_all(&mut self, other: &Self) {
        for (verdict, kind, claims) in other.iter() {
            self.add(verdict, kind, claims);
        }
    }

    /// Each verdict, and how many claims of each kind, by its number, have it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Verdict, usize, u32)> {
        let claims = self.claims.iter().enumerate();
        let claims = claims.filter(|(_, claims)| **claims > 0);
        claims.map(|(at, claims)| {
            let (verdict, kind) = (at / self.kinds, at % self.kinds);
            (self.verdicts[verdict], kind, *claims)
        })
    }
}
