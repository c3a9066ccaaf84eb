//! Matches: incidents that may be one strike, proposed and decided on.

use counterclaim::model::{Match, Subject, Verdict};
use counterclaim::state::{Command, Instrument};
use egui::Key;

use crate::made_up;
use crate::screen::Screen;

/// Two made-up incidents of one day near to each other, told by two sources, and one elsewhere.
const PLACES: &str = r#"
        "town": (name: "Town", at: Point(36.7, 34.8), precision: Settlement),
        "mill": (name: "Mill", at: Point(36.72, 34.8), precision: Exact),
        "far": (name: "Far", at: Point(37.9, 35.9), precision: Settlement),"#;
const INCIDENTS: &str = r#"
        "one": (title: "Mill bombed", places: ["mill"], when: On("2015-09-30")),
        "other": (title: "Strike near the mill", places: ["town"], when: On("2015-09-30")),
        "third": (title: "Strike far away", places: ["far"], when: On("2015-09-30")),"#;
const CLAIMS: &str = r#"
        (id: "a", source: "council", scope: Incident("one"), question: CivilianHarm, stance: Asserts,
         answer: Killed(12), document: "d", text: "Twelve were killed."),
        (id: "b", source: "ministry", scope: Incident("other"), question: CivilianHarm, stance: Asserts,
         answer: Killed(0), document: "d", text: "Nobody was killed."),"#;

fn open() -> Screen {
    let mut screen = made_up::showing(&made_up::told_by_two(PLACES, INCIDENTS, CLAIMS));
    screen.press(Key::J);
    screen
}

fn decisions(screen: &Screen) -> Vec<Match> {
    let matches = screen.app().state().document.case().matches.values();
    matches.map(|decision| Match::clone(decision)).collect()
}

#[test]
fn what_speaks_for_two_being_one_strike_is_told_side_by_side() {
    let screen = open();
    let all = screen.everything();
    all.line(&["Proposed (1)"]);
    all.line(&["Marks 1.8 km apart · of the same time"]);
    all.line(&["Words in both: mill"]);
    screen.link("Mill bombed");
    screen.link("Strike near the mill");
}

#[test]
fn a_decision_is_signed_and_can_be_undone() {
    let mut screen = open();
    screen.send(Command::SetAuthor(Some("A. Analyst".to_owned())));
    screen.click(|screen| screen.button("Same strike"));
    let decided = decisions(&screen);
    assert_eq!(decided.len(), 1);
    assert_eq!(decided[0].verdict, Verdict::Same);
    assert_eq!(decided[0].by.as_deref(), Some("A. Analyst"));
    screen.everything().line(&["Proposed (0)"]);
    screen.click(|screen| screen.button("Decided (1)"));
    screen
        .everything()
        .line(&["Held to be the same strike by A. Analyst"]);
    screen.send(Command::Undo);
    assert!(decisions(&screen).is_empty());
    screen.everything().line(&["Proposed (1)"]);
}

#[test]
fn what_was_decided_can_be_taken_back_where_it_stands() {
    let mut screen = open();
    screen.click(|screen| screen.button("Not the same"));
    assert_eq!(decisions(&screen)[0].verdict, Verdict::Different);
    screen.click(|screen| screen.button("Decided (1)"));
    screen.click(|screen| screen.button("Take back"));
    assert!(decisions(&screen).is_empty());
    let all = screen.everything();
    all.line(&["Decided (0)"]);
    assert!(all.has(&["Same strike"]), "it can be decided on again");
}

#[test]
fn a_row_stays_where_it_is_when_it_was_decided_on() {
    let mut screen = open();
    let place = screen.button("Same strike").rect();
    screen.click(|screen| screen.button("Same strike"));
    assert_eq!(decisions(&screen).len(), 1);
    let all = screen.everything();
    all.line(&["Held to be the same strike"]);
    all.line(&["1.8 km apart"]);
    assert_eq!(screen.button("Take back").rect().min, place.min);
}

#[test]
fn claims_on_what_is_held_to_be_one_strike_are_compared_and_stay_apart() {
    let mut screen = open();
    let competing = |screen: &Screen| screen.app().state().document.contest().rivalries().count();
    let before = competing(&screen);
    screen.click(|screen| screen.button("Same strike"));
    assert_eq!(competing(&screen), before);
    screen.send(Command::Select(Some(Subject::Place("mill".into()))));
    screen.panel().line(&["Held to be the same strike"]);
    screen.click(|screen| screen.first_button("Compare"));
    let view = &screen.app().state().view;
    assert_eq!(view.instrument, Some(Instrument::Comparison));
    let both = ["one", "other"].map(|id| Subject::Incident(id.into()));
    assert_eq!(view.compared, both);
    let all = screen.everything();
    all.line(&["Council asserts", "12 civilians killed"]);
    all.line(&["Ministry asserts", "No civilian killed"]);
}

#[test]
fn the_built_in_case_proposes_nothing_that_only_its_time_speaks_for() {
    let mut screen = Screen::open();
    screen.press(Key::J);
    screen.everything().line(&["Proposed (0)"]);
    screen.everything().line(&["No two incidents are so alike"]);
}
