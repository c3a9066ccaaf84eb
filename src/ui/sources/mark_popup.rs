//! The choice of a source's mark: its own shape, and the hue of its party.

use egui::{
    Popup, PopupCloseBehavior, Rect, RectAlign, Response, Role, Sense, SetOpenCommand, Ui, Vec2,
    WidgetInfo, vec2,
};

use crate::model::{Edit, Hue, MarkShape, SourceId};
use crate::state::{Command, Commands};

use super::super::marks::Mark;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, ROUND, STEP};
use super::super::widgets::focus_ring;
use super::super::words;

/// How many choices stand side by side.
const COLUMNS: usize = 6;

/// The mark in a source's row as a button, at `rect`; it opens the choices, and so does a secondary
/// click on the row.
pub fn mark_button(
    ui: &mut Ui,
    screen: &Screen,
    id: &SourceId,
    rect: Rect,
    row: &Response,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let name = format!("Mark of {}", screen.case().source(id).short_name());
    let button = ui.interact(rect, row.id.with("mark"), Sense::click());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if button.hovered() {
        let outline = egui::Stroke::new(1.0, theme.colours.ink_soft);
        let outside = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(rect, ROUND, outline, outside);
    }
    focus_ring(ui, theme, &button, rect);
    let opened = button.clicked() || row.secondary_clicked();
    Popup::from_response(&button)
        .open_memory(opened.then_some(SetOpenCommand::Toggle))
        .align(RectAlign::BOTTOM_START)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(name.as_str())
        .show(|ui| choices(ui, screen, id, commands));
    button.on_hover_text(format!("{name}: click to choose its shape and hue"));
}

fn choices(ui: &mut Ui, screen: &Screen, id: &SourceId, commands: &mut Commands) {
    let theme = screen.theme;
    let source = screen.case().source(id);
    let party = screen.case().party_of(id);
    let side = theme.button_side();
    ui.set_max_width((side + HALF) * COLUMNS as f32);
    ui.spacing_mut().item_spacing = Vec2::splat(HALF);

    text::label(ui, source.short_name(), theme.strong(), theme.colours.ink);
    if let Some(shape) = shapes(ui, screen, id, party.hue) {
        commands.push(Command::Edit(Edit::Shape(id.clone(), shape)));
    }
    ui.add_space(STEP);
    let whose = format!("Hue, for all sources of {}", party.name);
    text::label(ui, &whose, theme.small(), theme.colours.ink_soft);
    if let Some(hue) = hues(ui, screen, id, party.hue) {
        commands.push(Command::Edit(Edit::Hue(source.party.clone(), hue)));
    }
}

/// The shapes there are; returns the one chosen, `Some(None)` when the program is to choose.
fn shapes(ui: &mut Ui, screen: &Screen, id: &SourceId, hue: Hue) -> Option<Option<MarkShape>> {
    let chosen = screen.case().source(id).shape;
    let mut choice = None;
    ui.horizontal_wrapped(|ui| {
        for (_, shape) in MarkShape::NAMED {
            let mark = Mark { hue, shape };
            let name = words::capitalised(words::shape(shape));
            if swatch(ui, screen, mark, &name, chosen == Some(shape)).clicked() {
                choice = Some(Some(shape));
            }
        }
    });
    let left = ui.radio(chosen.is_none(), "As the program chooses");
    if left.clicked() {
        choice = Some(None);
    }
    choice
}

fn hues(ui: &mut Ui, screen: &Screen, id: &SourceId, chosen: Hue) -> Option<Hue> {
    let shape = screen.derived.marks.mark(id).shape;
    let mut choice = None;
    ui.horizontal_wrapped(|ui| {
        for (_, hue) in Hue::NAMED {
            let name = words::capitalised(words::hue(hue));
            if swatch(ui, screen, Mark { hue, shape }, &name, chosen == hue).clicked() {
                choice = Some(hue);
            }
        }
    });
    choice
}

/// One choice, drawn as the mark that it would make.
fn swatch(ui: &mut Ui, screen: &Screen, mark: Mark, name: &str, chosen: bool) -> Response {
    let theme = screen.theme;
    let side = theme.button_side();
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let ground = if response.hovered() {
        theme.colours.hover
    } else {
        theme.colours.paper
    };
    let (width, edge) = if chosen {
        (2.0, theme.colours.ink)
    } else {
        (1.0, theme.colours.line)
    };
    let edge = egui::Stroke::new(width, edge);
    ui.painter()
        .rect(rect, ROUND, ground, edge, egui::StrokeKind::Inside);
    let radius = theme.body().size * 0.5;
    ui.painter()
        .add(mark.drawn(rect.center(), radius, theme.hue(mark.hue)));
    focus_ring(ui, theme, &response, rect);
    response.on_hover_text(name)
}
