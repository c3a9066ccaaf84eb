//! The layer of density: put up and away, told of in a legend, and at rest once it is drawn.

use counterclaim::app::Opening;
use counterclaim::model::Filter;
use counterclaim::state::{Command, ThemeName};
use egui::accesskit::Role;
use egui::{Key, Rect, vec2};

use crate::screen::Screen;

/// The legend, where it stands.
fn legend(screen: &Screen) -> Option<Rect> {
    let starts = ["Claims per", "No claim here"];
    let boxes = starts.map(|start| screen.boxes_of(Role::Label, start));
    let mut boxes = boxes.into_iter().flatten();
    let first = boxes.next();
    assert_eq!(boxes.next(), None, "there is one legend");
    first
}

fn drawn(screen: &mut Screen) -> Rect {
    screen.wait_until("the layer", |screen| !screen.app().pending());
    legend(screen).expect("a legend")
}

#[test]
fn h_shows_how_densely_claims_lie_and_hides_it_again() {
    let mut screen = Screen::open();
    assert_eq!(legend(&screen), None);
    screen.press(Key::H);
    drawn(&mut screen);
    let said = screen.everything();
    said.line(&["claims per", "classes from", "to"]);
    said.line(&[
        "not in it",
        "13 claims without a place",
        "3 claims at places",
    ]);
    screen.press(Key::H);
    assert_eq!(legend(&screen), None);
}

#[test]
fn it_stays_as_it_is_while_nothing_changes() {
    let mut screen = Screen::open();
    screen.press(Key::H);
    drawn(&mut screen);
    assert!(screen.is_idle());
    screen.press(Key::Plus);
    drawn(&mut screen);
    screen.settle();
    assert!(screen.is_idle());
}

#[test]
fn where_no_claim_is_left_the_legend_says_so() {
    let mut screen = Screen::open();
    screen.press(Key::H);
    drawn(&mut screen);
    let sources = &screen.app().state().document.case().sources;
    let filter = Filter {
        hidden_sources: sources.keys().cloned().collect(),
        ..Filter::default()
    };
    screen.send(Command::SetFilter(Box::new(filter)));
    drawn(&mut screen);
    assert!(screen.everything().has(&["no claim here"]));
}

#[test]
fn the_legend_stands_in_nobodys_way_at_any_size() {
    for size in [[960.0, 600.0], [1280.0, 720.0], [1920.0, 1080.0]] {
        for theme in ThemeName::ALL {
            let opening = Opening {
                theme: Some(theme),
                density: true,
                ..Opening::default()
            };
            let mut screen = Screen::sized(opening, size);
            let legend = drawn(&mut screen);
            let map = screen.map().rect();
            let of = |role, start: &str| screen.boxes_of(role, start);
            let others = [
                of(Role::Label, "Scale"),
                of(Role::Link, "©"),
                of(Role::Button, "Zoom"),
                of(Role::Button, "Show the whole case"),
                of(Role::Image, "Locator"),
            ];
            assert!(map.contains_rect(legend), "{theme:?} {size:?}: {legend}");
            for other in others.into_iter().flatten() {
                let apart = !other.intersects(legend);
                assert!(apart, "{theme:?} {size:?}: {legend} over {other}");
            }
        }
    }
}

#[test]
fn panning_takes_the_layer_along_and_zooming_draws_it_anew() {
    let mut screen = Screen::open();
    screen.press(Key::H);
    drawn(&mut screen);
    let told = |screen: &Screen| screen.everything().line(&["claims per", "σ ="]).to_owned();
    let before = told(&screen);
    screen.drag_map(vec2(-40.0, 10.0));
    drawn(&mut screen);
    assert_eq!(told(&screen), before);
    screen.press(Key::Plus);
    drawn(&mut screen);
    assert_ne!(told(&screen), before);
}
