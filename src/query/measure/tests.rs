//! Measured against published figures, and against what must hold of any measure.
//!
//! The figures are those of GeographicLib's own tests: C. F. F. Karney, GeographicLib,
//! `tests/CMakeLists.txt` (GeodSolve…, Planimeter…), as its Python package 2.1 has them in
//! `geographiclib/test/test_geodesic.py`; the first cases there are from his test set for geodesics,
//! GeodTest.dat, doi 10.5281/zenodo.32156. There the latitude comes first.

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;

/// A point by its latitude and longitude, as the published figures have them.
fn lat_lon(lat: f64, lon: f64) -> Point {
    Point::new(lon, lat)
}

/// From where to where, the bearing it sets out on and how exactly that is known, the metres and how
/// exactly they are known; as they were published.
const PUBLISHED: &str = "
GeodSolve0  40.6 -73.8  49.01666667 2.55  53.47022 0.5e-5  5853226 0.5
GeodSolve4  36.493349428792 0  36.49334942879201 0.0000008  - -  0.072 0.5e-3
GeodSolve6  88.202499451857 0  -88.202499451857 179.981022032992859592  - -  20003898.214 0.5e-3
GeodSolve6  89.333123580033 0  -89.333123580032997687 179.99295812360148422  - -  20003926.881 0.5e-3
GeodSolve9  56.320923501171 0  -56.320923501171 179.664747671772880215  - -  19993558.287 0.5e-3
GeodSolve10  52.784459512564 0  -52.784459512563990912 179.634407464943777557  - -  19991596.095 0.5e-3
GeodSolve11  48.522876735459 0  -48.52287673545898293 179.599720456223079643  - -  19989144.774 0.5e-3
GeodSolve33  0 0  0 179  90.00000 0.5e-5  19926189 0.5
GeodSolve33  0 0  0 179.5  55.96650 0.5e-5  19980862 0.5
GeodSolve33  0 0  0 180  0.00000 0.5e-5  20003931 0.5
GeodSolve33  0 0  1 180  0.00000 0.5e-5  19893357 0.5
GeodSolve59  5 0.00000000000001  10 180  0.000000000000035 1.5e-14  18345191.174332713 5e-9
GeodSolve74  54.1589 15.3872  54.1591 15.3877  55.723110355 5e-9  39.527686385 5e-9
GeodSolve78  27.2 0  -27.1 179.5  45.82468716758 0.5e-11  19974354.765767 0.5e-6
GeodSolve92  37.757540000000006 -122.47018  37.75754 -122.470177  89.99999923 1e-7  0.264 0.5e-3
GeodSolve99  45 0  -45 179.572719  90.00000028 1e-8  19987083.007 0.5e-3
GeodTest  35.60777 -139.44815  -11.17491 -69.95921  111.098748429560326 1e-12  8935244.5604818305 1e-7
GeodTest  -21.97856 142.59065  41.84138 98.56635  -32.44456876433189 1e-12  8394328.894657671 1e-7
GeodTest  -17.42761 173.34268  -15.84784 5.93557  -159.033557661192928 1e-12  16076603.1631180673 1e-7
GeodTest  -58.93002 -8.90775  -8.91104 133.13503  140.965397902500679 1e-12  11756066.0219864627 1e-7
GeodTest  -87.85331 85.66836  66.48646 16.09921  -65.120313040242748 1e-12  17286615.3147144645 1e-7
";

#[test]
fn legs_are_as_long_and_lead_where_the_published_figures_say() {
    let lines = PUBLISHED.lines().filter(|line| !line.is_empty());
    let mut bearings = 0;
    for line in lines {
        let figures: Vec<Option<f64>> = line
            .split_whitespace()
            .skip(1)
            .map(|figure| figure.parse().ok())
            .collect();
        let [
            Some(a),
            Some(b),
            Some(c),
            Some(d),
            azimuth,
            _,
            Some(metres),
            Some(within),
        ] = figures[..]
        else {
            panic!("{line}");
        };
        let leg = leg(lat_lon(a, b), lat_lon(c, d));
        assert!((leg.metres - metres).abs() <= within, "{line}: {leg:?}");
        if let (Some(azimuth), Some(within)) = (azimuth, figures[5]) {
            // The figures go from -180 to 180.
            let off = (leg.bearing.unwrap() - azimuth + 180.0).rem_euclid(360.0) - 180.0;
            assert!(
                off.abs() <= within.max(1e-12),
                "{line}: {leg:?}, off by {off}"
            );
            bearings += 1;
        }
    }
    assert_eq!(bearings, 15);
}

