//! A walk through a case in the real window, and back to where it led by a view link.

use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, lerp, pos2};
use image::{RgbaImage, imageops};

use crate::display::Display;
use crate::driver::Driver;
use crate::program::{PATIENCE, Program};

const CTRL: Modifiers = Modifiers {
    ctrl: true,
    command: true,
    ..Modifiers::NONE
};
const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..CTRL
};
const CONTRADICTED: &str = "Contest: ≠ contradicted";

#[test]
fn what_was_searched_brushed_and_filtered_is_seen_again_through_a_link() {
    let Some(display) = Display::open() else {
        return;
    };
    let Some((mut program, window)) = Program::driven(&display) else {
        return;
    };
    window.wait_for("the case", |tree| tree.place_on_map("Talbiseh").is_some());
    let opening = still_picture(&window);
    search(&window, "tall bisa");
    brush_the_first_of_october(&window);
    show_only_contradicted(&window);
    let before = still_picture(&window);
    assert!(before != opening, "it shows something else");

    window.press_with(CTRL_SHIFT, Key::C);
    window.wait_for("the notice", |tree| tree.says(&["The view was copied"]));
    reset(&window);
    assert!(still_picture(&window) != before, "it is reset");
    window.press_with(CTRL_SHIFT, Key::V);
    window.wait_for("the view", |tree| {
        tree.button("Filter: ≠ contradicted").is_some() && tree.says(&["36 civilians killed"])
    });
    assert!(still_picture(&window) == before, "it is another picture");
    assert!(program.ended().is_none());
    let said = program.complaints();
    assert!(!said.contains("panicked"), "{said}");
}

/// Types into the search, and goes to what is found first.
fn search(window: &Driver, text: &str) {
    window.press_with(CTRL, Key::K);
    window.wait_for("the search", |tree| {
        tree.bounds(Role::TextInput, "Search for").next().is_some()
    });
    window.type_text(text);
    window.wait_for("Talbiseh", |tree| {
        tree.bounds(Role::ListBoxOption, "Talbiseh")
            .next()
            .is_some()
    });
    window.press(Key::Enter);
    window.wait_for("its panel", |tree| tree.says(&["36 civilians killed"]));
}

fn brush_the_first_of_october(window: &Driver) {
    let chart = place_of(window, Role::Slider, "Claims over time");
    // The two days take up most of it.
    let at = |part: f32| pos2(lerp(chart.x_range(), part), chart.center().y);
    window.drag(at(0.55), at(0.88));
    window.wait_for("the brush", |tree| {
        tree.button("Filter: strikes 1 October 2015").is_some()
    });
}

fn show_only_contradicted(window: &Driver) {
    window.press(Key::F);
    let choice = place_of(window, Role::RadioButton, CONTRADICTED);
    window.click(choice.center());
    window.wait_for("the chip", |tree| {
        tree.button("Filter: ≠ contradicted").is_some()
    });
}

/// Where the uppermost of this role and name lies, once it is there: others may be out of view.
fn place_of(window: &Driver, role: Role, name: &str) -> Rect {
    let tree = window.wait_for(name, |tree| tree.bounds(role, name).next().is_some());
    let places = tree.bounds(role, name);
    let uppermost = places.min_by(|one, other| one.top().total_cmp(&other.top()));
    uppermost.expect("it was there")
}

fn reset(window: &Driver) {
    window.click_button("Filter: ≠ contradicted");
    window.click_button("Filter: strikes 1 October 2015");
    window.press(Key::Escape);
    window.press(Key::Home);
    window.wait_for("all claims", |tree| {
        tree.says(&["19 of 19 claims"]) && !tree.says(&["36 civilians killed"])
    });
}

/// The window without its status line, once it changes no more, with the pointer out of the way.
fn still_picture(window: &Driver) -> RgbaImage {
    window.point_at(Pos2::new(600.0, 20.0));
    let start = Instant::now();
    let mut last = window.picture();
    loop {
        sleep(Duration::from_millis(400));
        let now = window.picture();
        if now == last {
            let height = now.height() * 19 / 20;
            return imageops::crop_imm(&now, 0, 0, now.width(), height).to_image();
        }
        assert!(start.elapsed() < PATIENCE, "it does not come to rest");
        last = now;
    }
}

#[test]
fn a_cell_of_the_matrix_leads_to_its_claim_and_on_to_the_dossier() {
    let Some(display) = Display::open() else {
        return;
    };
    let Some((_program, window)) = Program::driven(&display) else {
        return;
    };
    window.wait_for("the case", |tree| tree.place_on_map("Talbiseh").is_some());
    window.press(Key::X);
    let cell = place_of(
        &window,
        Role::Button,
        "France denies: Islamic State among the targets",
    );
    window.click(cell.center());
    window.wait_for("the claim", |tree| {
        tree.says(&["Denies: Islamic State among the targets"])
    });
    window.press(Key::D);
    window.wait_for("the dossier", |tree| tree.says(&["The claims in full"]));
}

/// A made-up case.
const STACKED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/stacked.ron");

#[test]
fn a_cell_leads_to_its_claim_and_stack_and_on_to_the_comparison_and_the_dossier() {
    let Some(display) = Display::open() else {
        return;
    };
    let Some((mut program, window)) = Program::driven_with(&display, &[STACKED], &[]) else {
        return;
    };
    window.wait_for("the case", |tree| tree.place_on_map("Farm").is_some());
    // They would stand above the glyph.
    window.click_button("No hints");
    window.press(Key::X);
    let cell = "Monitor asserts: 7 civilians killed (Strike on the market)";
    window.click(place_of(&window, Role::Button, cell).center());
    window.wait_for("the claim and the stack", |tree| {
        tree.says(&["Asserts: 7 civilians killed"])
            && tree.says(&["5 incidents here"])
            && tree.says(&["Council B, 3 October 2015", "supersedes Council B"])
    });
    // The map flies there, and the panel goes down to the claim; the glyph leads to the stack.
    still_picture(&window);
    window.click_button("Town and Quarter");
    window.wait_for("the place", |tree| tree.says(&["Located to the town."]));
    window.click_button("Strike beside the school, Town · 30 September 2015, 1 claim");
    window.wait_for("the incident", |tree| {
        tree.says(&["Town; 30 September 2015."])
    });
    window.press(Key::J);
    let decide = place_of(&window, Role::Button, "Same strike");
    window.click(decide.center());
    window.wait_for("the decision", |tree| tree.says(&["Decided (1)"]));
    window.click(place_of(&window, Role::Button, "Compare").center());
    window.wait_for("the comparison", |tree| {
        tree.says(&["Compare Strike", "no longer"])
    });
    window.press(Key::D);
    window.wait_for("the dossier", |tree| tree.says(&["The claims in full"]));
    assert!(program.ended().is_none());
    let said = program.complaints();
    assert!(!said.contains("panicked"), "{said}");
}
