use geo::{Distance, Haversine};
use proptest::prelude::*;

use super::*;

/// Western Syria, where the reader's case lies.
fn syria() -> Rect {
    Rect::new((35.5, 32.0), (42.5, 37.5))
}

fn clear(text: &str) -> Spot {
    match read(text, syria()) {
        Some(Ok(Coordinates::Clear(spot))) => spot,
        other => panic!("{text:?} is read as {other:?}"),
    }
}

fn error(text: &str) -> CoordinateError {
    match read(text, syria()) {
        Some(Err(error)) => error,
        other => panic!("{text:?} is read as {other:?}"),
    }
}

fn metres_between(one: Point, other: Point) -> f64 {
    Haversine.distance(one, other)
}

/// That `text` means the point at `lon` and `lat`, to so many metres.
#[track_caller]
fn assert_lies_at(text: &str, lon: f64, lat: f64, metres: f64) {
    let away = metres_between(clear(text).at, Point::new(lon, lat));
    assert!(away <= metres, "{text:?} lies {away} m away");
}

#[test]
fn decimal_degrees_are_read_however_they_are_written() {
    for text in [
        "34.8405 36.7306",
        "34.8405, 36.7306",
        "34.8405,36.7306",
        " 34.8405 ; 36.7306 ",
        "34.8405° N 36.7306° E",
        "34.8405°N, 36.7306°E",
        "N34.8405 E36.7306",
        "36.7306 E 34.8405 N",
        "lat 34.8405 lon 36.7306",
        "lat: 34.8405, long: 36.7306",
        "longitude=36.7306 latitude=34.8405",
        "+34.8405 +36.7306",
        "34,8405 36,7306",
        "34,8405; 36,7306",
        "34,8405° N, 36,7306° E",
        "٣٤٫٨٤٠٥، ٣٦٫٧٣٠٦",
        "۳۴٫۸۴۰۵ ۳۶٫۷۳۰۶",
        "\u{200e}34.8405\u{200f} 36.7306",
    ] {
        assert_lies_at(text, 36.7306, 34.8405, 1.0);
    }
}

#[test]
fn degrees_minutes_and_seconds_are_read_however_they_are_written() {
    for text in [
        "34° 50′ 26″ N 36° 43′ 50″ E",
        "34°50'26\"N 36°43'50\"E",
        "34 50 26 N, 36 43 50 E",
        "34 50 26 36 43 50",
        "34:50:26 36:43:50",
        "34°50’26”N 36°43’50”E",
        "N 34° 50' 26\" E 36° 43' 50\"",
        "34°50.4333' N 36°43.8333' E",
        "٣٤° ٥٠′ ٢٦″ N ٣٦° ٤٣′ ٥٠″ E",
    ] {
        assert_lies_at(text, 36.7306, 34.8405, 20.0);
    }
}

// Reference positions worked out with Krüger's series to the fourth order, apart from the crate.
#[test]
fn grid_references_and_utm_are_read_however_they_are_written() {
    for text in [
        "37S BU 92493 57703",
        "37SBU9249357703",
        "37s bu 92493 57703",
        "MGRS: 37S BU 92493 57703",
        "37N 292493 3857704",
        "UTM 37N 292493 3857704",
        "37 S 292493 3857704",
        "zone 37 N 292493 mE, 3857704 mN",
        "37N 292493E 3857704N",
    ] {
        assert_lies_at(text, 36.7306, 34.8405, 2.0);
    }
    assert_lies_at("31U DQ 48251 11938", 2.2945, 48.858_25, 2.0);
    assert_lies_at("18S UJ 23483 06480", -77.035_24, 38.889_48, 2.0);
    assert_lies_at("56H 334901 6252289", 151.2153, -33.8568, 2.0);
}

#[test]
fn a_grid_reference_is_the_middle_of_its_square() {
    let square = |text| clear(text).square_m;
    assert_eq!(square("37S BU 92493 57703"), Some(1));
    assert_eq!(square("37S BU 924 577"), Some(100));
    assert_eq!(square("37S BU 9 5"), Some(10_000));
    assert_eq!(square("34.8405 36.7306"), None);
    // To the middle of the square, a corner of which is half a diagonal away.
    assert_lies_at("37S BU 924 577", 36.7306, 34.8405, 71.0);
}

#[test]
fn every_side_of_the_earth_has_its_letter_or_its_minus() {
    for (text, lon, lat) in [
        ("33.25 S 0.5 W", -0.5, -33.25),
        ("-33.25 -0.5", -0.5, -33.25),
        ("−33.25, −0.5", -0.5, -33.25),
        ("0.5 W 33.25 S", -0.5, -33.25),
        ("90 N 180 E", 180.0, 90.0),
        ("0 0", 0.0, 0.0),
    ] {
        assert_lies_at(text, lon, lat, 0.1);
    }
}

