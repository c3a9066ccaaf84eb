//! The layer of density: put up and away, told of in a legend, and at rest once it is drawn.

use counterclaim::app::Opening;
use counterclaim::model::Filter;
use counterclaim::state::{Command, ThemeName};
use egui::accesskit::Role;
use egui::{Key, Pos2, Rect, vec2};

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
        "3 claims at lines, areas or places",
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
fn panning_takes_the_layer_along_and_draws_it_anew_only_where_it_ends() {
    let mut screen = Screen::open();
    screen.press(Key::H);
    drawn(&mut screen);
    let layer = |screen: &Screen| screen.texture("density").expect("a layer");
    let (before, stood) = layer(&screen);
    assert!(stood.contains_rect(screen.map().rect()));
    let offset = vec2(-40.0, 10.0);
    screen.drag_map(offset);
    drawn(&mut screen);
    let (after, stands) = layer(&screen);
    assert_eq!(after, before);
    let moved = stands.translate(-offset);
    let is_near = |one: Pos2, other: Pos2| one.distance(other) < 1.0;
    assert!(
        is_near(moved.min, stood.min) && is_near(moved.max, stood.max),
        "{stands} was {stood}"
    );
    let far = screen.map().rect().width() * 0.3;
    screen.drag_map(vec2(far, 0.0));
    drawn(&mut screen);
    let (anew, stands) = layer(&screen);
    assert_ne!(anew, before);
    assert!(stands.contains_rect(screen.map().rect()));
}

#[test]
fn zooming_draws_the_layer_anew_and_spreads_claims_less_far_on_the_ground() {
    let mut screen = Screen::open();
    screen.press(Key::H);
    drawn(&mut screen);
    let told = |screen: &Screen| screen.everything().line(&["claims per", "σ ="]).to_owned();
    let (before, said) = (screen.texture("density"), told(&screen));
    screen.press(Key::Plus);
    drawn(&mut screen);
    let after = screen.texture("density");
    assert_ne!(after.map(|(id, _)| id), before.map(|(id, _)| id));
    assert_ne!(told(&screen), said);
}
