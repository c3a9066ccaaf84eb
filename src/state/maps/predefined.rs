//! The online maps that the program knows of. Each is off until the user turns it on.

use super::{OnlineMap, Saving, Scheme, Template, TileContent, TileSide};

/// The id of OpenStreetMap's own map.
pub const OPEN_STREET_MAP: &str = "openstreetmap";
/// The id of `OpenFreeMap`.
pub const OPEN_FREE_MAP: &str = "openfreemap";

/// The online maps that need no key and no description by the user.
#[must_use]
pub fn predefined() -> Vec<OnlineMap> {
    vec![open_street_map(), open_free_map()]
}

fn open_street_map() -> OnlineMap {
    OnlineMap {
        id: OPEN_STREET_MAP.to_owned(),
        name: "OpenStreetMap".to_owned(),
        template: Template::known(
            Scheme::Xyz,
            "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        ),
        key: None,
        min_zoom: 0,
        max_zoom: 19,
        tile_side: TileSide::Points256,
        content: TileContent::Raster,
        attribution: "© OpenStreetMap contributors".to_owned(),
        saving: Saving::Forbidden {
            why: "OpenStreetMap's servers are paid for by donations, and its tile usage policy \
                  forbids downloading tiles in advance \
                  (https://operations.osmfoundation.org/policies/tiles/)"
                .to_owned(),
        },
    }
}

fn open_free_map() -> OnlineMap {
    OnlineMap {
        id: OPEN_FREE_MAP.to_owned(),
        name: "OpenFreeMap".to_owned(),
        // The tiles' own address has a date in it and changes weekly; this document says which is
        // the current one.
        template: Template::known(Scheme::TileJson, "https://tiles.openfreemap.org/planet"),
        key: None,
        min_zoom: 0,
        max_zoom: 14,
        tile_side: TileSide::Points512,
        content: TileContent::OpenMapTiles,
        attribution: "OpenFreeMap © OpenMapTiles, data from © OpenStreetMap contributors"
            .to_owned(),
        // The terms forbid collecting in bulk; areas that a user saves are fine up to about 50 MB,
        // says the operator: https://github.com/hyperknot/openfreemap/discussions/142
        saving: Saving::Allowed {
            at_most_bytes: Some(50_000_000),
        },
    }
}
