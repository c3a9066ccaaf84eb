//! The menus and the keys: whatever can be asked for, both ask for it.

use counterclaim::model::Edit;
use counterclaim::state::{Command, Dialog, MeasureTool, ThemeName};
use counterclaim::ui::actions::Action;
use egui::{Key, Modifiers};

use crate::screen::{Screen, is_on};

/// A screen on which every action but going forward and redoing has something to do.
fn busy() -> Screen {
    let mut screen = Screen::at("Talbiseh");
    retitle(&mut screen, "Another title");
    screen.click(|screen| screen.row("Hama governorate"));
    screen.send(Command::ZoomBy(1.0));
    screen
}

fn retitle(screen: &mut Screen, title: &str) {
    screen.send(Command::Edit(Edit::Title(title.to_owned())));
    screen.send(Command::EndTyping);
}

/// What can be told of a screen after an action.
fn told(screen: &mut Screen) -> String {
    let stage = screen.app().state().view.stage;
    // A room is not told the zoom.
    let zoom = if stage.is_none() { screen.zoom() } else { 0.0 };
    let copied = screen.copied().len();
    let closing = format!("{:?}", screen.asked_of_window());
    let state = screen.app().state();
    let document = &state.document;
    let view = &state.view;
    format!(
        "{} {} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {} {} {} {zoom:.1} {copied} {closing}",
        document.case().title,
        state.history.past().len(),
        view.selected,
        view.dialog,
        state.theme(),
        view.furniture,
        view.column,
        view.drawing,
        view.instrument,
        view.performance,
        view.timeline.is_open,
        view.filter.time.is_some() || view.pin.is_some(),
    )
}

fn by_menu(screen: &mut Screen, action: Action) {
    let name = action.name();
    for menu in ["Case", "View"] {
        screen.click(|screen| screen.button(menu));
        let submenu = match action {
            Action::Measure(_) => Some("Measure"),
            Action::Instrument(_) => Some("Instruments"),
            _ => None,
        };
        if let Some(submenu) = submenu.filter(|_| menu == "View") {
            screen.click(|screen| screen.button(submenu));
        }
        if screen.pressable().iter().any(|(entry, _)| entry == name) {
            screen.click(|screen| screen.button(name));
            return;
        }
        screen.press(Key::Escape);
    }
    panic!("{name:?} is in no menu");
}

fn by_key(screen: &mut Screen, action: Action) {
    if let Some(shortcut) = action.keys().first() {
        screen.press_with(shortcut.modifiers, shortcut.logical_key);
    }
}

/// What `action` comes to, asked for in one way or the other.
fn outcome(screen: &mut Screen, action: Action, way: fn(&mut Screen, Action)) -> String {
    match action {
        Action::Redo => screen.send(Command::Undo),
        Action::Forward => screen.send(Command::Back),
        Action::Theme(ThemeName::Paper) => screen.send(Command::SetTheme(ThemeName::Night)),
        _ => {}
    }
    let before = told(screen);
    way(screen, action);
    let after = told(screen);
    assert_ne!(after, before, "{action:?} did nothing");
    after
}

#[test]
fn every_action_does_the_same_by_menu_and_by_key() {
    for action in Action::ALL {
        // The first has no key, and waits for a job; the second are in the settings and the palette; the
        // others have no keys beside the first of their kind. Tests of their own have them.
        let has_no_key = matches!(
            action,
            Action::OpenBuiltIn
                | Action::SeenAs(_)
                | Action::Measure(MeasureTool::Area | MeasureTool::Range)
        );
        if !has_no_key {
            let by_menu = outcome(&mut busy(), action, by_menu);
            let by_key = outcome(&mut busy(), action, by_key);
            assert_eq!(by_menu, by_key, "{action:?}");
        }
    }
}

#[test]
fn what_cannot_be_done_is_grey() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.button("Case"));
    for name in ["Undo", "Redo", "Open recent", "Earlier versions"] {
        assert!(screen.is_grey(name), "{name}");
    }
    assert!(
        !screen.is_grey("Save"),
        "the built-in case is saved as a copy"
    );
    screen.press(Key::Escape);
    screen.click(|screen| screen.button("View"));
    for name in ["Back", "Forward", "Copy all claims", "Select nothing"] {
        assert!(screen.is_grey(name), "{name}");
    }
}

#[test]
fn the_menu_shows_which_theme_is_chosen() {
    let mut screen = Screen::open();
    screen.click(|screen| screen.button("View"));
    screen.click(|screen| screen.button("Theme: Night"));
    screen.click(|screen| screen.button("View"));
    assert!(is_on(screen.button("Theme: Night")));
    assert!(!is_on(screen.button("Theme: Paper")));
}

#[test]
fn a_key_undoes_one_edit_and_another_makes_it_again() {
    let mut screen = Screen::open();
    for title in ["One", "Two"] {
        retitle(&mut screen, title);
    }
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.app().state().document.case().title, "One");
    screen.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(screen.app().state().document.case().title, "Two");
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.press_with(Modifiers::COMMAND, Key::Y);
    assert_eq!(screen.app().state().document.case().title, "Two");
}

#[test]
fn a_sheet_keeps_the_keys_and_its_fields_their_own_undo() {
    let mut screen = Screen::open();
    retitle(&mut screen, "One");
    screen.press_with(Modifiers::COMMAND, Key::O);
    screen.type_into("Path of the case file", "1");
    screen.press_with(Modifiers::COMMAND, Key::Z);
    screen.press_with(Modifiers::COMMAND, Key::H);
    let state = screen.app().state();
    assert_eq!(state.document.case().title, "One");
    assert_eq!(state.view.dialog, Some(Dialog::Open));
    assert_eq!(state.theme(), ThemeName::Paper);
    screen.press(Key::Escape);
    screen.press(Key::Escape);
    assert_eq!(screen.app().state().view.dialog, None);
}

#[test]
fn a_change_is_marked_in_the_bar_and_in_the_title_of_the_window() {
    let mut screen = Screen::open();
    assert!(!screen.everything().has(&["Not saved"]));
    retitle(&mut screen, "Homs");
    assert_eq!(screen.title().as_deref(), Some("• Homs – Counterclaim"));
    assert!(screen.everything().has(&["Not saved"]));
    screen.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        screen.title().as_deref(),
        Some("Western Syria – Counterclaim")
    );
}
