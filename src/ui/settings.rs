//! The sheet of settings: how the program looks and behaves, whichever case is open.

use egui::{Role, TextEdit, Ui, WidgetInfo};

use crate::state::{
    ColourVision, Command, Commands, CoordinateForm, Dialog, Names, Preferences, PresenterChoice,
    ThemeChoice, Units,
};

use super::choices::{caption, choices};
use super::maps::asked_from_start_ui;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};
use super::widgets::heading;

/// Every setting; each takes effect as it is changed.
pub fn settings_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let now = screen.state.view.preferences;
    let mut wanted = now;
    heading(ui, screen.theme, "Look");
    let theme = &mut wanted.theme;
    choices(ui, screen, "Theme", theme, &ThemeChoice::ALL, |theme| {
        theme.name().to_owned()
    });
    let size = &mut wanted.text_percent;
    let sizes = &Preferences::TEXT_SIZES;
    choices(ui, screen, "Text size", size, sizes, |percent| {
        format!("{percent} %")
    });
    motion_ui(ui, &mut wanted.reduce_motion);
    vision_ui(ui, screen, commands);

    section(ui, screen, "Map");
    names_ui(ui, screen, commands);
    let units = &mut wanted.units;
    choices(ui, screen, "Distances", units, &Units::ALL, |units| {
        units.name().to_owned()
    });
    let form = &mut wanted.coordinates;
    choices(
        ui,
        screen,
        "Positions",
        form,
        &CoordinateForm::ALL,
        |form| form.name().to_owned(),
    );

    section(ui, screen, "Presenting");
    let presenter = &mut wanted.presenter;
    let all = &PresenterChoice::ALL;
    choices(ui, screen, "Presenter's window", presenter, all, |choice| {
        choice.name().to_owned()
    });

    section(ui, screen, "Notes");
    author_ui(ui, screen, commands);

    section(ui, screen, "Network");
    network_ui(ui, screen, commands);

    ui.add_space(STEP * 2.0);
    if first_run_ui(ui, screen) {
        wanted = Preferences::default();
        commands.push(Command::SetNames(Names::default()));
    }
    if wanted != now {
        commands.push(Command::SetPreferences(wanted));
    }
}

fn section(ui: &mut Ui, screen: &Screen, words: &str) {
    ui.add_space(STEP);
    heading(ui, screen.theme, words);
}

fn motion_ui(ui: &mut Ui, reduce: &mut bool) {
    ui.add_space(HALF);
    ui.checkbox(reduce, "Reduce motion").on_hover_text(
        "The map stops where it is let go of, and nothing on the screen glides or fades.",
    );
}

/// Through whose eyes the screen is seen; not remembered, so that nobody wonders at it tomorrow.
fn vision_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let now = screen.state.view.colour_vision;
    let mut vision = now;
    let row = ui.scope(|ui| {
        choices(
            ui,
            screen,
            "Seen as by",
            &mut vision,
            &ColourVision::ALL,
            |vision| vision.name().to_owned(),
        );
    });
    row.response.on_hover_text(
        "Shows whether sources stay apart for those who see colours otherwise. Pictures of a \
         raster map keep their own colours.",
    );
    if vision != now {
        commands.push(Command::SetColourVision(vision));
    }
}

fn names_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let mut names = screen.state.view.names;
    choices(ui, screen, "Names", &mut names, &Names::ALL, |names| {
        names.name().to_owned()
    });
    if names != screen.state.view.names {
        commands.push(Command::SetNames(names));
    }
}

fn author_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    caption(ui, screen, "Your name");
    let mut name = screen.state.view.author.clone().unwrap_or_default();
    let field = TextEdit::singleline(&mut name)
        .hint_text("signs the notes that you write")
        .desired_width(screen.theme.body().size * 20.0);
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Your name"));
    if response.changed() {
        commands.push(Command::SetAuthor(Some(name)));
    }
}

/// Which servers are asked from the start of every run, and the way to where that begins.
fn network_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let maps = &screen.state.view.maps;
    let words = if maps.allowed.is_empty() {
        "No server is asked for anything. Online maps can be turned on in the Maps sheet."
    } else {
        "Online maps that are on may be asked for what the map shows, in this run or in every one."
    };
    text::label(ui, words, theme.body(), theme.colours.ink);
    for map in maps.online().filter(|map| maps.allowed.contains(&map.id)) {
        asked_from_start_ui(ui, screen, &map, commands);
    }
    if ui.button("Maps …").clicked() {
        commands.push(Command::Show(Some(Dialog::Maps)));
    }
}

/// The button that brings back what a first run has; says whether it was pressed.
fn first_run_ui(ui: &mut Ui, screen: &Screen) -> bool {
    let button = ui.button("As in a first run");
    let theme = screen.theme;
    let words =
        "Sets look and map as they were at first. Your name, your files and your maps stay.";
    text::label(ui, words, theme.small(), theme.colours.ink_soft);
    button.clicked()
}
