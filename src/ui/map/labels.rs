//! The map's own label layer: towns, airfields and the names of seas, mountains and regions.
//!
//! Tiles carry areas and lines only (walkers centres symbol text on its point, in one weight). Here
//! names are placed anew in every frame, out of those in view, and stay where they were as long as
//! they fit ([`place()`]); letters are laid out once and kept in a [`LabelMemory`].

mod block;
mod paint;
pub mod place;

use std::sync::Arc;

use egui::{Color32, FontId, Galley, Painter, Pos2, Rect};
use walkers::Projector;

use self::block::{Block, Mark};
use self::paint::{Name, paint};
use self::place::{Anchor, Candidate, Placed, Spacing, drawn_in, place, point_drawn_in};
use crate::basemap::Label;
use crate::state::Names;

/// Colours and sizes of the label layer. Lengths are points unless the name says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelStyle {
    /// Towns' names.
    pub text: Color32,
    /// Around all names, so that they read on any ground.
    pub halo: Color32,
    /// Names of seas and lakes.
    pub water_text: Color32,
    /// Names of mountains, plains and deserts.
    pub relief_text: Color32,
    /// Names of governorates and countries.
    pub region_text: Color32,
    /// Airfields' names and marks.
    pub airfield_text: Color32,
    /// Inside of towns' dots.
    pub dot_fill: Color32,
    /// Ring of towns' dots.
    pub dot_stroke: Color32,
    /// Width of that ring.
    pub dot_stroke_width: f32,
    /// Width of the halo, in physical pixels.
    pub halo_px: f32,
    /// Type size of cities' names (rank 1 and 2), set in semibold.
    pub size_city: f32,
    /// Type size of towns' (rank 3 and 4) and countries' names.
    pub size_town: f32,
    /// Type size of all other names.
    pub size_small: f32,
    /// Letterspacing of capitals, in parts of the type size.
    pub tracking: f32,
    /// Radius of a city's dot.
    pub dot_city: f32,
    /// Radius of a town's dot.
    pub dot_town: f32,
    /// Radius of a smaller place's dot.
    pub dot_small: f32,
    /// Radius of an airfield's mark.
    pub airfield_mark: f32,
    /// Distances that names keep.
    pub spacing: Spacing,
}

/// What the label layer remembers from frame to frame: where names stood, and their letters.
///
/// It belongs to one list of labels.
#[derive(Default)]
pub struct LabelMemory {
    entries: Vec<Entry>,
    set_in: Option<(Names, LabelStyle)>,
    witness: Option<Arc<Galley>>,
    frame: u64,
}

/// What is remembered of one label.
#[derive(Default)]
struct Entry {
    block: Option<Block>,
    /// Where the name stood in frame `seen`.
    anchor: Option<Anchor>,
    seen: u64,
}

impl LabelMemory {
    /// Where the label of this index was placed in the last frame, in view or just out of it.
    pub fn anchor(&self, label: usize) -> Option<Anchor> {
        let entry = self.entries.get(label)?;
        entry.anchor.filter(|_| entry.seen == self.frame)
    }

    fn begin_frame(&mut self, painter: &Painter, labels: usize, names: Names, style: &LabelStyle) {
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
        let same_setting = |(n, s): &(Names, LabelStyle)| *n == names && s == style;
        if !self.witness.as_ref().is_some_and(is_known)
            || !self.set_in.as_ref().is_some_and(same_setting)
        {
            for entry in &mut self.entries {
                entry.block = None;
            }
            self.set_in = Some((names, style.clone()));
        }
        self.witness = Some(witness);
    }

    fn end_frame(&mut self, placed: &[Placed]) {
        self.frame += 1;
        for placed in placed {
            if let Some(entry) = self.entries.get_mut(placed.label) {
                entry.anchor = placed.anchor;
                entry.seen = self.frame;
            }
        }
    }
}

/// How far out of view names are still placed, in points: wider than a name, so that one which
/// comes into view has its place already.
const MARGIN: f32 = 256.0;

/// The most names that are considered at once; the labels' order of importance decides which.
const MOST: usize = 600;