#[test]
fn two_plain_numbers_are_given_both_ways_where_either_may_be_meant() {
    let mersin = Point::new(34.8405, 36.7306);
    let talbiseh = Point::new(36.7306, 34.8405);
    let spot = |at| Spot { at, square_m: None };
    let both = Coordinates::Either(spot(mersin), spot(talbiseh), Doubt::Order);
    assert_eq!(read("36.7306 34.8405", syria()), Some(Ok(both)));
    // Said the usual way, only one of them lies where the case does.
    assert_eq!(clear("34.8405 36.7306").at, talbiseh);
    // What is no latitude is none, wherever the case lies.
    assert_eq!(clear("100 34").at, Point::new(100.0, 34.0));
}

#[test]
fn a_utm_zone_with_an_s_is_given_both_ways_where_the_case_does_not_tell() {
    let far = Rect::new((-10.0, 50.0), (0.0, 60.0));
    let Some(Ok(Coordinates::Either(north, south, doubt))) = read("37S 292493 3857704", far) else {
        panic!("it may be either");
    };
    assert_eq!(doubt, Doubt::South);
    assert!(north.at.y() > 34.0 && south.at.y() < -50.0);
    assert!(clear("37S 292493 3857704").at.y() > 34.0);
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    for (text, reason) in [
        ("34.8405 N", CoordinateError::Half),
        ("34.8 N 35.1 N", CoordinateError::Twice("a latitude")),
        ("36.7 E 35.1 E", CoordinateError::Twice("a longitude")),
        (
            "95 N 36 E",
            CoordinateError::OutOfRange(95.0, "latitude", 90),
        ),
        (
            "34 N 190 E",
            CoordinateError::OutOfRange(190.0, "longitude", 180),
        ),
        (
            "34 75 00 N 36 43 50 E",
            CoordinateError::TooManyMinutes(75.0),
        ),
        ("-34.8 S 36.7 E", CoordinateError::TwoSides('S')),
        ("61S BU 92493 57703", CoordinateError::Zone(61)),
        ("0N 292493 3857704", CoordinateError::Zone(0)),
        ("37N 1292493 3857704", CoordinateError::OffTheGrid(37)),
        (
            "37T 292493 3857704",
            CoordinateError::Band('T', 3_857_704.0),
        ),
        ("37S BU 92493 5770", CoordinateError::OddDigits(9)),
        ("37S BU 924930 577030", CoordinateError::OddDigits(12)),
        (
            "37S ZZ 92493 57703",
            CoordinateError::Square("37S ZZ".into()),
        ),
    ] {
        assert_eq!(error(text), reason, "{text}");
    }
}

#[test]
fn names_dates_and_lone_numbers_are_no_coordinates() {
    for text in [
        "",
        "Talbiseh",
        "تلبيسة",
        "36",
        "30 September 2015",
        "2015-09-30",
        "36 civilians",
        "Case 37",
        "N",
        "37th Brigade",
        "-",
        "°",
        "1 2 3",
    ] {
        assert_eq!(read(text, syria()), None, "{text:?}");
    }
    assert_eq!(read(&"1 ".repeat(200), syria()), None);
}

#[test]
fn positions_are_written_with_the_latitude_first_and_their_sides() {
    for (lon, lat, decimal, sexagesimal) in [
        (
            36.7306,
            34.8405,
            "34.8405° N 36.7306° E",
            "34° 50′ 26″ N 36° 43′ 50″ E",
        ),
        (
            -0.5,
            -33.25,
            "33.2500° S 0.5000° W",
            "33° 15′ 00″ S 0° 30′ 00″ W",
        ),
        (
            0.999_99,
            59.999_9,
            "59.9999° N 1.0000° E",
            "60° 00′ 00″ N 1° 00′ 00″ E",
        ),
    ] {
        let at = Point::new(lon, lat);
        let is = |form| written(at, form).unwrap();
        assert_eq!(is(CoordinateForm::Decimal), decimal);
        assert_eq!(is(CoordinateForm::DegreesMinutesSeconds), sexagesimal);
    }
    let sydney = Point::new(151.2153, -33.8568);
    let south = written(sydney, CoordinateForm::Utm);
    assert_eq!(south.as_deref(), Some("56H 334901 6252289"));
    let at = Point::new(36.7306, 34.8405);
    let grid = [CoordinateForm::Mgrs, CoordinateForm::Utm].map(|form| written(at, form));
    let right = ["37S BU 92493 57703", "37N 292493 3857704"];
    assert_eq!(grid, right.map(|text| Some(text.to_owned())));
}

