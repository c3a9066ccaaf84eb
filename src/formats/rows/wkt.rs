//! Geometries as "well-known text", the longitude first; numbers stay what they are.

use std::fmt::Write;

use serde_json::Value;

/// The geometry of `GeoJSON` as such a text; `None` when it is none.
pub fn of_geo_json(geometry: &Value) -> Option<String> {
    let mut text = String::new();
    write_geometry(geometry, &mut text)?;
    Some(text)
}

fn write_geometry(geometry: &Value, text: &mut String) -> Option<()> {
    let kind = geometry.get("type")?.as_str()?;
    if kind == "GeometryCollection" {
        text.push_str("GEOMETRYCOLLECTION (");
        for (at, part) in geometry.get("geometries")?.as_array()?.iter().enumerate() {
            text.push_str(if at > 0 { ", " } else { "" });
            write_geometry(part, text)?;
        }
        text.push(')');
        return Some(());
    }
    let depth = match kind {
        "Point" => 0,
        "MultiPoint" | "LineString" => 1,
        "Polygon" | "MultiLineString" => 2,
        "MultiPolygon" => 3,
        _ => return None,
    };
    let coordinates = geometry.get("coordinates")?.as_array()?;
    text.push_str(&kind.to_ascii_uppercase());
    if coordinates.is_empty() {
        text.push_str(" EMPTY");
        return Some(());
    }
    text.push_str(" (");
    write_coordinates(coordinates, depth, text)?;
    text.push(')');
    Some(())
}

/// Writes what stands within the outermost parentheses: `depth` is how deep the positions lie.
fn write_coordinates(coordinates: &[Value], depth: u8, text: &mut String) -> Option<()> {
    if depth == 0 {
        for (at, number) in coordinates.iter().enumerate() {
            let number = number.as_number()?;
            let blank = if at > 0 { " " } else { "" };
            // A string takes whatever is written to it.
            let _ = write!(text, "{blank}{number}");
        }
        return (coordinates.len() > 1).then_some(());
    }
    for (at, part) in coordinates.iter().enumerate() {
        text.push_str(if at > 0 { ", " } else { "" });
        let part = part.as_array()?;
        if depth > 1 {
            text.push('(');
        }
        write_coordinates(part, depth - 1, text)?;
        if depth > 1 {
            text.push(')');
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_is_written_as_its_own() {
        for (json, wkt) in [
            (
                r#"{"type":"Point","coordinates":[36.73,34.84]}"#,
                "POINT (36.73 34.84)",
            ),
            (r#"{"type":"Point","coordinates":[]}"#, "POINT EMPTY"),
            (
                r#"{"type":"LineString","coordinates":[[1,2],[3,4,5]]}"#,
                "LINESTRING (1 2, 3 4 5)",
            ),
            (
                r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[[2,2],[3,2],[2,2]]]}"#,
                "POLYGON ((0 0, 1 0, 1 1, 0 0), (2 2, 3 2, 2 2))",
            ),
            (
                r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,0]]],[[[2,2],[3,2],[2,2]]]]}"#,
                "MULTIPOLYGON (((0 0, 1 0, 0 0)), ((2 2, 3 2, 2 2)))",
            ),
            (
                r#"{"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1,2]]}]}"#,
                "GEOMETRYCOLLECTION (MULTIPOINT (1 2))",
            ),
        ] {
            let json: Value = serde_json::from_str(json).unwrap();
            assert_eq!(of_geo_json(&json).as_deref(), Some(wkt));
        }
    }

    #[test]
    fn what_is_no_geometry_is_not_written() {
        for json in [
            r#"{"type":"Point","coordinates":[36.73]}"#,
            r#"{"type":"Point","coordinates":["a","b"]}"#,
            r#"{"type":"Circle","coordinates":[1,2]}"#,
            r#"{"type":"LineString","coordinates":[1,2]}"#,
            "[]",
        ] {
            let json: Value = serde_json::from_str(json).unwrap();
            assert_eq!(of_geo_json(&json), None, "{json}");
        }
    }
}
