//! The form in which the user describes an online map.

use egui::{ComboBox, Role, TextEdit, Ui, WidgetInfo};

use crate::state::maps::{Key, OnlineMap, Saving, Scheme, Template, TileContent, TileSide};
use crate::state::{Command, Commands};

use super::super::screen::Screen;
use super::super::text;

/// What has been typed and chosen so far.
#[derive(Debug, Clone, Default)]
pub struct Description {
    name: String,
    scheme: Scheme,
    content: TileContent,
    address: String,
    key: String,
    attribution: String,
    fault: Option<String>,
}

/// The form; says whether it is done with, because the map was added or given up.
pub fn description_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut Description,
    commands: &mut Commands,
) -> bool {
    let theme = screen.theme;
    text::label(ui, "Another online map", theme.strong(), theme.colours.ink);
    combo(ui, "Kind of address", &mut form.scheme, &SCHEMES);
    combo(ui, "Contents of its tiles", &mut form.content, &CONTENTS);
    let example = form.scheme.example();
    for (name, hint, secret, text) in [
        ("Name", "what to call it here", false, &mut form.name),
        ("Address", example, false, &mut form.address),
        (
            "Key",
            "kept in your settings, and not shown",
            true,
            &mut form.key,
        ),
        (
            "Attribution",
            "whom its terms ask to name",
            false,
            &mut form.attribution,
        ),
    ] {
        field(ui, screen, name, hint, secret, text);
    }
    if let Some(fault) = &form.fault {
        text::label(ui, fault, theme.body(), theme.colours.contradiction);
    }
    let (add, leave) = ui
        .horizontal(|ui| {
            let add = ui.button("Add this map").clicked();
            (add, ui.button("Leave it").clicked())
        })
        .inner;
    if !add {
        return leave;
    }
    match described(form) {
        Ok(map) => commands.push(Command::DescribeOnline(Box::new(map))),
        Err(fault) => {
            form.fault = Some(fault);
            return false;
        }
    }
    true
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
fn described(form: &Description) -> Result<OnlineMap, String> {
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

    fn typed(address: &str) -> Description {
        Description {
            address: address.to_owned(),
            ..Description::default()
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
}
