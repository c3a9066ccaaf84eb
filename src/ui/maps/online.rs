//! Online maps in the sheet of maps: each is off until the user has read what its server learns.

use egui::{Button, ComboBox, Role, TextEdit, Ui, WidgetInfo};

use crate::basemap::KeptTiles;
use crate::basemap::online::TileCache;
use crate::state::maps::{
    Key, OnlineMap, Saving, Scheme, Template, TileContent, TileSide, explain,
};
use crate::state::{Command, Commands, Detail};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP};
use super::super::widgets::heading;
use super::{choice, indented};

/// What is being typed and asked in the part of online maps.
// Not `Debug`: a key is among it.
#[derive(Clone, Default)]
pub struct OnlineForm {
    /// The map whose explanation is open to be read, by id.
    asking: Option<String>,
    describing: bool,
    name: String,
    scheme: Scheme,
    content: TileContent,
    address: String,
    key: String,
    attribution: String,
    fault: Option<String>,
}

/// Every online map, whether its server may be asked, and a form for another.
pub fn online_ui(
    ui: &mut Ui,
    screen: &Screen,
    kept: &KeptTiles,
    form: &mut OnlineForm,
    commands: &mut Commands,
) {
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
    if form.describing {
        description_ui(ui, screen, form, commands);
    } else if ui.button("Describe another online map …").clicked() {
        form.describing = true;
    }
    if kept.is_there() {
        kept_ui(ui, screen, kept, commands);
    }
}

/// How much is kept of what servers sent, and a button to forget it.
fn kept_ui(ui: &mut Ui, screen: &Screen, kept: &KeptTiles, commands: &mut Commands) {
    let theme = screen.theme;
    let limit = megabytes(TileCache::USUAL_LIMIT);
    let words = match kept.size() {
        Some(size) => format!(
            "{} of at most {limit} MB of tiles are kept.",
            megabytes(size)
        ),
        None => format!("Tiles of earlier runs may be kept, at most {limit} MB."),
    };
    ui.add_space(HALF);
    ui.horizontal_wrapped(|ui| {
        text::label(ui, &words, theme.body(), theme.colours.ink);
        let hint = "Removes from this computer what it has kept of online maps";
        if ui.button("Forget all tiles").on_hover_text(hint).clicked() {
            commands.push(Command::ClearTiles);
        }
    });
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1e6)
}

/// What is asked of whom, in a sentence.
fn situation(asked: &[OnlineMap], offline: bool) -> String {
    let hosts: Vec<&str> = asked.iter().map(OnlineMap::host).collect();
    match (hosts.is_empty(), offline) {
        (true, _) => {
            "All are off. No server is asked for anything until you turn its map on here, \
                      and all are off again at the next start."
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

fn description_ui(ui: &mut Ui, screen: &Screen, form: &mut OnlineForm, commands: &mut Commands) {
    let theme = screen.theme;
    text::label(ui, "Another online map", theme.strong(), theme.colours.ink);
    combo(ui, "Kind of address", &mut form.scheme, &SCHEMES);
    combo(ui, "Contents of its tiles", &mut form.content, &CONTENTS);
    field(ui, screen, "Name", "", false, &mut form.name);
    let example = form.scheme.example();
    field(ui, screen, "Address", example, false, &mut form.address);
    let hint = "if it wants one; never shown again, and kept in your settings only";
    field(ui, screen, "Key", hint, true, &mut form.key);
    let hint = "who is to be named on the screen";
    field(
        ui,
        screen,
        "Attribution",
        hint,
        false,
        &mut form.attribution,
    );
    if let Some(fault) = &form.fault {
        text::label(ui, fault, theme.body(), theme.colours.contradiction);
    }
    ui.horizontal(|ui| {
        if ui.button("Add this map").clicked() {
            match described(form) {
                Ok(map) => {
                    commands.push(Command::DescribeOnline(Box::new(map)));
                    *form = OnlineForm::default();
                }
                Err(fault) => form.fault = Some(fault),
            }
        }
        if ui.button("Leave it").clicked() {
            *form = OnlineForm::default();
        }
    });
}

const SCHEMES: [(Scheme, &str); 4] = [
    (Scheme::Xyz, "tiles, rows from the north (XYZ)"),
    (Scheme::Tms, "tiles, rows from the south (TMS)"),
    (Scheme::Wms, "web map service (WMS)"),
    (Scheme::TileJson, "TileJSON document"),
];

const CONTENTS: [(TileContent, &str); 3] = [
    (TileContent::Raster, "pictures"),
    (
        TileContent::OpenMapTiles,
        "vector tiles, OpenMapTiles schema",
    ),
    (TileContent::Protomaps, "vector tiles, Protomaps schema"),
];

/// The map that the form describes.
fn described(form: &OnlineForm) -> Result<OnlineMap, String> {
    let (template, moved) = Template::parse(form.scheme, &form.address)
        .map_err(|fault| format!("The address: {fault}."))?;
    let is_picture = form.content == TileContent::Raster;
    let name = match form.name.trim() {
        "" => template.host().to_owned(),
        name => name.to_owned(),
    };
    Ok(OnlineMap {
        id: String::new(),
        name,
        key: Key::new(&form.key).or(moved),
        template,
        min_zoom: 0,
        max_zoom: if is_picture { 18 } else { 14 },
        tile_side: if is_picture {
            TileSide::Points256
        } else {
            TileSide::Points512
        },
        content: form.content,
        attribution: form.attribution.trim().to_owned(),
        saving: Saving::NotStated,
    })
}

fn field(ui: &mut Ui, screen: &Screen, name: &str, hint: &str, secret: bool, text: &mut String) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        let width = theme.body().size * 6.0;
        ui.allocate_ui(egui::vec2(width, theme.button_side()), |ui| {
            ui.set_min_width(width);
            text::label(ui, name, theme.body(), theme.colours.ink);
        });
        let edit = TextEdit::singleline(text)
            .hint_text(hint)
            .password(secret)
            .desired_width(ui.available_width());
        ui.add(edit)
            .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    });
}

fn combo<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, choices: &[(T, &str)]) {
    let words = choices.iter().find(|(value, _)| value == chosen);
    let combo = ComboBox::from_id_salt(name)
        .selected_text(words.map_or("", |(_, words)| words))
        .width(ui.available_width() * 0.6)
        .show_ui(ui, |ui| {
            for (value, words) in choices {
                ui.selectable_value(chosen, *value, *words);
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, name));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(address: &str) -> OnlineForm {
        OnlineForm {
            address: address.to_owned(),
            ..OnlineForm::default()
        }
    }

    #[test]
    fn a_key_that_is_pasted_with_the_address_is_taken_out_of_it() {
        let map = described(&typed("https://t.example.org/{z}/{x}/{y}.png?key=s3cret")).unwrap();
        assert_eq!(map.name, "t.example.org");
        assert_eq!(map.key.as_ref().map(Key::reveal), Some("s3cret"));
        assert!(!format!("{map:?}").contains("s3cret"));
    }

    #[test]
    fn an_address_without_a_zoom_is_refused_in_words() {
        let fault = described(&typed("https://t.example.org/{x}/{y}.png")).unwrap_err();
        assert!(fault.contains("{z}"), "{fault}");
    }

    #[test]
    fn the_sentence_says_who_is_asked() {
        let osm = crate::state::maps::predefined().remove(0);
        assert!(situation(&[], true).starts_with("All are off"));
        let asked = [osm];
        assert!(situation(&asked, false).contains("tile.openstreetmap.org may be asked"));
        assert!(situation(&asked, true).starts_with("Offline"));
    }
}
