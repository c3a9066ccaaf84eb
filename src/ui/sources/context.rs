//! The legend of the overlays: what is drawn as context, of when it is, and who made it.

use egui::{Align2, FontId, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::state::{Command, Commands, OpenOverlay, Overlay};

use super::super::map::overlays::paint_sample;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, ROUND, STEP, Theme, icons};
use super::super::widgets::{focus_ring, hint, icon};
use super::super::words::counted;
use super::{section, show_or_hide};

/// Width of a sample, in points.
const SAMPLE: f32 = 26.0;

/// An entry for each overlay; a click shows or hides it.
pub fn context_list(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let overlays = &screen.state.view.overlays;
    if overlays.is_empty() {
        return;
    }
    section(ui, screen, "Context");
    for open in overlays.iter() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = HALF;
            entry(ui, screen, open, commands);
            remove_button(ui, screen, open, commands);
        });
    }
}

fn entry(ui: &mut Ui, screen: &Screen, open: &OpenOverlay, commands: &mut Commands) {
    let theme = screen.theme;
    let colours = &theme.colours;
    let left = SAMPLE * theme.scale + STEP;
    let width = ui.available_width() - remove_side(theme) - HALF;
    let room = width - left;
    let ink = if open.shown {
        colours.ink
    } else {
        colours.ink_soft
    };
    let soft = colours.ink_soft;
    let painter = ui.painter();
    let name = text::layout(painter, &open.overlay.name, theme.body(), ink, room);
    let told = told(&open.overlay).join(" · ");
    let told = text::layout(painter, &told, theme.small(), soft, room);
    let size = vec2(width, name.size().y + told.size().y + STEP);

    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    describe(&response, open);
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, ROUND, colours.hover);
        }
        focus_ring(ui, theme, &response, rect);
        let at = rect.min + vec2(left, HALF);
        let below = at + vec2(0.0, name.size().y);
        let sample = Rect::from_min_size(
            rect.min + vec2(1.0, HALF * 1.5),
            vec2(SAMPLE, SAMPLE * 0.65) * theme.scale,
        );
        if open.shown {
            paint_sample(ui.painter(), theme, open, sample);
        } else {
            let font = FontId::new(theme.small().size * 1.2, icons());
            let middle = Align2::CENTER_CENTER;
            ui.painter()
                .text(sample.center(), middle, icon::HIDDEN, font, soft);
        }
        ui.painter().galley(at, name, ink);
        ui.painter().galley(below, told, soft);
    }
    if response.clicked() {
        commands.push(Command::ShowOverlay(open.id, !open.shown));
    }
    response.on_hover_ui(|ui| tooltip(ui, screen, open));
}

/// What an entry says under the name. What the file does not say is told to be so.
fn told(overlay: &Overlay) -> Vec<String> {
    let or = |said: &Option<String>, not_given: &str| {
        said.clone().unwrap_or_else(|| not_given.to_owned())
    };
    let mut told = vec![
        or(&overlay.date, "date not given"),
        or(&overlay.source, "source not given"),
    ];
    if overlay.left_out > 0 {
        told.push(format!("{} left out", counted(overlay.left_out, "feature")));
    }
    told
}

fn describe(response: &Response, open: &OpenOverlay) {
    response
        .widget_info(|| WidgetInfo::selected(Role::CheckBox, true, open.shown, &open.overlay.name));
    response.ctx.accesskit_node_builder(response.id, |node| {
        let told = told(&open.overlay).join("; ");
        node.set_description(format!("Context, not a claim; {told}"));
    });
}

fn tooltip(ui: &mut Ui, screen: &Screen, open: &OpenOverlay) {
    let overlay = &open.overlay;
    let told = told(overlay).join("; ");
    let licence = overlay.licence.as_deref().map_or_else(
        || "licence not given".to_owned(),
        |licence| format!("licence: {licence}"),
    );
    let names = &overlay.shapes.names;
    let named = names.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
    let more = if names.len() > 8 { ", …" } else { "" };
    let lines = [
        &overlay.name,
        "Drawn as context; it is no claim.",
        &told,
        &licence,
        &format!("{named}{more}"),
        &show_or_hide(open.shown, "it"),
    ];
    hint(ui, screen.theme, &lines);
}

fn remove_side(theme: &Theme) -> f32 {
    theme.body().size * 1.4
}

/// A small cross without a frame: it stands beside every entry.
fn remove_button(ui: &mut Ui, screen: &Screen, open: &OpenOverlay, commands: &mut Commands) {
    let theme = screen.theme;
    let side = Vec2::splat(remove_side(theme));
    let (rect, response) = ui.allocate_exact_size(side, Sense::click());
    let name = format!("Remove {}", open.overlay.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, theme, &response, rect);
    let ink = if response.hovered() {
        theme.colours.ink
    } else {
        theme.colours.ink_soft
    };
    let font = FontId::new(theme.small().size, icons());
    ui.painter()
        .text(rect.center(), Align2::CENTER_CENTER, icon::CLOSE, font, ink);
    if response.clicked() {
        commands.push(Command::RemoveOverlay(open.id));
    }
    response.on_hover_text("Take it off the map; the file stays.");
}
