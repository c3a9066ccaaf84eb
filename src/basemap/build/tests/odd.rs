//! Whatever shapes are in the files, a map is made of them if there is anything to draw.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;

use super::*;

/// Mostly few and the same, so that shapes cross and repeat themselves and touch the region's edge.
fn degrees(limit: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => (-4..=4_i32).prop_map(f64::from),
        1 => -limit..=limit,
        1 => prop_oneof![Just(limit), Just(-limit)],
    ]
}

fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
    vec((degrees(180.0), degrees(90.0)), 0..9)
}

fn text(kind: &str, coordinates: &serde_json::Value) -> String {
    let geometry = json!({"type": kind, "coordinates": coordinates});
    let feature = json!({"type": "Feature", "properties": {}, "geometry": geometry});
    json!({"type": "FeatureCollection", "features": [feature]}).to_string()
}

const LAYERS: &str = "
    (file: \"world.geojson\", layer: Land, extent: World, outline: (layer: Coast)),
    (file: \"land.geojson\", layer: Land, outline: (layer: Coast)),
    (file: \"lines.geojson\", layer: Border),
    (file: \"far.geojson\", layer: Border, extent: World),";

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_shapes_make_a_map(rings in vec(points(), 0..3), land in points(), lines in points()) {
        let area = text("Polygon", &json!(rings));
        let land = text("Polygon", &json!([land]));
        let lines = text("LineString", &json!(lines));
        let folder = folder(LAYERS, &[
            ("world.geojson", &area),
            ("land.geojson", &land),
            ("lines.geojson", &lines),
            ("far.geojson", &lines),
        ]);
        let path = folder.path().join("manifest.ron");
        let manifest = fs::read_to_string(&path).unwrap();
        let manifest = manifest.replace("layers:", "region: (-3, -3, 3, 3), world_zoom: 2, layers:");
        fs::write(path, manifest).unwrap();
        match build(folder.path(), Some(4), &mut |_| ()) {
            Ok(built) => prop_assert!(PmTiles::over(&built.bytes[..]).is_ok()),
            Err(error) => prop_assert!(matches!(error, BuildError::Nothing), "{error}"),
        }
    }
}
