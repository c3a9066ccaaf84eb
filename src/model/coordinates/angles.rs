//! Latitude and longitude in degrees, with or without minutes and seconds.

use std::borrow::Cow;

use geo::{Intersects, Rect};

use super::{Axis, CoordinateError, Coordinates, Doubt, Spot};

type Read<T> = Result<T, CoordinateError>;

/// A piece of what was written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Number(Number),
    /// The sign of degrees, which stands after the first number of an angle.
    Degrees,
    /// The sign of minutes or seconds.
    Part,
    Side(Side),
    /// A comma or semicolon.
    Comma,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Number {
    value: f64,
    has_sign: bool,
    is_negative: bool,
    is_whole: bool,
}

/// Which of the two an angle is, and whether it counts down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Side {
    letter: char,
    is_latitude: bool,
    is_negative: bool,
}

/// An angle as it was written: degrees, minutes and seconds, or the first of them.
struct Angle {
    numbers: Vec<Number>,
    side: Option<Side>,
}

/// Two angles in decimal degrees or sexagesimal, `None` when `text` is something else.
pub(super) fn read(text: &str, familiar: Rect) -> Option<Read<Coordinates>> {
    let tokens = tokens(&with_points(text))?;
    let count = |of: fn(&Token) -> bool| tokens.iter().filter(|token| of(token)).count();
    let sides = count(|token| matches!(token, Token::Side(_)));
    match count(|token| matches!(token, Token::Number(_))) {
        0 => None,
        1 => (sides > 0).then_some(Err(CoordinateError::Half)),
        _ => {
            let (one, other) = tokens.split_at_checked(second_angle(&tokens)?)?;
            Some(meant(&Angle::of(one)?, &Angle::of(other)?, familiar))
        }
    }
}

/// One angle, `None` when `text` is something else.
pub(super) fn one(text: &str, axis: Axis) -> Option<Read<f64>> {
    let comma = text.split_once(',').filter(|_| !text.contains('.'));
    let text = comma.map_or(Cow::Borrowed(text), |(whole, fraction)| {
        Cow::Owned(format!("{whole}.{fraction}"))
    });
    let tokens = tokens(&text)?;
    let sides = tokens
        .iter()
        .filter(|token| matches!(token, Token::Side(_)));
    let is_one = sides.count() <= 1 && !tokens.contains(&Token::Comma);
    let angle = Angle::of(&tokens).filter(|_| is_one)?;
    Some(angle.on(axis))
}

/// `text` with points for decimal commas, where there are two of them and no points:
/// "34,8407 36,7309".
fn with_points(text: &str) -> Cow<'_, str> {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let is_inside = |at: &usize| {
        is_digit(text[..*at].chars().next_back()) && is_digit(text[at + 1..].chars().next())
    };
    let commas = text.match_indices(',').map(|(at, _)| at);
    let decimal: Vec<usize> = commas.filter(is_inside).collect();
    if decimal.len() != 2 || text.contains('.') {
        return Cow::Borrowed(text);
    }
    let mut pointed = text.to_owned();
    for at in decimal {
        pointed.replace_range(at..=at, ".");
    }
    Cow::Owned(pointed)
}

/// Where the second of two angles begins: after the letter of the first or at its own, at the comma,
/// before the second sign of degrees, or in the middle of the numbers.
fn second_angle(tokens: &[Token]) -> Option<usize> {
    let places = |of: fn(&Token) -> bool| -> Vec<usize> {
        let of_kind = tokens.iter().enumerate().filter(|(_, token)| of(token));
        of_kind.map(|(at, _)| at).collect()
    };
    match places(|token| matches!(token, Token::Side(_))).as_slice() {
        [] => {}
        [0, second] => return Some(*second),
        [first, last] if last + 1 == tokens.len() => return Some(first + 1),
        _ => return None,
    }
    let numbers = places(|token| matches!(token, Token::Number(_)));
    let commas = places(|token| *token == Token::Comma);
    let degrees = places(|token| *token == Token::Degrees);
    match (commas.as_slice(), degrees.as_slice()) {
        ([at], _) => Some(*at),
        ([], [_, second]) => second.checked_sub(1),
        ([], []) if numbers.len().is_multiple_of(2) => numbers.get(numbers.len() / 2).copied(),
        _ => None,
    }
}

impl Angle {
    /// The angle that `tokens` write; `None` when they write none: only the first number has a sign,
    /// only the last decimals, and there are three at most.
    fn of(tokens: &[Token]) -> Option<Self> {
        let numbers = tokens.iter().filter_map(|token| match token {
            Token::Number(number) => Some(*number),
            _ => None,
        });
        let numbers: Vec<Number> = numbers.collect();
        let (_, but_the_last) = numbers.split_last()?;
        let (_, but_the_first) = numbers.split_first()?;
        let fits = numbers.len() <= 3
            && but_the_last.iter().all(|number| number.is_whole)
            && !but_the_first.iter().any(|number| number.has_sign);
        let side = tokens.iter().find_map(|token| match token {
            Token::Side(side) => Some(*side),
            _ => None,
        });
        fits.then_some(Self { numbers, side })
    }

