//! The strip of what can be measured: a path, an area, a range.

use egui::{Painter, Rect, Ui, UiBuilder, vec2};

use crate::state::{Command, Commands, DrawTool, MeasureTool};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::STEP;
use crate::ui::widgets::segment;

/// The strip where it stands.
pub struct Strip(Rect);

impl Strip {
    /// The strip in the upper left corner of `room`, while something is measured.
    pub fn within(painter: &Painter, screen: &Screen, room: Rect) -> Option<Self> {
        super::tool(screen)?;
        let theme = screen.theme;
        let widths = MeasureTool::ALL.map(|tool| {
            let font = theme.small();
            let ink = theme.colours.ink;
            let galley = text::layout(painter, tool.name(), font, ink, f32::INFINITY);
            galley.size().x + STEP * 2.0
        });
        let size = vec2(widths.iter().sum(), theme.button_side());
        Some(Self(Rect::from_min_size(room.min, size)))
    }

    /// The room that it takes.
    pub fn rect(&self) -> Rect {
        self.0
    }

    /// Lets another thing be measured.
    pub fn ui(&self, ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
        let chosen = super::tool(screen);
        let layout = egui::Layout::left_to_right(egui::Align::Min);
        let mut strip = ui.new_child(UiBuilder::new().max_rect(self.0).layout(layout));
        strip.spacing_mut().item_spacing.x = 0.0;
        for tool in MeasureTool::ALL {
            let is_chosen = chosen == Some(tool);
            let response = segment(&mut strip, screen.theme, tool.name(), is_chosen);
            if response.clicked() && !is_chosen {
                commands.push(Command::Draw(Some(DrawTool::Measure(tool))));
            }
        }
    }
}
