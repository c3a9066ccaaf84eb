//! Leads: the name of something, which a click selects.

use egui::{FontId, RichText, Role, Ui, WidgetInfo};

use crate::model::Subject;
use crate::state::{Command, Commands};

use super::screen::Screen;
use super::text;

/// The name of `subject`, which selects it.
pub fn lead(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    font: FontId,
    commands: &mut Commands,
) {
    lead_called(ui, subject.name(screen.case()), subject, font, commands);
}

/// `name`, which selects `subject`.
pub fn lead_called(
    ui: &mut Ui,
    name: &str,
    subject: &Subject,
    font: FontId,
    commands: &mut Commands,
) {
    let words = RichText::new(text::ordered(name));
    let link = ui.link(words.font(font).underline());
    link.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    if link.on_hover_text(format!("Select {name}")).clicked() {
        commands.push(Command::Select(Some(subject.clone())));
    }
}
