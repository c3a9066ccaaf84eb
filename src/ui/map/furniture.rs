//! The choice of what stands on the map to help reading it.

use egui::Ui;

use crate::state::{Command, Commands};

use super::super::screen::Screen;

/// A box to tick for each piece that can be put away.
pub fn furniture_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let stands = screen.state.view.furniture;
    let mut wanted = stands;
    for (piece, name, hint) in [
        (
            &mut wanted.locator,
            "Locator",
            "A small map that shows where the view lies, once that is no larger than a country",
        ),
        (
            &mut wanted.graticule,
            "Graticule",
            "Lines of equal longitude and latitude (G)",
        ),
        (
            &mut wanted.north_arrow,
            "North arrow",
            "The map always has north at the top.",
        ),
        (
            &mut wanted.density,
            "Density of claims",
            "How densely the claims lie that are shown, beneath their marks (H)",
        ),
    ] {
        ui.checkbox(piece, name).on_hover_text(hint);
    }
    if wanted != stands {
        commands.push(Command::SetFurniture(wanted));
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    use super::*;
    use crate::query::testing::CaseBuilder;
    use crate::state::{Document, Furniture, Origin, State};
    use crate::ui::Memory;

    /// The furniture after the box called `name` was clicked.
    fn after_a_click_on(name: &str) -> Furniture {
        let document = Document::new(CaseBuilder::new().build(), "", Origin::BuiltIn);
        let memory = Memory::new(&egui::Context::default(), None);
        let mut boxes = Harness::new_ui_state(
            |ui, (state, memory): &mut (State, Memory)| {
                ui.ctx().set_fonts(crate::ui::theme::fonts());
                let theme = memory.theme(state, ui.ctx());
                let derived = memory.derived(state);
                let screen = Screen::new(state, &theme, &derived);
                let mut commands = Commands::default();
                furniture_ui(ui, &screen, &mut commands);
                for command in commands.drain() {
                    state.apply(command);
                }
            },
            (State::new(document), memory),
        );
        boxes.get_by_label(name).click();
        boxes.run();
        boxes.state().0.view.furniture
    }

    #[test]
    fn each_box_puts_up_or_away_the_piece_that_it_names() {
        let [mut locator, mut graticule, mut north_arrow, mut density] = [Furniture::default(); 4];
        locator.locator = false;
        graticule.graticule = true;
        north_arrow.north_arrow = true;
        density.density = true;
        for (name, expected) in [
            ("Locator", locator),
            ("Graticule", graticule),
            ("North arrow", north_arrow),
            ("Density of claims", density),
        ] {
            assert_eq!(after_a_click_on(name), expected, "{name}");
        }
    }
}
