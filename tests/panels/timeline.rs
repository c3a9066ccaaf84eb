//! The timeline: what stands on it, and the brush that filters by it.

use counterclaim::app::Opening;
use counterclaim::model::Stretch;
use counterclaim::state::{Command, Playback, Speed, ThemeName};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::NodeT;

use crate::made_up;
use crate::screen::{Screen, description, is_on};

const CHART: &str = "Claims over time";
const BRUSH: &str = "Time shown";

/// A claim of "c" and a number, by the ministry or by the office, said on `said` or on no known day.
fn claim(number: usize, said: &str) -> String {
    let source = ["a-ministry", "b-office"][number % 2];
    let said = match said {
        "" => String::new(),
        day => format!("said: \"{day}\","),
    };
    format!(
        r#"(id: "c{number}", source: "{source}", scope: Places(["one"]), question: CivilianHarm,
            stance: Asserts, answer: Killed("{number}"), document: "wire", {said}
            text: "{number} dead at One.")"#
    )
}

/// Made up: claims said on these days, on the timeline of statements.
fn said_on(days: &[&str]) -> Screen {
    let claims = days.iter().enumerate().map(|(i, day)| claim(i + 1, day));
    let claims: Vec<String> = claims.collect();
    let mut screen = made_up::screen(("2015-09-30", "2015-10-01"), &claims.join(","));
    screen.click(|screen| screen.button("Statements"));
    screen
}

fn shown(screen: &Screen) -> String {
    screen.status().line(&["claim", "shown"]).to_owned()
}

fn value(screen: &Screen, name: &str) -> String {
    screen
        .button(name)
        .accesskit_node()
        .value()
        .unwrap_or_default()
}

fn brush(screen: &Screen) -> Option<Stretch> {
    screen.app().state().view.filter.time.map(Stretch::from)
}

fn of(start: &str, end: &str) -> Option<Stretch> {
    Stretch::new(
        start.parse().expect("a moment"),
        end.parse().expect("a moment"),
    )
}

/// Where a part of all that is dated stands on the chart: a little is shown beside it.
fn at(screen: &Screen, part: f32) -> Pos2 {
    let chart = screen.button(CHART).rect();
    let across = (part + 0.02) / 1.11;
    pos2(chart.left() + chart.width() * across, chart.center().y)
}

/// Draws a brush from one part of all that is dated to another.
fn draw_brush(screen: &mut Screen, from: f32, to: f32) {
    let (from, to) = (at(screen, from), at(screen, to));
    screen.drag_from(from, to);
}

fn focus(screen: &mut Screen, name: &str) {
    screen.button(name).focus();
    screen.settle();
}

fn write(screen: &mut Screen, field: &str, text: &str) {
    focus(screen, field);
    screen.press_with(Modifiers::COMMAND, Key::A);
    screen.press(Key::Delete);
    screen.button(field).type_text(text);
    screen.press(Key::Enter);
}

#[test]
fn strikes_within_two_days_are_bars_of_their_party_over_both_of_them() {
    let screen = Screen::open();
    let told = description(screen.button(CHART));
    let both = "Some time in 30 September 2015 – 1 October 2015";
    assert!(told.contains(&format!("{both}: Russia, ")), "{told}");
    assert!(
        told.contains("1 October 2015: 1 claim; Monitors: 1 claim"),
        "{told}"
    );
    assert_eq!(value(&screen, CHART), "all of time");
    assert!(screen.everything().has(&["with no day stated"]));
}

#[test]
fn where_no_statement_is_dated_the_timeline_says_so_and_has_nothing_to_play() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.button("Statements"));
    assert!(is_on(screen.button("Statements")));
    let said = screen.everything();
    assert!(said.has(&["No document says when any of these claims was made"]));
    assert!(said.has(&["19 undated"]));
    screen.press(Key::P);
    for name in ["Play", "Step on", "Step back"] {
        assert!(screen.is_grey(name), "{name}");
    }
}

#[test]
fn a_brush_is_drawn_by_dragging_to_whole_bins_and_taken_away_by_two_clicks() {
    let mut screen = said_on(&["2015-10-01", "2015-10-02", "2015-10-02", "2015-10-09"]);
    draw_brush(&mut screen, 0.02, 0.2);
    assert_eq!(brush(&screen), of("2015-10-01", "2015-10-03"));
    assert!(shown(&screen).starts_with("3 of 4"), "{}", shown(&screen));
    screen.button("Filter: said 1 October 2015 – 2 October 2015, or undated");
    let told = description(screen.button(CHART));
    assert!(told.contains("9 October 2015: 1 claim"), "{told}");
    screen.double_click_at(at(&screen, 0.6));
    assert_eq!(brush(&screen), None);
    screen.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(brush(&screen), of("2015-10-01", "2015-10-03"), "a step");
    screen.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(brush(&screen), None, "the whole drag was one step");
}

