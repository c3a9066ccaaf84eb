use std::fs::File;

use geo::{line_string, point};

use super::*;

/// A collection of these features, each on a line of its own from the second on.
fn collection(features: &[&str]) -> String {
    format!(
        "{{\"type\": \"FeatureCollection\", \"features\": [\n{}\n]}}",
        features.join(",\n")
    )
}

/// A feature of this type with these coordinates.
fn feature(kind: &str, coordinates: &str) -> String {
    let geometry = format!("{{\"type\": \"{kind}\", \"coordinates\": {coordinates}}}");
    format!("{{\"type\": \"Feature\", \"properties\": null, \"geometry\": {geometry}}}")
}

fn homs() -> String {
    feature("Point", "[36.72, 34.73]")
}

fn read(text: &str) -> Result<LoadedOverlay, Problems> {
    read_overlay(text, Path::new("folder/lines.geojson"))
}

/// The one problem that refuses `text`.
fn refused(text: &str) -> String {
    let problems = read(text).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    told[0].clone()
}

/// What is told of a collection of Homs and `feature`, of which Homs alone is left.
fn left_out(feature: &str) -> String {
    let loaded = read(&collection(&[&homs(), feature])).unwrap();
    let shapes = &loaded.overlay.shapes;
    assert_eq!(shapes.points, [point!(x: 36.72, y: 34.73)]);
    assert!(shapes.lines.is_empty() && shapes.areas.is_empty());
    assert_eq!(loaded.overlay.left_out, 1);
    let told: Vec<String> = loaded.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    told[0].clone()
}

#[test]
fn every_type_of_geometry_becomes_shapes() {
    let ring = "[[36, 34], [37, 34], [37, 35], [36, 34]]";
    let collected = format!(
        "{{\"type\": \"Feature\", \"properties\": {{}}, \"geometry\": {{\"type\": \"GeometryCollection\", \
         \"geometries\": [{{\"type\": \"Point\", \"coordinates\": [36, 34, 500]}}, \
         {{\"type\": \"GeometryCollection\", \"geometries\": [{{\"type\": \"Polygon\", \"coordinates\": [{ring}]}}]}}]}}}}"
    );
    let loaded = read(&collection(&[
        &homs(),
        &feature("MultiPoint", "[[36, 34], [37, 35]]"),
        &feature("LineString", "[[36, 34], [37, 35]]"),
        &feature(
            "MultiLineString",
            "[[[36, 34], [37, 35]], [[1, 2], [3, 4]]]",
        ),
        &feature("Polygon", &format!("[{ring}, {ring}]")),
        &feature("MultiPolygon", &format!("[[{ring}], [{ring}]]")),
        &collected,
    ]))
    .unwrap();
    let shapes = &loaded.overlay.shapes;
    assert_eq!(
        (shapes.points.len(), shapes.lines.len(), shapes.areas.len()),
        (4, 3, 4)
    );
    assert_eq!(
        shapes.lines[0],
        line_string![(x: 36.0, y: 34.0), (x: 37.0, y: 35.0)]
    );
    assert_eq!(shapes.areas[0].interiors().len(), 1);
    assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
}

#[test]
fn a_lone_feature_or_geometry_is_an_overlay_too() {
    for text in [
        homs(),
        "{\"type\": \"Point\", \"coordinates\": [36.72, 34.73]}".to_owned(),
    ] {
        assert_eq!(
            read(&text).unwrap().overlay.shapes.points.len(),
            1,
            "{text}"
        );
    }
}

#[test]
fn a_file_says_who_made_it_and_when() {
    let text = collection(&[&homs()]).replacen(
        '{',
        "{\"title\": \" Lines of \\n control \", \"date\": 2015, \"source\": \"A mapper\", \"license\": \"CC BY 4.0\", ",
        1,
    );
    let overlay = read(&text).unwrap().overlay;
    assert_eq!(overlay.name, "Lines of control");
    assert_eq!(overlay.date.as_deref(), Some("2015"));
    assert_eq!(overlay.source.as_deref(), Some("A mapper"));
    assert_eq!(overlay.licence.as_deref(), Some("CC BY 4.0"));
}

#[test]
fn a_file_that_says_nothing_of_itself_goes_by_its_name() {
    for members in ["", "\"name\": \" \", \"date\": null, \"source\": [1], "] {
        let text = collection(&[&homs()]).replacen('{', &format!("{{{members}"), 1);
        let overlay = read(&text).unwrap().overlay;
        assert_eq!(overlay.name, "lines");
        assert_eq!(
            (overlay.date, overlay.source, overlay.licence),
            (None, None, None)
        );
    }
}