    /// The degrees of the angle, which is known to be of this axis.
    fn on(&self, axis: Axis) -> Read<f64> {
        let (latitude, longitude) = ("a latitude", "a longitude");
        match (axis, self.side.map(|side| side.is_latitude)) {
            (Axis::Latitude, Some(false)) => Err(CoordinateError::OtherAngle(longitude, latitude)),
            (Axis::Longitude, Some(true)) => Err(CoordinateError::OtherAngle(latitude, longitude)),
            _ => axis.checked(self.degrees()?),
        }
    }

    fn degrees(&self) -> Read<f64> {
        let too_large = |number: &&Number| number.value >= 60.0;
        if let Some(number) = self.numbers.iter().skip(1).find(too_large) {
            return Err(CoordinateError::TooManyMinutes(number.value));
        }
        let from_smallest = self.numbers.iter().rev();
        let degrees = from_smallest.fold(0.0, |smaller, number| number.value + smaller / 60.0);
        let has_minus = self
            .numbers
            .first()
            .is_some_and(|number| number.is_negative);
        match self.side {
            // "lon -36.73" says it once.
            Some(side) if has_minus && side.letter != 'L' => {
                Err(CoordinateError::TwoSides(side.letter))
            }
            side if has_minus || side.is_some_and(|side| side.is_negative) => Ok(-degrees),
            _ => Ok(degrees),
        }
    }
}

/// The position of two angles, or both where nothing says which is which.
fn meant(one: &Angle, other: &Angle, familiar: Rect) -> Read<Coordinates> {
    let (first, second) = (one.degrees()?, other.degrees()?);
    let is_latitude = |angle: &Angle| angle.side.map(|side| side.is_latitude);
    match (is_latitude(one), is_latitude(other)) {
        (Some(true), Some(true)) => Err(CoordinateError::Twice("a latitude")),
        (Some(false), Some(false)) => Err(CoordinateError::Twice("a longitude")),
        (Some(true), _) | (_, Some(false)) => Ok(Coordinates::Clear(spot(first, second)?)),
        (Some(false), _) | (_, Some(true)) => Ok(Coordinates::Clear(spot(second, first)?)),
        (None, None) => match (spot(first, second), spot(second, first)) {
            (Ok(usual), other) => Ok(in_order(usual, other.ok(), familiar)),
            // Only as a longitude can the first number be meant.
            (Err(_), Ok(other)) => Ok(Coordinates::Clear(other)),
            (Err(error), Err(_)) => Err(error),
        },
    }
}

/// The latitude first, as is the custom, unless the other order may be meant as well.
fn in_order(usual: Spot, other: Option<Spot>, familiar: Rect) -> Coordinates {
    match other {
        Some(other) if familiar.intersects(&other.at) && other.at != usual.at => {
            Coordinates::Either(usual, other, Doubt::Order)
        }
        _ => Coordinates::Clear(usual),
    }
}

fn spot(latitude: f64, longitude: f64) -> Read<Spot> {
    let at = super::point(latitude, longitude)?;
    Ok(Spot { at, square_m: None })
}

/// The pieces of `text`; `None` when there is anything in it that coordinates do not have.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(letter) = rest.chars().next() {
        let (token, taken) = match letter {
            '0'..='9' | '-' | '+' | '.' => number(rest)?,
            ',' | ';' | '/' => (Token::Comma, letter.len_utf8()),
            '°' | 'º' | '˚' => (Token::Degrees, letter.len_utf8()),
            '\'' | '′' | '’' | '‘' | '"' | '″' | '”' | '“' | ':' => {
                (Token::Part, letter.len_utf8())
            }
            _ => side(rest)?,
        };
        tokens.push(token);
        rest = rest[taken..].trim_start();
    }
    // A comma after a side says nothing that the side does not.
    let has_sides = tokens.iter().any(|token| matches!(token, Token::Side(_)));
    tokens.retain(|token| !has_sides || *token != Token::Comma);
    Some(tokens)
}

/// The number that `text` begins with, and its length.
fn number(text: &str) -> Option<(Token, usize)> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_of_number = |letter: char| letter.is_ascii_digit() || letter == '.';
    let end = digits.find(|letter| !is_of_number(letter));
    let written = &digits[..end.unwrap_or(digits.len())];
    let sign = text.len() - digits.len();
    let number = Number {
        value: written.parse().ok()?,
        has_sign: sign > 0,
        is_negative: text.starts_with('-'),
        is_whole: !written.contains('.'),
    };
    Some((Token::Number(number), sign + written.len()))
}

/// The letter or word that `text` begins with and that says which angle it is, and its length.
fn side(text: &str) -> Option<(Token, usize)> {
    let end = text.find(|letter: char| !letter.is_alphabetic());
    let end = end.unwrap_or(text.len());
    let (is_latitude, is_negative) = match &text[..end] {
        "N" | "NORTH" | "LAT" | "LATITUDE" => (true, false),
        "S" | "SOUTH" => (true, true),
        "E" | "EAST" | "LON" | "LONG" | "LNG" | "LONGITUDE" => (false, false),
        "W" | "WEST" => (false, true),
        _ => return None,
    };
    let side = Side {
        letter: text.chars().next()?,
        is_latitude,
        is_negative,
    };
    // "lat: 34.84", "lat=34.84".
    let has_mark = side.letter == 'L' && text[end..].starts_with([':', '=']);
    Some((Token::Side(side), end + usize::from(has_mark)))
}