#[test]
fn near_the_poles_there_is_no_grid() {
    for lat in [-90.0, -80.5, 84.5, 90.0] {
        let at = Point::new(36.0, lat);
        assert_eq!(written(at, CoordinateForm::Mgrs), None);
        assert_eq!(written(at, CoordinateForm::Utm), None);
        assert!(written(at, CoordinateForm::Decimal).is_some());
    }
}

proptest! {
    // Half of what the last digit says, and of a diagonal of a square of one metre.
    #[test]
    fn what_is_written_is_read_again_as_the_same_ground(
        lon in -179.99..179.99,
        lat in -79.9..83.9,
    ) {
        let at = Point::new(lon, lat);
        for (form, metres) in [
            (CoordinateForm::Decimal, 8.0),
            (CoordinateForm::DegreesMinutesSeconds, 22.0),
            (CoordinateForm::Mgrs, 1.0),
            (CoordinateForm::Utm, 1.0),
        ] {
            let text = written(at, form).unwrap();
            let familiar = Rect::new((lon, lat), (lon, lat));
            let read = read(&text, familiar);
            let Some(Ok(Coordinates::Clear(spot) | Coordinates::Either(spot, ..))) = read else {
                return Err(TestCaseError::fail(format!("{text} is read as {read:?}")));
            };
            let away = metres_between(spot.at, at);
            prop_assert!(away <= metres, "{} lies {} m away", text, away);
        }
    }

    #[test]
    fn any_text_can_be_read(text in any::<String>()) {
        let _ = read(&text, syria());
    }

    // What looks like coordinates is more to the point than any letters.
    #[test]
    fn anything_like_coordinates_can_be_read(text in "[0-9]{0,3}[ °'\".,;:NSEWCX+-]{0,3}[A-Z]{0,2}[0-9.]{0,9}[ NSEW,°-]{0,3}[0-9.]{0,9}[NSEW]?") {
        match read(&text, syria()) {
            Some(Ok(Coordinates::Clear(one))) => prop_assert!(is_ground(one)),
            Some(Ok(Coordinates::Either(one, other, _))) => {
                prop_assert!(is_ground(one) && is_ground(other));
            }
            Some(Err(error)) => prop_assert!(!error.to_string().is_empty()),
            None => {}
        }
    }

    #[test]
    fn any_grid_reference_can_be_read(
        text in "(UTM |MGRS )?[0-9]{1,2} ?[A-Z] ?([A-Z]{2}[0-9]{1,12}|[0-9]{5,9} [0-9]{1,9})",
    ) {
        if let Some(Ok(Coordinates::Clear(spot))) = read(&text, syria()) {
            prop_assert!(is_ground(spot), "{:?}", spot);
        }
    }

    #[test]
    fn any_point_can_be_written(lon in any::<f64>(), lat in any::<f64>()) {
        for form in CoordinateForm::ALL {
            let _ = written(Point::new(lon, lat), form);
        }
    }
}

fn is_ground(spot: Spot) -> bool {
    spot.at.x().abs() <= 180.0 && spot.at.y().abs() <= 90.0
}

#[test]
fn one_angle_is_read_where_it_is_known_which_it_is() {
    let read = |text, axis| read_angle(text, axis).unwrap().unwrap();
    let near = |one: f64, other: f64| (one - other).abs() < 1e-9;
    for text in [
        "34.5",
        "34,5",
        "34.5 N",
        "34° 30′",
        "34°30'00\"N",
        "٣٤٫٥",
        "34 30",
        "+34.5",
    ] {
        assert!(near(read(text, Axis::Latitude), 34.5), "{text}");
    }
    for text in ["-36.75", "36.75 W", "36° 45′ W", "36,75W"] {
        assert!(near(read(text, Axis::Longitude), -36.75), "{text}");
    }
    for text in [
        "",
        "N",
        "Homs",
        "34.5, 36.7",
        "34.5 N 36.7 E",
        "1 2 3 4",
        "34.5.6",
    ] {
        assert_eq!(read_angle(text, Axis::Latitude), None, "{text}");
    }
}

#[test]
fn an_angle_that_there_is_not_says_why() {
    let error = |text, axis| read_angle(text, axis).unwrap().unwrap_err().to_string();
    assert_eq!(
        error("91", Axis::Latitude),
        "91 is no latitude, which goes to 90 degrees"
    );
    assert_eq!(
        error("36.7 E", Axis::Latitude),
        "this is marked as a longitude, where a latitude is wanted"
    );
    assert!(error("34 61", Axis::Latitude).contains("minutes"));
    assert_eq!(read_angle("91", Axis::Longitude), Some(Ok(91.0)));
}
