//! The density of claims: how closely those that are shown lie together, as a layer beneath all marks.
//!
//! Worked out on a thread of its own. What was drawn last stays, and moves with the map, until what is wanted now is
//! there; while the zoom changes, nothing new is begun.

mod classes;
mod field;
mod legend;
mod picture;
mod weights;

use std::sync::Arc;

use egui::{Color32, Context, Painter, Rect, pos2};
use geo::Point;
use walkers::{Projection as _, Projector};

use crate::state::Units;

use super::super::screen::Screen;
use super::camera::PROJECTION;
use super::glyphs::Spoken;
use super::made::Made;

use self::field::Grid;
use self::picture::Picture;
use self::weights::Weights;

pub use self::legend::{DensityLegend, Told};

/// How much farther than the map a picture goes on each side, as a part of the map's length: as far, it can be moved.
const BEYOND: f64 = 0.25;

/// The layer as it was last drawn, and what is being drawn.
#[derive(Default)]
pub struct DensityMemory {
    weights: Option<(Spoken, Arc<Weights>)>,
    making: Option<(Wanted, Made<Picture>)>,
    drawn: Option<(Wanted, Made<Picture>)>,
    /// The zoom in the last frame.
    zoom: f64,
    /// Whether what is wanted has not been begun.
    is_due: bool,
}

/// What a picture of the layer depends on.
#[derive(Clone)]
struct Wanted {
    weights: Arc<Weights>,
    /// What is in the middle of the map, from 0 to 1 on the world.
    middle: (f64, f64),
    /// How large the map is, in points.
    size: (f64, f64),
    zoom: f64,
    units: Units,
    /// The ends of the ramp.
    ramp: [Color32; 2],
}

impl Wanted {
    /// Whether this is as good where `other` is wanted.
    fn serves(&self, other: &Self) -> bool {
        let side = side(self.zoom);
        let is_near = |from: f64, to: f64, length: f64| (from - to).abs() * side <= length * BEYOND;
        let is_there = is_near(self.middle.0, other.middle.0, self.size.0)
            && is_near(self.middle.1, other.middle.1, self.size.1);
        let looks_same = self.zoom.to_bits() == other.zoom.to_bits()
            && self.size == other.size
            && self.units == other.units
            && self.ramp == other.ramp;
        is_there && looks_same && Arc::ptr_eq(&self.weights, &other.weights)
    }

    fn picture(&self, ctx: &Context) -> Picture {
        let (width, height) = self.size;
        let part = 1.0 + 2.0 * BEYOND;
        let grid = Grid::around(self.middle, (width * part, height * part), side(self.zoom));
        Picture::of(ctx, &self.weights.spots, grid, self.units, self.ramp)
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
        let on_world = PROJECTION.project(middle, 0.0) / 256.0;
        let wanted = Wanted {
            weights: self.weights(screen),
            middle: (on_world.x(), on_world.y()),
            size: (f64::from(map.width()), f64::from(map.height())),
            zoom,
            units: screen.state.view.preferences.units,
            ramp: screen.theme.colours.map.density,
        };
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
        let (order, on) = (wanted.clone(), ctx.clone());
        let made = Made::begin("density", ctx, move || order.picture(&on));
        self.making = Some((wanted, made));
        self.is_due = false;
    }

    /// Takes in what has been drawn meanwhile. What broke off is not tried again until something else is wanted.
    fn take_in(&mut self) {
        let is_done =
            |(_, made): &mut (Wanted, Made<Picture>)| made.get().is_some() || !made.pending();
        if let Some(done) = self.making.take_if(is_done) {
            self.drawn = Some(done);
        }
    }

    /// The claims by place, counted anew when other ones are shown.
    fn weights(&mut self, screen: &Screen) -> Arc<Weights> {
        let spoken = Spoken::of(screen);
        if let Some((known, weights)) = &self.weights
            && *known == spoken
        {
            return Arc::clone(weights);
        }
        let weights = Arc::new(Weights::of(screen));
        self.weights = Some((spoken, Arc::clone(&weights)));
        weights
    }

    /// Whether the layer is still on its way.
    pub fn pending(&self) -> bool {
        self.is_due || self.making.is_some()
    }

    /// What a legend tells of the layer, as far as it is drawn.
    pub fn told(&self) -> Option<Told<'_>> {
        let (wanted, made) = self.drawn.as_ref()?;
        let picture = made.get()?;
        Some(Told {
            classes: &picture.classes,
            colours: &picture.colours,
            sigma_km: picture.sigma_km,
            vague: wanted.weights.vague,
            placeless: wanted.weights.placeless,
        })
    }

    /// Draws the layer.
    pub fn paint(&self, painter: &Painter, projector: &Projector) {
        let drawn = self.drawn.as_ref().and_then(|(_, made)| made.get());
        let Some((picture, texture)) = drawn.and_then(|it| Some((it, it.texture.as_ref()?))) else {
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
