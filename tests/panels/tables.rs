//! The tables of claims and incidents: sorted, laid otherwise, copied, and linked with all else.

use std::fs;

use counterclaim::app::Opening;
use counterclaim::model::Subject;
use counterclaim::state::Command;
use egui::Key;
use egui::accesskit::Role;

use crate::made_up;
use crate::screen::{Screen, is_on};

const CLAIMS: Key = Key::L;
const INCIDENTS: Key = Key::I;

/// One of the tables, so wide and high that all of it is in view.
fn open(key: Key) -> Screen {
    let mut screen = Screen::sized(Opening::default(), [2400.0, 1800.0]);
    screen.settle();
    screen.press(key);
    screen.settle();
    screen
}

/// The table as it is copied: rows of cells, the head first.
fn copied(screen: &mut Screen) -> Vec<Vec<String>> {
    screen.click(|screen| screen.button("Copy the table"));
    let texts = screen.copied();
    let text = texts.last().expect("it was copied");
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    text.lines().map(cells).collect()
}

/// What stands in a column, from the top.
fn column(screen: &mut Screen, name: &str) -> Vec<String> {
    let rows = copied(screen);
    let at = rows[0].iter().position(|head| head == name);
    let at = at.unwrap_or_else(|| panic!("no column {name}"));
    rows[1..].iter().map(|row| row[at].clone()).collect()
}

/// The row of the table that begins with these words, the lowest of that name.
fn click_row(screen: &mut Screen, name: &str) {
    let places = screen.boxes_of(Role::Button, name);
    let lowest = places
        .iter()
        .max_by(|one, other| one.top().total_cmp(&other.top()));
    screen.click_at(lowest.expect("there is such a row").center());
}

#[test]
fn every_claim_that_is_shown_has_a_row() {
    let mut screen = open(CLAIMS);
    screen.everything().line(&["19 claims"]);
    assert_eq!(copied(&mut screen).len(), 20);
    screen.click(|screen| screen.row("France"));
    screen.everything().line(&["18 claims"]);
    assert!(!column(&mut screen, "Source").contains(&"France".to_owned()));
}

#[test]
fn a_head_sorts_up_then_down_then_not_at_all() {
    let mut screen = open(CLAIMS);
    let before = column(&mut screen, "Source");
    let mut up = before.clone();
    up.sort_by_key(|name| name.to_lowercase());
    screen.click(|screen| screen.button("Sort by Source"));
    assert_eq!(column(&mut screen, "Source"), up);
    screen.click(|screen| screen.button("Sort by Source, the least first now"));
    let down: Vec<String> = up.into_iter().rev().collect();
    assert_eq!(column(&mut screen, "Source"), down);
    screen.click(|screen| screen.button("Sort by Source, the greatest first now"));
    assert_eq!(column(&mut screen, "Source"), before);
}

#[test]
fn numbers_are_sorted_as_numbers() {
    let mut screen = open(CLAIMS);
    screen.click(|screen| screen.button("Sort by Contradicted by"));
    screen.click(|screen| screen.button("Sort by Contradicted by, the least first now"));
    let counts = column(&mut screen, "Contradicted by");
    let counts: Vec<usize> = counts
        .iter()
        .map(|count| count.parse().unwrap_or(0))
        .collect();
    assert!(
        counts[0] > 0 && counts.is_sorted_by(|one, other| one >= other),
        "{counts:?}"
    );
}

#[test]
fn columns_are_chosen_and_put_in_order() {
    let mut screen = open(CLAIMS);
    screen.click(|screen| screen.button("Columns …"));
    screen.click(|screen| screen.of_role(Role::CheckBox, "Party"));
    screen.click(|screen| screen.of_role(Role::CheckBox, "Stance"));
    screen.click(|screen| screen.button("Earlier: Answer"));
    screen.press(Key::Escape);
    let head = copied(&mut screen).remove(0);
    let right = [
        "Answer",
        "Source",
        "About",
        "Contradicted by",
        "Said on",
        "In our words",
        "Party",
    ];
    assert_eq!(head, right);
}

#[test]
fn a_row_leads_to_its_claim_and_what_is_shown_elsewhere_is_marked_here() {
    let mut screen = open(CLAIMS);
    click_row(&mut screen, "Syrian National Council");
    let view = &screen.app().state().view;
    let claim = view.claim.clone().expect("a claim is shown");
    assert!(view.selected.is_some());
    assert!(screen.panel().has(&["Syrian National Council"]));

    let case = screen.app().state().document.case();
    let other = case.claims.iter().find(|other| other.id != claim);
    let other = other.expect("there are others").clone();
    let name = case.source(&other.source).short_name().to_owned();
    screen.send(Command::ShowClaim(other.id));
    let rows = screen.everything();
    assert!(rows.has(&[&name]));
}

#[test]
fn an_incident_leads_to_where_it_was() {
    let mut screen = open(INCIDENTS);
    click_row(&mut screen, "Strikes on four areas");
    let selected = &screen.app().state().view.selected;
    assert_eq!(*selected, Some(Subject::Place("talbiseh".into())));
    let places = column(&mut screen, "Places");
    assert!(
        places.contains(&"Talbiseh and 3 not named".to_owned()),
        "{places:?}"
    );
    assert!(places.contains(&"no place given".to_owned()), "{places:?}");
}

#[test]
fn the_tabs_lead_from_one_instrument_to_another() {
    let mut screen = open(CLAIMS);
    assert!(is_on(screen.of_role(Role::Tab, "Claims")));
    screen.click(|screen| screen.of_role(Role::Tab, "Incidents"));
    screen.button("Sort by Places");
    screen.click(|screen| screen.of_role(Role::Tab, "Matrix"));
    screen.everything().line(&["Who says what"]);
    screen.click(|screen| screen.button("Close the instrument"));
    assert_eq!(screen.app().state().view.instrument, None);
}

#[test]
fn of_five_thousand_incidents_at_one_place_only_those_in_view_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made-up.ron");
    fs::write(&path, made_up::with_incidents(5_000)).expect("a file");
    let mut screen = Screen::showing(&path);
    screen.press(INCIDENTS);
    screen.everything().line(&["5000 incidents"]);
    let drawn = screen.boxes_of(Role::Button, "Strike ").len();
    assert!((3..60).contains(&drawn), "{drawn} of 5000");
}
