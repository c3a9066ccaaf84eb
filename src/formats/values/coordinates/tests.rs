//! Positions as tables write them.

use proptest::prelude::{any, proptest};

use super::*;

/// Western Syria, where the table is expected to lie.
fn syria() -> Rect {
    Rect::new((35.5, 32.0), (42.5, 37.5))
}

fn at(read: Read) -> (f64, f64) {
    read.unwrap().unwrap().at.x_y()
}

fn is_near((lon, lat): (f64, f64), (right_lon, right_lat): (f64, f64)) -> bool {
    (lon - right_lon).abs() < 1e-4 && (lat - right_lat).abs() < 1e-4
}

#[test]
fn two_cells_are_a_position_in_any_form_of_degrees() {
    for (latitude, longitude) in [
        ("34.84", "36.73"),
        (" 34.84 ", "36.73"),
        ("34,84", "36,73"),
        ("٣٤٫٨٤", "٣٦٫٧٣"),
        ("34.84 N", "36.73 E"),
        ("34° 50′ 24″", "36° 43′ 48″"),
        ("34 50 24 N", "36 43 48 E"),
    ] {
        assert!(
            is_near(at(of_pair(latitude, longitude)), (36.73, 34.84)),
            "{latitude} {longitude}"
        );
    }
    // What a comma parts is a fraction: no latitude goes to thousands.
    assert!(is_near(at(of_pair("34,840", "36,730")), (36.73, 34.84)));
    assert!(is_near(at(of_pair("-34.84", "36.73 W")), (-36.73, -34.84)));
}

#[test]
fn empty_cells_are_no_position_and_half_a_one_is_a_mistake() {
    assert_eq!(of_pair("", " "), Ok(None));
    assert_eq!(of_cell(" ", syria()), Ok(None));
    assert_eq!(of_cell("POINT EMPTY", syria()), Ok(None));
    assert_eq!(of_pair("34.84", ""), Err(CoordinateError::Half.into()));
}

#[test]
fn one_cell_holds_both_in_many_forms() {
    for text in [
        "34.84, 36.73",
        "34.84;36.73",
        "34,84 36,73",
        "34°50'24\"N 36°43'48\"E",
        "POINT (36.73 34.84)",
        "POINT(36.73 34.84)",
        "point z (36.73 34.84 500)",
        "POINTZ(36.73 34.84 500)",
        "POINT ZM (36.73 34.84 500 1)",
        "SRID=4326;POINT(36.73 34.84)",
        "MULTIPOINT ((36.73 34.84))",
        "MULTIPOINT (36.73 34.84)",
    ] {
        assert!(
            is_near(at(of_cell(text, syria())), (36.73, 34.84)),
            "{text}"
        );
    }
}

#[test]
fn a_grid_reference_keeps_the_size_of_its_square() {
    let located = of_cell("37S BU 924 577", syria()).unwrap().unwrap();
    assert_eq!(located.square_m, Some(100));
    let (lon, lat) = located.at.x_y();
    assert!((36.0..37.5).contains(&lon) && (34.0..35.5).contains(&lat));
}

#[test]
fn either_order_is_given_where_both_lead_to_familiar_ground() {
    let located = of_cell("36.73, 36.84", syria()).unwrap().unwrap();
    assert_eq!(located.at, Point::new(36.84, 36.73));
    assert_eq!(
        located.otherwise,
        Some((Point::new(36.73, 36.84), Doubt::Order))
    );
}

#[test]
fn what_is_no_position_says_why() {
    for (read, why) in [
        (
            of_pair("91", "36.73"),
            "91 is no latitude, which goes to 90 degrees",
        ),
        (
            of_pair("34.84", "181"),
            "181 is no longitude, which goes to 180 degrees",
        ),
        (of_pair("Homs", "36.73"), "these are no coordinates"),
        (of_pair("NaN", "inf"), "these are no coordinates"),
        (
            of_pair("36.73 E", "34.84 N"),
            "this is marked as a longitude, where a latitude is wanted",
        ),
        (of_cell("Homs", syria()), "these are no coordinates"),
        (
            of_cell("POINT (36.73 91)", syria()),
            "91 is no latitude, which goes to 90 degrees",
        ),
        (
            of_cell("POINT (36.73)", syria()),
            "these are no coordinates",
        ),
        (
            of_cell("POINT (36.73 nan)", syria()),
            "these are no coordinates",
        ),
        (
            of_cell("POINT (1 2 3 4 5)", syria()),
            "these are no coordinates",
        ),
        (
            of_cell("MULTIPOINT ((1 2), (3 4))", syria()),
            "this is not one point",
        ),
        (
            of_cell("POLYGON ((0 0, 1 0, 1 1, 0 0))", syria()),
            "this is not one point",
        ),
        (
            of_cell("SRID=3857;POINT(4088 4132)", syria()),
            "these are coordinates of the system EPSG:3857; only WGS 84, EPSG:4326, is read",
        ),
    ] {
        assert_eq!(read.unwrap_err().to_string(), why);
    }
}

#[test]
fn no_degrees_at_all_are_kept_and_told() {
    assert!(of_pair("0", "0.0").unwrap().unwrap().is_suspicious());
    assert!(!of_pair("0", "36.73").unwrap().unwrap().is_suspicious());
}

proptest! {
    #[test]
    fn any_position_is_read_back(lon in -180.0..180.0_f64, lat in -90.0..90.0_f64) {
        assert_eq!(at(of_pair(&lat.to_string(), &lon.to_string())), (lon, lat));
        assert_eq!(at(of_cell(&format!("POINT ({lon} {lat})"), syria())), (lon, lat));
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>(), near in "(POINT|SRID=1;|MULTI)?[ ()0-9.,NE°-]{0,20}") {
        for text in [text, near] {
            let _ = (of_cell(&text, syria()), of_pair(&text, "1"));
        }
    }
}
