//! A line of the column that selects what stands on it: a place, or what stands in a tray.

use egui::{Response, Role, Ui, WidgetInfo};

use crate::model::Subject;
use crate::state::{Command, Commands};

use super::super::comparison::compared_too;
use super::super::row::{Row, Tone};
use super::super::screen::Screen;
use super::super::widgets::hint;
use super::super::words::{Badge, counted};

/// What stands on a line.
pub struct Line {
    /// What it selects.
    pub subject: Subject,
    /// What it says.
    pub name: String,
    /// The same with the data set that it is of, for who does not see that above it.
    pub said: String,
    /// How many of its claims are shown.
    pub claims: usize,
    /// What competes there.
    pub badge: Option<Badge>,
    /// What is known of it.
    pub told: String,
    /// Whether it is of the case, and can be compared.
    pub is_of_case: bool,
}

impl Line {
    /// Draws it; a click selects what stands on it, or nothing any more.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) -> Response {
        let selected = screen.state.view.selected.as_ref() == Some(&self.subject);
        let row = Row {
            count: Some(self.claims),
            badge: self.badge,
            tone: if selected {
                Tone::Selected
            } else {
                Tone::Shown
            },
            ..Row::new(&self.name)
        };
        let response = row.ui(ui, screen);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &self.said));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(format!("{}; {}", counted(self.claims, "claim"), self.told));
        });
        let is_compared = self.is_of_case && ui.input(|input| input.modifiers.shift);
        if response.clicked() && is_compared {
            for command in compared_too(screen.state, [self.subject.clone()]) {
                commands.push(command);
            }
        } else if response.clicked() {
            let subject = (!selected).then(|| self.subject.clone());
            commands.push(Command::Select(subject));
        }
        response.on_hover_ui(|ui| hint(ui, screen.theme, &[&self.said, &self.told]))
    }
}
