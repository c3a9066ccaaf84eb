//! The map's own label layer: towns, airfields, rivers, and the names of lands, seas and mountains.
//!
//! Tiles carry areas and lines only (walkers centres symbol text on its point, in one weight). Here
//! names are placed anew in every frame, out of those in view, and stay where they were as long as
//! they fit ([`place()`]); letters are laid out once and kept in a [`LabelMemory`].

mod block;
mod mark;
mod memory;
mod paint;
pub mod place;
mod setting;
mod step;

use egui::{Color32, Painter, Rect, Vec2};
use walkers::Projector;

use self::mark::Mark;
use self::paint::{Name, paint};
use self::place::{Anchor, Candidate, Room, Spacing, Stands, Stretch, place};
use self::setting::TownClass;
use self::step::ZoomStep;
use crate::basemap::{Label, LabelKind};
use crate::state::Names;

pub use self::memory::LabelMemory;

/// Colours and sizes of the label layer. Lengths are points unless the name says otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelStyle {
    /// Towns' names.
    pub text: Color32,
    /// Around all names, so that they read on any ground.
    pub halo: Color32,
    /// Names of seas, lakes and rivers.
    pub water_text: Color32,
    /// Names of mountains, plains and deserts, and summits' marks.
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
    /// Type size of cities' names (rank 1 and 2), set in semibold, and of oceans'.
    pub size_city: f32,
    /// Type size of the names of towns (rank 3 and 4), and of great countries, seas and mountains.
    pub size_town: f32,
    /// Type size of all other names.
    pub size_small: f32,
    /// Letterspacing of capitals, in parts of the type size.
    pub tracking: f32,
    /// Letterspacing of what is wide and empty, seas and deserts, and of governorates.
    pub tracking_wide: f32,
    /// Radius of a city's dot.
    pub dot_city: f32,
    /// Radius of a town's dot.
    pub dot_town: f32,
    /// Radius of a smaller place's dot.
    pub dot_small: f32,
    /// Radius of an airfield's mark.
    pub airfield_mark: f32,
    /// Radius of a summit's mark.
    pub peak_mark: f32,
    /// Distances that names keep.
    pub spacing: Spacing,
}

/// How far out of view names are still placed, in points: wider than a name, so that one which
/// comes into view has its place already.
const MARGIN: f32 = 256.0;

/// The most names that are considered at once; the labels' order of importance decides which.
const MOST: usize = 600;

/// The zoom below which countries are what a map is read by, and cities give way to them.
const FAR_OUT: f64 = 6.5;

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
    let step = ZoomStep::of(projector, memory.step);
    memory.begin_frame(painter, labels.len(), names, style, step.zoom < FAR_OUT);

    let view = projector.clip_rect();
    let rects: Vec<Rect> = obstacles.iter().map(|rect| step.rect(*rect)).collect();
    let mut candidates = Vec::new();
    for i in in_view(labels, projector, step).take(MOST) {
        let (label, kept) = (&labels[i], memory.anchor(i));
        let Some(block) = memory.set(painter, i, label) else {
            continue;
        };
        candidates.push(Candidate {
            label: i,
            at: step.point(projector.project(label.lon_lat).to_pos2()),
            size: block.size,
            stands: stands(label, projector, step, style),
            kept,
        });
    }
    let placed = place(&candidates, &rects, step.view(view), style.spacing);
    memory.end_frame(step.zoom, &placed);

    let mut marks = Vec::new();
    let mut shown = Vec::new();
    for placed in &placed {
        let label = &labels[placed.label];
        let at = projector.project(label.lon_lat).to_pos2();
        if placed.draw_mark {
            marks.extend(Mark::of(label, style).map(|mark| (at, mark)));
        }
        let block = memory.block(placed.label);
        if let (true, Some(anchor), Some(block)) = (placed.draw_name, placed.anchor, block) {
            let moved = match anchor {
                Anchor::Along(stretch) => match label.stretches.get(usize::from(stretch)) {
                    Some(stretch) => {
                        projector.project(stretch.lon_lat).to_pos2() - placed.room.centre
                    }
                    None => continue,
                },
                _ => at - step.point(at),
            };
            let room = Room {
                centre: placed.room.centre + moved,
                ..placed.room
            };
            shown.push(Name {
                block,
                room,
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

/// Where the names of cities in view stand or, where they do not yet, want to stand, with their dots:
/// what anything else that can stand elsewhere does better to keep clear of. On screen, in points.
pub fn city_names(
    painter: &Painter,
    projector: &Projector<'_>,
    labels: &[Label],
    names: Names,
    style: &LabelStyle,
    memory: &mut LabelMemory,
) -> Vec<Rect> {
    let step = ZoomStep::of(projector, memory.step);
    memory.begin_frame(painter, labels.len(), names, style, step.zoom < FAR_OUT);
    let is_city = |i: &usize| {
        let label = &labels[*i];
        let town = matches!(label.kind, LabelKind::Town | LabelKind::Capital);
        town && TownClass::of(label) == TownClass::City
    };
    let mut rects = Vec::new();
    for i in in_view(labels, projector, step).filter(is_city) {
        let label = &labels[i];
        let at = projector.project(label.lon_lat).to_pos2();
        let (Some(mark), Some(size)) = (
            Mark::of(label, style),
            memory.set(painter, i, label).map(|block| block.size),
        ) else {
            continue;
        };
        let dot = Rect::from_center_size(at, Vec2::splat(2.0 * mark.radius()));
        let anchor = memory.anchor(i).unwrap_or(Anchor::Right);
        let name = anchor.rect(dot, size, style.spacing.mark_gap);
        rects.push(name.union(dot).expand(style.spacing.name_gap));
    }
    rects
}

/// How the name of `label` keeps to what it names, in the step's view.
fn stands(label: &Label, projector: &Projector<'_>, step: ZoomStep, style: &LabelStyle) -> Stands {
    if let Some(mark) = Mark::of(label, style) {
        return Stands::AroundMark(mark.radius());
    }
    if label.stretches.is_empty() {
        return Stands::OnPoint;
    }
    let stretches = label.stretches.iter().map(|stretch| Stretch {
        middle: step.point(projector.project(stretch.lon_lat).to_pos2()),
        slope: stretch.slope,
    });
    Stands::Along(stretches.collect())
}

/// Indices of the labels that may appear at this step and lie in view or close to it.
fn in_view<'a>(
    labels: &'a [Label],
    projector: &Projector<'_>,
    step: ZoomStep,
) -> impl Iterator<Item = usize> + use<'a> {
    let around = projector.clip_rect().expand(MARGIN);
    let north_west = projector.unproject(around.left_top().to_vec2());
    let south_east = projector.unproject(around.right_bottom().to_vec2());
    let is_inside = move |at: geo::Point| {
        (north_west.x()..=south_east.x()).contains(&at.x())
            && (south_east.y()..=north_west.y()).contains(&at.y())
    };
    let appears = move |label: &Label| {
        let mut stretches = label.stretches.iter();
        (label.min_zoom..label.max_zoom).contains(&step.zoom)
            && (is_inside(label.lon_lat) || stretches.any(|stretch| is_inside(stretch.lon_lat)))
    };
    let indices = labels.iter().enumerate();
    indices.filter_map(move |(i, label)| appears(label).then_some(i))
}

#[cfg(test)]
mod tests;
