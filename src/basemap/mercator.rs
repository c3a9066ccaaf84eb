//! Web Mercator on the unit square: x grows eastwards, y southwards, (0, 0) is the world's north
//! west corner. Tiles are even cuts of it.

use std::f64::consts::PI;

use geo::Coord;

/// Just beyond the square's edge (85.0511 degrees), so that a shore at the pole stays out of sight.
const MAX_LAT: f64 = 86.0;

/// Projects (lon, lat) in degrees onto the unit square; the poles end up just outside it.
pub(super) fn project(lon_lat: Coord) -> Coord {
    let lat = lon_lat.y.clamp(-MAX_LAT, MAX_LAT).to_radians();
    Coord {
        x: (lon_lat.x + 180.0) / 360.0,
        y: (1.0 - lat.tan().asinh() / PI) / 2.0,
    }
}

/// Where (x, y) on the unit square lies, (lon, lat) in degrees.
pub(super) fn unproject(at: Coord) -> Coord {
    Coord {
        x: at.x * 360.0 - 180.0,
        y: (PI * (1.0 - 2.0 * at.y)).sinh().atan().to_degrees(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_the_world_is_the_middle_of_the_square() {
        let middle = project(Coord { x: 0.0, y: 0.0 });
        assert!((middle.x - 0.5).abs() < 1e-12 && (middle.y - 0.5).abs() < 1e-12);
    }

    #[test]
    fn there_and_back_is_where_it_began() {
        for homs in [Coord { x: 36.72, y: 34.73 }, Coord { x: -70.0, y: -33.0 }] {
            let back = unproject(project(homs));
            assert!((back.x - homs.x).abs() < 1e-9 && (back.y - homs.y).abs() < 1e-9);
        }
    }

    #[test]
    fn it_agrees_with_the_map_widget() {
        use walkers::{MercatorProjection, Projection, lon_lat};
        let homs = Coord { x: 36.72, y: 34.73 };
        let pixels = MercatorProjection.project(lon_lat(homs.x, homs.y), 0.0);
        let ours = project(homs);
        assert!((pixels.x() / 256.0 - ours.x).abs() < 1e-9);
        assert!((pixels.y() / 256.0 - ours.y).abs() < 1e-9);
    }
}
