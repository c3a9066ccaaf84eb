//! Words for what is measured: lengths, areas and bearings, as an atlas gives them.
//!
//! To four figures: whoever measures on a map points no more exactly.

use crate::model::coordinates::{in_degrees, written};
use crate::model::{Annotation, Ground, Measure};
use crate::query::measure::{self, Leg, enclosed, leg};
use crate::state::{Preferences, Units};

use super::{counted, distance};

/// An international mile.
pub const METRES_PER_MILE: f64 = 1_609.344;
/// How many acres make a square mile.
const ACRES_PER_SQUARE_MILE: f64 = 640.0;
/// The points of the compass, clockwise from north.
const COMPASS: [&str; 16] = [
    "N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW",
    "NNW",
];

/// Something that was measured, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// What of it.
    pub name: &'static str,
    /// How much that is.
    pub value: String,
}

/// A length: "25.34 km / 15.75 mi".
#[must_use]
pub fn length(metres: f64, units: Units) -> String {
    let metric = if metres.round() < 1_000.0 {
        format!("{metres:.0} m")
    } else {
        format!("{} km", figures(metres / 1_000.0))
    };
    in_units(units, metric, || {
        format!("{} mi", figures(metres / METRES_PER_MILE))
    })
}

/// A length that is as it was chosen, and not longer for what was never measured: "10 km / 6.214 mi".
#[must_use]
pub fn radius(metres: u32, units: Units) -> String {
    in_units(units, distance(metres), || {
        let miles = figures(f64::from(metres) / METRES_PER_MILE);
        let short = match miles.split_once('.') {
            Some(_) => miles.trim_end_matches('0').trim_end_matches('.'),
            None => &miles,
        };
        format!("{short} mi")
    })
}

/// An area: "12.34 km² / 4.765 sq mi"; a small one in hectares or square metres, and in acres.
#[must_use]
pub fn area(square_m: f64, units: Units) -> String {
    let metric = if square_m.round() < 1e4 {
        format!("{} m²", grouped(&format!("{square_m:.0}")))
    } else if square_m < 1e6 {
        format!("{} ha", figures(square_m / 1e4))
    } else {
        format!("{} km²", in_millions(square_m / 1e6))
    };
    in_units(units, metric, || {
        let square_miles = square_m / METRES_PER_MILE.powi(2);
        if square_miles < 1.0 {
            format!("{} acres", figures(square_miles * ACRES_PER_SQUARE_MILE))
        } else {
            format!("{} sq mi", in_millions(square_miles))
        }
    })
}

/// A bearing, clockwise from true north: "053.5° NE".
#[must_use]
pub fn bearing(degrees: f64) -> String {
    // What is rounded up to a full circle is north.
    let tenths = (degrees * 10.0).round().rem_euclid(3_600.0);
    let point = COMPASS[(tenths / 225.0).round() as usize % COMPASS.len()];
    format!("{:05.1}° {point}", tenths / 10.0)
}

/// What is measured: "Path of 3 legs", "Area", "Range".
#[must_use]
pub fn title(measure: &Measure) -> String {
    match measure {
        Measure::Path(points) if points.len() > 2 => {
            format!("Path of {}", counted(points.len() - 1, "leg"))
        }
        Measure::Path(_) => "Path".to_owned(),
        Measure::Area(_) => "Area".to_owned(),
        Measure::Range { .. } => "Range".to_owned(),
    }
}

/// What kind of measure it is, amid a sentence: "path".
#[must_use]
pub fn kind(measure: &Measure) -> &'static str {
    match measure {
        Measure::Path(_) => "path",
        Measure::Area(_) => "area",
        Measure::Range { .. } => "range",
    }
}

/// The first thing that whoever measures wants to know: "25.34 km / 15.75 mi".
#[must_use]
pub fn in_short(measure: &Measure, units: Units) -> String {
    match measure {
        Measure::Path(points) => length(measure::length(&lon_lats(points)), units),
        Measure::Area(corners) => area_or_why(enclosed(&lon_lats(corners)).square_m, units),
        Measure::Range { radius_m, .. } => radius(*radius_m, units),
    }
}

/// Whether there is a figure for it: an outline that crosses itself has no area.
#[must_use]
pub fn has_figure(measure: &Measure) -> bool {
    match measure {
        Measure::Area(corners) => enclosed(&lon_lats(corners)).square_m.is_some(),
        Measure::Path(_) | Measure::Range { .. } => true,
    }
}

