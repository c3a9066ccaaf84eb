//! The camera: where the map stands and how near.
//!
//! Invariant: after [`Camera::clamp`] the world fills the map, so that nothing empty ever shows.

mod flight;

use egui::{MouseWheelUnit, Pos2, Rect, Ui, Vec2};
use geo::{BoundingRect, Coord, MultiPoint, Point};
use walkers::{MapMemory, MercatorProjection, Projection as _, lon_lat};

use crate::state::Standpoint;

use self::flight::Flight;

/// The nearest zoom; the ground is worth no closer look.
pub const MAX_ZOOM: f64 = 16.0;
/// The projection of the map and of all tiles.
pub static PROJECTION: MercatorProjection = MercatorProjection;
/// Zoom levels for one notch of a mouse wheel.
const LEVELS_PER_NOTCH: f64 = 0.25;
/// The zoom for a single place: its surroundings of some ten kilometres.
const ZOOM_OF_ONE_PLACE: f64 = 11.0;

/// Where the map stands and how near.
#[derive(Default)]
pub struct Camera {
    memory: MapMemory,
    flight: Option<Flight>,
}

impl Camera {
    /// The map widget's own memory.
    pub fn walkers(&mut self) -> &mut MapMemory {
        &mut self.memory
    }

    /// The zoom: 0 shows the world in 256 points.
    pub fn zoom(&self) -> f64 {
        self.memory.zoom()
    }

    /// The ground in the middle of the map, (lon, lat) in degrees.
    pub fn centre(&self) -> Point {
        self.memory.detached().unwrap_or_else(|| lon_lat(0.0, 0.0))
    }

    /// Where the map stands.
    pub fn standpoint(&self) -> Standpoint {
        Standpoint {
            lon_lat: self.centre(),
            zoom: self.zoom(),
        }
    }

    /// Stops the map where it is, should it glide.
    pub fn halt(&mut self) {
        if self.memory.animating() {
            self.memory.center_at(self.centre());
        }
    }

    /// Shows `around`, and goes nearer where the marks at `anchors` would touch otherwise, as long
    /// as all of them stay in view. Marks are `apart` points wide and reach `margin` points.
    pub fn fit(
        &mut self,
        around: Option<geo::Rect>,
        anchors: &[Point],
        apart: f32,
        margin: f32,
        map: Rect,
    ) {
        let Some(around) = around else {
            self.look_at(lon_lat(0.0, 20.0), 0.0);
            self.clamp(map);
            return;
        };
        let room = (map.size() - Vec2::splat(2.0 * margin)).max(Vec2::splat(32.0));
        let whole = zoom_to_fit(around, room).unwrap_or(ZOOM_OF_ONE_PLACE);
        let marks = bounds_of(anchors).unwrap_or(around);
        let nearest = zoom_to_fit(marks, room).unwrap_or(ZOOM_OF_ONE_PLACE);
        let zoom = zoom_to_part(anchors, apart)
            .unwrap_or(whole)
            .clamp(whole, nearest.max(whole));
        // Nearer than all of it: then the marks come to the middle.
        let framed = if zoom > whole { marks } else { around };
        self.look_at(middle(framed), zoom.min(MAX_ZOOM));
        self.clamp(map);
    }

    /// Zooms in by `levels` so that the ground under `at` stays there.
    pub fn zoom_about(&mut self, at: Pos2, levels: f64, map: Rect) {
        let (before, centre) = (self.zoom(), self.centre());
        let zoom = (before + levels).clamp(min_zoom(map), MAX_ZOOM);
        let offset = at - map.center();
        let centre_px = PROJECTION.project(centre, before);
        let under = Point::new(
            centre_px.x() + f64::from(offset.x),
            centre_px.y() + f64::from(offset.y),
        );
        let ground = PROJECTION.unproject(under, before);
        let ground_px = PROJECTION.project(ground, zoom);
        let moved = Point::new(
            ground_px.x() - f64::from(offset.x),
            ground_px.y() - f64::from(offset.y),
        );
        self.look_at(PROJECTION.unproject(moved, zoom), zoom);
    }

    /// Puts `ground` in the middle, at the same zoom, unless it is well in view already.
    pub fn reveal(&mut self, ground: Point, map: Rect) {
        let zoom = self.zoom();
        let offset = PROJECTION.project(ground, zoom) - PROJECTION.project(self.centre(), zoom);
        let at = map.center() + Vec2::new(offset.x() as f32, offset.y() as f32);
        if !map.shrink(64.0).contains(at) {
            self.look_at(ground, zoom);
        }
    }