#[test]
fn names_of_features_are_kept_once_each() {
    let named = |name: &str| homs().replacen("null", &format!("{{\"name\": {name}}}"), 1);
    let (front, river) = (named("\"Front\""), named("\"River\""));
    let text = collection(&[&front, &river, &front, &named("7"), &named("\"\"")]);
    assert_eq!(
        read(&text).unwrap().overlay.shapes.names,
        ["Front", "River"]
    );
}

#[test]
fn a_coordinate_off_the_globe_leaves_its_feature_out() {
    assert_eq!(
        left_out(&feature("LineString", "[[36, 34], [36, 91.5]]")),
        "3:1: warning: feature 2 is left out: the latitude 91.5 lies beyond 90 degrees; \
         coordinates are longitude first, then latitude: these seem to be the other way round"
    );
    assert_eq!(
        left_out(&feature("Point", "[4090000.5, 4120000]")),
        "3:1: warning: feature 2 is left out: the longitude 4090000.5 lies beyond 180 degrees; \
         coordinates are longitude and latitude in degrees: save the file in WGS 84 (EPSG:4326)"
    );
}

#[test]
fn a_coordinate_on_the_edge_of_the_globe_is_on_it() {
    let edge = feature("LineString", "[[-180, -90], [180.0000000000003, 90]]");
    assert!(read(&edge).is_ok());
}

#[test]
fn a_coordinate_that_is_no_number_leaves_its_feature_out() {
    let told = left_out(&feature("LineString", "[[36, 34], [null, 35]]"));
    assert!(
        told.starts_with("3:10") && told.contains("feature 2 is left out: null stands"),
        "{told}"
    );
    let told = left_out(&feature("Point", "[1e999, 35]"));
    assert!(told.contains("number out of range"), "{told}");
    let told = left_out(&feature("Point", "[\"36\", 35]"));
    assert!(
        told.contains("feature 2 is left out: invalid type: string"),
        "{told}"
    );
}

#[test]
fn a_shape_that_is_none_leaves_its_feature_out() {
    for (kind, coordinates, why) in [
        ("Point", "[36]", "at least"),
        ("MultiPoint", "[[36]]", "fewer than two numbers"),
        ("LineString", "[[36, 34]]", "fewer than two points"),
        ("LineString", "[]", "fewer than two points"),
        (
            "Polygon",
            "[[[36, 34], [37, 35]]]",
            "fewer than three corners",
        ),
        ("Polygon", "[]", "no geometry"),
        ("MultiPolygon", "[]", "no geometry"),
        ("LineString", "[[[36, 34], [37, 35]]]", "dimensions"),
        ("Circle", "[36, 34]", "Circle"),
    ] {
        let told = left_out(&feature(kind, coordinates));
        let told = told.replace("two or more", "at least");
        assert!(told.contains(why), "{kind} {coordinates}: {told}");
    }
    let nowhere = "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": null}";
    assert!(left_out(nowhere).ends_with("feature 2 is left out: it has no geometry"));
    for other in ["null", "7", "[]", "{}", "{\"type\": \"Point\"}"] {
        left_out(other);
    }
}

#[test]
fn a_feature_is_drawn_whole_or_not_at_all() {
    let told = left_out(&feature(
        "MultiLineString",
        "[[[36, 34], [37, 35]], [[36, 34]]]",
    ));
    assert!(told.contains("fewer than two points"), "{told}");
}

#[test]
fn what_json_has_no_number_for_is_told_where_it_stands() {
    for number in ["NaN", "Infinity", "-Infinity"] {
        let text = collection(&[&homs(), &feature("Point", &format!("[{number}, 34]"))]);
        let told = refused(&text);
        let name = number.trim_start_matches('-');
        assert!(told.starts_with("3:8"), "{told}");
        assert!(
            told.contains(&format!("{name} is no number in JSON")),
            "{told}"
        );
    }
}

#[test]
fn a_file_that_breaks_off_is_told_to_do_so() {
    let whole = collection(&[&homs()]);
    let told = refused(&whole[..whole.len() - 5]);
    assert!(
        told.starts_with("2:") && told.contains("ends here in the middle"),
        "{told}"
    );
    assert!(refused("").contains("ends here"));
}

#[test]
fn what_is_no_json_is_told_with_line_and_column() {
    assert_eq!(
        refused("{\n  \"type\": 'FeatureCollection'}"),
        "2:11: error: this is no JSON: expected value"
    );
    // Columns count characters, not bytes.
    let told = refused("{\"name\": \"تلبيسة\", 7}");
    assert!(told.starts_with("1:20: error: this is no JSON"), "{told}");
}