/// Where `before` says how much it measures and no more, makes `now`, which it has become, say how much that
/// measures.
pub fn keep_figure(before: &Annotation, now: &mut Annotation) {
    if before == now || before.text() != now.text() {
        return;
    }
    let measures = Measure::of(before.clone()).zip(Measure::of(now.clone()));
    let Some((was, is)) = measures else { return };
    let figure_in = |units: &&Units| before.text() == Some(in_short(&was, **units).as_str());
    if let Some(units) = Units::ALL.iter().find(figure_in) {
        now.say(&in_short(&is, *units));
    }
}

/// All that is known of a measure.
#[must_use]
pub fn measured(measure: &Measure, preferences: Preferences) -> Vec<Measured> {
    let units = preferences.units;
    let mut rows = Vec::new();
    let mut say = |name, value| rows.push(Measured { name, value });
    match measure {
        Measure::Path(points) => {
            say("Length", in_short(measure, units));
            let points = lon_lats(points);
            if let [first, .., last] = points[..] {
                let (there, back) = (leg(first, last), leg(last, first));
                if points.len() > 2 {
                    say("Straight", length(there.metres, units));
                }
                if let (Some(there), Some(back)) = (there.bearing, back.bearing) {
                    say("Bearing there", bearing(there));
                    say("Bearing back", bearing(back));
                }
            }
        }
        Measure::Area(corners) => {
            let enclosed = enclosed(&lon_lats(corners));
            say("Area", area_or_why(enclosed.square_m, units));
            say("Perimeter", length(enclosed.perimeter_m, units));
        }
        Measure::Range { around, .. } => {
            say("Radius", in_short(measure, units));
            say("Middle", position(*around, preferences));
        }
    }
    rows
}

/// All that is known of a measure, line by line, and where its points are.
#[must_use]
pub fn in_full(measure: &Measure, preferences: Preferences) -> String {
    let mut lines = vec![title(measure)];
    let rows = measured(measure, preferences).into_iter();
    lines.extend(rows.map(|row| format!("{}: {}", row.name, row.value)));
    let drawn = measure.drawn(None);
    let points = drawn.corners().iter().zip(1_usize..);
    lines.extend(points.map(|(point, number)| {
        let at = position(*point, preferences);
        format!("Point {number}: {at}")
    }));
    lines.join("\n")
}

/// The last of what is being measured: "Last leg 3.210 km / 1.995 mi, 053.5° NE".
#[must_use]
pub fn last_leg(leg: Leg, units: Units) -> String {
    let long = length(leg.metres, units);
    match leg.bearing {
        Some(degrees) => format!("Last leg {long}, {}", bearing(degrees)),
        None => format!("Last leg {long}"),
    }
}

fn area_or_why(square_m: Option<f64>, units: Units) -> String {
    square_m.map_or_else(
        || "none: the outline crosses itself".to_owned(),
        |square_m| area(square_m, units),
    )
}

/// Where `at` is, in the form that its user wants, or in the one that every ground has.
fn position(at: Ground, preferences: Preferences) -> String {
    let at = at.lon_lat();
    written(at, preferences.coordinates).unwrap_or_else(|| in_degrees(at))
}

fn lon_lats(points: &[Ground]) -> Vec<geo::Point> {
    points.iter().map(|point| point.lon_lat()).collect()
}

/// What is asked for of what is `metric` and what is in miles.
fn in_units(units: Units, metric: String, miles: impl FnOnce() -> String) -> String {
    match units {
        Units::Both => format!("{metric} / {}", miles()),
        Units::Kilometres => metric,
        Units::Miles => miles(),
    }
}

/// `value` to four figures, but never to less than a thousandth, and never without its whole part.
fn figures(value: f64) -> String {
    let decimals = |value: f64| match value {
        ..10.0 => 3,
        ..100.0 => 2,
        ..1_000.0 => 1,
        _ => 0,
    };
    // What is rounded up to one more figure needs one decimal less.
    let unit = 10_f64.powi(decimals(value));
    let rounded = (value * unit).round() / unit;
    if rounded == 0.0 {
        return "0".to_owned();
    }
    let decimals = usize::try_from(decimals(rounded)).unwrap_or_default();
    grouped(&format!("{rounded:.decimals$}"))
}

/// A large `value` in words that keep it to its figures: "6.429 million".
fn in_millions(value: f64) -> String {
    if value.round() < 1e6 {
        figures(value)
    } else {
        format!("{} million", figures(value / 1e6))
    }
}

