//! First-level administrative areas, for claims about a whole governorate.
//!
//! Outlines are coarse: good for drawing an area, not for saying in which one a point lies.

use std::sync::{Arc, OnceLock};

use geo::{InteriorPoint, MultiPolygon};

use super::embedded::{self, Source};
use crate::model::place::{Region, Regions};

/// The areas that have an ISO 3166-2 code, by that code, outlines in (lon, lat) degrees. Read when
/// first asked for.
pub fn regions() -> &'static Regions {
    static REGIONS: OnceLock<Regions> = OnceLock::new();
    REGIONS.get_or_init(|| {
        // The file is part of the program, and a test reads it.
        let sources = embedded::ADMIN1.read().unwrap_or_default();
        sources
            .iter()
            .filter_map(region)
            .map(|region| (region.code.clone(), Arc::new(region)))
            .collect()
    })
}

fn region(source: &Source) -> Option<Region> {
    let outline = MultiPolygon::new(source.polygons());
    Some(Region {
        code: source.text("iso")?,
        name: source.text("name")?,
        name_ar: source.text("name_ar"),
        label: source
            .point_at("label")
            .or_else(|| outline.interior_point())?,
        outline,
    })
}

#[cfg(test)]
mod tests {
    use geo::Contains;

    use super::*;

    #[test]
    fn all_fourteen_syrian_governorates_are_there() {
        let syrian = regions().keys().filter(|code| code.starts_with("SY-"));
        assert_eq!(syrian.count(), 14);
    }

    #[test]
    fn hama_has_an_outline_around_its_label() {
        let hama = &regions()["SY-HM"];
        assert_eq!(hama.name, "Hama");
        assert_eq!(hama.name_ar.as_deref(), Some("حماة"));
        assert!(hama.outline.contains(&hama.label));
    }

    #[test]
    fn every_label_stands_in_its_own_region() {
        for region in regions().values() {
            assert!(region.outline.contains(&region.label), "{}", region.name);
        }
    }

    #[test]
    fn an_area_without_a_code_is_no_region() {
        assert!(
            regions()
                .values()
                .all(|region| region.name != "Golan Heights")
        );
    }
}
