//! Going back to earlier looks, and forward again.

use super::*;
use crate::model::{Area, Filter, Scene, TimeAxis, TimeWindow, TimelineLook};

fn at(lon: f64) -> Standpoint {
    Standpoint {
        lon_lat: geo::Point::new(lon, 34.7),
        zoom: 9.0,
    }
}

fn talbiseh() -> Subject {
    Subject::Place("talbiseh".into())
}

/// A state whose map has come to rest for the first time.
fn at_rest() -> State {
    let mut state = state();
    state.apply(Command::MapRests(at(36.0)));
    state
}

#[test]
fn where_the_map_stands_first_is_nothing_to_go_back_from() {
    assert!(!at_rest().looks.has_past());
}

#[test]
fn back_from_a_place_shows_what_was_selected_and_where_the_map_stood() {
    let mut state = at_rest();
    state.apply(Command::Select(Some(talbiseh())));
    state.apply(Command::MapRests(at(36.7)));
    let effects = state.apply(Command::Back);
    assert_eq!(state.view.selected, None);
    let (lon_lat, zoom) = (at(36.0).lon_lat, at(36.0).zoom);
    assert_eq!(effects, [Effect::LookAt(lon_lat, zoom)]);
    state.apply(Command::Forward);
    assert_eq!(state.view.selected, Some(talbiseh()));
    assert_eq!(state.view.standpoint, Some(at(36.7)));
}

#[test]
fn where_a_command_has_sent_the_map_belongs_to_that_command() {
    let mut state = at_rest();
    state.apply(Command::Select(Some(talbiseh())));
    state.apply(Command::MapRests(at(36.7)));
    state.apply(Command::Back);
    assert!(!state.looks.has_past(), "one step back is all there was");
}

#[test]
fn a_map_moved_by_hand_can_be_brought_back() {
    let mut state = at_rest();
    state.apply(Command::MapRests(at(37.0)));
    state.apply(Command::Back);
    assert_eq!(state.view.standpoint, Some(at(36.0)));
}

#[test]
fn coming_to_rest_after_going_back_is_no_step() {
    let mut state = at_rest();
    state.apply(Command::MapRests(at(37.0)));
    state.apply(Command::Back);
    state.apply(Command::MapRests(at(36.0)));
    assert!(state.looks.has_future(), "forward is still possible");
}

#[test]
fn selecting_the_same_again_is_no_step() {
    let mut state = at_rest();
    state.apply(Command::Select(None));
    state.apply(Command::ShowSources(vec!["snc".into()], true));
    assert!(!state.looks.has_past());
}

#[test]
fn hidden_sources_come_back() {
    let mut state = at_rest();
    let before = state.view.filter.clone();
    state.apply(Command::ShowSources(vec!["snc".into()], false));
    state.apply(Command::Back);
    assert_eq!(state.view.filter, before);
}

#[test]
fn undoing_does_not_go_back_and_going_back_does_not_undo() {
    let mut state = at_rest();
    state.apply(Command::Select(Some(talbiseh())));
    state.apply(Command::Edit(note("1", "text")));
    state.apply(Command::Back);
    assert_eq!(state.document.unsaved(), [note("1", "text")]);
    state.apply(Command::Forward);
    state.apply(Command::Undo);
    assert_eq!(state.view.selected, Some(talbiseh()));
}

#[test]
fn nothing_of_another_case_is_gone_back_to() {
    let mut state = at_rest();
    state.apply(Command::Select(Some(talbiseh())));
    open(&mut state, document(Origin::BuiltIn));
    state.apply(Command::MapRests(at(37.0)));
    assert!(!state.looks.has_past() && !state.looks.has_future());
}

#[test]
fn only_so_many_looks_are_remembered() {
    let mut state = at_rest();
    for i in 0..300 {
        state.apply(Command::MapRests(at(f64::from(i) / 100.0)));
    }
    let mut back = 0;
    while state.looks.has_past() {
        state.apply(Command::Back);
        back += 1;
    }
    assert_eq!(back, 200);
}

#[test]
fn turning_one_choice_of_the_filter_further_is_one_step() {
    let mut state = at_rest();
    let typed = |text: &str| {
        Command::SetFilter(Box::new(Filter {
            text: text.to_owned(),
            ..Filter::default()
        }))
    };
    for text in ["h", "ho", "hom", "homs"] {
        state.apply(typed(text));
    }
    state.apply(Command::EndTyping);
    state.apply(typed("homs 36"));
    state.apply(Command::Back);
    assert_eq!(state.view.filter.text, "homs");
    state.apply(Command::Back);
    assert_eq!(state.view.filter, Filter::default());
    assert!(!state.looks.has_past());
}

#[test]
fn a_filter_that_cannot_be_is_not_taken_over() {
    let mut state = at_rest();
    let day = jiff::civil::date(2015, 10, 1).at(0, 0, 0, 0);
    let backwards = TimeWindow {
        axis: TimeAxis::Strikes,
        start: day,
        end: day,
        undated: true,
    };
    state.apply(Command::SetFilter(Box::new(Filter {
        time: Some(backwards),
        area: Some(Area::Near("nowhere".into(), 1_000)),
        ..Filter::default()
    })));
    assert_eq!(state.view.filter, Filter::default());
}

#[test]
fn how_the_timeline_lies_is_not_gone_back_to() {
    let mut state = at_rest();
    state.apply(Command::Select(Some(talbiseh())));
    let statements = TimelineLook {
        axis: TimeAxis::Statements,
        ..TimelineLook::default()
    };
    state.apply(Command::SetTimeline(statements));
    state.apply(Command::Back);
    assert_eq!(state.view.selected, None);
    assert_eq!(state.view.timeline, statements);
}

#[test]
fn what_plays_stops_when_another_look_is_taken() {
    let playing = Command::SetPlayback(Playback {
        is_playing: true,
        ..Playback::default()
    });
    let mut state = at_rest();
    state.apply(Command::Select(Some(talbiseh())));
    state.apply(playing.clone());
    state.apply(Command::Back);
    assert!(!state.view.playback.is_playing);
    state.apply(playing.clone());
    state.apply(Command::SetTimeline(TimelineLook {
        is_open: false,
        ..TimelineLook::default()
    }));
    assert!(!state.view.playback.is_playing, "nobody would see it");
    state.apply(playing);
    open(&mut state, document(Origin::BuiltIn));
    assert!(!state.view.playback.is_playing);
}

#[test]
fn presenting_begins_with_a_scene_fills_the_screen_and_gives_it_back() {
    let mut state = at_rest();
    assert_eq!(state.apply(Command::Present(Some(Stage::Scene))), []);
    assert_eq!(state.view.stage, None, "there is no scene");
    let scene = |id: &str| Arc::new(Scene::new(id.into(), id, Look::default()));
    let scenes = Edit::Scenes([scene("one"), scene("two")].into());
    state.apply(Command::Edit(scenes));
    let effects = state.apply(Command::Present(Some(Stage::Scene)));
    assert!(effects.contains(&Effect::FillScreen(true)));
    assert_eq!(state.view.scene, Some("one".into()));
    assert_eq!(state.theme(), ThemeName::Projector);
    assert_eq!(state.apply(Command::Present(Some(Stage::Black))), []);
    let effects = state.apply(Command::Present(None));
    assert_eq!(effects, [Effect::FillScreen(false)]);
    assert_eq!(state.theme(), ThemeName::Paper);
}
