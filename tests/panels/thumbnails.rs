//! Small pictures of scenes. What is drawn is made up here: nothing has to draw.

use std::ops::ControlFlow;
use std::sync::Mutex;

use counterclaim::app::Opening;
use counterclaim::briefing::{DrawError, Order, Page};
use counterclaim::model::{Edit, Scene};
use counterclaim::state::{Column, Command};

use crate::page::page;
use crate::screen::Screen;

/// The ids of the scenes that were drawn, over all tests of this file.
static DRAWN: Mutex<Vec<String>> = Mutex::new(Vec::new());

#[expect(clippy::unnecessary_wraps, reason = "others that draw may fail")]
fn drawn(
    order: &Order,
    each: &mut dyn FnMut(usize, Page) -> ControlFlow<()>,
) -> Result<(), DrawError> {
    let scenes = order.scenes.clone().unwrap_or_default();
    for scene in &scenes {
        let mut drawn = DRAWN.lock().expect("nobody panics with it");
        drawn.push(scene.as_str().to_owned());
        drop(drawn);
        if each(scenes.len(), page(scene.as_str())).is_break() {
            break;
        }
    }
    Ok(())
}

fn count() -> usize {
    DRAWN.lock().expect("nobody panics with it").len()
}

fn never(_: &Order, _: &mut dyn FnMut(usize, Page) -> ControlFlow<()>) -> Result<(), DrawError> {
    Err(DrawError::NoAdapter(
        "no graphics adapter was found".to_owned(),
    ))
}

fn change_first(screen: &mut Screen, change: impl FnOnce(&mut Scene)) {
    let case = screen.app().state().document.case();
    let mut scene = Scene::clone(&case.scenes[0]);
    change(&mut scene);
    let scenes = scene.among(case);
    screen.send(Command::Edit(Edit::Scenes(scenes)));
}

#[test]
fn they_are_drawn_while_they_are_looked_at_and_again_where_a_scene_has_changed() {
    let mut screen = Screen::starting(Opening {
        draw: Some(drawn),
        ..Opening::default()
    });
    screen.settle();
    assert_eq!((count(), screen.pictures()), (0, 0), "nobody looks at them");
    screen.send(Command::ShowColumn(Column::Briefing));
    screen.wait_until("seven pictures", |screen| screen.pictures() == 7);
    assert_eq!(count(), 7);

    change_first(&mut screen, |scene| {
        scene.notes = Some("Slowly.".to_owned());
    });
    change_first(&mut screen, |scene| {
        scene.title = "Another title".to_owned();
    });
    screen.wait_until("the first once more", |_| count() == 8);
    let again = DRAWN.lock().expect("nobody panics with it").last().cloned();
    let first = screen.app().state().document.case().scenes[0].id.clone();
    assert_eq!(again.as_deref(), Some(first.as_str()));
}

#[test]
fn where_nothing_draws_the_titles_stand_and_it_is_told_once() {
    let mut screen = Screen::starting(Opening {
        draw: Some(never),
        ..Opening::default()
    });
    screen.send(Command::ShowColumn(Column::Briefing));
    screen.wait_until("a notice", |screen| {
        !screen.app().state().notices.is_empty()
    });
    screen
        .status()
        .line(&["without small pictures", "no graphics adapter"]);
    screen.list().line(&["Talbiseh: 36 dead"]);
    assert_eq!(screen.pictures(), 0);
    assert_eq!(screen.app().state().notices.len(), 1);
}
