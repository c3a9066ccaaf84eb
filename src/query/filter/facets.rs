//! A set of facets, as small as can be: there is one for each claim.

use crate::model::Facet;

/// A set of facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Facets(u16);

impl Facets {
    /// Takes `facet` in.
    pub fn insert(&mut self, facet: Facet) {
        self.0 |= Self::bit(facet);
    }

    /// Whether `facet` is in it.
    #[must_use]
    pub fn contains(self, facet: Facet) -> bool {
        self.0 & Self::bit(facet) != 0
    }

    /// Whether there is none in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether there is none in it but `facet`, if that.
    #[must_use]
    pub fn has_none_but(self, facet: Facet) -> bool {
        self.0 & !Self::bit(facet) == 0
    }

    /// All that is in this or in `other`.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn bit(facet: Facet) -> u16 {
        1 << facet as u16
    }
}