#[test]
fn from_wellington_to_salamanca_it_is_as_far_as_is_published() {
    // GeodSolve76, "a classic failure of Vincenty": in degrees and minutes.
    let degrees = |degrees: f64, minutes: f64| degrees + minutes / 60.0;
    let wellington = lat_lon(-degrees(41.0, 19.0), degrees(174.0, 49.0));
    let salamanca = lat_lon(degrees(40.0, 58.0), -degrees(5.0, 30.0));
    let leg = leg(wellington, salamanca);
    assert!((leg.metres - 19_960_543.857_179).abs() <= 0.5e-6, "{leg:?}");
    let bearing = leg.bearing.unwrap();
    assert!((bearing - 160.391_376_496_64).abs() <= 0.5e-11, "{leg:?}");
}

#[test]
fn a_point_is_reached_where_the_published_figures_say() {
    // GeodSolve1 and GeodSolve5.
    let paris = reached(lat_lon(40.639_722_22, -73.778_888_89), 53.5, 5_850e3);
    assert!((paris.y() - 49.014_67).abs() < 0.5e-5, "{paris:?}");
    assert!((paris.x() - 2.561_06).abs() < 0.5e-5, "{paris:?}");
    let pole = reached(lat_lon(0.017_777_455_899_97, 30.0), 0.0, 10e6);
    assert!((pole.y() - 90.0).abs() < 0.5e-5, "{pole:?}");
}

#[test]
fn outlines_hold_what_the_published_figures_say() {
    type Points = &'static [(f64, f64)];
    let published: [(&str, Points, f64, f64); 5] = [
        (
            "Planimeter0, around the north pole",
            &[(89.0, 0.0), (89.0, 90.0), (89.0, 180.0), (89.0, -90.0)],
            631_819.874_5,
            24_952_305_678.0,
        ),
        (
            "Planimeter0, around the south pole",
            &[(-89.0, 0.0), (-89.0, 90.0), (-89.0, 180.0), (-89.0, -90.0)],
            631_819.874_5,
            24_952_305_678.0,
        ),
        (
            "Planimeter0, a diamond",
            &[(0.0, -1.0), (-1.0, 0.0), (0.0, 1.0), (1.0, 0.0)],
            627_598.273_1,
            24_619_419_146.0,
        ),
        (
            "Planimeter0, an eighth of the globe",
            &[(90.0, 0.0), (0.0, 0.0), (0.0, 90.0)],
            30_022_685.0,
            63_758_202_715_511.0,
        ),
        (
            "Planimeter5, through the pole",
            &[(89.0, 0.1), (89.0, 90.1), (89.0, -179.9)],
            539_297.0,
            12_476_152_838.5,
        ),
    ];
    for (name, corners, perimeter, area) in published {
        let corners: Vec<Point> = corners.iter().map(|at| lat_lon(at.0, at.1)).collect();
        let held = enclosed(&corners);
        assert!(
            (held.perimeter_m - perimeter).abs() <= 1.0,
            "{name}: {held:?}"
        );
        let square_m = held.square_m.unwrap();
        assert!((square_m - area).abs() <= 1.0, "{name}: {held:?}");
    }
    // Planimeter0: the same three points as a path.
    let path = [(90.0, 0.0), (0.0, 0.0), (0.0, 90.0)].map(|(lat, lon)| lat_lon(lat, lon));
    assert!((length(&path) - 20_020_719.0).abs() <= 1.0);
}

#[test]
fn a_leg_that_leads_nowhere_has_no_bearing() {
    for at in [
        lat_lon(34.84, 36.73),
        lat_lon(90.0, 0.0),
        lat_lon(0.0, 180.0),
    ] {
        let nowhere = leg(at, at);
        assert!(
            nowhere.metres.abs() < 1e-9 && nowhere.bearing.is_none(),
            "{at:?}"
        );
    }
    assert_eq!(leg(lat_lon(0.0, 180.0), lat_lon(0.0, -180.0)).bearing, None);
}

#[test]
fn an_outline_that_crosses_itself_has_no_area() {
    let bow = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)].map(Point::from);
    let held = enclosed(&bow);
    assert_eq!(held.square_m, None);
    assert!(held.perimeter_m > 400e3);
    let [a, b, c, d] = bow;
    assert!(enclosed(&[a, c, b, d]).square_m.is_some());
    let twice = [a, a, c, b, b, d, a];
    assert_eq!(enclosed(&twice).square_m, enclosed(&[a, c, b, d]).square_m);
    assert_eq!(enclosed(&[a, b, a]).square_m, Some(0.0));
}

