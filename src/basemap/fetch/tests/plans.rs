//! What may be fetched, and what is told before anybody is asked.

use super::*;

#[test]
fn what_the_operator_forbids_is_not_fetched() {
    let fault = planned(predefined().remove(0), "36,34,37,35", "5").unwrap_err();
    let told = fault.to_string();
    assert!(told.contains("OpenStreetMap may not be saved"), "{told}");
    assert!(told.contains("tile usage policy"), "{told}");
}

#[test]
fn where_nothing_is_stated_the_user_has_to_look() {
    let map = OnlineMap {
        saving: Saving::NotStated,
        ..allowed()
    };
    let fault = planned(map.clone(), "36,34,37,35", "5").unwrap_err();
    assert!(
        fault.to_string().contains("--operator-allows-saving"),
        "{fault}"
    );
    let area = "36,34,37,35".parse().unwrap();
    let zooms = "5".parse().unwrap();
    assert!(Plan::new(map, area, zooms, 10, true).is_ok());
}

#[test]
fn looking_does_not_undo_what_is_forbidden() {
    let area = "36,34,37,35".parse().unwrap();
    let zooms = "5".parse().unwrap();
    let fault = Plan::new(predefined().remove(0), area, zooms, 10, true);
    assert!(matches!(fault, Err(PlanFault::Forbidden { .. })));
}

#[test]
fn zooms_that_the_map_does_not_have_are_told() {
    let fault = planned(predefined().remove(1), "36,34,37,35", "5..15").unwrap_err();
    assert_eq!(fault.to_string(), "OpenFreeMap has the zooms 0 to 14");
}

#[test]
fn too_much_is_told_before_anybody_is_asked() {
    let fault = planned(allowed(), "-180,-85,180,85", "0..8").unwrap_err();
    assert!(
        fault.to_string().starts_with("these are 87381 tiles"),
        "{fault}"
    );
    let (area, zooms) = ("-180,-85,180,85".parse().unwrap(), "0..24".parse().unwrap());
    let map = OnlineMap {
        max_zoom: 24,
        ..allowed()
    };
    let fault = Plan::new(map, area, zooms, u64::MAX, false).unwrap_err();
    let PlanFault::TooManyTiles { limit, .. } = fault else {
        panic!("{fault}");
    };
    assert_eq!(limit, 250_000, "no higher, whatever is said");
}

#[test]
fn what_the_operator_allows_at_a_time_is_a_limit_too() {
    let fault = planned(predefined().remove(1), "30,30,40,40", "0..11").unwrap_err();
    assert!(
        fault.to_string().contains("allows 50 MB at a time"),
        "{fault}"
    );
}

#[test]
fn an_estimate_says_what_it_assumes() {
    assert_eq!(
        plan().estimate(Pace::POLITE).to_string(),
        "tiles to fetch: 21; about 1 MB, if a tile has 20 kB; about 1 minute"
    );
    let long = planned(allowed(), "30,30,40,40", "0..11").unwrap();
    let told = long.estimate(Pace::POLITE).to_string();
    assert!(told.contains("about 1") && told.contains(" min"), "{told}");
}