#[test]
fn a_brush_is_moved_by_its_middle_and_resized_by_its_edges() {
    let mut screen = said_on(&["2015-10-01", "2015-10-10"]);
    draw_brush(&mut screen, 0.12, 0.28);
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-04"));
    draw_brush(&mut screen, 0.2, 0.51);
    assert_eq!(brush(&screen), of("2015-10-05", "2015-10-07"));
    draw_brush(&mut screen, 0.6, 0.79);
    assert_eq!(brush(&screen), of("2015-10-05", "2015-10-09"));
    draw_brush(&mut screen, 0.4, 0.3);
    assert_eq!(brush(&screen), of("2015-10-04", "2015-10-09"));
}

#[test]
fn arrows_nudge_the_brush_and_delete_takes_it_away() {
    let mut screen = said_on(&["2015-10-01", "2015-10-10"]);
    focus(&mut screen, CHART);
    screen.press(Key::ArrowRight);
    assert_eq!(brush(&screen), of("2015-10-01", "2015-10-02"), "it begins");
    screen.press(Key::ArrowRight);
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-03"));
    assert_eq!(value(&screen, BRUSH), "2 October 2015");
    focus(&mut screen, "End of the time shown");
    screen.press(Key::ArrowRight);
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-04"));
    focus(&mut screen, "Start of the time shown");
    screen.press(Key::ArrowLeft);
    assert_eq!(brush(&screen), of("2015-10-01", "2015-10-04"));
    focus(&mut screen, BRUSH);
    screen.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(brush(&screen), of("2015-10-01", "2015-10-03"));
    screen.press(Key::Delete);
    assert_eq!(brush(&screen), None);
}

#[test]
fn dates_are_typed_and_what_is_none_is_refused_once() {
    let mut screen = said_on(&["2015-10-01", "2015-10-10"]);
    write(&mut screen, "Time from", "2 October 2015");
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-11"));
    write(&mut screen, "Time to", "2015-10-03");
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-04"));
    write(&mut screen, "Time to", "31 Febr");
    let refused = "“31 Febr” is no date: write 2015-10-01 or 1 October 2015.";
    screen.everything().line(&[refused]);
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-04"), "it stays");
    write(&mut screen, "Time to", "");
    assert!(!screen.everything().has(&[refused]));
    assert_eq!(brush(&screen), of("2015-10-02", "2015-10-11"));
}

#[test]
fn whether_the_undated_are_shown_as_well_is_asked_where_statements_are() {
    let mut screen = said_on(&["2015-10-01", "", "", "2015-10-10"]);
    assert!(screen.everything().has(&["2 undated"]));
    draw_brush(&mut screen, 0.0, 0.1);
    assert!(shown(&screen).starts_with("3 of 4"), "{}", shown(&screen));
    screen.click(|screen| screen.button("also 2 undated"));
    assert!(shown(&screen).starts_with("1 of 4"), "{}", shown(&screen));
    screen.click(|screen| screen.button("All of time"));
    assert!(shown(&screen).starts_with("4 of 4"), "{}", shown(&screen));
}

#[test]
fn a_step_shows_the_next_time_or_more_of_it() {
    let mut screen = said_on(&["2015-10-01", "2015-10-02", "2015-10-10"]);
    for expected in ["1 October 2015", "2 October 2015", "3 October 2015"] {
        screen.click(|screen| screen.button("Step on"));
        assert_eq!(value(&screen, BRUSH), expected);
    }
    screen.click(|screen| screen.button("Step back"));
    assert_eq!(value(&screen, BRUSH), "2 October 2015");
    screen.click(|screen| screen.button("1× Sliding"));
    screen.click(|screen| screen.button("Growing: its end moves"));
    screen.press(Key::Escape);
    screen.click(|screen| screen.button("Step on"));
    assert_eq!(value(&screen, BRUSH), "2 October 2015 – 3 October 2015");
}

#[test]
fn steps_end_where_the_dates_do() {
    let mut screen = said_on(&["2015-10-01", "2015-10-03"]);
    for _ in 0..5 {
        screen.click(|screen| screen.button("Step on"));
    }
    assert_eq!(value(&screen, BRUSH), "3 October 2015");
    for _ in 0..5 {
        screen.click(|screen| screen.button("Step back"));
    }
    assert_eq!(value(&screen, BRUSH), "1 October 2015");
}

#[test]
fn time_goes_on_by_itself_to_its_end_and_holds_there() {
    let mut screen = said_on(&["2015-10-01", "2015-10-02", "2015-10-05"]);
    screen.send(Command::SetPlayback(Playback {
        speed: Speed::Fourfold,
        ..Playback::default()
    }));
    screen.press(Key::P);
    screen.button("Pause");
    screen.wait_until("the end", |screen| {
        !screen.app().state().view.playback.is_playing
    });
    assert_eq!(
        brush(&screen).map(|it| it.end()),
        of("2015-10-01", "2015-10-06").map(|it| it.end())
    );
    screen.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(brush(&screen), None, "all that was played is one step");
}