#[test]
fn a_course_over_the_antimeridian_does_not_leap_around_the_globe() {
    let course = course(&[lat_lon(-17.0, 178.0), lat_lon(-18.0, -178.0)]);
    assert!(course.len() > 10);
    for pair in course.windows(2) {
        assert!((pair[0].x() - pair[1].x()).abs() < 1.0, "{pair:?}");
    }
    let last = course.last().unwrap();
    assert!((last.x() - 182.0).abs() < 1e-9, "{last:?}");
    let ring = around(lat_lon(0.0, 179.9), 50_000.0);
    assert!(
        ring.windows(2)
            .all(|pair| (pair[0].x() - pair[1].x()).abs() < 1.0)
    );
    assert_eq!(ring.first(), ring.last());
}

#[test]
fn a_long_course_bends_as_the_ground_does() {
    // GeodSolve0: from New York to Paris, the shortest way leads farther north than either.
    let ends = [lat_lon(40.6, -73.8), lat_lon(49.016_666_67, 2.55)];
    let course = course(&ends);
    let north = course.iter().map(|at| at.y()).fold(0.0, f64::max);
    assert!(north > 51.0, "{north}");
    assert!((length(&course) - length(&ends)).abs() < 0.01);
    assert_eq!((course.first(), course.last()), (ends.first(), ends.last()));
}

#[test]
fn all_of_a_circle_is_as_far_from_its_middle() {
    for (middle, metres) in [
        (lat_lon(34.84, 36.73), 10_000.0),
        (lat_lon(89.9, 0.0), 50_000.0),
        (lat_lon(-60.0, 179.9), 2_000_000.0),
    ] {
        for at in around(middle, metres) {
            let far = leg(middle, at).metres;
            assert!((far - metres).abs() < 1e-3, "{middle:?}: {far}");
        }
    }
}

fn point() -> impl Strategy<Value = Point> {
    let edge = |most: f64| prop_oneof![8 => -most..=most, 1 => Just(most), 1 => Just(-most)];
    (edge(180.0), edge(90.0)).prop_map(|(lon, lat)| Point::new(lon, lat))
}

/// Corners of an outline in their order around a point: it does not cross itself.
fn outline() -> impl Strategy<Value = Vec<Point>> {
    let middle = (-180.0..=180.0, -60.0..=60.0);
    let corner = (0.0..360.0, 1e3..1e6);
    (middle, vec(corner, 3..12)).prop_map(|(middle, mut corners)| {
        corners.sort_by(|one: &(f64, f64), other| one.0.total_cmp(&other.0));
        let corners = corners.into_iter();
        let at = |(bearing, metres)| reached(Point::from(middle), bearing, metres);
        corners.map(at).collect()
    })
}

/// Whether two sums of the same parts in another order are the same.
fn are_close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

proptest! {
    #[test]
    fn nothing_on_the_globe_is_without_a_measure(points in vec(point(), 2..8)) {
        for leg in legs(&points) {
            prop_assert!(leg.metres.is_finite() && leg.metres <= 20_003_932.0);
            prop_assert!(leg.bearing.is_none_or(|bearing| (0.0..360.0).contains(&bearing)));
        }
        let held = enclosed(&points);
        prop_assert!(held.perimeter_m.is_finite());
        prop_assert!(held.square_m.is_none_or(|area| (0.0..=2.5504e14).contains(&area)));
        let course = course(&points);
        prop_assert!(course.iter().all(|at| at.x().is_finite() && at.y().abs() <= 90.0));
    }

    #[test]
    fn a_path_is_as_long_as_its_legs_and_there_and_back_twice_as_long(
        points in vec(point(), 2..8),
    ) {
        let parts: f64 = points.windows(2).map(length).sum();
        prop_assert!(are_close(length(&points), parts));
        let back = points.iter().rev().skip(1);
        let there_and_back: Vec<Point> = points.iter().chain(back).copied().collect();
        prop_assert!(are_close(length(&there_and_back), 2.0 * length(&points)));
    }

    #[test]
    fn an_outline_holds_as_much_wherever_and_whichever_way_it_begins(
        corners in outline(),
        by in 0..12_usize,
    ) {
        let held = enclosed(&corners);
        let mut turned = corners.clone();
        turned.rotate_left(by % corners.len());
        let reversed: Vec<Point> = corners.iter().rev().copied().collect();
        for other in [enclosed(&turned), enclosed(&reversed)] {
            prop_assert!((held.perimeter_m - other.perimeter_m).abs() < 1e-3);
            prop_assert_eq!(held.square_m.is_some(), other.square_m.is_some());
            if let (Some(one), Some(other)) = (held.square_m, other.square_m) {
                prop_assert!((one - other).abs() < 1.0, "{} and {}", one, other);
            }
        }
    }
}