/// `number` with commas between its thousands.
fn grouped(number: &str) -> String {
    let whole = number.find('.').unwrap_or(number.len());
    let mut text = String::new();
    for (at, digit) in number.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use geo::Point;

    use super::*;

    fn ground(lon: f64, lat: f64) -> Ground {
        Ground::at(Point::new(lon, lat)).unwrap()
    }

    #[test]
    fn what_says_how_much_it_measures_goes_on_saying_so() {
        let range = |radius_m| Measure::Range {
            around: ground(36.7, 34.8),
            radius_m,
        };
        let says = |measure: &Measure, words: &str| measure.drawn(Some(words.to_owned()));
        let before = says(&range(10_000), "10 km");
        for (now, right) in [
            (says(&range(20_000), "10 km"), "20 km"),
            (says(&range(20_000), "typed"), "typed"),
        ] {
            let mut now = now;
            keep_figure(&before, &mut now);
            assert_eq!(now.text(), Some(right));
        }
        let mut words = says(&range(20_000), "within reach");
        keep_figure(&says(&range(10_000), "within reach"), &mut words);
        assert_eq!(words.text(), Some("within reach"), "it is no figure");
    }

    #[test]
    fn lengths_have_four_figures_and_metres_none_below_one() {
        for (metres, words) in [
            (0.0, "0 m / 0 mi"),
            (523.4, "523 m / 0.325 mi"),
            (999.7, "1.000 km / 0.621 mi"),
            (25_344.0, "25.34 km / 15.75 mi"),
            (99_999.0, "100.0 km / 62.14 mi"),
            (5_853_226.0, "5,853 km / 3,637 mi"),
            (20_003_931.0, "20,004 km / 12,430 mi"),
        ] {
            assert_eq!(length(metres, Units::Both), words);
        }
        assert_eq!(length(25_344.0, Units::Kilometres), "25.34 km");
        assert_eq!(length(25_344.0, Units::Miles), "15.75 mi");
    }

    #[test]
    fn a_radius_says_what_was_chosen_and_no_more() {
        assert_eq!(radius(10_000, Units::Both), "10 km / 6.214 mi");
        assert_eq!(radius(16_093, Units::Both), "16.093 km / 10 mi");
        assert_eq!(radius(160_934_400, Units::Miles), "100,000 mi");
    }

    #[test]
    fn areas_are_in_the_unit_that_fits_them() {
        for (square_m, words) in [
            (820.0, "820 m² / 0.203 acres"),
            (52_000.0, "5.200 ha / 12.85 acres"),
            (2_589_988.110_336, "2.590 km² / 1.000 sq mi"),
            (24_952_305_678.0, "24,952 km² / 9,634 sq mi"),
            (6.429_217e12, "6.429 million km² / 2.482 million sq mi"),
        ] {
            assert_eq!(area(square_m, Units::Both), words);
        }
    }

    #[test]
    fn bearings_have_three_digits_and_a_point_of_the_compass() {
        for (degrees, words) in [
            (0.0, "000.0° N"),
            (53.470_22, "053.5° NE"),
            (11.3, "011.3° NNE"),
            (180.0, "180.0° S"),
            (348.74, "348.7° NNW"),
            (359.97, "000.0° N"),
        ] {
            assert_eq!(bearing(degrees), words);
        }
    }

    #[test]
    fn a_path_that_leads_back_to_itself_has_a_length_and_no_bearing() {
        let there = [ground(36.7, 34.8), ground(36.8, 34.8), ground(36.7, 34.8)];
        let rows = measured(&Measure::Path(there.to_vec()), Preferences::default());
        let names: Vec<&str> = rows.iter().map(|row| row.name).collect();
        assert_eq!(names, ["Length", "Straight"]);
        assert_eq!(rows[1].value, "0 m / 0 mi");
    }

    #[test]
    fn an_area_that_cannot_be_told_is_not_told() {
        let bow = [(36.0, 34.0), (37.0, 35.0), (37.0, 34.0), (36.0, 35.0)];
        let bow = bow.map(|(lon, lat)| ground(lon, lat)).to_vec();
        let rows = measured(&Measure::Area(bow), Preferences::default());
        assert_eq!(rows[0].value, "none: the outline crosses itself");
        assert!(rows[1].value.contains("km"), "{rows:?}");
    }

    #[test]
    fn all_that_is_measured_is_said_with_its_points() {
        let path = Measure::Path(vec![ground(36.7309, 34.8407), ground(37.0, 35.0)]);
        let said = in_full(&path, Preferences::default());
        assert!(said.starts_with("Path\nLength: 30.2"), "{said}");
        assert!(said.contains("\nBearing there: 054.2° NE\n"), "{said}");
        assert!(said.ends_with("Point 2: 35.0000° N 37.0000° E"), "{said}");
    }
}
