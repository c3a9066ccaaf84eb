//! The sheet of the history: every step that was done or undone, and the way to each.

use egui::{Align2, Button, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Edit;
use crate::state::{Command, Commands, Step};

use super::screen::Screen;
use super::text;
use super::theme::{ROUND, STEP};
use super::widgets::{focus_ring, icon};
use super::words;

/// The steps, newest first, with the present one marked; a click goes to a step.
pub fn history_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let history = &screen.state.history;
    let (past, future) = (history.past(), history.future());
    if past.is_empty() && future.is_empty() && !history.is_cut() {
        let nothing = "Nothing has been changed since the case was read. What you write, rename \
                       or mark from now on stands here, and can be taken back step by step.";
        text::label(ui, nothing, theme.body(), theme.colours.ink_soft);
        return;
    }
    ui.horizontal(|ui| {
        button(
            ui,
            screen,
            icon::UNDO,
            "Undo",
            past.last(),
            Command::Undo,
            commands,
        );
        button(
            ui,
            screen,
            icon::REDO,
            "Redo",
            future.last(),
            Command::Redo,
            commands,
        );
    });
    let how = "A click on a step goes back to the case as it was after it, or forth again.";
    text::label(ui, how, theme.small(), theme.colours.ink_soft);
    ui.add_space(STEP);
    ui.spacing_mut().item_spacing.y = 0.0;
    let all = past.len() + future.len();
    for (undone, step) in future.iter().enumerate() {
        step_ui(ui, screen, all - undone, Some(step), commands);
    }
    for (before, step) in past.iter().enumerate().rev() {
        step_ui(ui, screen, before + 1, Some(step), commands);
    }
    step_ui(ui, screen, 0, None, commands);
}

/// A button that takes `step` back or makes it again; disabled where there is none.
fn button(
    ui: &mut Ui,
    screen: &Screen,
    sign: &str,
    name: &str,
    step: Option<&Step>,
    command: Command,
    commands: &mut Commands,
) {
    let sign = egui::RichText::new(sign).font(screen.theme.icon());
    let button = ui.add_enabled(step.is_some(), Button::new((sign, name)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, step.is_some(), name));
    if button.clicked() {
        commands.push(command);
    }
    if let Some(step) = step {
        button.on_hover_text(words::step(screen.case(), step));
    }
}

/// One line: the case after `done` steps, of which `step` is the last; as it was before them for none.
fn step_ui(
    ui: &mut Ui,
    screen: &Screen,
    done: usize,
    step: Option<&Step>,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let colours = &theme.colours;
    let now = screen.state.history.past().len();
    let height = theme.body().size + STEP * 1.5;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = named(screen, step);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, done == now, &name));
    if response.clicked() {
        commands.push(Command::GoTo(done));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    if done == now {
        ui.painter().rect_filled(rect, ROUND, colours.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, ROUND, colours.hover);
    }
    focus_ring(ui, theme, &response, rect);
    let ink = if done > now {
        colours.ink_soft
    } else {
        colours.ink
    };
    let inner = rect.shrink2(vec2(STEP, 0.0));
    let right = told(ui, screen, inner, done, now);
    line(
        ui,
        screen,
        Rect::from_x_y_ranges(inner.left()..=right, rect.y_range()),
        &name,
        step,
        ink,
    );
}

/// What stands at the end of a line: whether it is the present one, or undone; returns where that
/// begins.
fn told(ui: &Ui, screen: &Screen, rect: Rect, done: usize, now: usize) -> f32 {
    let theme = screen.theme;
    let words = match done.cmp(&now) {
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "undone",
        std::cmp::Ordering::Less => return rect.right(),
    };
    let (at, ink) = (rect.right_center(), theme.colours.ink_soft);
    let drawn = ui
        .painter()
        .text(at, Align2::RIGHT_CENTER, words, theme.small(), ink);
    drawn.left() - STEP
}

/// What was done, and how the text of it begins.
fn line(ui: &Ui, screen: &Screen, rect: Rect, name: &str, step: Option<&Step>, ink: egui::Color32) {
    let theme = screen.theme;
    let galley = text::line(ui.painter(), name, theme.body(), ink, rect.width());
    let (width, half) = (galley.size().x, galley.size().y / 2.0);
    let at = pos2(rect.left(), rect.center().y - half);
    ui.painter().galley(at, galley, ink);
    let room = rect.width() - width - STEP * 1.5;
    if let Some(begins) = step.and_then(beginning)
        && room > STEP * 4.0
    {
        let soft = theme.colours.ink_soft;
        let galley = text::line(ui.painter(), begins, theme.small(), soft, room);
        let half = galley.size().y / 2.0;
        let at = pos2(rect.left() + width + STEP * 1.5, rect.center().y - half);
        ui.painter().galley(at, galley, soft);
    }
}

/// What a line says. The first case is not always the one that was opened: a file that another
/// program has written to is read again, and so many steps are remembered and no more.
fn named(screen: &Screen, step: Option<&Step>) -> String {
    match step {
        Some(step) => words::step(screen.case(), step),
        None if screen.state.history.is_cut() => {
            "The case before these steps; earlier ones are forgotten".to_owned()
        }
        None => "The case as it was read".to_owned(),
    }
}

/// The first line of the note that a step is about.
fn beginning(step: &Step) -> Option<&str> {
    first_line(&step.done).or_else(|| first_line(&step.undone))
}

fn first_line(edit: &Edit) -> Option<&str> {
    match edit {
        Edit::Note(_, Some(note)) => note.text.trim().lines().next(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