#[test]
fn what_is_no_geojson_is_told_to_be_none() {
    for (text, why) in [
        ("[]", "no GeoJSON"),
        ("7", "no GeoJSON"),
        ("{}", "without a `type`"),
        (
            "{\"type\": \"Topology\"}",
            "\"Topology\" is no type of GeoJSON",
        ),
        (
            "{\"type\": \"FeatureCollection\", \"features\": null}",
            "a list of features",
        ),
        (
            "{\"type\": \"FeatureCollection\", \"features\": {}}",
            "a list of features",
        ),
    ] {
        let told = refused(text);
        assert!(
            told.contains(why) && told.contains("FeatureCollection"),
            "{told}"
        );
    }
}

#[test]
fn a_file_with_nothing_to_draw_is_refused_with_the_reasons() {
    assert!(refused(&collection(&[])).contains("nothing in it can be drawn"));
    let problems = read(&collection(&[&feature("Point", "[34, 136]")])).unwrap_err();
    assert_eq!((problems.errors(), problems.warnings()), (1, 1));
}

#[test]
fn another_coordinate_system_is_refused_by_its_name() {
    let with_crs =
        |crs: &str| collection(&[&homs()]).replacen('{', &format!("{{\"crs\": {crs}, "), 1);
    let named = |name: &str| {
        with_crs(&format!(
            "{{\"type\": \"name\", \"properties\": {{\"name\": \"{name}\"}}}}"
        ))
    };
    for wgs84 in [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:EPSG::4326",
        "EPSG:4326",
    ] {
        assert!(read(&named(wgs84)).is_ok(), "{wgs84}");
    }
    assert!(read(&with_crs("null")).is_ok());
    assert_eq!(
        refused(&named("urn:ogc:def:crs:EPSG::3857")),
        "1:1: error: its coordinates are in urn:ogc:def:crs:EPSG::3857; \
         save it in WGS 84 (EPSG:4326), in degrees"
    );
    assert!(refused(&with_crs("{\"type\": \"link\"}")).contains("an unnamed system"));
}

#[test]
fn too_many_features_or_points_are_refused() {
    let features = vec!["0"; 100_001];
    assert!(refused(&collection(&features)).contains("more than 100000 features"));
    let points = vec!["[1,2]"; 1_000_001].join(",");
    let told = refused(&feature("LineString", &format!("[{points}]")));
    assert!(
        told.contains("it has 1000001 points") && told.contains("simplify"),
        "{told}"
    );
}

#[test]
fn a_deep_nest_is_refused_and_nothing_breaks() {
    let open = "{\"type\": \"GeometryCollection\", \"geometries\": [";
    let nest = open.repeat(50_000);
    assert!(read(&nest).is_err());
    assert!(read(&"[".repeat(1_000_000)).is_err());
    let closed = format!("{}{}", open.repeat(500), "]}".repeat(500));
    assert!(read(&closed).is_err());
}

#[test]
fn what_a_file_says_of_itself_may_be_as_long_as_it_likes() {
    let long = "ت".repeat(1_000_000);
    let text = collection(&[&homs()]).replacen('{', &format!("{{\"name\": \"{long}\", "), 1);
    assert_eq!(read(&text).unwrap().overlay.name.chars().count(), 201);
}

#[test]
fn a_mark_of_the_byte_order_is_passed_over() {
    assert!(read(&format!("\u{feff}{}", homs())).is_ok());
}

#[test]
fn a_huge_file_is_refused_by_its_length_and_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.geojson");
    File::create(&path).unwrap().set_len(2 << 30).unwrap();
    let started = std::time::Instant::now();
    let told = open_overlay(&path).unwrap_err().to_string();
    assert!(started.elapsed().as_secs() < 1);
    assert!(
        told.ends_with(
            "huge.geojson has 2048 MiB, and no more than 64 MiB of an overlay are drawn; \
             cut it to the area of the case, or simplify it"
        ),
        "{told}"
    );
}

#[test]
fn what_is_no_text_is_told_to_be_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture.geojson");
    std::fs::write(&path, b"\x89PNG\0\xff").unwrap();
    let told = open_overlay(&path).unwrap_err().to_string();
    assert!(told.contains("is not text in UTF-8"), "{told}");
}

proptest::proptest! {
    #[test]
    fn no_change_of_a_byte_breaks_the_reader(at in 0_usize..400, byte in 0_u8..=127) {
        let mut bytes = collection(&[&homs(), &feature("Polygon", "[[[1,2],[3,4],[5,6]]]")]).into_bytes();
        let length = bytes.len();
        bytes[at % length] = byte;
        let _ = read(&String::from_utf8(bytes).unwrap());
    }
}
