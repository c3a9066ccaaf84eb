//! What the label layer remembers from frame to frame: where names stood, and their letters.

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Painter};

use super::block::Block;
use super::place::{Anchor, Placed};
use super::{LabelStyle, Names};
use crate::basemap::Label;

/// Where names stood in the last frame, and their letters.
///
/// It belongs to one list of labels.
#[derive(Default)]
pub struct LabelMemory {
    entries: Vec<Entry>,
    set_in: Option<Setting>,
    witness: Option<Arc<Galley>>,
    frame: u64,
    /// The zoom step of the last frame.
    pub(super) step: Option<f64>,
}

/// What is remembered of one label.
#[derive(Default)]
struct Entry {
    block: Option<Block>,
    /// Where the name stood in frame `seen`.
    anchor: Option<Anchor>,
    seen: u64,
}

/// What all blocks of letters were set for.
#[derive(Debug, Clone, PartialEq)]
struct Setting {
    names: Names,
    style: LabelStyle,
    far_out: bool,
}

impl LabelMemory {
    /// Where the label of this index was placed in the last frame, in view or just out of it.
    pub fn anchor(&self, label: usize) -> Option<Anchor> {
        let entry = self.entries.get(label)?;
        entry.anchor.filter(|_| entry.seen == self.frame)
    }

    /// The letters of the label of this index, if they are laid out.
    pub(super) fn block(&self, label: usize) -> Option<&Block> {
        self.entries.get(label)?.block.as_ref()
    }

    /// Lays the label's letters out, unless they are.
    pub(super) fn set(&mut self, painter: &Painter, index: usize, label: &Label) -> Option<&Block> {
        let Setting {
            names,
            style,
            far_out,
        } = self.set_in.as_ref()?;
        let block = &mut self.entries.get_mut(index)?.block;
        Some(block.get_or_insert_with(|| Block::set(painter, label, *names, style, *far_out)))
    }

    /// Forgets letters that are no longer those to draw. May be called more than once a frame.
    pub(super) fn begin_frame(
        &mut self,
        painter: &Painter,
        labels: usize,
        names: Names,
        style: &LabelStyle,
        far_out: bool,
    ) {
        if self.entries.len() != labels {
            self.entries.clear();
            self.entries.resize_with(labels, Entry::default);
        }
        // egui empties its font atlas when it fills up or the scale changes, and galleys from before
        // would show other letters. Its own cache is emptied with it: it then no longer knows this
        // galley, which we ask for in every frame.
        let font = FontId::proportional(style.size_small);
        let witness = painter.layout_no_wrap("counterclaim".to_owned(), font, Color32::PLACEHOLDER);
        let is_known = |known: &Arc<Galley>| Arc::ptr_eq(known, &witness);
        let same = |set_in: &Setting| {
            set_in.names == names && set_in.style == *style && set_in.far_out == far_out
        };
        if !self.witness.as_ref().is_some_and(is_known) || !self.set_in.as_ref().is_some_and(same) {
            for entry in &mut self.entries {
                entry.block = None;
            }
            self.set_in = Some(Setting {
                names,
                style: style.clone(),
                far_out,
            });
        }
        self.witness = Some(witness);
    }

    pub(super) fn end_frame(&mut self, step: f64, placed: &[Placed]) {
        self.frame += 1;
        self.step = Some(step);
        for placed in placed {
            if let Some(entry) = self.entries.get_mut(placed.label) {
                entry.anchor = placed.anchor;
                entry.seen = self.frame;
            }
        }
    }
}
