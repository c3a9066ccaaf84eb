//! Where the two schemas of detail maps keep what is drawn, as filters of the map widget's styles.
//!
//! [Protomaps](https://docs.protomaps.com/basemaps/layers) is read as of version 4, with what its
//! older versions called differently where that is told at once; [OpenMapTiles](https://openmaptiles.org/schema/)
//! as of version 3.

use serde_json::{Value, json};

/// The properties that the filters ask for, and the names that are written.
pub(super) const KEYS: &[&str] = &[
    "admin_level",
    "aeroway",
    "brunnel",
    "class",
    "disputed",
    "intermittent",
    "is_tunnel",
    "kind",
    "kind_detail",
    "landuse",
    "maritime",
    "name",
    "name:en",
    "name_en",
    "natural",
    "pmap:kind",
    "pmap:min_admin_level",
    "rank",
    "seasonal",
    "syrian",
    "waterway",
];

/// Features of some layers that a filter picks.
#[derive(Debug, Clone)]
pub(super) struct Pick {
    pub(super) layers: &'static [&'static str],
    pub(super) filter: Value,
}

/// What is drawn of a map, and where it is kept.
pub(super) struct Schema {
    /// Areas of dry land; nothing where land is whatever is no water.
    pub(super) earth: Option<Pick>,
    pub(super) green: Pick,
    pub(super) built_up: Pick,
    pub(super) sea: Pick,
    pub(super) lakes: Pick,
    pub(super) seasonal_lakes: Pick,
    pub(super) rivers: Pick,
    pub(super) streams: Pick,
    pub(super) buildings: Pick,
    pub(super) motorways: Pick,
    pub(super) roads: Pick,
    pub(super) streets: Pick,
    pub(super) paths: Pick,
    pub(super) railways: Pick,
    pub(super) runways: Pick,
    pub(super) taxiways: Pick,
    /// Borders of which the map says that they are agreed.
    pub(super) borders: Pick,
    /// Borders of which it says that they are not, or says nothing.
    pub(super) disputed: Pick,
    pub(super) governorates: Pick,
    /// The ways of which the names are written, the greater ones first.
    pub(super) named: [Pick; 2],
}

const GREEN: &[&str] = &[
    "forest",
    "wood",
    "park",
    "nature_reserve",
    "national_park",
    "protected_area",
    "orchard",
    "grass",
    "grassland",
    "garden",
    "golf_course",
    "recreation_ground",
];

const BUILT_UP: &[&str] = &[
    "aerodrome",
    "airfield",
    "bus_station",
    "cemetery",
    "college",
    "commercial",
    "hospital",
    "industrial",
    "kindergarten",
    "military",
    "naval_base",
    "neighbourhood",
    "pedestrian",
    "quarter",
    "railway",
    "residential",
    "retail",
    "school",
    "stadium",
    "suburb",
    "university",
    "urban_area",
];

pub(super) fn protomaps() -> Schema {
    // Until version 3 what is now a kind was `pmap:kind`, or the tag itself.
    let kind = first(&["kind", "pmap:kind", "natural", "landuse"]);
    let flows = first(&["kind", "waterway", "pmap:kind"]);
    let detail = first(&["kind_detail", "aeroway"]);
    let level = first(&["kind_detail", "pmap:min_admin_level"]);
    let land: &[&str] = &["landcover", "landuse", "natural"];
    let ways: &[&str] = &["roads", "transit"];
    let seasonal = is_set("intermittent");
    let in_sea = any(&kind, &["ocean", "sea"]);
    // Version 2 does not tell which borders are disputed: none of its lines is drawn as agreed.
    let country = json!(["==", kind, "country"]);
    let untold = json!(["all", ["==", kind, null], ["<=", level, 2]]);
    let special = any(
        &kind,
        &[
            "unrecognized_country",
            "lease_limit",
            "overlay_limit",
            "map_unit",
        ],
    );
    let streets = any(&kind, &["minor_road"]);
    let roads = any(&kind, &["major_road", "medium_road"]);
    let motorways = any(&kind, &["highway"]);
    Schema {
        earth: Some(pick(&["earth"], json!(true))),
        green: pick(land, any(&kind, GREEN)),
        built_up: pick(land, any(&kind, BUILT_UP)),
        sea: pick(&["water"], in_sea.clone()),
        lakes: pick(&["water"], json!(["all", not(&in_sea), not(&seasonal)])),
        seasonal_lakes: pick(&["water"], json!(["all", not(&in_sea), seasonal])),
        rivers: pick(&["water", "physical_line"], any(&flows, &["river"])),
        streams: pick(
            &["water", "physical_line"],
            any(&flows, &["stream", "canal", "drain", "ditch"]),
        ),
        buildings: pick(&["buildings"], not(&any(&kind, &["address"]))),
        motorways: pick(ways, motorways.clone()),
        roads: pick(ways, roads.clone()),
        streets: pick(ways, streets.clone()),
        paths: pick(ways, any(&kind, &["path", "other"])),
        railways: pick(ways, any(&kind, &["rail", "railway"])),
        runways: pick(ways, any(&detail, &["runway"])),
        taxiways: pick(ways, any(&detail, &["taxiway"])),
        borders: pick(
            &["boundaries"],
            json!(["all", country, not(&is_set("disputed"))]),
        ),
        disputed: pick(
            &["boundaries"],
            json!(["any", ["all", country, is_set("disputed")], special, untold]),
        ),
        governorates: pick(
            &["boundaries"],
            json!([
                "any",
                ["==", kind, "region"],
                ["all", ["==", kind, null], ["==", level, 4]]
            ]),
        ),
        named: [
            pick(ways, json!(["any", motorways, roads])),
            pick(ways, streets),
        ],
    }
}

