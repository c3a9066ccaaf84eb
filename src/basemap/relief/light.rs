//! How sloping ground is lit.
//!
//! One lamp stands in the north-west, as on printed maps, and around it the four of R. K. Mark's
//! "Multidirectional, oblique-weighted, shaded-relief image of the Island of Hawaii" (U.S. Geological
//! Survey Open-File Report 92-422, 1992): they show the shape of what one lamp leaves in even shade.

use std::f32::consts::FRAC_1_SQRT_2;

/// A lamp's direction on the ground (east, north), of unit length.
type Azimuth = [f32; 2];

/// At 300 degrees: the ranges of the region run from the south or south-west to the north, and so have
/// one side in the light.
const MAIN: Azimuth = [-0.866_025_4, 0.5];

/// Mark's, at 225, 270, 315 and 360 degrees.
const AROUND: [Azimuth; 4] = [
    [-FRAC_1_SQRT_2, -FRAC_1_SQRT_2],
    [-1.0, 0.0],
    [-FRAC_1_SQRT_2, FRAC_1_SQRT_2],
    [0.0, 1.0],
];

/// How much of the light the main lamp gives.
const MAIN_SHARE: f32 = 0.55;

/// All lamps stand half a right angle above level ground, which they so light with its sine.
const LEVEL: f32 = FRAC_1_SQRT_2;

/// The light on the slopes that have the least and the most of it.
const DARKEST: f32 = 0.122;
const LIGHTEST: f32 = 0.887;

/// How ground is lit that climbs `east` and `north` metres per metre: 0 as level ground is, up to 1
/// where it faces the lamps, down to −1 where it turns away from them.
pub(super) fn lit(east: f32, north: f32) -> f32 {
    // No slope counts as steeper than half a right angle: gentle ones keep their differences, and
    // steep ones still have some.
    let soft = (1.0 + east * east + north * north).sqrt().recip();
    let (east, north) = (east * soft, north * soft);
    let steepness_squared = east * east + north * north;
    let upright = (1.0 + steepness_squared).sqrt().recip();

    // Mark lets a slope count most for the lamps that light it from the side: by the squared sine of
    // the angle between. The four squares come to two.
    let [a, b, c, d] = AROUND.map(|lamp| away_from(lamp, east, north));
    let squared = steepness_squared.max(f32::MIN_POSITIVE);
    let sideways = |away: f32| away * (1.0 - away * away / squared);
    let away = (sideways(a) + sideways(b) + sideways(c) + sideways(d)) / 2.0;

    let main = bright(away_from(MAIN, east, north), upright);
    let mixed = MAIN_SHARE * main + (1.0 - MAIN_SHARE) * bright(away, upright);
    let range = if mixed < LEVEL {
        LEVEL - DARKEST
    } else {
        LIGHTEST - LEVEL
    };
    ((mixed - LEVEL) / range).clamp(-1.0, 1.0)
}

/// How much the ground turns away from a lamp: what it climbs towards it, metres per metre.
fn away_from(lamp: Azimuth, east: f32, north: f32) -> f32 {
    lamp[0] * east + lamp[1] * north
}

/// Lambert's law: the cosine between the lamp and what stands upright on the ground.
fn bright(away: f32, upright: f32) -> f32 {
    LEVEL * (1.0 - away) * upright
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ground's climb in every direction, (east, north).
    fn all_around(steepness: f32) -> impl Iterator<Item = (f32, f32)> {
        (0..360).map(move |degrees| {
            let (east, north) = (degrees as f32).to_radians().sin_cos();
            (steepness * east, steepness * north)
        })
    }

    #[test]
    fn level_ground_is_neither_light_nor_dark() {
        assert!(lit(0.0, 0.0).abs() < 1e-6);
    }

    #[test]
    fn what_faces_the_north_west_is_light_and_what_turns_away_is_dark() {
        assert!(lit(0.3, -0.3) > 0.2);
        assert!(lit(-0.3, 0.3) < -0.2);
    }

    #[test]
    fn no_ridge_looks_like_level_ground_whichever_way_it_runs() {
        for (east, north) in all_around(0.3) {
            let (one, other) = (lit(east, north), lit(-east, -north));
            assert!(
                one.abs().max(other.abs()) > 0.03,
                "{east} {north}: {one} {other}"
            );
        }
    }

    #[test]
    fn the_steepest_slopes_use_the_whole_range() {
        let steepest: Vec<f32> = [0.5, 1.0, 2.0, 1e6]
            .into_iter()
            .flat_map(all_around)
            .map(|(east, north)| lit(east, north))
            .collect();
        let dark = steepest.iter().copied().fold(f32::MAX, f32::min);
        let light = steepest.iter().copied().fold(f32::MIN, f32::max);
        assert!((-1.0..=-0.99).contains(&dark), "{dark}");
        assert!((0.98..=1.0).contains(&light), "{light}");
        let cut_off = steepest.iter().filter(|lit| lit.abs() >= 1.0);
        assert_eq!(cut_off.count(), 0);
    }

    #[test]
    fn barely_sloping_ground_is_barely_lit() {
        for steepness in [1e-30, 1e-12, 1e-6] {
            for (east, north) in all_around(steepness) {
                assert!(lit(east, north).abs() < 1e-4);
            }
        }
    }
}
