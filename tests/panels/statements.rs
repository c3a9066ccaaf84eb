//! Networks of statements: who answers, relays, corrects, supersedes or questions whom.

use counterclaim::model::ClaimId;
use counterclaim::state::Command;
use egui::accesskit::Role;

use crate::made_up;
use crate::screen::Screen;

/// Made-up statements on one place: an assertion, an answer to it, a correction of it, and one that
/// nobody dates.
const CLAIMS: &str = r#"
    (id: "none", source: "a-ministry", scope: Places(["one"]), question: CivilianHarm,
     stance: Denies, answer: Killed("at least 1"), said: "2015-10-02",
     links: [Answers("twelve")], document: "wire", text: "Nobody was killed."),
    (id: "nine", source: "b-office", scope: Places(["one"]), question: CivilianHarm,
     stance: Asserts, answer: Killed(9), said: "2015-10-03",
     links: [Corrects("twelve")], document: "wire", text: "Nine were killed."),
    (id: "twelve", source: "b-office", scope: Places(["one"]), question: CivilianHarm,
     stance: Asserts, answer: Killed(12), said: "2015-10-01",
     document: "wire", text: "Twelve were killed."),
    (id: "doubt", source: "a-ministry", scope: Places(["one"]), question: CivilianHarm,
     stance: Doubts, answer: Killed(9),
     links: [Questions("nine")], document: "wire", text: "It is in doubt."),
    (id: "alone", source: "a-ministry", scope: Places(["one"]), question: Occurrence,
     stance: Asserts, answer: Happened, document: "wire", text: "It happened."),
"#;

fn screen() -> Screen {
    let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), CLAIMS);
    let one = counterclaim::model::Subject::Place("one".into());
    screen.send(Command::Select(Some(one)));
    screen
}

/// The statements of the network, from the top.
fn statements(screen: &Screen) -> Vec<String> {
    let mut names = screen.names_of(Role::Button);
    names.retain(|name| name.contains("side ") && name.contains(": "));
    names
}

fn shown(screen: &Screen) -> Option<ClaimId> {
    screen.app().state().view.claim.clone()
}

#[test]
fn statements_stand_from_the_earliest_down_with_what_they_bear_on() {
    let screen = screen();
    let right = [
        "Office of side B, 1 October 2015: asserts: 12 civilians killed.",
        "Ministry of side A, 2 October 2015: denies: Civilians killed. \
         answers Office of side B, 1 October 2015",
        "Office of side B, 3 October 2015: asserts: 9 civilians killed. \
         corrects Office of side B, 1 October 2015",
        "Ministry of side A, date not given: doubts: 9 civilians killed. \
         questions Office of side B, 3 October 2015",
    ];
    assert_eq!(statements(&screen), right);
}

#[test]
fn a_statement_leads_to_its_claim() {
    let mut screen = screen();
    screen.activate(|screen| {
        screen.button("Office of side B, 1 October 2015: asserts: 12 civilians killed.")
    });
    assert_eq!(shown(&screen), Some("twelve".into()));
}

#[test]
fn a_statement_that_is_hidden_stands_there_as_hidden() {
    let mut screen = screen();
    screen.send(Command::ShowSources(vec!["a-ministry".into()], false));
    assert_eq!(statements(&screen).len(), 2, "a hidden one leads nowhere");
    let panel = screen.panel();
    panel.line(&["2 October 2015: hidden by you, and not silent"]);
    assert!(!panel.has(&["2 October 2015: denies"]), "{panel}");
}

#[test]
fn a_card_leads_to_what_its_claim_is_linked_with_from_either_side() {
    let mut screen = screen();
    screen.send(Command::ShowClaim("twelve".into()));
    let answered = "Answered by Ministry of side A (denies: Civilians killed, 2 October 2015).";
    screen.activate(|screen| screen.link(answered));
    assert_eq!(shown(&screen), Some("none".into()));
    let answers = "Answers Office of side B (asserts: 12 civilians killed, 1 October 2015).";
    screen.activate(|screen| screen.link(answers));
    assert_eq!(shown(&screen), Some("twelve".into()));
}

#[test]
fn in_the_built_in_case_the_report_questions_the_figure() {
    let screen = Screen::at("Talbiseh");
    screen.panel().line(&[
        "The report",
        "could not verify",
        "questions Syrian National Council",
    ]);
}
