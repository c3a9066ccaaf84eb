//! Flights: the way from one standpoint to another that is the smoothest and shortest to watch.
//!
//! After van Wijk and Nuij, "Smooth and efficient zooming and panning" (2003): the map goes
//! out, across and in again along a curve on which it seems to move ever equally fast. Lengths are
//! those of the world at zoom 0.

use egui::Rect;
use geo::Point;
use walkers::Projection as _;

use crate::state::Standpoint;

use super::{Camera, MAX_ZOOM, PROJECTION};

/// How zooming weighs against panning: the paper's ρ, which its readers liked best near √2.
const RHO: f64 = std::f64::consts::SQRT_2;
/// How long the shortest flight and the longest take, in seconds.
const SHORTEST_SECS: f64 = 1.0;
const LONGEST_SECS: f64 = 1.6;
/// Seconds for a unit of the paper's path.
const SECS_PER_LENGTH: f64 = 0.3;
/// What is no way to go, in widths of the map.
const NO_WAY: f64 = 1e-6;

/// The way between two standpoints in a map of one width.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Path {
    from: Point,
    to: Point,
    /// From the middle of the one to the middle of the other.
    distance: f64,
    /// What is in view across the map, at the start and at the end.
    widths: (f64, f64),
    /// The paper's r0, and S: how long the way is.
    start: f64,
    length: f64,
}

impl Path {
    /// From one standpoint to the other, in a map so many points wide.
    pub fn between(from: Standpoint, to: Standpoint, map_width: f64) -> Self {
        let width = |at: Standpoint| map_width / at.zoom.exp2();
        let (w0, w1) = (width(from), width(to));
        let [a, b] = [from, to].map(|at| PROJECTION.project(at.lon_lat, 0.0));
        let distance = (b.x() - a.x()).hypot(b.y() - a.y());
        let (start, length) = if distance < NO_WAY * w0.min(w1) {
            (0.0, (w1 / w0).ln().abs() / RHO)
        } else {
            // The paper's equations (9): b0, b1, r0, r1 and S.
            let rho2_u = RHO.powi(2) * distance;
            let grown = w1.powi(2) - w0.powi(2);
            let b0 = (grown + rho2_u.powi(2)) / (2.0 * w0 * rho2_u);
            let b1 = (grown - rho2_u.powi(2)) / (2.0 * w1 * rho2_u);
            let r = |b: f64| -b.asinh();
            (r(b0), (r(b1) - r(b0)) / RHO)
        };
        Self {
            from: a,
            to: b,
            distance,
            widths: (w0, w1),
            start,
            length,
        }
    }

    /// How long it takes to fly it, in seconds.
    pub fn secs(&self) -> f64 {
        (self.length * SECS_PER_LENGTH).clamp(SHORTEST_SECS, LONGEST_SECS)
    }

    /// What is in view across the map at `part` of the way, and how much of the distance is behind.
    fn seen_at(&self, part: f64) -> (f64, f64) {
        let (w0, w1) = self.widths;
        if self.distance < NO_WAY * w0.min(w1) {
            return (w0 * (w1 / w0).powf(part), part);
        }
        let s = self.length * part;
        let at = RHO * s + self.start;
        let width = w0 * self.start.cosh() / at.cosh();
        let gone = w0 / RHO.powi(2) * (self.start.cosh() * at.tanh() - self.start.sinh());
        (width, gone / self.distance)
    }

    /// Where the map stands at `part` of the way, in a map so many points wide.
    pub fn at(&self, part: f64, map_width: f64) -> Standpoint {
        let (width, gone) = self.seen_at(part);
        let at = self.from + (self.to - self.from) * gone;
        Standpoint {
            lon_lat: PROJECTION.unproject(at, 0.0),
            zoom: (map_width / width).log2().clamp(0.0, MAX_ZOOM),
        }
    }
}

/// A flight that has begun.
#[derive(Debug, Clone)]
pub(super) struct Flight {
    path: Path,
    to: Standpoint,
    /// When it began, in seconds of egui's time.
    began: f64,
    /// Where it left the map last: when it stands elsewhere, somebody has taken hold of it.
    left_at: Standpoint,
}

impl Camera {
    /// Sets out for `to`, from where the map stands.
    pub fn fly(&mut self, to: Standpoint, map: Rect, now: f64) {
        self.halt();
        let from = self.standpoint();
        let path = Path::between(from, to, f64::from(map.width()));
        if path.length < NO_WAY {
            self.look_at(to.lon_lat, to.zoom);
            return;
        }
        self.flight = Some(Flight {
            path,
            to,
            began: now,
            left_at: from,
        });
    }

    /// Whether the map is on its way by itself.
    pub fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Goes on with a flight, unless somebody has taken hold of the map.
    pub fn fly_on(&mut self, map: Rect, now: f64) {
        let Some(mut flight) = self.flight.take() else {
            return;
        };
        if flight.left_at != self.standpoint() {
            return;
        }
        let part = (now - flight.began) / flight.path.secs();
        if part >= 1.0 {
            self.look_at(flight.to.lon_lat, flight.to.zoom);
            return;
        }
        let at = flight.path.at(eased(part), f64::from(map.width()));
        self.look_at(at.lon_lat, at.zoom);
        self.clamp(map);
        flight.left_at = self.standpoint();
        self.flight = Some(flight);
    }

