//! Stacks: several incidents at one coordinate, browsed in the order of time.

use counterclaim::model::{IncidentId, Subject};
use counterclaim::state::{Command, Instrument};
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;

use crate::made_up;
use crate::screen::Screen;

/// Three made-up incidents at one coordinate under two names, the first in time last in the file, and
/// one elsewhere.
const PLACES: &str = r#"
        "town": (name: "Town", at: Point(36.7, 34.8), precision: Settlement),
        "quarter": (name: "Quarter", at: Point(36.7, 34.8), precision: Neighbourhood),
        "farm": (name: "Farm", at: Point(36.9, 34.9), precision: Settlement),"#;
const INCIDENTS: &str = r#"
        "a": (title: "Strike on a bridge", places: ["town"], when: On("2015-10-01")),
        "b": (title: "Strike on a market", places: ["town"], when: On("2015-09-30")),
        "c": (title: "Strike on a school", places: ["quarter"], when: On("2015-09-29")),
        "d": (title: "Strike on a farm", places: ["farm"], when: On("2015-09-29")),"#;
const CLAIMS: &str = r#"
        (id: "one", source: "council", scope: Incident("b"), question: CivilianHarm, stance: Asserts,
         answer: Killed(12), document: "d", text: "Twelve were killed."),
        (id: "two", source: "ministry", scope: Incident("b"), question: CivilianHarm, stance: Denies,
         answer: Killed("at least 1"), document: "d", text: "Nobody was killed."),
        (id: "three", source: "ministry", scope: Incident("c"), question: Occurrence, stance: Asserts,
         answer: Happened, document: "d", text: "It happened."),
        (id: "four", source: "council", scope: Incident("d"), question: Occurrence, stance: Asserts,
         answer: Happened, document: "d", text: "It happened there."),"#;

fn made_up() -> Screen {
    made_up::showing(&made_up::told_by_two(PLACES, INCIDENTS, CLAIMS))
}

fn at_town() -> Screen {
    let mut screen = made_up();
    let town = Subject::Place("town".into());
    screen.send(Command::Select(Some(town)));
    screen
}

/// The rows of the browser, from the top.
fn rows(screen: &Screen) -> Vec<String> {
    let mut rows: Vec<String> = screen.names_of(Role::Button);
    rows.retain(|name| name.starts_with("Strike ") && name.contains("claim"));
    rows
}

fn selected(screen: &Screen) -> Option<Subject> {
    screen.app().state().view.selected.clone()
}

fn incident(id: &str) -> Subject {
    Subject::Incident(IncidentId::from(id))
}

const FIRST: &str = "Strike on a school, Quarter · 29 September 2015, 1 claim";
const SECOND: &str = "Strike on a market, Town · 30 September 2015, 2 claims";
const THIRD: &str = "Strike on a bridge, Town · 1 October 2015, 0 claims";

#[test]
fn a_glyph_says_how_many_incidents_share_its_coordinate() {
    let mut screen = made_up();
    let description = |screen: &Screen, name: &str| {
        let glyph = screen.glyph(name);
        glyph.accesskit_node().description().unwrap_or_default()
    };
    let both = "Town and Quarter";
    assert!(description(&screen, both).contains("3 incidents here"));
    assert!(!description(&screen, "Farm").contains("incident"));
    screen.send(Command::ShowSources(vec!["ministry".into()], false));
    assert!(description(&screen, both).contains("2 incidents here"));
}

#[test]
fn they_are_browsed_in_the_order_of_time_whatever_the_place_is_called() {
    let screen = at_town();
    screen.panel().line(&["3 incidents here"]);
    assert_eq!(rows(&screen), [FIRST, SECOND, THIRD]);
}

#[test]
fn a_row_leads_to_its_incident_alone_and_the_arrows_to_its_neighbours() {
    let mut screen = at_town();
    screen.click(|screen| screen.button(SECOND));
    assert_eq!(selected(&screen), Some(incident("b")));
    let panel = screen.panel();
    panel.line(&["Town; 30 September 2015."]);
    panel.line(&["contested here"]);
    assert!(!panel.has(&["Did it happen?"]), "{panel}");
    screen.click(|screen| screen.button("The incident after"));
    assert_eq!(selected(&screen), Some(incident("a")));
    assert!(screen.is_grey("The incident after"));
    screen.panel().line(&["Nobody says anything of it."]);
    for _ in 0..2 {
        screen.click(|screen| screen.button("The incident before"));
    }
    assert_eq!(selected(&screen), Some(incident("c")));
    screen.panel().line(&["Did it happen?"]);
    screen.click(|screen| screen.link("Town"));
    assert_eq!(selected(&screen), Some(Subject::Place("town".into())));
}

#[test]
fn words_sources_and_dates_leave_those_that_have_them() {
    for (typed, left) in [
        ("MARKET", vec![SECOND]),
        ("ministry strike", vec![FIRST, SECOND]),
        ("2015-10-01", vec![THIRD]),
        ("quarter", vec![FIRST]),
        ("nothing like it", vec![]),
    ] {
        let mut screen = at_town();
        screen.type_into("Words that incidents here must have", typed);
        assert_eq!(rows(&screen), left, "{typed}");
    }
}

#[test]
fn what_the_filters_hide_is_counted_and_does_not_stand_there() {
    let mut screen = at_town();
    screen.send(Command::ShowSources(vec!["ministry".into()], false));
    assert_eq!(rows(&screen).len(), 2);
    screen.panel().line(&["1 hidden by the filters"]);
}

#[test]
fn a_claim_on_one_of_them_is_looked_at_with_its_incident() {
    let mut screen = made_up();
    screen.send(Command::ShowClaim("one".into()));
    assert_eq!(selected(&screen), Some(incident("b")));
    assert!(screen.panel().has(&["Twelve were killed."]));
}

#[test]
fn of_five_thousand_at_one_place_only_those_in_view_are_drawn() {
    let mut screen = made_up::showing(&made_up::with_incidents(5_000));
    screen.send(Command::Select(Some(Subject::Place("one".into()))));
    screen.panel().line(&["5000 incidents here"]);
    let drawn = rows(&screen).len();
    assert!((3..12).contains(&drawn), "{drawn} of 5000");
    screen.send(Command::Select(Some(incident("i2500"))));
    assert!(
        rows(&screen)
            .iter()
            .any(|row| row.starts_with("Strike 2500"))
    );
}

#[test]
fn very_many_claims_are_counted_by_question_and_not_laid_side_by_side() {
    let claim = |number: usize| {
        format!(
            "(id: \"c{number}\", source: \"a-ministry\", document: \"wire\", scope: Places([\"one\"]), \
             question: Occurrence, stance: Asserts, answer: Happened, text: \"Made up.\")"
        )
    };
    let claims: Vec<String> = (0..2_001).map(claim).collect();
    let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), &claims.join(",\n"));
    screen.click(|screen| screen.row("One"));
    let panel = screen.panel();
    assert!(panel.has(&["2001 claims are too many to be laid side by side"]));
    assert!(panel.has(&["Did it happen?"]) && !panel.has(&["in full"]));
    screen.click(|screen| screen.button("Show the table of claims"));
    let instrument = screen.app().state().view.instrument;
    assert_eq!(instrument, Some(Instrument::Claims));
}