    /// Moves what is in view by `offset` points.
    pub fn pan(&mut self, offset: Vec2) {
        let (zoom, centre) = (self.zoom(), self.centre());
        let px = PROJECTION.project(centre, zoom);
        let moved = Point::new(px.x() - f64::from(offset.x), px.y() - f64::from(offset.y));
        self.memory.center_at(PROJECTION.unproject(moved, zoom));
    }

    /// Keeps the world filling the map. Changes nothing, not even a glide, when it does.
    pub fn clamp(&mut self, map: Rect) {
        let zoom = self.zoom().clamp(min_zoom(map), MAX_ZOOM);
        if (zoom - self.zoom()).abs() > f64::EPSILON {
            // Within walkers' own limits of 0 to 26.
            let _ = self.memory.set_zoom(zoom);
        }
        let centre = self.centre();
        let px = PROJECTION.project(centre, zoom);
        let side = world_side(zoom);
        let within = |at: f64, half: f32| {
            let half = f64::from(half);
            at.clamp(half, (side - half).max(half))
        };
        let kept = Point::new(
            within(px.x(), map.width() / 2.0),
            within(px.y(), map.height() / 2.0),
        );
        if kept != px {
            self.memory.center_at(PROJECTION.unproject(kept, zoom));
        }
    }

    /// Puts `centre` in the middle at `zoom`, or as near to it as the map goes.
    pub fn look_at(&mut self, centre: Point, zoom: f64) {
        // Within walkers' own limits of 0 to 26.
        let _ = self.memory.set_zoom(zoom.clamp(0.0, MAX_ZOOM));
        self.memory.center_at(centre);
    }
}

/// The wheel zooms about the pointer; two fingers on a touchpad pan, or zoom with Ctrl.
pub fn wheel(ui: &Ui, map: Rect, camera: &mut Camera) {
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    let covered = ui
        .ctx()
        .layer_id_at(at)
        .is_some_and(|layer| layer != ui.layer_id());
    if !map.contains(at) || covered {
        return;
    }
    let (mut levels, mut panned) = (0.0, Vec2::ZERO);
    ui.input(|input| {
        for event in &input.events {
            let egui::Event::MouseWheel {
                unit,
                delta,
                modifiers,
                ..
            } = event
            else {
                continue;
            };
            // With Ctrl, egui makes a zoom gesture of it and the map follows that.
            if modifiers.ctrl || modifiers.command {
                continue;
            }
            match unit {
                MouseWheelUnit::Line => levels += f64::from(delta.y) * LEVELS_PER_NOTCH,
                MouseWheelUnit::Page => levels += f64::from(delta.y),
                MouseWheelUnit::Point => panned += *delta,
            }
        }
    });
    if levels != 0.0 {
        camera.zoom_about(at, levels, map);
    }
    if panned != Vec2::ZERO {
        camera.pan(panned);
    }
}

/// The smallest box around `points`, (lon, lat); `None` for none.
pub fn bounds_of(points: &[Point]) -> Option<geo::Rect> {
    MultiPoint::new(points.to_vec()).bounding_rect()
}

/// Where `lon_lat` is on the world, which the projection makes a square with sides from 0 to 1.
pub fn on_world(lon_lat: Point) -> Coord {
    (PROJECTION.project(lon_lat, 0.0) / 256.0).into()
}

/// Side of the world's square in points.
fn world_side(zoom: f64) -> f64 {
    256.0 * 2_f64.powf(zoom)
}

/// The zoom at which the world just fills the map.
fn min_zoom(map: Rect) -> f64 {
    (f64::from(map.width().max(map.height())) / 256.0)
        .log2()
        .max(0.0)
}

