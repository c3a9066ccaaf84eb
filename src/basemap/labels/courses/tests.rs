use std::f32::consts::{FRAC_PI_2, FRAC_PI_4};

use super::*;

/// A river through these points of the unit square, put near the world's middle.
fn river(points: &[(f64, f64)]) -> Course {
    let on_ground = |(x, y): &(f64, f64)| {
        let at = Coord {
            x: 0.5 + x,
            y: 0.5 + y,
        };
        unproject(at)
    };
    Course::of(&LineString::new(points.iter().map(on_ground).collect()))
}

/// So many points on the screen at zoom 8, on the unit square.
fn points(points: f64) -> f64 {
    points / (256.0 * 256.0)
}

fn at_zoom(reaches: &[Reach], zoom: f64) -> Vec<&Reach> {
    let holds = |reach: &&Reach| (reach.zooms.0..reach.zooms.1).contains(&zoom);
    reaches.iter().filter(holds).collect()
}

#[test]
fn a_straight_river_is_named_in_its_middle_along_its_slope() {
    let course = river(&[(0.0, 0.0), (points(300.0), points(300.0))]);
    let reaches = course.reaches(7, 8);
    let first = at_zoom(&reaches, 8.5)[0].stretches[0];
    assert!((first.slope - FRAC_PI_4).abs() < 1e-4);
    let at = project(first.lon_lat.into());
    assert!((at.x - 0.5 - points(150.0)).abs() < points(0.5));
    assert!((at.y - 0.5 - points(150.0)).abs() < points(0.5));
}

#[test]
fn a_river_that_is_shorter_than_its_name_is_not_named() {
    let brook = river(&[(0.0, 0.0), (points(40.0), 0.0)]);
    assert_eq!(at_zoom(&brook.reaches(7, 8), 8.0), Vec::<&Reach>::new());
    assert_eq!(at_zoom(&brook.reaches(7, 8), 9.0).len(), 1);
}

#[test]
fn no_name_stands_on_its_head() {
    let ways = [
        (-1.0, 0.0),
        (-1.0, 0.6),
        (-0.4, -1.0),
        (0.0, -1.0),
        (0.0, 1.0),
    ];
    for (x, y) in ways {
        let to = (points(300.0) * x, points(300.0) * y);
        for reach in river(&[(0.0, 0.0), to]).reaches(7, 8) {
            for stretch in reach.stretches {
                assert!(stretch.slope > -FRAC_PI_2 && stretch.slope <= FRAC_PI_2);
            }
        }
    }
}

#[test]
fn a_name_avoids_where_the_river_winds() {
    // Straight for its first half, in bends of forty points after.
    let mut bends = vec![(0.0, 0.0), (points(200.0), 0.0)];
    bends.extend((1..=10).map(|bend| {
        let side = if bend % 2 == 0 { 0.0 } else { points(40.0) };
        (points(200.0 + 20.0 * f64::from(bend)), side)
    }));
    let reaches = river(&bends).reaches(7, 8);
    let named = at_zoom(&reaches, 8.0);
    assert!(!named.is_empty());
    for stretch in named.iter().flat_map(|reach| &reach.stretches) {
        assert!(project(stretch.lon_lat.into()).x - 0.5 < points(200.0));
    }
}

#[test]
fn names_are_spread_evenly_and_stay_where_they_are_when_zooming_in() {
    let reaches = river(&[(0.0, 0.0), (points(2000.0), 0.0)]).reaches(7, 8);
    let firsts = |zoom| -> Vec<f64> {
        let named = at_zoom(&reaches, zoom).into_iter();
        named
            .map(|reach| project(reach.stretches[0].lon_lat.into()).x)
            .collect()
    };
    let (far, near) = (firsts(8.0), firsts(9.0));
    assert!(far.len() >= 4 && near.len() >= 2 * far.len() - 1);
    for pair in far.windows(2) {
        assert!((pair[1] - pair[0] - points(APART)).abs() < points(1.0));
    }
    for x in far {
        assert!(near.iter().any(|other| (other - x).abs() < points(0.5)));
    }
}

#[test]
fn a_line_without_length_has_no_reaches() {
    for points in [&[][..], &[(0.0, 0.0)], &[(0.0, 0.0), (0.0, 0.0)]] {
        assert_eq!(river(points).reaches(7, 8), Vec::new());
    }
}
