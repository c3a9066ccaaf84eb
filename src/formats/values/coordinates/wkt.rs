//! Points in "well-known text": `POINT (36.73 34.84)`, the longitude first.

use geo::Point;

use crate::formats::values::letters::after_word;
use crate::model::coordinates::point;

use super::{NoPosition, plain};

/// WGS 84 by its number.
const WGS_84: u32 = 4326;

/// What else such a text may write.
const OTHERS: [&str; 5] = [
    "LINESTRING",
    "POLYGON",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
];

/// The point that `text` writes, `Ok(None)` for an empty one; `None` when it is no such text.
pub(super) fn read(text: &str) -> Option<Result<Option<Point>, NoPosition>> {
    let (system, text) = match after_word(text, "SRID=") {
        Some(rest) => {
            let (system, rest) = rest.split_once(';')?;
            (system.trim().parse().ok()?, rest.trim_start())
        }
        None => (WGS_84, text),
    };
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic())?;
    let (kind, rest) = text.split_at(end);
    let is = |name: &str| kind.eq_ignore_ascii_case(name);
    if OTHERS.iter().any(|name| is(name)) {
        return Some(Err(NoPosition::NotAPoint));
    }
    // Some write "POINTZ" in one word.
    let is_point = ["POINT", "POINTZ", "POINTM", "POINTZM"]
        .iter()
        .any(|name| is(name));
    if !is_point && !is("MULTIPOINT") {
        return None;
    }
    if system != WGS_84 {
        return Some(Err(NoPosition::System(system)));
    }
    Some(one_point(without_dimensions(rest.trim()), !is_point))
}

fn without_dimensions(text: &str) -> &str {
    let after = |word| after_word(text, word);
    let rest = after("ZM").or_else(|| after("Z")).or_else(|| after("M"));
    rest.unwrap_or(text).trim_start()
}

/// The numbers in parentheses, which stand around each of many points once more.
fn one_point(text: &str, is_of_many: bool) -> Result<Option<Point>, NoPosition> {
    if text.eq_ignore_ascii_case("EMPTY") {
        return Ok(None);
    }
    let inner = within(text).ok_or(NoPosition::Other)?;
    if inner.contains(',') {
        return Err(NoPosition::NotAPoint);
    }
    let inner = within(inner).filter(|_| is_of_many).unwrap_or(inner);
    let mut numbers = inner.split_whitespace().map(plain);
    let (Some(Some(lon)), Some(Some(lat))) = (numbers.next(), numbers.next()) else {
        return Err(NoPosition::Other);
    };
    // A height and a measure may follow.
    let rest_is_numbers = numbers.clone().all(|number| number.is_some());
    if !rest_is_numbers || numbers.count() > 2 {
        return Err(NoPosition::Other);
    }
    Ok(Some(point(lat, lon)?))
}

fn within(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
    Some(inner.trim())
}
