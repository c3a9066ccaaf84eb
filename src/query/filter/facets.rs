//! A set of facets, as small as can be: there is one for each claim.

use crate::model::Facet;

/// A set of facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Facets(u16);

impl Facets {
    pub(super) fn insert(&mut self, facet: Facet) {
        self.0 |= Self::bit(facet);
    }

    pub(super) fn contains(self, facet: Facet) -> bool {
        self.0 & Self::bit(facet) != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether there is none in it but `facet`, if that.
    pub(super) fn has_none_but(self, facet: Facet) -> bool {
        self.0 & !Self::bit(facet) == 0
    }

    fn bit(facet: Facet) -> u16 {
        1 << facet as u16
    }
}
