//! What a tile must hold, whoever draws it.

use std::collections::BTreeMap;

use geo::{Area, Geometry};
use mvt_reader::Reader;
use mvt_reader::feature::Value;
use walkers::Tile;

use super::*;
use crate::basemap::build::tests::layers;
use crate::basemap::mercator::project;
use crate::basemap::style::style;
use crate::basemap::style::tests::paper;

type Decoded = BTreeMap<String, Vec<mvt_reader::feature::Feature>>;

fn decoded(id: TileId) -> Decoded {
    let reader = Reader::new(tile(layers(), id)).unwrap();
    reader
        .get_layer_metadata()
        .unwrap()
        .into_iter()
        .map(|layer| {
            assert_eq!(layer.extent, EXTENT);
            (layer.name, reader.get_features(layer.layer_index).unwrap())
        })
        .collect()
}

fn tile_at(lon: f64, lat: f64, zoom: u8) -> TileId {
    let across = f64::from(1_u32 << zoom);
    let at = project(Coord { x: lon, y: lat });
    TileId {
        x: (at.x * across) as u32,
        y: (at.y * across) as u32,
        zoom,
    }
}

/// Every tile of `zoom` that lies over Syria's mainland, away from the coast.
fn over_syria(zoom: u8) -> Vec<TileId> {
    let (north_west, south_east) = (tile_at(36.3, 36.3, zoom), tile_at(40.5, 33.2, zoom));
    (north_west.x..=south_east.x)
        .flat_map(|x| (north_west.y..=south_east.y).map(move |y| TileId { x, y, zoom }))
        .collect()
}

fn polygons(layer: &[mvt_reader::feature::Feature]) -> geo::MultiPolygon<f32> {
    let polygons = layer.iter().flat_map(|feature| match &feature.geometry {
        Geometry::MultiPolygon(polygons) => polygons.0.clone(),
        Geometry::Polygon(polygon) => vec![polygon.clone()],
        other => panic!("an area is a polygon, not {other:?}"),
    });
    polygons.collect()
}

fn rings(layer: &[mvt_reader::feature::Feature]) -> Vec<geo::LineString<f32>> {
    polygons(layer)
        .into_iter()
        .flat_map(|polygon| {
            let (exterior, interiors) = polygon.into_inner();
            std::iter::once(exterior).chain(interiors)
        })
        .collect()
}

fn lines(layer: &[mvt_reader::feature::Feature]) -> Vec<geo::LineString<f32>> {
    layer
        .iter()
        .map(|feature| match &feature.geometry {
            Geometry::LineString(line) => line.clone(),
            other => panic!("a line is a line, not {other:?}"),
        })
        .collect()
}

/// Where `lines` cross the upright line at `x`, from north to south.
fn crossings(lines: &[geo::LineString<f32>], x: f32) -> Vec<f32> {
    let mut found: Vec<f32> = lines
        .iter()
        .flat_map(geo::LineString::lines)
        .filter(|segment| (segment.start.x < x) != (segment.end.x < x))
        .map(|segment| segment.start.y + segment.slope() * (x - segment.start.x))
        .filter(|y| (0.0..=4096.0).contains(y))
        .collect();
    found.sort_by(f32::total_cmp);
    found
}

#[test]
fn every_tile_over_syria_holds_land_and_can_be_drawn() {
    let style = style(&paper());
    for zoom in 5..=10 {
        for id in over_syria(zoom) {
            assert!(!decoded(id)["land"].is_empty(), "{id:?}");
            let bytes = tile(layers(), id);
            Tile::from_mvt(&bytes, &style, zoom, 512).unwrap();
        }
    }
}

#[test]
fn every_zoom_has_a_tile_of_homs() {
    for zoom in 0..=MAX_ZOOM {
        assert!(
            decoded(tile_at(36.72, 34.73, zoom)).contains_key("land"),
            "{zoom}"
        );
    }
}

#[test]
fn the_open_sea_holds_no_land() {
    for (lon, lat, zoom) in [(34.9, 35.1, 9), (34.2, 33.0, 9), (-45.0, 40.0, 6)] {
        let layers: Vec<_> = decoded(tile_at(lon, lat, zoom)).into_keys().collect();
        assert_eq!(layers, [SEA]);
    }
}

#[test]
fn a_tile_off_the_map_is_empty() {
    let layers = layers();
    assert!(
        tile(
            layers,
            TileId {
                x: 2,
                y: 0,
                zoom: 1
            }
        )
        .is_empty()
    );
    assert!(
        tile(
            layers,
            TileId {
                x: 0,
                y: 0,
                zoom: MAX_ZOOM + 1
            }
        )
        .is_empty()
    );
    assert!(
        tile(
            layers,
            TileId {
                x: 0,
                y: 0,
                zoom: 200
            }
        )
        .is_empty()
    );
}

#[test]
fn sea_and_land_share_a_tile_without_a_gap_and_without_an_overlap() {
    let side = EXTENT as f32 + 2.0 * BUFFER as f32;
    for id in [
        tile_at(0.0, 0.0, 0),
        tile_at(35.9, 35.6, 8),
        // The region's edge, where the coarse world begins.
        tile_at(34.0, 31.5, 7),
        tile_at(34.0, 36.6, 9),
        tile_at(36.2, 38.0, 10),
        // The world's edge.
        tile_at(179.9, 68.0, 3),
        tile_at(-179.9, -17.0, 5),
    ] {
        let tile = decoded(id);
        let of = |layer| tile.get(layer).map_or_else(Vec::new, Clone::clone);
        let (land, sea) = (polygons(&of("land")), polygons(&of(SEA)));
        let land = geo::unary_union(&land);
        let share = |area: &geo::MultiPolygon<f32>| area.unsigned_area() / (side * side);
        let both = share(&land.intersection(&sea));
        assert!(both < 1e-3, "{id:?}: {both} is land and sea");
        let covered = share(&land) + share(&sea);
        assert!(
            (covered - 1.0).abs() < 1e-3,
            "{id:?}: {covered} is land or sea"
        );
    }
}

