use super::*;
use crate::basemap::seam::in_region;

fn called(name: &str, kind: LabelKind) -> impl Iterator<Item = &'static Label> + '_ {
    labels()
        .iter()
        .filter(move |label| label.name == name && label.kind == kind)
}

fn towns_at(zoom: f64) -> impl Iterator<Item = &'static Label> {
    labels()
        .iter()
        .filter(move |label| label.kind == LabelKind::Town && label.min_zoom <= zoom)
        .filter(|label| in_region(label.lon_lat))
}

#[test]
fn homs_and_talbiseh_have_arabic_names() {
    for (name, name_ar) in [("Homs", "حمص"), ("Talbiseh", "تلبيسة")] {
        let label = called(name, LabelKind::Town).next().unwrap();
        assert_eq!(label.name_ar.as_deref(), Some(name_ar));
    }
}

#[test]
fn no_name_is_empty_or_written_twice_at_one_point() {
    let mut seen = HashSet::new();
    for label in labels() {
        assert!(!label.name.trim().is_empty());
        assert_ne!(label.name_ar.as_deref(), Some(""));
        let at = format!("{:.3} {:.3}", label.lon_lat.x(), label.lon_lat.y());
        let zooms = match label.kind {
            LabelKind::River => (label.min_zoom as u8, at),
            _ => (0, at),
        };
        assert!(
            seen.insert((label.name.clone(), zooms)),
            "{} twice",
            label.name
        );
    }
}

#[test]
fn the_order_is_by_importance_and_rivers_give_way() {
    for pair in labels().windows(2) {
        assert!(turn(&pair[0]) <= turn(&pair[1]));
        if turn(&pair[0]).total_cmp(&turn(&pair[1])).is_eq() {
            assert!(pair[0].rank <= pair[1].rank);
        }
    }
    let place_of = |name: &str, kind: LabelKind| {
        let is_it =
            |label: &Label| label.name == name && label.kind == kind && label.min_zoom > 7.5;
        labels().iter().position(is_it)
    };
    let rastan = place_of("Rastan", LabelKind::Town).unwrap();
    assert!(rastan < place_of("Orontes", LabelKind::River).unwrap());
}

#[test]
fn the_nearer_the_map_the_more_towns() {
    assert!(towns_at(6.0).count() < 30);
    let names: HashSet<_> = towns_at(8.0).map(|town| town.name.as_str()).collect();
    for town in ["Aleppo", "Homs", "Palmyra", "Rastan", "Jisr al-Shughur"] {
        assert!(names.contains(town), "{town}");
    }
    assert!(!names.contains("Talbiseh"));
    assert_eq!(towns_at(11.0).count(), towns_at(30.0).count());
    assert!(towns_at(9.5).count() * 10 > towns_at(11.0).count() * 6);
}

#[test]
fn in_the_region_only_the_places_name_towns() {
    assert_eq!(called("Aleppo", LabelKind::Town).count(), 1);
    assert_eq!(called("Damascus", LabelKind::Capital).count(), 1);
    assert_eq!(called("Baghdad", LabelKind::Capital).count(), 1);
}

#[test]
fn every_kind_of_thing_is_named() {
    for (name, kind) in [
        ("Syria", LabelKind::Country),
        ("Shayrat Air Base", LabelKind::Airfield),
        ("Lake Assad", LabelKind::Lake),
        ("Black Sea", LabelKind::Sea),
        ("Anti-Lebanon", LabelKind::Relief),
        ("Syrian Desert", LabelKind::Expanse),
        ("Mount Hermon", LabelKind::Peak),
        ("Idlib", LabelKind::Governorate),
    ] {
        assert_eq!(called(name, kind).count(), 1, "{name}");
    }
    assert_eq!(called("Golan Heights", LabelKind::Governorate).count(), 0);
}

#[test]
fn a_peak_has_its_height() {
    let peak = called("Qurnat as-Sawda", LabelKind::Peak).next().unwrap();
    assert_eq!(peak.height_m, Some(3088));
}

#[test]
fn a_sea_is_named_once_at_every_zoom_at_any_one_place() {
    let seas = || labels().iter().filter(|label| label.kind == LabelKind::Sea);
    for (i, a) in seas().enumerate() {
        for b in seas().skip(i + 1).filter(|b| b.name == a.name) {
            let apart = a.max_zoom <= b.min_zoom || b.max_zoom <= a.min_zoom;
            let far = (a.lon_lat.x() - b.lon_lat.x()).abs() > 10.0;
            assert!(apart || far, "{}", a.name);
        }
    }
}

#[test]
fn a_country_is_not_named_where_its_governorates_are() {
    let syria = called("Syria", LabelKind::Country).next().unwrap();
    let idlib = called("Idlib", LabelKind::Governorate).next().unwrap();
    assert!(syria.max_zoom <= idlib.min_zoom);
}

#[test]
fn great_rivers_are_named_along_their_course_from_their_zoom_on() {
    for (name, zooms) in [
        ("Euphrates", 6..=16),
        ("Tigris", 6..=16),
        ("Orontes", 8..=16),
    ] {
        for zoom in zooms {
            let zoom = f64::from(zoom);
            let mut reaches = called(name, LabelKind::River);
            let named = reaches.any(|reach| (reach.min_zoom..reach.max_zoom).contains(&zoom));
            assert!(named, "{name} at {zoom}");
        }
    }
    for label in labels() {
        let is_river = label.kind == LabelKind::River;
        assert_eq!(is_river, !label.stretches.is_empty(), "{}", label.name);
    }
}