/// Zoom steps per zoom level: between two steps no name comes or goes for lack of room.
const STEPS_PER_ZOOM: f64 = 4.0;

/// Draws the names in view, the more important first, clear of `obstacles`: glyphs, their names, and
/// controls that float over the map, in points on screen.
///
/// `labels` come in order of importance. One pass over them finds those in view; all other work is
/// bounded by those.
pub fn labels_ui(
    painter: &Painter,
    projector: &Projector<'_>,
    labels: &[Label],
    names: Names,
    style: &LabelStyle,
    obstacles: &[Rect],
    memory: &mut LabelMemory,
) {
    memory.begin_frame(painter, labels.len(), names, style);

    let view = projector.clip_rect();
    let step = ZoomStep::of(projector);
    let on_screen = |label: &Label| projector.project(label.lon_lat).to_pos2();

    let rects: Vec<Rect> = obstacles.iter().map(|rect| step.rect(*rect)).collect();
    let mut candidates = Vec::new();
    for i in in_view(labels, projector).take(MOST) {
        let (label, kept) = (&labels[i], memory.anchor(i));
        let block = &mut memory.entries[i].block;
        let block = block.get_or_insert_with(|| Block::set(painter, label, names, style));
        candidates.push(Candidate {
            label: i,
            at: step.point(on_screen(label)),
            size: block.size,
            mark_radius: Mark::of(label, style).map(Mark::radius),
            kept,
        });
    }
    let placed = place(&candidates, &rects, step.view(view), style.spacing);
    memory.end_frame(&placed);

    let mut marks = Vec::new();
    let mut shown = Vec::new();
    for placed in &placed {
        let label = &labels[placed.label];
        let at = on_screen(label);
        if placed.draw_mark {
            marks.extend(Mark::of(label, style).map(|mark| (at, mark)));
        }
        let block = memory.entries[placed.label].block.as_ref();
        if let (true, Some(anchor), Some(block)) = (placed.draw_name, placed.anchor, block) {
            shown.push(Name {
                block,
                left_top: at + (placed.rect.min - step.point(at)),
                anchor,
            });
        }
    }
    paint(
        &painter.with_clip_rect(view.intersect(painter.clip_rect())),
        &marks,
        &shown,
        style,
    );
}

/// Indices of the labels that may appear at this zoom and lie in view or close to it.
fn in_view<'a>(
    labels: &'a [Label],
    projector: &Projector<'_>,
) -> impl Iterator<Item = usize> + use<'a> {
    let zoom = projector.zoom();
    let around = projector.clip_rect().expand(MARGIN);
    let north_west = projector.unproject(around.left_top().to_vec2());
    let south_east = projector.unproject(around.right_bottom().to_vec2());
    labels.iter().enumerate().filter_map(move |(i, label)| {
        let (lon, lat) = label.lon_lat.x_y();
        let inside = (north_west.x()..=south_east.x()).contains(&lon)
            && (south_east.y()..=north_west.y()).contains(&lat);
        (label.min_zoom <= zoom && inside).then_some(i)
    })
}

/// The view as it was at the lower end of the present zoom step, where placement is decided.
struct ZoomStep {
    centre: Pos2,
    scale: f32,
}

impl ZoomStep {
    fn of(projector: &Projector<'_>) -> Self {
        let zoom = projector.zoom();
        // A touch more, so that rounding does not put a whole step just below itself.
        let step = (zoom * STEPS_PER_ZOOM + 1e-6).floor() / STEPS_PER_ZOOM;
        Self {
            centre: projector.clip_rect().center(),
            scale: 2f64.powf(step - zoom).min(1.0) as f32,
        }
    }

    fn point(&self, on_screen: Pos2) -> Pos2 {
        point_drawn_in(on_screen, self.centre, self.scale)
    }

    fn rect(&self, on_screen: Rect) -> Rect {
        drawn_in(on_screen, self.centre, self.scale)
    }

    fn view(&self, on_screen: Rect) -> Rect {
        Rect::from_center_size(self.centre, on_screen.size() * self.scale)
    }
}

#[cfg(test)]
mod tests;