pub(super) fn open_map_tiles() -> Schema {
    let class = first(&["class"]);
    let level = first(&["admin_level"]);
    let seasonal = is_set("intermittent");
    let in_sea = any(&class, &["ocean", "sea"]);
    let covered = any(&first(&["brunnel"]), &["tunnel"]);
    let on_land = not(&is_set("maritime"));
    let country = json!(["all", ["<=", level, 2], on_land]);
    let streets: &[&str] = &["minor", "service", "tertiary"];
    let roads: &[&str] = &["trunk", "primary", "secondary"];
    Schema {
        earth: None,
        green: pick(&["landcover", "landuse", "park"], any(&class, GREEN)),
        built_up: pick(&["landuse", "aeroway"], any(&class, BUILT_UP)),
        sea: pick(&["water"], in_sea.clone()),
        lakes: pick(
            &["water"],
            json!(["all", not(&in_sea), not(&seasonal), not(&covered)]),
        ),
        seasonal_lakes: pick(&["water"], json!(["all", not(&in_sea), seasonal])),
        rivers: pick(
            &["waterway"],
            json!(["all", any(&class, &["river"]), not(&covered)]),
        ),
        streams: pick(
            &["waterway"],
            json!([
                "all",
                any(&class, &["stream", "canal", "drain", "ditch"]),
                not(&covered)
            ]),
        ),
        buildings: pick(&["building"], json!(true)),
        motorways: pick(&["transportation"], any(&class, &["motorway"])),
        roads: pick(&["transportation"], any(&class, roads)),
        streets: pick(&["transportation"], any(&class, streets)),
        paths: pick(
            &["transportation"],
            any(&class, &["path", "track", "pedestrian"]),
        ),
        railways: pick(&["transportation"], any(&class, &["rail"])),
        runways: pick(&["aeroway"], any(&class, &["runway"])),
        taxiways: pick(&["aeroway"], any(&class, &["taxiway"])),
        borders: pick(
            &["boundary"],
            json!(["all", country, not(&is_set("disputed"))]),
        ),
        disputed: pick(
            &["boundary"],
            json!(["all", ["<=", level, 4], on_land, is_set("disputed")]),
        ),
        governorates: pick(
            &["boundary"],
            json!([
                "all",
                [">", level, 2],
                ["<=", level, 4],
                on_land,
                not(&is_set("disputed"))
            ]),
        ),
        named: [
            pick(
                &["transportation_name"],
                json!(["any", any(&class, &["motorway"]), any(&class, roads)]),
            ),
            pick(&["transportation_name"], any(&class, streets)),
        ],
    }
}

fn pick(layers: &'static [&'static str], filter: Value) -> Pick {
    Pick { layers, filter }
}

/// The first of the `properties` that a feature has.
fn first(properties: &[&str]) -> Value {
    let mut tries = vec![json!("coalesce")];
    tries.extend(properties.iter().map(|property| json!(["get", property])));
    json!(tries)
}

fn any(value: &Value, words: &[&str]) -> Value {
    let mut test = vec![json!("in"), value.clone()];
    test.extend(words.iter().map(|word| json!(word)));
    json!(test)
}

/// Whether a flag is set, which is written in several ways.
fn is_set(flag: &str) -> Value {
    json!(["in", ["get", flag], true, 1, "yes", "true", "1"])
}

fn not(test: &Value) -> Value {
    json!(["!", test])
}
