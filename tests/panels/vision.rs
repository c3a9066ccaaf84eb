//! The screen as those see it who see colours otherwise.

use std::collections::BTreeSet;

use counterclaim::state::{Archives, ColourVision, Command};
use counterclaim::ui::marks::Marks;
use egui::Key;

use crate::screen::Screen;

fn vision(screen: &Screen) -> ColourVision {
    screen.app().state().view.colour_vision
}

#[test]
fn the_settings_choose_it_and_the_status_line_says_so_and_leads_out() {
    let mut screen = Screen::open();
    screen.send(Command::Show(Some(counterclaim::state::Dialog::Settings)));
    screen.click(|screen| screen.button("Seen as by: Deutan"));
    assert_eq!(vision(&screen), ColourVision::Deutan);
    screen.press(Key::Escape);
    let status = screen.status();
    assert!(status.has(&["Seen as by deuteranopes"]), "{status}");
    screen.click(|screen| screen.button("Usual colours"));
    assert_eq!(vision(&screen), ColourVision::Usual);
    assert!(!screen.status().has(&["Seen as"]));
}

#[test]
fn it_is_neither_undone_nor_brought_by_a_scene() {
    let mut screen = Screen::open();
    screen.send(Command::SetColourVision(ColourVision::Grey));
    screen.send(Command::Undo);
    screen.send(Command::ShowScene("talbiseh".into()));
    screen.press(Key::F5);
    assert_eq!(vision(&screen), ColourVision::Grey, "on the stage too");
}

#[test]
fn each_source_of_the_built_in_case_has_a_shape_of_its_own() {
    let screen = Screen::open();
    let case = screen.app().state().document.case();
    let marks = Marks::of(case, &Archives::default());
    let shapes: BTreeSet<_> = marks
        .order()
        .iter()
        .map(|id| marks.mark(id).shape)
        .collect();
    assert_eq!(shapes.len(), case.sources.len());
}
