//! Where places are, and how they lie in each other.

use super::{case_with, error};
use crate::model::Location;

const POINT: &str = "at: Point(36.7309, 34.8407)";

#[test]
fn coordinates_out_of_range_are_errors() {
    error(
        POINT,
        "at: Point(¦236.7, 34.8)",
        "the longitude 236.7 lies outside -180 to 180; coordinates are in degrees",
    );
    error(
        POINT,
        "at: Around(36.7, ¦-91)",
        "the latitude -91 lies outside -90 to 90; the two look swapped: longitude comes first",
    );
    error(
        POINT,
        "at: Point(120, ¦134.8)",
        "the latitude 134.8 lies outside -90 to 90; coordinates are in degrees",
    );
}

#[test]
fn a_number_that_is_not_finite_is_no_coordinate() {
    error(
        POINT,
        "at: Point(¦NaN, 34.8)",
        "`longitude` takes a finite number, and this is NaN",
    );
    error(
        POINT,
        "at: Point(36.7, ¦-inf)",
        "`latitude` takes a finite number, and this is -inf",
    );
}

#[test]
fn a_point_takes_two_numbers() {
    error(
        POINT,
        "at: ¦Point(36.7)",
        "a longitude and a latitude are wanted here, and nothing else; as in `(36.7309, 34.8407)`, longitude first",
    );
    error(
        POINT,
        r#"at: Point(36.7, ¦"34.8")"#,
        "`latitude` takes a number, and this is a text in quotes",
    );
}

#[test]
fn an_outline_takes_three_different_points() {
    error(
        POINT,
        "at: Area([¦[(36, 34), (37, 34), (36, 34), (37, 34)]])",
        "an outline takes at least three different points",
    );
    error(
        POINT,
        "at: Area([[(36, 34), (37, 34), (37, 35)], ¦[]])",
        "an outline takes at least three different points",
    );
    error(
        POINT,
        "at: Area(¦[])",
        "an area takes an outline; a place without one is `Around(…)` a point, or `Unlocated`",
    );
    error(POINT, "at: Areas(¦[])", "`Areas` takes at least one area");
}

#[test]
fn a_line_takes_two_different_points() {
    error(
        POINT,
        "at: Line(¦[(36, 34), (36, 34)])",
        "a line takes at least two different points",
    );
}

#[test]
fn a_shape_without_its_list_is_told_by_example() {
    error(
        POINT,
        "at: ¦Line((36, 34), (37, 34))",
        "`Line` takes a list of points; as in `Line([(36.70, 34.84), (36.72, 34.85)])`",
    );
}

#[test]
fn an_unknown_region_brings_the_nearest_code_or_the_code_of_its_name() {
    error(
        r#"Region("SY-HM")"#,
        r#"Region(¦"SY-HN")"#,
        r#"the base map has no region with the code "SY-HN"; did you mean "SY-HI" (Homs)?"#,
    );
    error(
        r#"Region("SY-HM")"#,
        r#"Region(¦"hama")"#,
        r#"the base map has no region with the code "hama"; the code of Hama is "SY-HM""#,
    );
}

#[test]
fn an_unknown_shape_brings_the_nearest() {
    error(
        POINT,
        "at: ¦Pont(36, 34)",
        "`at` knows no `Pont`; did you mean `Point`?",
    );
    error(
        POINT,
        "at: ¦(36, 34)",
        "`at` takes a name without quotes, and this is something in parentheses `(…)`; \
         there are `Point`, `Around`, `Line`, `Area`, `Areas`, `Region` and `Unlocated`",
    );
}

#[test]
fn a_place_that_lies_in_itself_is_an_error() {
    error(
        r#"within: "hama""#,
        r#"within: ¦"talbiseh""#,
        r#"place "talbiseh" lies in itself; leave out one of these steps"#,
    );
}

#[test]
fn a_ring_of_places_is_told_once() {
    error(
        r#"within: "hama"),"#,
        concat!(
            r#"within: ¦"c"), "c": (name: "C", at: Unlocated, precision: Unlocated, within: "talbiseh"),"#,
            r#" "d": (name: "D", at: Unlocated, precision: Unlocated, within: "c"),"#
        ),
        r#"place "talbiseh" lies in itself, by way of "c"; leave out one of these steps"#,
    );
}

#[test]
fn areas_read_as_polygons_with_holes() {
    let outline = "[(36, 34), (38, 34), (38, 36), (36, 36)]";
    let hole = "[(36.5, 34.5), (37, 34.5), (37, 35)]";
    let at = |shape: &str| {
        case_with(POINT, &format!("at: {shape}"))
            .place(&"talbiseh".into())
            .at
            .clone()
    };
    let Location::Area(area) = at(&format!("Area([{outline}, {hole}])")) else {
        panic!("no area");
    };
    assert_eq!(area.0.len(), 1);
    assert_eq!(area.0[0].interiors().len(), 1);
    assert!(area.0[0].exterior().is_closed());
    let Location::Area(areas) = at(&format!("Areas([[{outline}], [{hole}]])")) else {
        panic!("no areas");
    };
    assert_eq!(areas.0.len(), 2);
}
