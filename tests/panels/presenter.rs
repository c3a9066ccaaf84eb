//! The presenter's window: what it tells, and what is asked for in it.

use std::time::Instant;

use counterclaim::state::{Command, Commands, Stage, State};
use counterclaim::ui::Memory;
use counterclaim::ui::presenter::{Moment, PresenterMemory, Snapshot, presenter_ui};
use counterclaim::ui::theme::fonts;
use egui::{Key, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::screen::Screen;

/// What the window is drawn of, and what has become of it.
struct Beside {
    state: State,
    memory: Option<Memory>,
    presenter: PresenterMemory,
}

/// The window over the built-in case, as it is presented from the start.
fn window(size: [f32; 2]) -> Harness<'static, Beside> {
    let mut state = Screen::open().app().state().clone();
    state.apply(Command::Present(Some(Stage::Scene)));
    state.apply(Command::ShowPresenter(true));
    let beside = Beside {
        state,
        memory: None,
        presenter: PresenterMemory::new(Instant::now()),
    };
    let mut window = Harness::builder()
        .with_size(size)
        .build_ui_state(draw, beside);
    window.run_steps(3);
    window
}

fn draw(ui: &mut egui::Ui, beside: &mut Beside) {
    let Some(memory) = &mut beside.memory else {
        // The typefaces are there from the next frame on.
        ui.ctx().set_fonts(fonts());
        beside.memory = Some(Memory::new(ui.ctx(), None));
        return;
    };
    let mut commands = Commands::default();
    if let Some(shown) = Snapshot::of(&beside.state, memory) {
        let presenter = &mut beside.presenter;
        presenter_ui(ui, &shown, Moment::now(), presenter, &mut commands);
    }
    for command in commands.drain() {
        beside.state.apply(command);
    }
}

fn scene<'a>(window: &'a Harness<'static, Beside>) -> &'a str {
    let scene = window.state().state.view.scene.as_ref();
    scene.map_or("", |id| id.as_str())
}

fn click(window: &mut Harness<'static, Beside>, name: &str) {
    window.get_by_label(name).click();
    window.run_steps(3);
}

fn press(window: &mut Harness<'static, Beside>, key: Key) {
    window.key_press(key);
    window.run_steps(3);
}

#[test]
fn it_tells_the_scene_the_next_one_and_the_notes() {
    let window = window([1120.0, 700.0]);
    let scenes = window.state().state.document.case().scenes.clone();
    for words in ["Now · 1 of 7", "Next scene", "Notes", "Scenes", "Elapsed"] {
        window.get_by_label(words);
    }
    let notes = scenes[0].notes.as_deref().expect("it has notes");
    for line in notes.lines().filter(|line| !line.is_empty()) {
        window.get_by_label(line);
    }
    for scene in &scenes[..2] {
        let card = match &scene.line {
            Some(line) => format!("{}. {line}", scene.title),
            None => scene.title.clone(),
        };
        window.get_by_label(&card);
    }
}

#[test]
fn a_click_goes_to_any_scene_and_the_buttons_to_its_neighbours() {
    let mut window = window([1920.0, 1080.0]);
    let title = window.state().state.document.case().scenes[4].title.clone();
    click(&mut window, &format!("5 {title}"));
    assert_eq!(scene(&window), "hama");
    click(&mut window, "Previous");
    assert_eq!(scene(&window), "talbiseh");
    click(&mut window, "Next");
    assert_eq!(scene(&window), "hama");
    click(&mut window, "End");
    assert_eq!(window.state().state.view.stage, None);
    assert!(
        !window.state().state.view.presenter,
        "it closes with the stage"
    );
}

#[test]
fn curtains_are_drawn_and_opened_by_button_and_by_key() {
    let mut window = window([1120.0, 700.0]);
    let stage = |window: &Harness<'static, Beside>| window.state().state.view.stage;
    for (name, key, curtain) in [
        ("Black", Key::B, Stage::Black),
        ("White", Key::W, Stage::White),
    ] {
        click(&mut window, name);
        assert_eq!(stage(&window), Some(curtain));
        press(&mut window, key);
        assert_eq!(stage(&window), Some(Stage::Scene));
    }
    press(&mut window, Key::B);
    window.get_by_label("Now · 1 of 7 · the room sees black");
}

#[test]
fn its_keys_are_those_of_the_stage() {
    let mut window = window([1120.0, 700.0]);
    for (key, id) in [
        (Key::Space, "twelve-targets"),
        (Key::PageDown, "beyond-homs"),
        (Key::ArrowLeft, "twelve-targets"),
        (Key::End, "not-verified"),
        (Key::Home, "reported"),
        (Key::Num4, "reported"),
        (Key::Enter, "talbiseh"),
    ] {
        press(&mut window, key);
        assert_eq!(scene(&window), id, "{key:?}");
    }
    press(&mut window, Key::N);
    assert!(!window.state().state.view.presenter);
    assert!(
        window.state().state.view.stage.is_some(),
        "the room sees on"
    );
}

#[test]
fn elapsed_time_is_paused_and_goes_on() {
    let mut window = window([800.0, 500.0]);
    click(&mut window, "Pause the elapsed time");
    assert!(!window.state().presenter.stopwatch.is_running());
    click(&mut window, "Let the elapsed time go on");
    assert!(window.state().presenter.stopwatch.is_running());
    click(&mut window, "Reset the elapsed time");
    assert!(window.state().presenter.stopwatch.is_running());
}

#[test]
fn nothing_is_cut_and_nothing_overlaps_in_windows_of_any_size() {
    for size in [
        [800.0, 500.0],
        [1120.0, 700.0],
        [1280.0, 720.0],
        [1920.0, 1080.0],
    ] {
        let window = window(size);
        let whole = Rect::from_min_size(egui::Pos2::ZERO, vec2(size[0], size[1]));
        let names = [
            "Elapsed",
            "Pause the elapsed time",
            "Reset the elapsed time",
            "Now · 1 of 7",
            "Next scene",
            "Notes",
            "Scenes",
            "Black",
            "White",
            "End",
        ];
        let rects: Vec<(&str, Rect)> = names
            .into_iter()
            .flat_map(|name| {
                window
                    .get_all_by_label(name)
                    .map(move |node| (name, node.rect()))
            })
            .collect();
        for (i, (name, rect)) in rects.iter().enumerate() {
            assert!(whole.contains_rect(*rect), "{name} at {size:?}: {rect}");
            for (other, across) in &rects[i + 1..] {
                let shared = rect.intersect(*across);
                let overlaps = shared.width() > 0.5 && shared.height() > 0.5;
                assert!(!overlaps, "{name} and {other} at {size:?}");
            }
        }
        assert!(window.root().accesskit_node().is_root());
    }
}

#[test]
fn the_stage_opens_and_closes_it_and_ends_it_with_the_presenting() {
    let mut screen = Screen::open();
    let is_open = |screen: &Screen| screen.app().state().view.presenter;
    screen.send(Command::ShowPresenter(true));
    assert!(!is_open(&screen), "nothing is presented");
    screen.press(Key::F5);
    assert!(!is_open(&screen), "there is no second screen");
    screen.press(Key::N);
    assert!(is_open(&screen));
    assert!(
        !screen.everything().has(&["Elapsed"]),
        "without a window of its own it would lie on the stage"
    );
    screen.press(Key::N);
    assert!(!is_open(&screen));
    screen.press(Key::N);
    screen.press(Key::F5);
    assert!(!is_open(&screen));
}
