//! The colours in which the room sees a scene, and the map beneath it.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use crate::model::{MapChoice, Scene, ThemeName};
use crate::state::{Commands, DetailMaps};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::HALF;

use super::change;

/// What else there is to choose for `scene`. Each choice is a step of its own.
pub(super) fn choices_ui(ui: &mut Ui, screen: &Screen, scene: &Scene, commands: &mut Commands) {
    let themes = std::iter::once(None).chain(ThemeName::ALL.map(Some));
    let themes: Vec<_> = themes.map(|theme| (theme, theme_name(theme))).collect();
    let hint = "The colours in which the room sees this scene";
    let words = ("Colours", "Colours for the room", hint);
    let theme = choice_ui(ui, words, &scene.theme, &themes);
    let maps = maps(screen, scene);
    let hint = "The map beneath this scene. A map that is not known where the case is opened is told \
                of, and the built-in map shown.";
    let base_map = choice_ui(
        ui,
        ("Map", "Base map of the scene", hint),
        &scene.base_map,
        &maps,
    );
    let chosen = Scene {
        theme: theme.unwrap_or(scene.theme),
        base_map: base_map.unwrap_or_else(|| scene.base_map.clone()),
        ..scene.clone()
    };
    if chosen != *scene {
        change(chosen.among(screen.case()), commands);
    }
}

fn theme_name(theme: Option<ThemeName>) -> String {
    match theme {
        None => "As the projector (usual)".to_owned(),
        Some(theme) => theme.name().to_owned(),
    }
}

/// The maps that there are here, and the one that `scene` has if it is not among them.
fn maps(screen: &Screen, scene: &Scene) -> Vec<(Option<MapChoice>, String)> {
    let maps = &screen.state.view.maps;
    let mut choices = vec![
        (None, "Any map that is shown (usual)".to_owned()),
        (Some(MapChoice::BuiltIn), "Built-in map".to_owned()),
    ];
    let files = maps.files.iter().filter_map(|file| DetailMaps::named(file));
    choices.extend(files.map(|name| (Some(MapChoice::File(name.clone())), name)));
    let allowed = maps.online().filter(|map| maps.allowed.contains(&map.id));
    choices.extend(allowed.map(|map| (Some(MapChoice::Online(map.id)), map.name)));
    let is_there = |choice: &Option<MapChoice>| choices.iter().any(|(known, _)| known == choice);
    if let Some(choice) = scene
        .base_map
        .as_ref()
        .filter(|_| !is_there(&scene.base_map))
    {
        let name = match choice {
            MapChoice::BuiltIn => String::new(),
            MapChoice::File(name) => format!("{name} (not known here)"),
            MapChoice::Online(id) => match maps.online_called(id) {
                Some(map) => format!("{} (not allowed here)", map.name),
                None => format!("{id} (not known here)"),
            },
        };
        choices.push((Some(choice.clone()), name));
    }
    choices
}

/// A list of choices under a short name and a full one, with a hint; another than `chosen`, when it is chosen.
fn choice_ui<T: PartialEq + Clone>(
    ui: &mut Ui,
    (short, name, hint): (&str, &str, &str),
    chosen: &T,
    choices: &[(T, String)],
) -> Option<T> {
    let mut chosen_now = None;
    let present = choices.iter().find(|(choice, _)| choice == chosen);
    let shown = present.map_or("", |(_, words)| words.as_str());
    let said = format!("{name}: {shown}");
    ui.add_space(HALF);
    let combo = ComboBox::from_id_salt(name)
        .selected_text(format!("{short}: {}", text::ordered(shown)))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            for (choice, words) in choices {
                let is_chosen = choice == chosen;
                let entry = ui.selectable_label(is_chosen, text::ordered(words));
                if entry.clicked() && !is_chosen {
                    chosen_now = Some(choice.clone());
                }
            }
        });
    let response = combo.response;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
    response.on_hover_text(format!("{name}. {hint}"));
    chosen_now
}