/// The zoom at which `around` just fits into `room`; `None` for a single point.
fn zoom_to_fit(around: geo::Rect, room: Vec2) -> Option<f64> {
    let a = PROJECTION.project(around.min().into(), 0.0);
    let b = PROJECTION.project(around.max().into(), 0.0);
    let (width, height) = ((a.x() - b.x()).abs(), (a.y() - b.y()).abs());
    let by = |room: f32, length: f64| (length > 0.0).then(|| (f64::from(room) / length).log2());
    let zoom = match (by(room.x, width), by(room.y, height)) {
        (Some(a), Some(b)) => a.min(b),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    Some(zoom.clamp(0.0, MAX_ZOOM))
}

/// The least zoom at which no two marks `apart` points wide touch, leaving out those that share
/// one coordinate and never part; `None` when there are no two.
fn zoom_to_part(anchors: &[Point], apart: f32) -> Option<f64> {
    let at: Vec<Point> = anchors
        .iter()
        .map(|at| PROJECTION.project(*at, 0.0))
        .collect();
    let distances = at.iter().enumerate().flat_map(|(i, a)| {
        at[i + 1..]
            .iter()
            .map(|b| (a.x() - b.x()).hypot(a.y() - b.y()))
    });
    distances
        .filter(|distance| *distance > 1e-9)
        .map(|distance| (f64::from(apart) * 1.15 / distance).log2())
        .reduce(f64::max)
}

fn middle(around: geo::Rect) -> Point {
    let a = PROJECTION.project(around.min().into(), 0.0);
    let b = PROJECTION.project(around.max().into(), 0.0);
    PROJECTION.unproject((a + b) / 2.0, 0.0)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    const MARGIN: f32 = 56.0;

    fn map() -> Rect {
        Rect::from_min_size(pos2(200.0, 50.0), Vec2::new(900.0, 600.0))
    }

    fn screen(camera: &Camera, at: Point) -> Pos2 {
        let (a, b) = (
            PROJECTION.project(at, camera.zoom()),
            PROJECTION.project(camera.centre(), camera.zoom()),
        );
        let offset = Vec2::new((a.x() - b.x()) as f32, (a.y() - b.y()) as f32);
        map().center() + offset
    }

    #[test]
    fn fitting_brings_all_into_view() {
        let corners = [lon_lat(36.0, 34.5), lon_lat(38.5, 35.8)];
        let mut camera = Camera::default();
        camera.fit(bounds_of(&corners), &corners, 40.0, MARGIN, map());
        for corner in corners {
            assert!(map().shrink(MARGIN - 1.0).contains(screen(&camera, corner)));
        }
    }

    #[test]
    fn fitting_goes_nearer_until_marks_stand_apart() {
        let marks = [lon_lat(36.7256, 34.724), lon_lat(36.7309, 34.8407)];
        let around = geo::Rect::new((30.0, 30.0), (43.0, 40.0));
        let mut camera = Camera::default();
        camera.fit(Some(around), &marks, 48.0, MARGIN, map());
        let (a, b) = (screen(&camera, marks[0]), screen(&camera, marks[1]));
        assert!(a.distance(b) >= 48.0, "{}", a.distance(b));
        assert!(map().contains(a) && map().contains(b));
    }

    #[test]
    fn one_place_is_shown_with_its_surroundings() {
        let homs = [lon_lat(36.7256, 34.724)];
        let mut camera = Camera::default();
        camera.fit(bounds_of(&homs), &homs, 40.0, MARGIN, map());
        assert!((camera.zoom() - ZOOM_OF_ONE_PLACE).abs() < 1e-6);
    }

    #[test]
    fn a_case_without_places_shows_the_world() {
        let mut camera = Camera::default();
        camera.fit(None, &[], 40.0, MARGIN, map());
        assert!((camera.zoom() - min_zoom(map())).abs() < 1e-6);
    }

    #[test]
    fn zooming_keeps_the_ground_under_the_pointer() {
        let mut camera = Camera::default();
        let homs = [lon_lat(36.7256, 34.724)];
        camera.fit(bounds_of(&homs), &homs, 40.0, MARGIN, map());
        let town = lon_lat(36.8, 34.8);
        let before = screen(&camera, town);
        camera.zoom_about(before, 1.5, map());
        assert!(screen(&camera, town).distance(before) < 0.5);
    }

    #[test]
    fn a_place_out_of_view_comes_to_the_middle_and_one_in_view_stays() {
        let homs = [lon_lat(36.7256, 34.724)];
        let mut camera = Camera::default();
        camera.fit(bounds_of(&homs), &homs, 40.0, MARGIN, map());
        let centre = camera.centre();
        camera.reveal(lon_lat(36.73, 34.73), map());
        assert_eq!(camera.centre(), centre);
        let aleppo = lon_lat(37.16, 36.2);
        camera.reveal(aleppo, map());
        assert!(screen(&camera, aleppo).distance(map().center()) < 0.5);
    }

    #[test]
    fn the_world_always_fills_the_map() {
        let mut camera = Camera::default();
        camera.look_at(lon_lat(179.0, 84.0), 1.0);
        camera.clamp(map());
        let side = world_side(camera.zoom());
        let px = PROJECTION.project(camera.centre(), camera.zoom());
        assert!(side >= 900.0 - 1e-3);
        assert!(px.x() + 450.0 <= side + 1e-3 && px.y() >= 300.0 - 1e-3);
    }
}
