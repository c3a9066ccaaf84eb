//! A replay gives the state that was recorded, and changes nothing outside it.

use super::*;
use crate::model::Subject;
use crate::state::testing::{note, retitled, written as written_of};
use crate::state::{Detail, Effect, Leaving, NoticeKind, Origin, Standpoint};

fn told(player: Player) -> Vec<String> {
    player
        .ending()
        .into_iter()
        .map(|notice| notice.text)
        .collect()
}

/// Commands that a replay carries out.
fn carried_out() -> impl Strategy<Value = Command> {
    let is_carried_out = |command: &Command| command.recorded() == Recorded::CarriedOut;
    command().prop_filter("is left out", is_carried_out)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_replay_of_a_recording_gives_the_state_that_was_recorded(
        script in vec(carried_out(), 0..50),
    ) {
        let mut recorded = state();
        for command in &script {
            recorded.apply(command.clone());
        }
        let (replayed, _) = replayed(&written(&script));
        for map in &mut recorded.view.maps.described {
            map.key = None;
        }
        prop_assert_eq!(replayed.document.case(), recorded.document.case());
        prop_assert_eq!(replayed.document.unsaved(), recorded.document.unsaved());
        prop_assert_eq!(replayed.view, recorded.view);
        prop_assert_eq!(replayed.history, recorded.history);
        prop_assert_eq!(replayed.looks, recorded.looks);
        prop_assert_eq!(replayed.leaving, recorded.leaving);
    }

    #[test]
    fn whatever_is_replayed_nothing_outside_the_window_changes(
        script in vec(command(), 0..30),
    ) {
        let mut player = Player::new(read(&written(&script)));
        let mut state = state();
        while !player.is_over() {
            for effect in player.step(&mut state) {
                prop_assert!(effect.is_saving() || effect.changes_outside().is_none());
            }
            prop_assert!(state.view.maps.offline && state.view.maps.allowed.is_empty());
        }
    }
}

#[test]
fn who_was_online_is_offline_while_a_replay_goes_on() {
    let mut state = state();
    state.apply(Command::SetOffline(false));
    let mut player = Player::new(read(&written(&[])));
    player.step(&mut state);
    assert!(state.view.maps.offline);
}

#[test]
fn servers_are_not_asked_and_it_is_told() {
    let text = written(&[
        Command::AllowOnline("openstreetmap".to_owned()),
        Command::SetOffline(false),
    ]);
    let (state, player) = replayed(&text);
    assert_eq!(state.view.maps.shown, Detail::None);
    let expected = "The replay is over. It left out what would ask map servers.";
    assert_eq!(told(player), [expected]);
}

#[test]
fn nothing_is_saved_and_the_work_is_still_unsaved() {
    let (state, player) = replayed(&written(&[Command::Edit(note("1", "text")), Command::Save]));
    assert!(state.document.is_changed());
    let expected = "The replay is over. It left out what would save to files.";
    assert_eq!(told(player), [expected]);
}

#[test]
fn what_was_saved_when_it_was_recorded_is_left_without_a_question() {
    let b = || Command::OpenFile("/cases/b.ron".into());
    let edit = || Command::Edit(note("1", "text"));
    for script in [
        vec![edit(), Command::Save, b()],
        vec![edit(), b(), Command::SaveWork],
        vec![edit(), b(), Command::DropWork],
    ] {
        let mut state = state();
        let mut player = Player::new(read(&written(&script)));
        let mut effects = Vec::new();
        while !player.is_over() {
            for effect in player.step(&mut state) {
                match effect {
                    // As the app pretends.
                    Effect::WriteCase(document, path) => {
                        effects.extend(state.apply(Command::Saved(written_of(&document), path)));
                    }
                    effect => effects.push(effect),
                }
            }
        }
        effects.retain(|effect| !matches!(effect, Effect::ListVersions(_)));
        let b = Origin::File("/cases/b.ron".into());
        assert_eq!(effects, [Effect::ReadCase(b)]);
        assert_eq!((state.leaving, state.view.dialog), (None, None));
    }
}

#[test]
fn what_was_edited_after_saving_is_asked_about() {
    let (state, _) = replayed(&written(&[
        Command::Edit(note("1", "text")),
        Command::Save,
        Command::Edit(retitled("another")),
        Command::OpenFile("/cases/b.ron".into()),
    ]));
    let b = "/cases/b.ron".into();
    assert_eq!(state.leaving, Some(Leaving::For(Origin::File(b))));
}

#[test]
fn the_window_stays_open_and_nothing_is_said_of_that() {
    let (_, player) = replayed(&written(&[Command::Quit]));
    assert!(told(player).is_empty());
}

#[test]
fn where_the_map_was_moved_by_hand_it_is_moved() {
    let at = Standpoint {
        lon_lat: geo::Point::new(36.7, 34.7),
        zoom: 9.0,
    };
    let mut player = Player::new(read(&written(&[Command::MapRests(at)])));
    let mut state = state();
    player.step(&mut state);
    assert_eq!(player.step(&mut state), [Effect::LookAt(at.lon_lat, 9.0)]);
    assert_eq!(state.view.standpoint, Some(at));
}

#[test]
fn a_recording_that_breaks_off_is_replayed_that_far_and_it_is_told() {
    let select = Command::Select(Some(Subject::Campaign));
    let text = written(&[select, Command::Undo]);
    let (state, player) = replayed(text.trim_end_matches("ndo\n"));
    assert_eq!(state.view.selected, Some(Subject::Campaign));
    let expected = "The recording breaks off in line 3, which was left out.";
    assert_eq!(told(player), [expected]);
}

#[test]
fn a_replay_stops_at_a_line_that_is_no_command_and_says_where() {
    let (state, player) =
        replayed(&(written(&[]) + "Select(Some(Campaign))\nFly(7)\nSelect(None)\n"));
    assert_eq!(state.view.selected, Some(Subject::Campaign));
    let notices = player.ending();
    assert_eq!(notices[0].kind, NoticeKind::Problem);
    let place = "line 3, column 1 of the recording: there is no command Fly";
    assert!(notices[0].text.contains(place), "{}", notices[0].text);
}

#[test]
fn another_version_of_the_program_is_told() {
    let text = "Recording(format: 1, program: \"0.0.1\", case: None)\n";
    let (_, player) = replayed(text);
    let told = told(player);
    assert!(told[0].starts_with("This was recorded with Counterclaim 0.0.1;"));
}
