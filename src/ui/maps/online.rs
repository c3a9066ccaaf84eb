//! Online maps in the sheet of maps: each is off until the user has read what its server learns.

use egui::{Button, Ui};

use crate::state::maps::{OnlineMap, explain};
use crate::state::{Command, Commands, Detail};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::heading;
use super::describe::{Description, description_ui};
use super::{choice, indented};

/// What is being typed and asked in the part of online maps.
// Not `Debug`: a key is among it.
#[derive(Clone, Default)]
pub struct OnlineForm {
    /// The map whose explanation is open to be read, by id.
    asking: Option<String>,
    /// What is known so far of a map that is being described.
    description: Option<Description>,
}

/// Every online map, whether its server may be asked, and a form for another.
pub fn online_ui(ui: &mut Ui, screen: &Screen, form: &mut OnlineForm, commands: &mut Commands) {
    let theme = screen.theme;
    let maps = &screen.state.view.maps;
    heading(ui, theme, "Online maps");
    let asked: Vec<OnlineMap> = maps
        .online()
        .filter(|map| maps.allowed.contains(&map.id))
        .collect();
    text::label(
        ui,
        &situation(&asked, maps.offline),
        theme.body(),
        theme.colours.ink,
    );
    if !asked.is_empty() {
        let (words, hint) = if maps.offline {
            ("Go online again", "Ask the servers that were turned on")
        } else {
            ("Work offline", "Ask no server for anything from now on")
        };
        if ui.button(words).on_hover_text(hint).clicked() {
            commands.push(Command::SetOffline(!maps.offline));
        }
    }
    for map in maps.online() {
        ui.add_space(HALF);
        map_ui(ui, screen, &map, form, commands);
    }
    ui.add_space(STEP);
    if let Some(description) = &mut form.description {
        if description_ui(ui, screen, description, commands) {
            form.description = None;
        }
    } else if ui.button("Describe another online map …").clicked() {
        form.description = Some(Description::default());
    }
}

/// What is asked of whom, in a sentence.
fn situation(asked: &[OnlineMap], offline: bool) -> String {
    let hosts: Vec<&str> = asked.iter().map(OnlineMap::host).collect();
    match (hosts.is_empty(), offline) {
        (true, _) => {
            "All are off. No server is asked for anything until you turn its map on here, \
                      and only in this run unless you say otherwise."
                .to_owned()
        }
        (false, true) => {
            "Offline. No server is asked for anything; of the maps that were turned on, \
                          what was seen before is shown."
                .to_owned()
        }
        (false, false) => format!("{} may be asked for what the map shows.", hosts.join(", ")),
    }
}

/// Whether the server of `map`, which is on, is asked from the start of every run.
pub fn asked_from_start_ui(ui: &mut Ui, screen: &Screen, map: &OnlineMap, commands: &mut Commands) {
    let mut from_start = screen.state.view.maps.from_start.contains(&map.id);
    let words = format!("Ask {} from the start of every run", map.host());
    if ui.checkbox(&mut from_start, words).changed() {
        commands.push(Command::AllowFromStart(map.id.clone(), from_start));
    }
}

fn map_ui(
    ui: &mut Ui,
    screen: &Screen,
    map: &OnlineMap,
    form: &mut OnlineForm,
    commands: &mut Commands,
) {
    let maps = &screen.state.view.maps;
    let detail = Detail::Online(map.id.clone());
    if maps.allowed.contains(&map.id) {
        let note = format!("on · {}", map.host());
        if choice(ui, screen, &detail, &map.name, &note).clicked() {
            commands.push(Command::ShowDetail(detail));
        }
        indented(ui, |ui| {
            asked_from_start_ui(ui, screen, map, commands);
            let named = format!("Turn {} off", map.name);
            if ui.button(named).clicked() {
                commands.push(Command::ForbidOnline(map.id.clone()));
            }
        });
        return;
    }
    ui.horizontal(|ui| {
        text::label(
            ui,
            &map.name,
            screen.theme.strong(),
            screen.theme.colours.ink,
        );
        let note = format!("off · {}", map.host());
        text::label(
            ui,
            &note,
            screen.theme.small(),
            screen.theme.colours.ink_soft,
        );
    });
    if form.asking.as_ref() == Some(&map.id) {
        consent_ui(ui, screen, map, form, commands);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(format!("Turn {} on …", map.name)).clicked() {
            form.asking = Some(map.id.clone());
        }
        let is_described = maps.described.iter().any(|own| own.id == map.id);
        if is_described && ui.button(format!("Forget {}", map.name)).clicked() {
            commands.push(Command::DropOnline(map.id.clone()));
        }
    });
}

/// What the server will learn, and the question whether it may.
fn consent_ui(
    ui: &mut Ui,
    screen: &Screen,
    map: &OnlineMap,
    form: &mut OnlineForm,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    text::label(ui, &explain(map), theme.body(), theme.colours.ink);
    if map.lacks_key() {
        let words =
            "Its address wants a key and none is given: forget this map and describe it anew.";
        text::label(ui, words, theme.body(), theme.colours.contradiction);
    }
    ui.horizontal_wrapped(|ui| {
        let ask = Button::new(format!("Ask {} for tiles", map.host()));
        if ui.add_enabled(!map.lacks_key(), ask).clicked() {
            commands.push(Command::AllowOnline(map.id.clone()));
            form.asking = None;
        }
        if ui.button("Not now").clicked() {
            form.asking = None;
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_says_who_is_asked() {
        let osm = crate::state::maps::predefined().remove(0);
        assert!(situation(&[], true).starts_with("All are off"));
        let asked = [osm];
        assert!(situation(&asked, false).contains("tile.openstreetmap.org may be asked"));
        assert!(situation(&asked, true).starts_with("Offline"));
    }
}
