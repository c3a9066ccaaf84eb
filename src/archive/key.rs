//! Ids of what is in an archive. They begin with the archive's own, and tell what the data set tells:
//! an id, a coordinate, a name; never a row, which is another in the next release.

use std::path::Path;

use geo::Point;

use crate::model::{
    ArchiveId, ClaimId, DocumentId, Ground, GroupId, IncidentId, PartyId, PlaceId, SourceId,
    Subject,
};

/// What stands between the id of an archive and the rest.
const MARK: char = ':';

/// The id in `archive` of what is called `rest` there.
#[must_use]
pub fn within(archive: &ArchiveId, rest: &str) -> String {
    format!("{archive}{MARK}{rest}")
}

/// The id of an archive that is read from the file `path`.
#[must_use]
pub fn named_after(path: &Path) -> ArchiveId {
    // What follows the name in ids must be told from it.
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.replace(MARK, "-").as_str().into()
}

/// The source called `name`.
#[must_use]
pub fn source(archive: &ArchiveId, name: &str) -> SourceId {
    within(archive, name).as_str().into()
}

/// The party that makes the claims of `archive`.
#[must_use]
pub fn claimants(archive: &ArchiveId) -> PartyId {
    within(archive, "").as_str().into()
}

/// The party called `name`, of which the archive speaks.
#[must_use]
pub fn party(archive: &ArchiveId, name: &str) -> PartyId {
    within(archive, name).as_str().into()
}

/// The group called `name`, of which the archive speaks.
#[must_use]
pub fn group(archive: &ArchiveId, name: &str) -> GroupId {
    within(archive, name).as_str().into()
}

/// The documents that a row lists as `title`.
#[must_use]
pub fn document(archive: &ArchiveId, title: &str) -> DocumentId {
    within(archive, title).as_str().into()
}

/// The incident that the data set calls `name`.
#[must_use]
pub fn incident(archive: &ArchiveId, name: &str) -> IncidentId {
    within(archive, name).as_str().into()
}

/// The claim `number` of `incident`.
#[must_use]
pub fn claim(incident: &IncidentId, number: usize) -> ClaimId {
    format!("{incident}/{}", number + 1).as_str().into()
}

/// The place called `name` at `ground`; `equal` places of that name stand there before it, which are known
/// otherwise.
#[must_use]
pub fn place(archive: &ArchiveId, ground: Option<Ground>, name: &str, equal: usize) -> PlaceId {
    let at = ground.map_or_else(
        || "nowhere".to_owned(),
        |ground| {
            let at = ground.lon_lat();
            format!("{},{}", at.x(), at.y())
        },
    );
    let equal = if equal == 0 {
        String::new()
    } else {
        format!(" ({})", equal + 1)
    };
    within(archive, &format!("{at} {name}{equal}"))
        .as_str()
        .into()
}

/// Whether the id `text` is of something in `archive`.
#[must_use]
pub fn is_in(archive: &ArchiveId, text: &str) -> bool {
    rest(archive, text).is_some()
}

/// Whether `subject` is in `archive`.
#[must_use]
pub fn has(archive: &ArchiveId, subject: &Subject) -> bool {
    match subject {
        Subject::Place(id) => is_in(archive, id.as_str()),
        Subject::Incident(id) => is_in(archive, id.as_str()),
        Subject::Campaign => false,
    }
}

/// What the data set calls the incident `id`; `None` when that is in another.
#[must_use]
pub fn incident_name<'a>(archive: &ArchiveId, id: &'a IncidentId) -> Option<&'a str> {
    rest(archive, id.as_str())
}

/// Where the place `id` is: nowhere, or at that ground; `None` when its id does not say so.
#[must_use]
pub fn ground(archive: &ArchiveId, id: &PlaceId) -> Option<Option<Ground>> {
    let rest = rest(archive, id.as_str())?;
    let (at, _) = rest.split_once(' ')?;
    if at == "nowhere" {
        return Some(None);
    }
    let (lon, lat) = at.split_once(',')?;
    let point = Point::new(lon.parse().ok()?, lat.parse().ok()?);
    Ground::at(point).map(Some)
}

fn rest<'a>(archive: &ArchiveId, text: &'a str) -> Option<&'a str> {
    text.strip_prefix(archive.as_str())?.strip_prefix(MARK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_place_tells_where_it_is() {
        let archive: ArchiveId = "made-up".into();
        let talbiseh = Ground::at(Point::new(36.7309, 34.8407));
        let id = place(&archive, talbiseh, "Talbiseh", 0);
        assert_eq!(id.as_str(), "made-up:36.7309,34.8407 Talbiseh");
        assert_eq!(ground(&archive, &id), Some(talbiseh));
        let nowhere = place(&archive, None, "Rif", 1);
        assert_eq!(nowhere.as_str(), "made-up:nowhere Rif (2)");
        assert_eq!(ground(&archive, &nowhere), Some(None));
    }

    #[test]
    fn what_is_in_another_archive_is_not_in_this_one() {
        let archive: ArchiveId = "acled".into();
        assert!(is_in(&archive, "acled:SYR1"));
        assert!(!is_in(&archive, "acled-2:SYR1") && !is_in(&archive, "talbiseh"));
        assert_eq!(ground(&archive, &"acled-2:36.7,34.8 Talbiseh".into()), None);
        assert_eq!(ground(&archive, &"acled:here Talbiseh".into()), None);
    }
}
