//! Filters by where: what is drawn on the map, what the map shows, or what is near a place.

use egui::{Button, ComboBox, DragValue, RichText, Role, Ui, WidgetInfo};

use crate::model::{Area, Case, Facet, Filter, Ground, PlaceId, Subject};
use crate::query::anchor;
use crate::state::{Command, Commands, DrawTool};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, STEP};
use crate::ui::{text, words};

use super::section;

/// How far is near at first, in metres.
const NEAR_M: u32 = 10_000;
/// The farthest that can be near, in kilometres.
const FARTHEST_KM: f64 = 2_000.0;

/// Where claims must be about; `in_view` is the ground that the map shows, from south-west to
/// north-east.
pub(super) fn area_ui(
    ui: &mut Ui,
    screen: &Screen,
    in_view: Option<(Ground, Ground)>,
    wanted: &mut Filter,
    commands: &mut Commands,
) {
    section(ui, screen, "Area");
    ui.spacing_mut().item_spacing.y = HALF;
    match &mut wanted.area {
        Some(Area::Near(place, metres)) => near_ui(ui, screen, place, metres),
        Some(area) => {
            let words = words::capitalised(&words::area(screen.case(), area));
            text::label(ui, &words, screen.theme.body(), screen.theme.colours.ink);
        }
        None => {}
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = HALF;
        tool_ui(ui, screen, DrawTool::Box, "Draw a box", commands);
        tool_ui(ui, screen, DrawTool::Outline, "Draw an outline", commands);
        let shown = Button::new("Map in view");
        let hint = "Claims about what the map shows now";
        if ui
            .add_enabled(in_view.is_some(), shown)
            .on_hover_text(hint)
            .clicked()
            && let Some((one, other)) = in_view
        {
            wanted.area = Some(Area::Box(one, other));
        }
        let near = near_what(screen);
        let button = ui.add_enabled(near.is_some(), Button::new("Near a place"));
        if button
            .on_hover_text("Claims about places so many kilometres around one")
            .clicked()
        {
            wanted.area = near.map(|place| Area::Near(place, NEAR_M));
        }
        if wanted.area.is_some() && ui.button("Anywhere").clicked() {
            *wanted = wanted.clone().without(Facet::Area);
        }
    });
}

/// A button for a tool; pressed again, it puts the tool away.
pub fn tool_ui(ui: &mut Ui, screen: &Screen, tool: DrawTool, name: &str, commands: &mut Commands) {
    let is_on = screen.state.view.drawing == Some(tool);
    let colours = &screen.theme.colours;
    let (ink, ground) = if is_on {
        (colours.paper, colours.ink)
    } else {
        (colours.ink, colours.raised)
    };
    let response = ui.add(Button::new(RichText::new(name).color(ink)).fill(ground));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
    if response.on_hover_text(words::how_to_draw(tool)).clicked() {
        commands.push(Command::Draw((!is_on).then_some(tool)));
    }
}

/// The place that is near to itself at first: the selected one, else the first in the list.
fn near_what(screen: &Screen) -> Option<PlaceId> {
    let case = screen.case();
    let is_somewhere = |id: &&PlaceId| anchor(&case.place(id).at).is_some();
    let selected = match screen.selected() {
        Some(Subject::Place(id)) => Some(id),
        _ => None,
    };
    let summaries = screen.derived.summaries.value.iter();
    let listed = summaries.map(|summary| &summary.place);
    selected
        .into_iter()
        .chain(listed)
        .find(is_somewhere)
        .cloned()
}

/// "Within 10 km of Talbiseh", each of which can be changed.
fn near_ui(ui: &mut Ui, screen: &Screen, place: &mut PlaceId, metres: &mut u32) {
    let case = screen.case();
    ui.horizontal(|ui| {
        let mut km = f64::from(*metres) / 1_000.0;
        let field = DragValue::new(&mut km)
            .range(0.1..=FARTHEST_KM)
            .speed(0.2)
            .max_decimals(1)
            .suffix(" km");
        let response = ui.add(field);
        response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, "Kilometres around"));
        *metres = (km * 1_000.0).round() as u32;
        text::label(ui, "of", screen.theme.body(), screen.theme.colours.ink);
    });
    let name = case.place(place).name.as_str();
    let room = ui.available_width() - STEP;
    let choice = ComboBox::from_id_salt("near which place")
        .width(room)
        .truncate();
    let response = choice.selected_text(text::ordered(name)).show_ui(ui, |ui| {
        for (id, name) in located(case) {
            let is_it = id == place;
            if ui.selectable_label(is_it, text::ordered(name)).clicked() {
                *place = id.clone();
            }
        }
    });
    let said = format!("Near which place: {name}");
    response
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
}

/// The places of `case` that are anywhere, by name.
fn located(case: &Case) -> Vec<(&PlaceId, &str)> {
    let places = case.places.iter();
    let somewhere = places.filter(|(_, place)| anchor(&place.at).is_some());
    let mut named: Vec<_> = somewhere
        .map(|(id, place)| (id, place.name.as_str()))
        .collect();
    named.sort_unstable_by_key(|(_, name)| *name);
    named
}
