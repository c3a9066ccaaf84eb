//! The column on the left: what the case has, or which claims are shown.

use egui::{Role, Ui, Vec2, WidgetInfo};

use crate::state::{Column, Command, Commands};

use super::screen::Screen;
use super::theme::STEP;
use super::widgets::segment;
use super::{Memory, briefing, filters, sources};

/// The two faces of the column, and the one that is turned up.
pub fn column_ui(ui: &mut Ui, screen: &Screen, memory: &mut Memory, commands: &mut Commands) {
    ui.add_space(STEP);
    tabs(ui, screen, commands);
    match screen.state.view.column {
        Column::Contents => sources::sources_ui(ui, screen, commands),
        Column::Filters => {
            let in_view = memory.map.ground_in_view();
            let sets = &mut memory.filter_sets;
            filters::filters_ui(ui, screen, in_view, sets, commands);
        }
        Column::Briefing => {
            let (scenes, annotations) = (&mut memory.scenes, &mut memory.map.annotations);
            let thumbnails = &memory.thumbnails;
            briefing::scenes_ui(ui, screen, scenes, thumbnails, annotations, commands);
        }
    }
}

fn tabs(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let active = screen.filter().active().len();
    let filters = match active {
        0 => "Filters".to_owned(),
        some => format!("Filters ({some})"),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        for (column, name, hint) in [
            (
                Column::Contents,
                "Contents".to_owned(),
                "Sources, places, and what has no place or date",
            ),
            (Column::Filters, filters, "Which claims are shown (F)"),
            (
                Column::Briefing,
                "Briefing".to_owned(),
                "The scenes that are shown to a room, one after another",
            ),
        ] {
            let is_on = screen.state.view.column == column;
            let response = segment(ui, screen.theme, &name, is_on);
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, &name));
            if response.on_hover_text(hint).clicked() && !is_on {
                commands.push(Command::ShowColumn(column));
            }
        }
    });
}
