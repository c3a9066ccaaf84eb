//! Whether a file of JSON is a data set or an overlay, by its first objects.

use std::path::Path;

use crate::formats::mapping::{is_position, proposed, recognised};
use crate::formats::rows::Glance;
use crate::formats::unpack::{Content, Unpacked};

/// Whether the file of JSON at `path` is a data set, and no overlay.
///
/// `GeoJSON` is one when it is known by its columns, or says of points when something was there: what is
/// only somewhere is context. Other JSON is no overlay, so that a list of objects in it is a data set.
#[must_use]
pub fn is_data_set(path: &Path) -> bool {
    let unpacked = Unpacked::open(path).ok();
    let json = unpacked.filter(|unpacked| unpacked.content == Content::Json);
    let glance = json.and_then(|json| Glance::at(json.into_text()));
    glance.is_some_and(|glance| {
        !glance.is_geo_json
            || recognised(&glance.header, &[]).is_some()
            || says_when_and_where(&glance)
    })
}

fn says_when_and_where(glance: &Glance) -> bool {
    let cells = |column: &str| {
        let at = glance.header.iter().position(|name| name == column);
        let cells = glance.rows.iter().filter_map(move |row| row.get(at?));
        cells.filter(|cell| !cell.trim().is_empty())
    };
    let holds_points = |column: &str| cells(column).any(is_point);
    let guess = proposed(&glance.header, "", holds_points);
    let dated = guess.time.first.as_ref();
    guess.place.at.is_some() && dated.is_some_and(|column| cells(column).next().is_some())
}

/// Whether `cell` writes a position that is no line or area.
fn is_point(cell: &str) -> bool {
    let is_larger = ["LINE", "POLY", "MULTI", "GEOM"];
    is_position(cell)
        && !is_larger
            .iter()
            .any(|kind| cell.trim_start().starts_with(kind))
}
