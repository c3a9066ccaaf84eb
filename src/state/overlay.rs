//! Overlays: lines, areas and points that are drawn on the map as context.
//!
//! Not part of the case: nothing here is counted, contested, undone or saved with it, and another
//! case leaves the overlays where they are.

use std::path::PathBuf;
use std::sync::Arc;

use geo::{LineString, Point, Polygon};
use serde::{Deserialize, Serialize};

/// What a file of context holds. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlay {
    /// What it is called.
    pub name: String,
    /// Of when it is, as its author writes it; `None` where the file does not say.
    pub date: Option<String>,
    /// Who made it; `None` where the file does not say.
    pub source: Option<String>,
    /// Under which terms; `None` where the file does not say.
    pub licence: Option<String>,
    /// The file.
    pub path: PathBuf,
    /// What is drawn.
    pub shapes: Arc<Shapes>,
    /// How many features of the file are not drawn, because they cannot be.
    pub left_out: usize,
}

/// The shapes of an overlay. Coordinates are WGS 84 (lon, lat) in degrees, finite, and on the
/// globe.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shapes {
    /// Lines, each of two points at least.
    pub lines: Vec<LineString>,
    /// Areas with their holes.
    pub areas: Vec<Polygon>,
    /// Points.
    pub points: Vec<Point>,
    /// The first names of features, each once, in the order of the file.
    pub names: Vec<String>,
}

impl Shapes {
    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.areas.is_empty() && self.points.is_empty()
    }
}

/// An overlay's number among all that were ever opened: what is derived is cached by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OverlayId(u64);

#[cfg(test)]
impl OverlayId {
    /// The `number`th overlay that was opened, counted from 1.
    pub(crate) fn numbered(number: u64) -> Self {
        Self(number)
    }
}

/// An overlay that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenOverlay {
    /// Its number.
    pub id: OverlayId,
    /// Which of the [`Overlays::MOST`] patterns it is drawn in; no other has it.
    pub pattern: usize,
    /// Whether it is drawn.
    pub shown: bool,
    /// What it holds.
    pub overlay: Overlay,
}

/// The overlays that are open, in the order in which they were opened.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Overlays {
    open: Vec<OpenOverlay>,
    opened: u64,
}

/// As many overlays are open as can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{} overlays are open, as many as can be told apart; remove one before you open another",
    Overlays::MOST
)]
pub struct TooMany;

impl Overlays {
    /// How many patterns there are, and therefore how many overlays at once.
    pub const MOST: usize = 6;

    /// The overlays, in the order in which they were opened.
    pub fn iter(&self) -> impl Iterator<Item = &OpenOverlay> {
        self.open.iter()
    }

    /// Whether none is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Takes `overlay` in. One from the same file makes room for it.
    ///
    /// # Errors
    /// When there is no pattern left for it.
    pub(super) fn open(&mut self, overlay: Overlay) -> Result<(), TooMany> {
        let known = self
            .open
            .iter()
            .position(|open| open.overlay.path == overlay.path);
        let pattern = match known {
            Some(at) => self.open[at].pattern,
            None => self.free_pattern().ok_or(TooMany)?,
        };
        self.opened += 1;
        let open = OpenOverlay {
            id: OverlayId(self.opened),
            pattern,
            shown: true,
            overlay,
        };
        match known {
            Some(at) => self.open[at] = open,
            None => self.open.push(open),
        }
        Ok(())
    }

    fn free_pattern(&self) -> Option<usize> {
        let is_free = |pattern: &usize| self.open.iter().all(|open| open.pattern != *pattern);
        (0..Self::MOST).find(is_free)
    }

    /// Shows or hides the overlay `id`.
    pub(super) fn show(&mut self, id: OverlayId, shown: bool) {
        for open in self.open.iter_mut().filter(|open| open.id == id) {
            open.shown = shown;
        }
    }

    /// Takes the overlay `id` off the map.
    pub(super) fn remove(&mut self, id: OverlayId) {
        self.open.retain(|open| open.id != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::testing::CaseBuilder;
    use crate::state::{Command, Document, Origin, State, testing};

    fn overlay(path: &str) -> Overlay {
        Overlay {
            name: path.to_owned(),
            date: None,
            source: None,
            licence: None,
            path: path.into(),
            shapes: Arc::default(),
            left_out: 0,
        }
    }

    fn opened(paths: &[&str]) -> Overlays {
        let mut overlays = Overlays::default();
        for path in paths {
            overlays.open(overlay(path)).unwrap();
        }
        overlays
    }

    fn patterns(overlays: &Overlays) -> Vec<usize> {
        overlays.iter().map(|open| open.pattern).collect()
    }

    #[test]
    fn a_file_opened_again_keeps_its_place_and_pattern() {
        let mut overlays = opened(&["a", "b"]);
        let before: Vec<OverlayId> = overlays.iter().map(|open| open.id).collect();
        overlays.show(before[0], false);
        overlays.open(overlay("a")).unwrap();
        assert_eq!(patterns(&overlays), [0, 1]);
        let first = overlays.iter().next().unwrap();
        assert!(first.shown && first.id != before[0]);
    }

    #[test]
    fn the_pattern_of_a_removed_overlay_is_given_again() {
        let mut overlays = opened(&["a", "b", "c"]);
        let second = overlays.iter().nth(1).unwrap().id;
        overlays.remove(second);
        overlays.open(overlay("d")).unwrap();
        assert_eq!(patterns(&overlays), [0, 2, 1]);
    }

    #[test]
    fn more_than_can_be_told_apart_are_refused() {
        let mut overlays = opened(&["a", "b", "c", "d", "e", "f"]);
        assert_eq!(overlays.open(overlay("g")), Err(TooMany));
        assert_eq!(overlays.iter().count(), Overlays::MOST);
        overlays.open(overlay("f")).unwrap();
    }

    #[test]
    fn overlays_outlive_the_case() {
        let document = || Document::new(CaseBuilder::new().build(), "", Origin::BuiltIn);
        let mut state = State::new(document());
        state.apply(Command::AddOverlay(Box::new(overlay("a"))));
        testing::open(&mut state, document());
        let id = state.view.overlays.iter().next().unwrap().id;
        state.apply(Command::ShowOverlay(id, false));
        assert!(state.view.overlays.iter().all(|open| !open.shown));
        state.apply(Command::RemoveOverlay(id));
        assert!(state.view.overlays.is_empty());
    }

    #[test]
    fn an_overlay_too_many_is_told_by_name() {
        let document = Document::new(CaseBuilder::new().build(), "", Origin::BuiltIn);
        let mut state = State::new(document);
        for path in ["a", "b", "c", "d", "e", "f", "g"] {
            state.apply(Command::AddOverlay(Box::new(overlay(path))));
        }
        let [notice] = state.notices.as_slice() else {
            panic!("{:?}", state.notices);
        };
        assert!(notice.text.starts_with("\"g\" is not shown: 6 overlays"));
    }
}
