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

/// How many shapes, and how many hues, stand side by side: two rows of each.
const COLUMNS: [usize; 2] = [MarkShape::NAMED.len() / 2, Hue::NAMED.len() / 2];

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
    ui.set_max_width(width_of(screen, COLUMNS[0]));
    ui.spacing_mut().item_spacing = Vec2::splat(HALF);

    let whose = format!("Mark of {}", source.short_name());
    text::label(ui, &whose, theme.strong(), theme.colours.ink);
    shapes(ui, screen, id, party.hue, commands);
    ui.add_space(STEP);
    let whose = format!("Hue, for all sources of {}", party.name);
    text::label(ui, &whose, theme.small(), theme.colours.ink_soft);
    hues(ui, screen, id, party.hue, commands);
}

fn width_of(screen: &Screen, columns: usize) -> f32 {
    (screen.theme.button_side() + HALF) * columns as f32
}

fn shapes(ui: &mut Ui, screen: &Screen, id: &SourceId, hue: Hue, commands: &mut Commands) {
    let chosen = screen.case().source(id).shape;
    let present = screen.derived.marks.mark(id).shape;
    let mut choose = |shape| commands.push(Command::Edit(Edit::Shape(id.clone(), shape)));
    ui.horizontal_wrapped(|ui| {
        for (_, shape) in MarkShape::NAMED {
            let mark = Mark { hue, shape };
            let name = words::capitalised(words::shape(shape));
            let how = match (chosen == Some(shape), present == shape) {
                (true, _) => Choice::Chosen,
                (false, true) => Choice::Present,
                (false, false) => Choice::Other,
            };
            if swatch(ui, screen, mark, &name, how).clicked() {
                choose(Some(shape));
            }
        }
    });
    let left = ui.radio(chosen.is_none(), "As the program chooses");
    if left.clicked() {
        choose(None);
    }
}

fn hues(ui: &mut Ui, screen: &Screen, id: &SourceId, chosen: Hue, commands: &mut Commands) {
    let shape = screen.derived.marks.mark(id).shape;
    let party = &screen.case().source(id).party;
    ui.horizontal_wrapped(|ui| {
        ui.set_max_width(width_of(screen, COLUMNS[1]));
        for (_, hue) in Hue::NAMED {
            let name = words::capitalised(words::hue(hue));
            let how = if chosen == hue {
                Choice::Chosen
            } else {
                Choice::Other
            };
            if swatch(ui, screen, Mark { hue, shape }, &name, how).clicked() {
                commands.push(Command::Edit(Edit::Hue(party.clone(), hue)));
            }
        }
    });
}

/// How a choice stands to what is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// An analyst chose it.
    Chosen,
    /// The program did.
    Present,
    /// Nobody did.
    Other,
}

/// One choice, drawn as the mark that it would make.
fn swatch(ui: &mut Ui, screen: &Screen, mark: Mark, name: &str, choice: Choice) -> Response {
    let theme = screen.theme;
    let side = theme.button_side();
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::click());
    let chosen = choice == Choice::Chosen;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let ground = if response.hovered() {
        theme.colours.hover
    } else {
        theme.colours.paper
    };
    let (width, edge) = match choice {
        Choice::Chosen => (2.0, theme.colours.ink),
        Choice::Present => (1.5, theme.colours.ink_soft),
        Choice::Other => (1.0, theme.colours.line),
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
