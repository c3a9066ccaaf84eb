//! The density of claims: how closely those that are shown lie together, as a layer beneath all marks.
//!
//! Counted and drawn on a thread of its own: the frame only hands over the claims. What was drawn last stays, and moves with the map, until what is wanted now is
//! there; while the zoom changes, nothing new is begun.

mod classes;
mod field;
mod legend;
mod picture;
mod weights;

use std::sync::Arc;

use egui::{Color32, Context, Painter, Rect, pos2};
use geo::{Coord, Point};
use walkers::{Projection as _, Projector};

use crate::state::Units;

use super::super::screen::Screen;
use super::camera::{PROJECTION, on_world};
use super::glyphs::Spoken;
use super::made::Made;

use self::field::Grid;
use self::picture::Picture;
use self::weights::{Claims, Weights};

pub use self::legend::{DensityLegend, Told};

/// How much farther than the map a picture goes on each side, as a part of the map's length: as far, it can be moved.
const BEYOND: f64 = 0.25;

/// The layer as it was last drawn, and what is being drawn.
#[derive(Default)]
pub struct DensityMemory {
    making: Option<(Wanted, Made<Layer>)>,
    drawn: Option<(Wanted, Made<Layer>)>,
    /// The zoom in the last frame.
    zoom: f64,
    /// Whether what is wanted has not been begun.
    is_due: bool,
}

/// The layer, and the claims by place that it is of.
struct Layer {
    weights: Arc<Weights>,
    picture: Picture,
}

/// What the layer depends on.
struct Wanted {
    spoken: Spoken,
    /// What is in the middle of the map, from 0 to 1 on the world.
    middle: Coord,
    /// How large the map is, in points.
    size: (f64, f64),
    zoom: f64,
    units: Units,
    /// The ends of the ramp.
    ramp: [Color32; 2],
}

/// Claims by place: as they were counted, or still to be.
enum Counted {
    Known(Arc<Weights>),
    Not(Claims),
}

impl Wanted {
    fn on(screen: &Screen, middle: Point, zoom: f64, map: Rect) -> Self {
        Self {
            spoken: Spoken::of(screen),
            middle: on_world(middle),
            size: (f64::from(map.width()), f64::from(map.height())),
            zoom,
            units: screen.state.view.preferences.units,
            ramp: screen.theme.colours.map.density,
        }
    }

    /// Whether this is as good where `other` is wanted.
    fn serves(&self, other: &Self) -> bool {
        let side = side(self.zoom);
        let is_near = |from: f64, to: f64, length: f64| (from - to).abs() * side <= length * BEYOND;
        let is_there = is_near(self.middle.x, other.middle.x, self.size.0)
            && is_near(self.middle.y, other.middle.y, self.size.1);
        let looks_same = self.zoom.to_bits() == other.zoom.to_bits()
            && self.size == other.size
            && self.units == other.units
            && self.ramp == other.ramp;
        is_there && looks_same && self.spoken == other.spoken
    }

    /// Begins to draw it, of the claims that are `counted`.
    fn begin(&self, ctx: &Context, counted: Counted) -> Made<Layer> {
        let (width, height) = self.size;
        let part = 1.0 + 2.0 * BEYOND;
        let size = (width * part, height * part);
        let grid = Grid::around(self.middle.x_y(), size, side(self.zoom));
        let (units, ramp, on) = (self.units, self.ramp, ctx.clone());
        Made::begin("density", ctx, move || {
            let weights = counted.weights();
            let picture = Picture::of(&on, &weights.spots, grid, units, ramp);
            Layer { weights, picture }
        })
    }
}

impl Counted {
    fn weights(self) -> Arc<Weights> {
        match self {
            Self::Known(weights) => weights,
            Self::Not(claims) => Arc::new(Weights::of(&claims)),
        }
    }
}

/// How long a side of the world is at `zoom`, in points.
fn side(zoom: f64) -> f64 {
    256.0 * 2_f64.powf(zoom)
}

impl DensityMemory {
    /// Begins to draw what is wanted of the layer, if that is not there: around `middle` (lon, lat) at `zoom`, on a
    /// map as large as `map`.
    pub fn keep_up(&mut self, ctx: &Context, screen: &Screen, middle: Point, zoom: f64, map: Rect) {
        if !screen.state.view.furniture.density {
            *self = Self::default();
            return;
        }
        self.take_in();
        let is_zooming = self.drawn.is_some() && self.zoom.to_bits() != zoom.to_bits();
        self.zoom = zoom;
        let wanted = Wanted::on(screen, middle, zoom, map);
        let known = self.making.as_ref().or(self.drawn.as_ref());
        self.is_due = known.is_none_or(|(known, _)| !known.serves(&wanted));
        if !self.is_due || self.making.is_some() {
            return;
        }
        if is_zooming {
            // Whether it goes on is seen in the next frame.
            ctx.request_repaint();
            return;
        }
        let made = wanted.begin(ctx, self.counted(&wanted.spoken, screen));
        self.making = Some((wanted, made));
        self.is_due = false;
    }

    /// Takes in what has been drawn meanwhile. What broke off is not tried again until something else is wanted.
    fn take_in(&mut self) {
        if let Some(done) = self.making.take_if(|(_, made)| !made.pending()) {
            self.drawn = Some(done);
        }
    }

    /// The claims of `screen` by place, where the same ones were drawn last; else those claims, to be counted.
    fn counted(&self, spoken: &Spoken, screen: &Screen) -> Counted {
        let drawn = self.drawn.as_ref();
        let drawn = drawn.filter(|(drawn, _)| drawn.spoken == *spoken);
        let known = drawn.and_then(|(_, made)| made.get());
        match known {
            Some(layer) => Counted::Known(Arc::clone(&layer.weights)),
            None => Counted::Not(Claims::of(screen)),
        }
    }

    /// The layer as it was last drawn.
    fn layer(&self) -> Option<&Layer> {
        let (_, made) = self.drawn.as_ref()?;
        made.get()
    }

    /// Whether the layer is still on its way.
    pub fn pending(&self) -> bool {
        self.is_due || self.making.is_some()
    }

    /// What a legend tells of the layer, as far as it is drawn.
    pub fn told(&self) -> Option<Told<'_>> {
        let Layer { weights, picture } = self.layer()?;
        Some(Told {
            classes: &picture.classes,
            colours: &picture.colours,
            sigma_km: picture.sigma_km,
            is_repeated: weights.is_repeated,
            vague: weights.vague,
            placeless: weights.placeless,
        })
    }

    /// Draws the layer.
    pub fn paint(&self, painter: &Painter, projector: &Projector) {
        let Some(Layer { picture, .. }) = self.layer() else {
            return;
        };
        let Some(texture) = &picture.texture else {
            return;
        };
        let corner = |(x, y): (f64, f64)| {
            let ground = PROJECTION.unproject(Point::new(x, y) * 256.0, 0.0);
            projector.project(ground).to_pos2()
        };
        let [from, to] = picture.corners.map(corner);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.with_clip_rect(projector.clip_rect()).image(
            texture.id(),
            Rect::from_two_pos(from, to),
            whole,
            Color32::WHITE,
        );
    }
}

#[cfg(test)]
mod tests;
