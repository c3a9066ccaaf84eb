//! The sheet of settings, and what settings do to the screen.

use std::fs;
use std::path::Path;

use counterclaim::app::Opening;
use counterclaim::state::{
    Command, CoordinateForm, Preferences, PresenterChoice, ThemeChoice, ThemeName, Units,
};
use egui::{Key, Modifiers, Theme, vec2};

use crate::maps::{describe_nowhere, turn_nowhere_on};
use crate::screen::{Screen, is_on};

fn sheet() -> Screen {
    let mut screen = Screen::open();
    screen.press_with(Modifiers::COMMAND, Key::Comma);
    screen
}

/// A run that remembers in `settings`.
fn remembering(settings: &Path) -> Screen {
    let mut screen = Screen::starting(Opening {
        settings: Some(settings.to_owned()),
        ..Opening::default()
    });
    screen.settle();
    screen
}

fn preferences(screen: &Screen) -> Preferences {
    screen.app().state().view.preferences
}

#[test]
fn every_choice_of_the_sheet_does_what_it_says() {
    let mut screen = sheet();
    for choice in [
        "Theme: Night",
        "Text size: 110 %",
        "Reduce motion",
        "Names: English",
        "Presenter's window: Never",
        "Distances: Miles",
        "Positions: Degrees, minutes and seconds, 34° 50′ 26″ N",
    ] {
        assert!(!is_on(screen.button(choice)), "{choice}");
        screen.activate(|screen| screen.button(choice));
        assert!(is_on(screen.button(choice)), "{choice}");
    }
    let expected = Preferences {
        theme: ThemeChoice::Night,
        text_percent: 110,
        units: Units::Miles,
        coordinates: CoordinateForm::DegreesMinutesSeconds,
        reduce_motion: true,
        presenter: PresenterChoice::Never,
    };
    assert_eq!(preferences(&screen), expected);
    screen.activate(|screen| screen.button("As in a first run"));
    assert_eq!(preferences(&screen), Preferences::default());
    assert!(is_on(screen.button("Names: English and Arabic")));
}

#[test]
fn until_the_user_chooses_a_theme_the_systems_is_followed() {
    let mut screen = Screen::open();
    let theme = |screen: &Screen| screen.app().state().theme();
    assert_eq!(
        theme(&screen),
        ThemeName::Paper,
        "where the system says nothing"
    );
    screen.system_turns(Theme::Dark);
    assert_eq!(theme(&screen), ThemeName::Night);
    screen.click(|screen| screen.button("Projector"));
    screen.system_turns(Theme::Light);
    assert_eq!(theme(&screen), ThemeName::Projector);
    screen.press_with(Modifiers::COMMAND, Key::Comma);
    screen.activate(|screen| screen.button("Theme: As the system"));
    assert_eq!(theme(&screen), ThemeName::Paper);
}

#[test]
fn distances_are_given_in_the_units_chosen() {
    let mut screen = Screen::open();
    screen.everything().line(&["Scale: ", " km, ", " mi"]);
    for (units, given, not) in [
        (Units::Kilometres, " km", " mi"),
        (Units::Miles, " mi", " km"),
    ] {
        screen.send(Command::SetPreferences(Preferences {
            units,
            ..Preferences::default()
        }));
        let said = screen.everything();
        assert!(!said.line(&["Scale: ", given]).contains(not), "{units:?}");
    }
}

#[test]
fn positions_are_written_in_the_form_chosen() {
    let mut screen = Screen::open();
    screen.drag_map(vec2(1.0, 1.0));
    screen.status().line(&["° N", "° E"]);
    screen.send(Command::SetPreferences(Preferences {
        coordinates: CoordinateForm::DegreesMinutesSeconds,
        ..Preferences::default()
    }));
    screen.status().line(&["′", "″ N", "″ E"]);
}

#[test]
fn with_reduced_motion_the_map_stops_where_it_is_let_go_of() {
    let glides = |reduce_motion: bool| {
        let mut screen = Screen::open();
        screen.send(Command::SetPreferences(Preferences {
            reduce_motion,
            ..Preferences::default()
        }));
        screen.fling_map(vec2(-200.0, 0.0));
        let at = |screen: &Screen| screen.glyph("Talbiseh").rect().center().x;
        let let_go = at(&screen);
        screen.settle();
        (at(&screen) - let_go).abs() > 1.0
    };
    assert!(glides(false));
    assert!(!glides(true));
}