#[test]
fn what_plays_is_held_by_the_same_key_and_by_taking_hold_of_the_brush() {
    let days = ["2015-10-01", "2015-12-30"];
    let mut screen = said_on(&days);
    let plays = |screen: &Screen| screen.app().state().view.playback.is_playing;
    screen.press(Key::P);
    assert!(plays(&screen));
    screen.press(Key::P);
    assert!(!plays(&screen));
    screen.press(Key::P);
    draw_brush(&mut screen, 0.6, 0.8);
    assert!(!plays(&screen));
}

#[test]
fn what_had_been_said_by_a_day_is_shown_without_what_came_later() {
    let mut screen = said_on(&["2015-10-01", "2015-10-02", "2015-10-09", ""]);
    screen.click(|screen| screen.button("As known on"));
    write(&mut screen, "As known on the day", "2015-10-02");
    assert!(shown(&screen).starts_with("3 of 4"), "{}", shown(&screen));
    screen.click(|screen| screen.button("undated"));
    assert!(shown(&screen).starts_with("2 of 4"), "{}", shown(&screen));
    screen.button("Filter: as known on 2 October 2015");
}

#[test]
fn more_and_less_of_time_is_shown_and_bins_follow() {
    let mut screen = said_on(&["2015-10-01", "2015-10-10"]);
    let days = description(screen.button(CHART));
    assert!(screen.is_grey("Show all of time"));
    for _ in 0..5 {
        screen.click(|screen| screen.button("Show less of time"));
    }
    assert!(screen.everything().has(&["1 earlier", "1 later"]));
    screen.click(|screen| screen.button("Show all of time"));
    assert_eq!(description(screen.button(CHART)), days);
}

#[test]
fn the_timeline_is_closed_by_a_key_and_a_link_knows_it() {
    let mut screen = Screen::open();
    let map = screen.map().rect().height();
    screen.press(Key::T);
    assert!(screen.map().rect().height() > map + 80.0);
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let link = screen.copied().concat();
    let mut other = Screen::open();
    other.paste(&link);
    assert!(!other.app().state().view.timeline.is_open);
}

#[test]
fn what_stands_on_the_timeline_is_copied_as_text() {
    let mut screen = said_on(&["2015-10-01", "2015-10-02", "2015-10-02"]);
    screen.click(|screen| screen.button("1× Sliding"));
    screen.click(|screen| screen.button("Copy what stands on the timeline"));
    let copied = screen.copied().concat();
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(
        lines,
        [
            "1 October 2015: 1 claim; Side B: 1 claim",
            "2 October 2015: 2 claims; Side A: 1 claim; Side B: 1 claim",
        ]
    );
}

#[test]
fn cases_without_claims_with_one_and_of_all_time_have_a_timeline() {
    let one = claim(1, "2015-10-01");
    for (campaign, claims) in [
        (("2015-09-30", "2015-10-01"), ""),
        (("2015-10-01", "2015-10-01"), one.as_str()),
        (("0001-01-01", "9998-12-31"), one.as_str()),
        (("9998-12-31", "9998-12-31"), one.as_str()),
    ] {
        let mut screen = made_up::screen(campaign, claims);
        assert_eq!(
            screen.everything().has(&["No claims yet"]),
            claims.is_empty()
        );
        for axis in ["Strikes", "Statements"] {
            screen.click(|screen| screen.button(axis));
            for name in ["Show less of time", "Show more of time"] {
                screen.activate(|screen| screen.button(name));
            }
            for name in ["Step on", "Step on", "Step back"] {
                if !screen.is_grey(name) {
                    screen.activate(|screen| screen.button(name));
                }
            }
            write(&mut screen, "Time from", "0001-01-01");
            write(&mut screen, "Time to", "9998-12-31");
            assert_eq!(screen.sticking_out(), [""; 0], "{campaign:?} {axis}");
        }
    }
}

#[test]
fn the_timeline_fits_into_a_small_window_on_the_wall() {
    let mut screen = Screen::sized(Opening::default(), [960.0, 600.0]);
    screen.send(Command::SetTheme(ThemeName::Projector));
    draw_brush(&mut screen, 0.1, 0.5);
    screen.click(|screen| screen.button("Known"));
    assert_eq!(screen.sticking_out(), [""; 0]);
}

#[test]
fn the_time_of_the_claim_that_is_shown_is_marked() {
    let mut screen = said_on(&["2015-10-02", "2015-10-05", ""]);
    let mark = |screen: &Screen| {
        let marks = screen.boxes_of(Role::Label, "What is looked at: 5 October 2015");
        marks.first().copied()
    };
    assert!(mark(&screen).is_none());
    screen.send(Command::ShowClaim("c2".into()));
    let (mark_at, chart) = (mark(&screen).expect("a mark"), screen.button(CHART).rect());
    assert!(chart.center().x < mark_at.left() && mark_at.right() < chart.right());
    screen.send(Command::ShowClaim("c3".into()));
    let undated = screen.boxes_of(Role::Label, "What is looked at");
    assert!(undated.is_empty(), "nobody dates it");
}