#[test]
fn dry_land_all_around_leaves_no_sea() {
    for (lon, lat, zoom) in [(40.0, 35.0, 6), (36.72, 34.73, 10), (5.0, 25.0, 5)] {
        let id = tile_at(lon, lat, zoom);
        let sea = decoded(id).remove(SEA).unwrap_or_default();
        assert!(sea.is_empty(), "{id:?}: {:?}", polygons(&sea));
    }
}

#[test]
fn the_sea_leaves_room_for_an_island() {
    let tile = decoded(tile_at(33.2, 35.0, 5));
    assert!(
        polygons(&tile[SEA])
            .iter()
            .any(|sea| !sea.interiors().is_empty())
    );
}

#[test]
fn rings_close_and_stay_near_their_tile() {
    for id in [
        tile_at(35.9, 35.6, 8),
        tile_at(38.2, 36.0, 9),
        tile_at(0.0, 0.0, 0),
    ] {
        let tile = decoded(id);
        for ring in ["land", "lake", SEA]
            .iter()
            .filter_map(|name| tile.get(*name))
            .flat_map(|layer| rings(layer))
        {
            assert!(ring.is_closed() && ring.0.len() >= 4, "{id:?}");
            for at in ring.coords() {
                assert!(at.x >= -64.0 && at.x <= 4160.0 && at.y >= -64.0 && at.y <= 4160.0);
            }
        }
    }
}

#[test]
fn the_sea_reaches_past_the_edges_of_its_tile() {
    let sea = decoded(tile_at(34.9, 35.1, 9)).remove(SEA).unwrap();
    let ring = rings(&sea).remove(0);
    assert!(ring.coords().all(|at| at.x < 0.0 || at.x > 4096.0));
}

#[test]
fn lines_meet_where_two_tiles_do() {
    for (layer, lon, lat) in [
        ("river", 38.3, 36.4),
        ("coast", 35.9, 35.2),
        ("border", 37.2, 36.65),
    ] {
        for zoom in 6..=11 {
            let west = tile_at(lon, lat, zoom);
            let east = TileId {
                x: west.x + 1,
                ..west
            };
            let crossings = |id, x| {
                decoded(id)
                    .get(layer)
                    .map_or(vec![], |found| crossings(&lines(found), x))
            };
            // At the seam a line may touch the edge without crossing it, in one tile's rounding only.
            let (before, after) = (crossings(west, 4096.0), crossings(east, 0.0));
            assert_eq!(before.len(), after.len(), "{layer} at {zoom}");
            for (before, after) in before.iter().zip(&after) {
                assert!(
                    (before - after).abs() <= 2.0,
                    "{layer} at {zoom}: {before} {after}"
                );
            }
        }
    }
}

#[test]
fn properties_are_only_what_the_map_widget_can_read() {
    for zoom in [4, 7, 10] {
        for feature in decoded(tile_at(36.7, 34.7, zoom)).into_values().flatten() {
            for (key, value) in feature.properties.unwrap_or_default() {
                assert!(
                    matches!(
                        value,
                        Value::SInt(_) | Value::Double(_) | Value::String(_) | Value::Bool(_)
                    ),
                    "{key}: {value:?}"
                );
            }
        }
    }
}

#[test]
fn small_rivers_wait_until_there_is_room() {
    let ranks = |zoom| {
        let rivers = decoded(tile_at(36.7, 34.7, zoom))
            .remove("river")
            .unwrap_or_default();
        let mut ranks: Vec<_> = rivers
            .into_iter()
            .filter_map(|river| match river.properties?.remove("rank")? {
                Value::SInt(rank) => Some(rank),
                _ => None,
            })
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        ranks
    };
    assert_eq!(ranks(3), [1]);
    assert_eq!(ranks(5), [1, 2]);
    assert!(ranks(8).contains(&4));
}

#[test]
fn a_hole_that_starts_where_the_outer_ring_ends_keeps_its_corners() {
    let outer = vec![
        (0.0, 0.0),
        (100.0, 0.0),
        (100.0, 100.0),
        (0.0, 100.0),
        (0.0, 0.0),
    ];
    let hole = vec![(0.0, 100.0), (50.0, 60.0), (20.0, 20.0), (0.0, 100.0)];
    let polygon = Polygon::new(LineString::from(outer), vec![LineString::from(hole)]);
    let data = polygon_data(&polygon).unwrap().unwrap();
    let mut tile = mvt::Tile::new(EXTENT);
    let layer = tile.create_layer("land").into_feature(data).into_layer();
    tile.add_layer(layer).unwrap();
    let reader = Reader::new(tile.to_bytes().unwrap()).unwrap();
    let rings = rings(&reader.get_features(0).unwrap());
    assert_eq!(
        rings.iter().map(|ring| ring.0.len()).collect::<Vec<_>>(),
        [5, 4]
    );
}
