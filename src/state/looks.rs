//! Earlier looks at the case, to go back to and forward again, as a reader pages.

use crate::model::{Facet, Look};

use super::View;

/// How many looks are remembered.
const LONGEST: usize = 200;

/// The looks before the present one, and those gone back from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Looks {
    past: Vec<Look>,
    future: Vec<Look>,
    /// Whether the map is on its way somewhere that a command has sent it: where it comes to rest
    /// belongs to the present look.
    pub(super) is_moving: bool,
    /// The choice of the filter that is being turned, as by dragging or typing: all of it is one step.
    pub(super) turning: Option<Facet>,
}

impl Look {
    /// The present look of `view`.
    #[must_use]
    pub fn of(view: &View) -> Self {
        Self {
            selected: view.selected.clone(),
            filter: view.filter.clone(),
            standpoint: view.standpoint,
            timeline: view.timeline,
        }
    }
}

impl Looks {
    /// Whether there is a look to go back to.
    #[must_use]
    pub fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a look to go forward to.
    #[must_use]
    pub fn has_future(&self) -> bool {
        !self.future.is_empty()
    }

    /// Remembers `before`, which has just been left for `after`, unless that only turns the same
    /// choice of the filter further.
    pub(super) fn step_from(&mut self, before: Look, after: &Look) {
        let is_elsewhere = before.selected != after.selected;
        let differing: Vec<Facet> = before.filter.differing(&after.filter).collect();
        let turned = match differing[..] {
            [facet] if !is_elsewhere && facet.is_turned() => Some(facet),
            _ => None,
        };
        if turned.is_none() || turned != self.turning {
            self.leave(before);
        }
        self.turning = turned;
    }

    /// Remembers `look`, which has just been left for another.
    pub(super) fn leave(&mut self, look: Look) {
        self.turning = None;
        self.future.clear();
        self.past.push(look);
        if self.past.len() > LONGEST {
            self.past.remove(0);
        }
    }

    /// The look before `present`, if there is one.
    pub(super) fn back(&mut self, present: Look) -> Option<Look> {
        let look = self.past.pop()?;
        self.turning = None;
        self.future.push(present);
        Some(look)
    }

    /// The look that `present` was gone back to from, if there is one.
    pub(super) fn forward(&mut self, present: Look) -> Option<Look> {
        let look = self.future.pop()?;
        self.turning = None;
        self.past.push(present);
        Some(look)
    }

    /// Forgets all looks.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}
