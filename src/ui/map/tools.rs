//! What is drawn on the map with tools, and what is done to what was drawn.

use egui::Ui;
use walkers::Projector;

use crate::state::{Commands, Purpose};

use super::super::screen::Screen;
use super::annotations::{AnnotationMemory, edit_ui, place_ui};
use super::draft::Draft;
use super::measure::{self, MeasureMemory};
use super::{Touched, draw};

/// The tools, by what they remember from frame to frame.
pub(super) struct Tools<'a> {
    pub draft: &'a mut Draft,
    pub measure: &'a mut MeasureMemory,
    pub annotations: &'a mut AnnotationMemory,
}

impl Tools<'_> {
    /// Lets the user draw or, while nothing is drawn, change what was; tells whether the keys are with a
    /// tool which leaves the arrows to the map.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        screen: &Screen,
        projector: &Projector,
        touched: &Touched,
        commands: &mut Commands,
    ) -> bool {
        let Self {
            draft,
            measure,
            annotations,
        } = self;
        let tool = screen.state.view.drawing;
        draft.follow(tool);
        let Some(tool) = tool else {
            let Touched { drawn, marks, .. } = touched;
            edit_ui(ui, screen, projector, drawn, marks, annotations, commands);
            if let Some(measured) = &touched.measured {
                let chrome = &touched.chrome;
                measured.edit_ui(ui, screen, projector, measure, commands);
                measured.card_ui(ui.ctx(), screen, chrome, measure, annotations, commands);
            }
            return false;
        };
        match tool.purpose() {
            Purpose::Filter | Purpose::Compare => {
                draw::draw_ui(ui, screen, projector, draft, commands)
            }
            Purpose::Measure => {
                let room = touched.chrome.room(0.0);
                measure::draw_ui(ui, screen, projector, room, draft, measure, commands)
            }
            Purpose::Annotate => {
                place_ui(ui, screen, projector, tool, annotations, commands);
                false
            }
        }
    }
}
