//! What the panel says of each place, of what has no place, and of the whole campaign.

use counterclaim::model::Subject;
use counterclaim::state::Command;
use egui::Key;

use crate::made_up;
use crate::said::Said;
use crate::screen::{Screen, description, is_on};

const PLACES: [&str; 3] = ["Talbiseh", "Hama governorate", "Beyond Homs"];

#[test]
fn each_place_is_found_by_its_exact_name_on_the_map_and_in_the_list() {
    let screen = Screen::open();
    for place in PLACES {
        // Both fail unless exactly one thing has the name.
        screen.glyph(place);
        screen.row(place);
    }
}

#[test]
fn what_competes_at_a_place_is_in_its_description_and_not_in_its_name() {
    let screen = Screen::open();
    let said = |place| description(screen.glyph(place)).to_lowercase();
    assert!(said("Talbiseh").contains("contradicted by a broader claim"));
    let hama = said("Hama governorate");
    assert!(
        hama.contains("may ") && hama.contains("contradict"),
        "{hama}"
    );
    for place in ["Hama governorate", "Beyond Homs"] {
        let said = said(place);
        for words in ["contradicted by", "contested here"] {
            assert!(!said.contains(words), "{place}: {said}");
        }
    }
}

#[test]
fn a_click_on_the_map_opens_a_place() {
    for place in PLACES {
        let mut screen = Screen::open();
        screen.click(|screen| screen.glyph(place));
        is_open(&screen, place);
    }
}

#[test]
fn a_click_in_the_list_opens_a_place() {
    for place in PLACES {
        let mut screen = Screen::open();
        screen.click(|screen| screen.row(place));
        is_open(&screen, place);
    }
}

#[test]
fn tab_and_enter_open_a_place_on_the_map() {
    let mut screen = Screen::open();
    let reached = (0..80).any(|_| {
        screen.press(Key::Tab);
        screen.glyph("Talbiseh").is_focused()
    });
    assert!(reached, "Tab never reaches Talbiseh on the map");
    screen.press(Key::Enter);
    is_open(&screen, "Talbiseh");
    says_what_is_said_of_talbiseh(&screen.panel());
}

#[test]
fn tab_and_enter_open_a_place_in_the_list() {
    let mut screen = Screen::open();
    let reached = (0..80).any(|_| {
        screen.press(Key::Tab);
        screen.row("Hama governorate").is_focused()
    });
    assert!(reached, "Tab never reaches Hama in the list");
    screen.press(Key::Enter);
    is_open(&screen, "Hama governorate");
}

fn is_open(screen: &Screen, place: &str) {
    assert!(screen.panel().has(&[place]), "{}", screen.panel());
    assert!(
        is_on(screen.glyph(place)) && is_on(screen.row(place)),
        "{place} is not marked"
    );
    assert!(
        description(screen.map()).contains(place),
        "{}",
        description(screen.map())
    );
}

#[test]
fn at_talbiseh_the_figure_stands_with_all_that_is_needed_to_read_it() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.glyph("Talbiseh"));
    says_what_is_said_of_talbiseh(&screen.panel());
}

fn says_what_is_said_of_talbiseh(panel: &Said) {
    assert!(panel.has(&["contradicted by a broader claim"]), "{panel}");
    assert!(
        !panel.has(&["contested here"]),
        "nobody contradicts it of Talbiseh itself:\n{panel}"
    );

    let harm = panel.section(&["36 civilians killed"]);
    harm.line(&["Syrian National Council", "asserts"]);
    harm.line(&[
        "one figure for four areas together",
        "three of them are not named",
    ]);
    harm.line(&["the report", "could not be verified"]);
    harm.line(&["contradicts", "President of Russia"]);

    let putin = harm.from(&["More broadly"]);
    putin.line(&["President of Russia", "asserts"]);
    putin.line(&["No civilian killed"]);
    putin.line(&["whole campaign"]);
}

#[test]
fn at_talbiseh_the_silent_are_named_and_nobody_who_speaks_is_among_them() {
    let panel = Screen::at("Talbiseh").panel();
    let harm = panel.section(&["36 civilians killed"]);
    let silent = harm.line(&["silent"]);
    for source in [
        "Ministry of Defence",
        "US official",
        "Western governments",
        "Some, unnamed",
        "France",
        "Syrian Observatory",
        "United Kingdom",
    ] {
        assert!(silent.contains(source), "{source} is silent: {silent}");
    }
    for source in [
        "President of Russia",
        "Syrian National Council",
        "The report",
    ] {
        assert!(!silent.contains(source), "{source} speaks: {silent}");
    }
}

#[test]
fn hama_shows_the_observatorys_claim_and_contradicts_nobody() {
    let panel = Screen::at("Hama governorate").panel();
    panel.line(&["somewhere in the governorate"]);
    panel.line(&["1 October 2015"]);

    let target = panel.section(&["Tajamu Alezzah among"]);
    target.line(&["Syrian Observatory", "asserts"]);
    let may = target.from(&["may contradict", "strikes"]);
    may.line(&["Ministry of Defence", "asserts"]);
    may.line(&["no place given"]);

    for words in [
        "contradicted by",
        "contested here",
        "contradicts ",
        "exclude each other",
    ] {
        assert!(
            !panel.has(&[words]),
            "Hama contradicts nobody by logic, but {words:?}:\n{panel}"
        );
    }
}

