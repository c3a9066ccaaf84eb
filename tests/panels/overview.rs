//! The overview: what stands in the panel while nothing is selected.

use crate::screen::Screen;

#[test]
fn the_overview_tells_who_speaks_and_who_excludes_whom_on_what() {
    let screen = Screen::open();
    let panel = screen.panel();
    panel.line(&["19 claims by 11 sources on 3 places"]);
    panel.line(&["Russia, 5 claims"]);
    panel.line(&["Were civilians killed or hurt?"]);
    panel.line(&["Syrian National Council"]);
    panel.line(&["The claim of 36 dead could not be independently verified."]);
}

#[test]
fn what_the_overview_names_is_a_click_away() {
    for (name, said) in [
        ("Talbiseh", "36 civilians killed"),
        ("Twelve targets", "No place given"),
        ("All reported strikes", "No civilian killed"),
    ] {
        let mut screen = Screen::open();
        screen.activate(|screen| screen.link(name));
        screen.panel().line(&[said]);
    }
}

#[test]
fn the_overview_is_of_the_whole_case_whatever_is_hidden() {
    let mut screen = Screen::open();
    let before = screen.panel().to_string();
    screen.click(|screen| screen.row("Syrian National Council"));
    assert_eq!(screen.panel().to_string(), before);
}
