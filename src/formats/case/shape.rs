//! Where a place is: points, lines, areas and regions, as (longitude, latitude) in degrees.
//!
//! An area is `Area([outline, hole, …])`, each of them a list of (longitude, latitude) pairs that
//! need not return to its first; `Areas([[outline, hole, …], …])` is several of them as one place.

use geo::{Coord, LineString, MultiPolygon, Point, Polygon};

use crate::formats::findings::Findings;
use crate::formats::nearest::{nearest, quoted, suggestion};
use crate::formats::node::Node;
use crate::formats::variant::Variant;
use crate::model::{Location, Regions};

const NAMES: [&str; 7] = [
    "Point",
    "Around",
    "Line",
    "Area",
    "Areas",
    "Region",
    "Unlocated",
];

/// Where a place is.
pub fn location(node: Node, regions: &Regions, findings: &mut Findings) -> Option<Location> {
    let Some(variant) = node.variant() else {
        node.name_expected(NAMES, findings);
        return None;
    };
    match variant.name {
        "Point" => Some(Location::Point(point(node, &variant, findings)?)),
        "Around" => Some(Location::Around(point(node, &variant, findings)?)),
        "Line" => line(only(node, &variant, findings)?, findings).map(Location::Line),
        "Area" => {
            let area = polygon(only(node, &variant, findings)?, findings)?;
            Some(Location::Area(MultiPolygon::new(vec![area])))
        }
        "Areas" => areas(only(node, &variant, findings)?, findings).map(Location::Area),
        "Region" => region(only(node, &variant, findings)?, regions, findings),
        "Unlocated" => node.one_of(&[("Unlocated", Location::Unlocated)], findings),
        other => {
            node.unknown_name(other, NAMES, findings);
            None
        }
    }
}

/// The one value that a variant takes.
fn only<'a>(node: Node<'a>, variant: &Variant<'a>, findings: &mut Findings) -> Option<Node<'a>> {
    match variant.args.one() {
        Some(only) => Some(only),
        None => {
            let (takes, example) = match variant.name {
                "Line" => ("a list of points", "Line([(36.70, 34.84), (36.72, 34.85)])"),
                "Area" => (
                    "a list of outlines",
                    "Area([[(36.7, 34.8), (36.8, 34.8), (36.8, 34.9)]])",
                ),
                "Areas" => (
                    "a list of areas",
                    "Areas([[[(36.7, 34.8), (36.8, 34.8), (36.8, 34.9)]]])",
                ),
                _ => ("one code", "Region(\"SY-HM\")"),
            };
            let what = format!("`{}` takes {takes}", variant.name);
            findings
                .error(node.at(), what)
                .hint(format!("as in `{example}`"));
            None
        }
    }
}

fn point(node: Node, variant: &Variant, findings: &mut Findings) -> Option<Point> {
    coord(node, &variant.args.all(), findings).map(Point::from)
}

/// A longitude and a latitude; `node` holds them.
fn coord(node: Node, values: &[Node], findings: &mut Findings) -> Option<Coord> {
    let [lon, lat] = values else {
        let what = "a longitude and a latitude are wanted here, and nothing else";
        findings
            .error(node.at(), what)
            .hint("as in `(36.7309, 34.8407)`, longitude first");
        return None;
    };
    let (x, y) = (
        lon.called("longitude").number(findings),
        lat.called("latitude").number(findings),
    );
    let (x, y) = (x?, y?);
    let are_swapped = y.abs() > 90.0 && y.abs() <= 180.0 && x.abs() <= 90.0;
    let hint = if are_swapped {
        "the two look swapped: longitude comes first"
    } else {
        "coordinates are in degrees"
    };
    let mut is_in_range = true;
    for (name, node, degrees, most) in [("longitude", lon, x, 180.0), ("latitude", lat, y, 90.0)] {
        if degrees.abs() > most {
            let what = format!("the {name} {degrees} lies outside -{most} to {most}");
            findings.error(node.at(), what).hint(hint);
            is_in_range = false;
        }
    }
    is_in_range.then_some(Coord { x, y })
}

fn coords(node: Node, findings: &mut Findings) -> Option<Vec<Coord>> {
    let pairs = node.list(findings)?;
    let read: Vec<_> = pairs
        .into_iter()
        .map(|pair| coord(pair, &pair.tuple(findings)?, findings))
        .collect();
    read.into_iter().collect()
}

/// Whether `coords` hold at least `number` different points.
fn has_distinct(coords: &[Coord], number: usize) -> bool {
    let mut distinct: Vec<Coord> = Vec::new();
    for coord in coords {
        if distinct.len() < number && !distinct.contains(coord) {
            distinct.push(*coord);
        }
    }
    distinct.len() >= number
}

fn line(node: Node, findings: &mut Findings) -> Option<LineString> {
    let coords = coords(node, findings)?;
    if !has_distinct(&coords, 2) {
        findings.error(node.at(), "a line takes at least two different points");
        return None;
    }
    Some(LineString::new(coords))
}

fn ring(node: Node, findings: &mut Findings) -> Option<LineString> {
    let coords = coords(node, findings)?;
    if !has_distinct(&coords, 3) {
        findings.error(
            node.at(),
            "an outline takes at least three different points",
        );
        return None;
    }
    Some(LineString::new(coords))
}

fn polygon(node: Node, findings: &mut Findings) -> Option<Polygon> {
    let rings = node.list(findings)?;
    if rings.is_empty() {
        findings
            .error(node.at(), "an area takes an outline")
            .hint("a place without one is `Around(…)` a point, or `Unlocated`");
        return None;
    }
    let rings: Vec<_> = rings.into_iter().map(|node| ring(node, findings)).collect();
    let mut rings = rings.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
    Some(Polygon::new(rings.next()?, rings.collect()))
}

fn areas(node: Node, findings: &mut Findings) -> Option<MultiPolygon> {
    let areas = node.list(findings)?;
    if areas.is_empty() {
        findings.error(node.at(), "`Areas` takes at least one area");
        return None;
    }
    let areas: Vec<_> = areas
        .into_iter()
        .map(|node| polygon(node, findings))
        .collect();
    areas
        .into_iter()
        .collect::<Option<_>>()
        .map(MultiPolygon::new)
}

fn region(node: Node, regions: &Regions, findings: &mut Findings) -> Option<Location> {
    let code = node.filled(findings)?;
    if let Some(region) = regions.get(&code) {
        return Some(Location::Region(region.clone()));
    }
    let what = format!("the base map has no region with the code {}", quoted(&code));
    findings.error(node.at(), what).hint_with(|| {
        let by_name = nearest(&code, regions.values().map(|region| region.name.as_str()));
        let named = regions
            .values()
            .find(|region| Some(region.name.as_str()) == by_name);
        match named {
            Some(region) => Some(format!("the code of {} is {:?}", region.name, region.code)),
            None => suggestion(&code, regions.keys().map(String::as_str), |code| {
                let name = regions.get(code).map_or("", |region| region.name.as_str());
                format!("{code:?} ({name})")
            }),
        }
    });
    None
}
