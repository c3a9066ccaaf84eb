//! What is known of online maps, what is written of them, and what is said before they are on.

use super::*;

fn with_key() -> OnlineMap {
    let address = "https://tiles.example.org/{z}/{x}/{y}.png?apikey=sesame-4711";
    let (template, key) = Template::parse(Scheme::Xyz, address).unwrap();
    OnlineMap {
        id: "example".to_owned(),
        name: "Example".to_owned(),
        template,
        key,
        ..predefined().remove(0)
    }
}

#[test]
fn what_the_program_brings_along_is_as_good_as_what_a_user_types() {
    for map in predefined() {
        let typed = Template::parse(map.template.scheme(), &map.template.to_string());
        assert_eq!(typed, Ok((map.template.clone(), None)), "{}", map.name);
        assert!(map.template.is_encrypted());
        assert!(!map.lacks_key());
        assert!(map.min_zoom <= map.max_zoom);
        assert!(!map.attribution.is_empty());
    }
}

#[test]
fn openstreetmap_forbids_saving_and_openfreemap_limits_it() {
    let maps = predefined();
    assert!(matches!(&maps[0].saving, Saving::Forbidden { why } if why.contains("policy")));
    let limit = Some(50_000_000);
    assert_eq!(
        maps[1].saving,
        Saving::Allowed {
            at_most_bytes: limit
        }
    );
}

#[test]
fn a_map_comes_back_from_the_settings_as_it_was_written() {
    for map in predefined().into_iter().chain([with_key()]) {
        let written = ron::to_string(&map).unwrap();
        assert_eq!(ron::from_str::<OnlineMap>(&written).unwrap(), map);
    }
}

#[test]
fn a_map_written_by_hand_needs_little() {
    let written =
        r#"(id: "a", name: "A", template: "https://a.example/{z}/{x}/{y}.png", max_zoom: 17)"#;
    let map: OnlineMap = ron::from_str(written).unwrap();
    assert_eq!((map.min_zoom, map.max_zoom), (0, 17));
    assert_eq!(map.tile_side.points(), 256);
    assert_eq!(map.saving, Saving::NotStated);
}

#[test]
fn a_key_written_into_a_template_by_hand_moves_out_of_it() {
    let written = r#"(id: "a", name: "A", template: "https://a.example/{z}/{x}/{y}?key=sesame", max_zoom: 17)"#;
    let map: OnlineMap = ron::from_str(written).unwrap();
    assert_eq!(map.key, Key::new("sesame"));
    assert!(!map.template.to_string().contains("sesame"));
}

#[test]
fn a_wrong_template_in_the_settings_is_told_without_quoting_it() {
    let written =
        r#"(id: "a", name: "A", template: "https://a.example/sesame?key=sesame", max_zoom: 17)"#;
    let error = ron::from_str::<OnlineMap>(written).unwrap_err().to_string();
    assert!(error.contains("lacks {z} and {x} and {y}"), "{error}");
    assert!(!error.contains("sesame"), "{error}");
}

#[test]
fn a_key_shows_itself_nowhere() {
    let map = with_key();
    let shown = format!("{map:?} {:?} {}", map.key, map.key.as_ref().unwrap());
    assert!(!shown.contains("sesame"), "{shown}");
    assert!(!explain(&map).contains("sesame"));
}

#[test]
fn a_blank_key_is_none() {
    assert_eq!(Key::new("  "), None);
    assert_eq!(Key::new(" a ").unwrap().reveal(), "a");
}

#[test]
fn the_user_is_told_who_learns_what() {
    assert_eq!(
        explain(&predefined()[0]),
        "The operator of tile.openstreetmap.org will learn your internet address, that you use \
         Counterclaim, and which parts of the map you look at and when."
    );
    assert!(explain(&with_key()).ends_with("Your key tells the operator who you are."));
    let (template, _) = Template::parse(Scheme::Xyz, "http://a.example:81/{z}/{x}/{y}").unwrap();
    let open = OnlineMap {
        template,
        ..predefined().remove(0)
    };
    let said = explain(&open);
    assert!(said.contains("a.example:81"), "{said}");
    assert!(said.contains("not encrypted"), "{said}");
}