#[test]
fn beyond_homs_keeps_its_hedge_and_its_unstated_extent() {
    let panel = Screen::at("Beyond Homs").panel();
    panel.line(&["extent not stated"]);
    panel.line(&["neither a direction nor an extent"]);
    let aim = panel.section(&["“appeared”"]);
    aim.line(&["US official", "asserts"]);
    aim.line(&["other opposition groups"]);
    let presence = panel.section(&["Islamic State present"]);
    presence.line(&["US official", "denies"]);
    assert!(
        !presence.has(&["hedged"]),
        "the presence is denied without a hedge:\n{presence}"
    );
}

#[test]
fn the_twelve_targets_stand_in_their_tray_and_open() {
    let mut screen = Screen::open();
    let tray = screen.list().section(&["Twelve targets"]);
    tray.line(&["No place given"]);
    assert!(!screen.is_on_map("Twelve targets"));

    screen.click(|screen| screen.row("Twelve targets"));
    let panel = screen.panel();
    panel.line(&["No place given", "day not stated"]);
    let target = panel.section(&["Only Islamic State"]);
    target.line(&["Ministry of Defence", "asserts"]);
    target.line(&["contradicts", "France", "Western governments"]);
    let damage = panel.section(&["a command centre and two ammunition depots"]);
    damage.line(&["Ministry of Defence", "asserts"]);
}

#[test]
fn on_the_whole_campaign_france_and_western_governments_stand_against_the_ministry() {
    let mut screen = Screen::open();
    let campaign = campaign(&screen);
    let tray = screen.list().section(&[&campaign]);
    tray.line(&["Whole campaign"]);

    screen.click(|screen| screen.row(&campaign));
    let target = screen.panel().section(&["Islamic State among"]);
    target.line(&["France", "denies"]);
    target.line(&["Western governments", "denies"]);
    target.line(&["contradicts", "Ministry of Defence"]);
    target.line(&["West and opposition", "doubts"]);
    let part = target.from(&["Only Islamic State"]);
    part.line(&["Ministry of Defence", "asserts"]);
    part.line(&["contradicts", "France", "Western governments"]);
}

fn campaign(screen: &Screen) -> String {
    let case = screen.app().state().document.case();
    case.campaign.title.clone()
}

#[test]
fn a_condition_is_told_with_the_verdict_it_belongs_to() {
    let mut screen = Screen::open();
    let campaign = campaign(&screen);
    screen.click(|screen| screen.row(&campaign));
    let right = screen.panel().section(&["A retrograde step"]);
    right.line(&["United Kingdom", "condition"]);
    right.from(&["To the good"]).line(&["if", "Islamic State"]);
    right
        .from(&["A retrograde step"])
        .line(&["if", "Free Syrian Army"]);
}

#[test]
fn the_same_place_again_or_close_selects_nothing() {
    let mut screen = Screen::at("Talbiseh");
    screen.click(|screen| screen.row("Talbiseh"));
    assert!(!is_on(screen.row("Talbiseh")));
    screen.click(|screen| screen.row("Talbiseh"));
    screen.click(|screen| screen.button("Close"));
    assert!(!is_on(screen.row("Talbiseh")));
    assert!(description(screen.map()).starts_with("Nothing"));
}

#[test]
fn every_question_is_a_heading_with_a_name() {
    let screen = Screen::at("Talbiseh");
    let nameless = screen.headings().into_iter().filter(Option::is_none);
    assert_eq!(nameless.count(), 0, "{}", screen.panel());
}

/// The figures of two made-up sources: one counts civilians among the people, the other only people.
const FIGURES: &str = r#"
        (id: "both", source: "a-ministry", scope: Places(["one"]), question: CivilianHarm, stance: Asserts,
         answer: Killed(people: 12, civilians: 3), document: "wire", text: "Twelve, of them three civilians."),
        (id: "people", source: "b-office", scope: Places(["one"]), question: CivilianHarm, stance: Asserts,
         answer: Killed(people: "at least 20"), document: "wire", text: "Twenty or more were killed."),"#;

#[test]
fn people_killed_stand_apart_from_civilians_on_the_axis() {
    let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), FIGURES);
    screen.send(Command::Select(Some(Subject::Place("one".into()))));
    let panel = screen.panel();
    panel.line(&["12 people killed, 3 of them civilians"]);
    panel.line(&[
        "Killed, by source. Ministry of side A: 12 people killed, 3 of them civilians. \
         Office of side B: At least 20 people killed",
    ]);
    // What is drawn last comes first.
    let drawn: Vec<String> = screen.drawn_words().into_iter().rev().collect();
    let at = |words: &str| drawn.iter().position(|line| line.starts_with(words));
    let (civilians, people) = (
        at("Civilians killed"),
        at("People killed, civilians or not"),
    );
    assert!(civilians.is_some() && civilians < people, "{drawn:?}");
    assert!(people < at("12 people"), "{drawn:?}");
    assert!(at("12 people") < at("at least 20 people"), "{drawn:?}");
}
