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

use egui::{Color32, Painter, Pos2, Rect, Vec2, vec2};
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

/// What is on the screen besides names, in points.
#[derive(Debug, Clone, Copy, Default)]
pub struct InTheWay<'a> {
    /// What stands on the ground: names keep clear of it.
    pub standing: &'a [Standing],
    /// What floats over the map. It hides names like the edge of the view does: to move them out of its
    /// way would make them jump while the map is dragged beneath it.
    pub floating: &'a [Rect],
}

/// What stands on the ground, such as a glyph or its name. In points on screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// The point of the ground with which it moves.
    pub at: Pos2,
    /// The room it takes there.
    pub rect: Rect,
}

/// Draws the names in view, the more important first, clear of what is `in_the_way`.
///
/// `labels` come in order of importance. One pass over them finds those in view; all other work is
/// bounded by those.
pub fn labels_ui(
    painter: &Painter,
    projector: &Projector<'_>,
    labels: &[Label],
    names: Names,
    style: &LabelStyle,
    in_the_way: InTheWay<'_>,
    memory: &mut LabelMemory,
) {
    let step = ZoomStep::of(projector, memory.step);
    memory.begin_frame(painter, labels.len(), names, style, step.zoom < FAR_OUT);

    let mut candidates = Vec::new();
    for i in in_view(labels, projector, step).take(MOST) {
        let (label, kept) = (&labels[i], memory.anchor(i));
        let Some(block) = memory.set(painter, i, label) else {
            continue;
        };
        let stands = stands(label, projector, step, style);
        let air = match stands {
            // Two names of areas one beneath the other would read as one.
            Stands::OnPoint => vec2(0.0, 0.7 * style.size_small),
            Stands::AroundMark(_) | Stands::Along(_) => Vec2::ZERO,
        };
        candidates.push(Candidate {
            label: i,
            at: step.point(projector.project(label.lon_lat).to_pos2()),
            size: block.size + air,
            stands,
            kept,
        });
    }
    let standing = in_the_way.standing.iter();
    let glyphs: Vec<Rect> = standing.map(|it| step.rect(it.rect, it.at)).collect();
    let floating = in_the_way.floating.iter();
    let controls: Vec<Rect> = floating.map(|it| step.rect(*it, it.center())).collect();
    let placed = place(&candidates, &glyphs, &controls, style.spacing);
    memory.end_frame(step.zoom, &placed);

    let sight = Sight {
        // The halo is part of the picture.
        view: projector.clip_rect().shrink(style.spacing.name_gap),
        floating: in_the_way.floating,
    };
    let mut marks = Vec::new();
    let mut shown = Vec::new();
    for placed in placed.iter().filter(|placed| placed.draw) {
        let label = &labels[placed.label];
        let (Some(anchor), Some(block)) = (placed.anchor, memory.block(placed.label)) else {
            continue;
        };
        let at = projector.project(ground(label, anchor)).to_pos2();
        let room = placed.room.moved(at - step.point(at));
        let mark = Mark::of(label, style);
        if sight.is_clear(room, mark.map(|mark| mark.rect(at))) {
            marks.extend(mark.map(|mark| (at, mark)));
            shown.push(Name {
                block,
                room,
                anchor,
            });
        }
    }
    let clip = projector.clip_rect().intersect(painter.clip_rect());
    paint(&painter.with_clip_rect(clip), &marks, &shown, style);
}

/// What can be seen of the map.
struct Sight<'a> {
    view: Rect,
    floating: &'a [Rect],
}

impl Sight<'_> {
    /// Whether nothing of a name and its mark is cut by the edge of the view or hidden.
    fn is_clear(&self, room: Room, mark: Option<Rect>) -> bool {
        let is_hidden = |part: Rect| self.floating.iter().any(|over| over.intersects(part));
        self.view.contains_rect(room.bounds()) && !room.cover().chain(mark).any(is_hidden)
    }
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
        let dot = mark.rect(at);
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

/// The point on the ground, (lon, lat), with which the name of `label` moves at `anchor`.
fn ground(label: &Label, anchor: Anchor) -> geo::Point {
    let stretch = match anchor {
        Anchor::Along(stretch) => label.stretches.get(usize::from(stretch)),
        _ => None,
    };
    stretch.map_or(label.lon_lat, |stretch| stretch.lon_lat)
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
