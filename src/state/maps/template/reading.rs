//! Reading a template: what an address must have, and the key that is moved out of it.

use std::net::Ipv6Addr;

use super::super::key::{Key, names_a_key};
use super::{Scheme, TemplateFault};

const LONGEST: usize = 2000;

/// The projection that the map is drawn in, by the names that servers have for it.
const WEB_MERCATOR: &[&str] = &["epsg:3857", "epsg:900913", "epsg:102100"];

/// Places to fill in that other programs know, and what to write here.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "s",
        "{s} stands for one of several servers; write one of them, often a",
    ),
    (
        "r",
        "{r} stands for pictures for dense screens; leave it out",
    ),
    ("q", "{q} numbers tiles in a way of its own"),
    ("quadkey", "{quadkey} numbers tiles in a way of its own"),
    ("TileMatrix", "write {z} for {TileMatrix}"),
    ("TileCol", "write {x} for {TileCol}"),
    ("TileRow", "write {y} for {TileRow}"),
    ("apikey", "write {key} for {apikey}"),
    ("api_key", "write {key} for {api_key}"),
    ("token", "write {key} for {token}"),
    ("access_token", "write {key} for {access_token}"),
];

/// The template in `text`, with a key that is written out moved out of it.
pub(super) fn checked(scheme: Scheme, text: &str) -> Result<(String, Option<Key>), TemplateFault> {
    characters(text)?;
    server(scheme, text)?;
    let names = names_in_braces(text)?;
    complete(scheme, text, &names)?;
    without_key(text, names.contains(&"key"))
}

fn characters(text: &str) -> Result<(), TemplateFault> {
    if text.len() > LONGEST {
        return Err(TemplateFault::TooLong);
    }
    let fits = |char: char| char.is_ascii_graphic() && !"\"#<>\\^`|".contains(char);
    match text.chars().find(|&char| !fits(char)) {
        Some(char) => Err(TemplateFault::Character(char)),
        None => Ok(()),
    }
}

fn server(scheme: Scheme, text: &str) -> Result<(), TemplateFault> {
    if !text.contains("://") {
        return Err(TemplateFault::NotAnAddress(scheme));
    }
    let authority = authority(text).ok_or(TemplateFault::NotHttp)?;
    if authority.contains('@') {
        return Err(TemplateFault::Password);
    }
    if authority.contains(['{', '}']) {
        return Err(TemplateFault::HostInBraces);
    }
    let (is_host, port) = if let Some(numbers) = authority.strip_prefix('[') {
        let (host, port) = numbers.split_once(']').unwrap_or_default();
        (host.parse::<Ipv6Addr>().is_ok(), port)
    } else {
        let (host, port) = authority.split_at(authority.find(':').unwrap_or(authority.len()));
        (is_name(host), port)
    };
    let is_port = |port: &str| port.parse::<u16>().is_ok_and(|port| port > 0);
    if is_host && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port)) {
        Ok(())
    } else {
        Err(TemplateFault::NoHost)
    }
}

fn is_name(host: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    !host.is_empty() && host.bytes().all(fits)
}

/// What stands between the scheme and the path; `None` where the scheme is neither https nor http.
pub(super) fn authority(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let known = ["https", "http"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    known.then(|| rest.split(['/', '?']).next().unwrap_or_default())
}

pub(super) fn is_https(text: &str) -> bool {
    text.split_once("://")
        .is_some_and(|(scheme, _)| scheme.eq_ignore_ascii_case("https"))
}

fn names_in_braces(text: &str) -> Result<Vec<&str>, TemplateFault> {
    let mut pieces = text.split('{');
    if pieces.next().unwrap_or_default().contains('}') {
        return Err(TemplateFault::Brace);
    }
    pieces.map(name_before_brace).collect()
}

fn name_before_brace(piece: &str) -> Result<&str, TemplateFault> {
    match piece.split_once('}') {
        Some((name, rest)) if !rest.contains('}') => Ok(name),
        _ => Err(TemplateFault::Brace),
    }
}

/// Whether everything is there that `scheme` fills in, and nothing else.
fn complete(scheme: Scheme, text: &str, names: &[&str]) -> Result<(), TemplateFault> {
    const TILE: &[&str] = &["z", "zoom", "x", "y", "-y", "key"];
    const BOX: &[&str] = &["bbox", "bbox-epsg-3857", "width", "height", "key"];
    if scheme == Scheme::TileJson && names.iter().any(|name| TILE[..5].contains(name)) {
        return Err(TemplateFault::TilesNotDocument);
    }
    let known = |name: &&str| TILE.contains(name) || BOX.contains(name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        let hint = ELSEWHERE.iter().find(|(name, _)| name == unknown);
        return Err(TemplateFault::Unknown(hint.map(|(_, hint)| *hint)));
    }
    let has = |any: &[&str]| names.iter().any(|name| any.contains(name));
    let mut missing = Vec::new();
    let mut need = |any: &[&str], written: &'static str| {
        if !has(any) {
            missing.push(written);
        }
    };
    match scheme {
        Scheme::Xyz | Scheme::Tms => {
            need(&["z", "zoom"], "{z}");
            need(&["x"], "{x}");
            need(&["y", "-y"], "{y}");
        }
        Scheme::Wms => {
            need(&["bbox", "bbox-epsg-3857"], "{bbox}");
            need(&["width"], "{width}");
            need(&["height"], "{height}");
        }
        Scheme::TileJson => {}
    }
    if scheme == Scheme::Wms {
        match projection(text) {
            None => missing.push("crs=EPSG:3857"),
            Some(code) if WEB_MERCATOR.contains(&code.as_str()) => {}
            Some(_) => return Err(TemplateFault::Projection),
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(TemplateFault::Missing(missing, scheme))
    }
}

/// The projection that a web map service is asked for, in small letters.
fn projection(text: &str) -> Option<String> {
    let is_named =
        |name: &str| name.eq_ignore_ascii_case("crs") || name.eq_ignore_ascii_case("srs");
    let (_, code) = parameters(text).find(|(name, _)| is_named(name))?;
    Some(code.to_ascii_lowercase().replace("%3a", ":"))
}

/// The names and values after the question mark.
fn parameters(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let query = text.split_once('?').map_or("", |(_, query)| query);
    query.split('&').filter_map(|pair| pair.split_once('='))
}

/// `text` with `{key}` where a key is written out, and that key.
fn without_key(text: &str, has_place: bool) -> Result<(String, Option<Key>), TemplateFault> {
    let is_key = |&(name, value): &(&str, &str)| {
        names_a_key(name) && !value.is_empty() && !value.contains('{')
    };
    let mut keys = parameters(text).filter(is_key);
    let Some((name, value)) = keys.next() else {
        return Ok((text.to_owned(), None));
    };
    if has_place || keys.next().is_some() {
        return Err(TemplateFault::SecondKey);
    }
    let (path, query) = text.split_once('?').unwrap_or_default();
    let (spelled, place) = (format!("{name}={value}"), format!("{name}={{key}}"));
    let pairs = query.split('&').map(|pair| {
        if pair == spelled {
            place.as_str()
        } else {
            pair
        }
    });
    let query: Vec<&str> = pairs.collect();
    Ok((format!("{path}?{}", query.join("&")), Key::new(value)))
}