#[test]
fn the_name_given_here_signs_notes_and_is_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    let mut screen = remembering(&settings);
    screen.press_with(Modifiers::COMMAND, Key::Comma);
    screen.type_into("Your name", "A. Analyst");
    screen.end();
    let text = fs::read_to_string(&settings).expect("settings");
    assert!(text.contains("A. Analyst"), "{text}");
    let screen = remembering(&settings);
    let author = screen.app().state().view.author.clone();
    assert_eq!(author.as_deref(), Some("A. Analyst"));
}

#[test]
fn settings_that_are_damaged_meanwhile_are_told_of_and_all_written_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    fs::write(&settings, r#"(theme: Night, author: Some("A. Analyst"))"#).expect("settings");
    let mut screen = Screen::starting(Opening {
        settings: Some(settings.clone()),
        theme: Some(ThemeName::Projector),
        ..Opening::default()
    });
    screen.settle();
    fs::write(&settings, "(theme: Nigh").expect("damage");
    screen.send(Command::SetPreferences(Preferences {
        units: Units::Miles,
        ..preferences(&screen)
    }));
    screen.wait_until("a notice", |screen| screen.status().has(&["set aside"]));
    screen.end();

    let screen = remembering(&settings);
    let expected = Preferences {
        theme: ThemeChoice::Night,
        units: Units::Miles,
        ..Preferences::default()
    };
    assert_eq!(preferences(&screen), expected, "not what was for one run");
    let author = screen.app().state().view.author.as_deref();
    assert_eq!(author, Some("A. Analyst"));
}

#[test]
fn no_server_is_asked_in_the_next_run_unless_the_user_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let settings = folder.path().join("settings.ron");
    let choice = "Ask 127.0.0.1:9 from the start of every run";

    let mut screen = remembering(&settings);
    screen.press(Key::M);
    describe_nowhere(&mut screen);
    turn_nowhere_on(&mut screen);
    screen.end();

    let mut screen = remembering(&settings);
    assert!(screen.app().state().view.maps.allowed.is_empty());
    screen.press_with(Modifiers::COMMAND, Key::Comma);
    screen
        .everything()
        .line(&["No server is asked for anything"]);
    screen.activate(|screen| screen.button("Maps …"));
    turn_nowhere_on(&mut screen);
    screen.press(Key::Escape);
    screen.press_with(Modifiers::COMMAND, Key::Comma);
    assert!(!is_on(screen.button(choice)));
    screen.activate(|screen| screen.button(choice));
    screen.end();

    let mut screen = remembering(&settings);
    assert_eq!(screen.app().state().view.maps.allowed.len(), 1);
    screen.press_with(Modifiers::COMMAND, Key::Comma);
    assert!(is_on(screen.button(choice)));
    screen.activate(|screen| screen.button("Maps …"));
    assert!(is_on(screen.button(choice)));
}

#[test]
fn the_sheet_and_the_screen_fit_whatever_the_size_of_type() {
    for (theme, percent) in [
        (ThemeChoice::Paper, 85),
        (ThemeChoice::Paper, 150),
        (ThemeChoice::Projector, 150),
    ] {
        let mut screen = Screen::sized(Opening::default(), [960.0, 600.0]);
        screen.settle();
        screen.send(Command::SetPreferences(Preferences {
            theme,
            text_percent: percent,
            ..Preferences::default()
        }));
        assert_eq!(screen.sticking_out(), [""; 0], "{theme:?} at {percent} %");
        screen.activate(|screen| screen.row("Talbiseh"));
        assert_eq!(
            screen.sticking_out(),
            [""; 0],
            "{theme:?} at {percent} %, Talbiseh"
        );
        screen.press_with(Modifiers::COMMAND, Key::Comma);
        assert_eq!(
            screen.beyond_the_window(),
            [""; 0],
            "{theme:?} at {percent} %, settings"
        );
    }
}