    /// Ends a flight where it leads to.
    pub fn land(&mut self) {
        if let Some(flight) = self.flight.take() {
            self.look_at(flight.to.lon_lat, flight.to.zoom);
        }
    }
}

/// Slow at both ends.
fn eased(part: f64) -> f64 {
    let part = part.clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

#[cfg(test)]
mod tests {
    use egui::{Pos2, Vec2};

    use super::*;

    const WIDE: f64 = 800.0;

    fn at(lon: f64, lat: f64, zoom: f64) -> Standpoint {
        Standpoint {
            lon_lat: Point::new(lon, lat),
            zoom,
        }
    }

    fn is_at(a: Standpoint, b: Standpoint) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 1e-6;
        near(a.lon_lat.x(), b.lon_lat.x())
            && near(a.lon_lat.y(), b.lon_lat.y())
            && near(a.zoom, b.zoom)
    }

    const HOMS: (f64, f64) = (36.7, 34.7);
    const ALEPPO: (f64, f64) = (37.2, 36.2);

    fn homs(zoom: f64) -> Standpoint {
        at(HOMS.0, HOMS.1, zoom)
    }

    #[test]
    fn a_path_begins_and_ends_where_it_was_to() {
        let ends = [
            homs(11.0),
            at(ALEPPO.0, ALEPPO.1, 9.0),
            homs(7.0),
            homs(11.0),
        ];
        for from in ends {
            for to in ends {
                let path = Path::between(from, to, WIDE);
                assert!(is_at(path.at(0.0, WIDE), from), "{from:?} {to:?}");
                assert!(is_at(path.at(1.0, WIDE), to), "{from:?} {to:?}");
            }
        }
    }

    #[test]
    fn a_long_way_goes_out_first_and_in_again() {
        let path = Path::between(homs(12.0), at(ALEPPO.0, ALEPPO.1, 12.0), WIDE);
        let middle = path.at(0.5, WIDE);
        assert!(middle.zoom < 10.0, "{}", middle.zoom);
    }

    #[test]
    fn a_way_straight_down_never_leaves_its_spot() {
        let path = Path::between(homs(6.0), homs(12.0), WIDE);
        for tenth in 0..=10 {
            let on = path.at(f64::from(tenth) / 10.0, WIDE);
            assert!((on.lon_lat.x() - HOMS.0).abs() < 1e-9);
            assert!((6.0..=12.0 + 1e-9).contains(&on.zoom));
        }
    }

    #[test]
    fn the_way_is_never_gone_back() {
        let path = Path::between(homs(11.0), at(ALEPPO.0, ALEPPO.1, 8.0), WIDE);
        let lats = (0..=50).map(|step| path.at(f64::from(step) / 50.0, WIDE).lon_lat.y());
        let lats: Vec<f64> = lats.collect();
        assert!(lats.windows(2).all(|pair| pair[0] <= pair[1] + 1e-12));
    }

    #[test]
    fn a_longer_way_takes_longer_within_bounds() {
        let secs = |to| Path::between(homs(11.0), to, WIDE).secs();
        let (near, far) = (secs(homs(10.9)), secs(at(ALEPPO.0, ALEPPO.1, 14.0)));
        assert!(near < far);
        assert!((SHORTEST_SECS..=LONGEST_SECS).contains(&near));
        assert!((SHORTEST_SECS..=LONGEST_SECS).contains(&far));
    }

    #[test]
    fn a_second_flight_goes_on_from_where_the_first_is() {
        let map = Rect::from_min_size(Pos2::ZERO, Vec2::new(800.0, 600.0));
        let mut camera = Camera::default();
        camera.look_at(Point::new(HOMS.0, HOMS.1), 11.0);
        camera.fly(at(ALEPPO.0, ALEPPO.1, 9.0), map, 0.0);
        camera.fly_on(map, 0.5);
        let on_the_way = camera.standpoint();
        assert!(!is_at(on_the_way, homs(11.0)));
        camera.fly(homs(9.0), map, 0.5);
        camera.fly_on(map, 0.5);
        assert!(is_at(camera.standpoint(), on_the_way));
        camera.fly_on(map, 9.0);
        assert!(is_at(camera.standpoint(), homs(9.0)));
        assert!(!camera.is_flying());
    }

    #[test]
    fn who_takes_hold_of_the_map_ends_the_flight() {
        let map = Rect::from_min_size(Pos2::ZERO, Vec2::new(800.0, 600.0));
        let mut camera = Camera::default();
        camera.look_at(Point::new(HOMS.0, HOMS.1), 11.0);
        camera.fly(at(ALEPPO.0, ALEPPO.1, 9.0), map, 0.0);
        camera.fly_on(map, 0.5);
        camera.pan(Vec2::new(50.0, 0.0));
        let held = camera.standpoint();
        camera.fly_on(map, 0.6);
        assert!(!camera.is_flying());
        assert_eq!(camera.standpoint(), held);
    }
}
