//! The instrument below the map, and the tabs that lead from one to another.

use egui::{Align, Frame, Layout, Margin, Panel, Role, Ui, WidgetInfo, vec2};

use crate::state::{Command, Commands, Instrument};

use super::comparison::{ComparisonMemory, comparison_ui};
use super::matches::{MatchesMemory, matches_ui};
use super::matrix::{MatrixMemory, matrix_ui};
use super::performance::Performance;
use super::screen::Screen;
use super::table::{ClaimRows, IncidentRows, TableMemory, claims_table_ui, incidents_table_ui};
use super::theme::{HALF, STEP, Theme};
use super::widgets::{icon, icon_button, segment};

/// What the instruments remember from frame to frame.
#[derive(Default)]
pub struct InstrumentsMemory {
    matrix: MatrixMemory,
    claims: TableMemory<ClaimRows>,
    incidents: TableMemory<IncidentRows>,
    comparison: ComparisonMemory,
    matches: MatchesMemory,
}

/// The room of an instrument: the lower half of the map, unless its edge is dragged elsewhere.
pub fn panel(ui: &Ui, theme: &Theme) -> Panel {
    let height = ui.available_height();
    let side = theme.button_side();
    Panel::bottom("instrument")
        .resizable(true)
        .default_size((height * 0.5).round())
        .size_range(side * 5.0..=(height - side * 5.0).max(side * 5.0))
        .frame(
            Frame::new()
                .fill(theme.colours.paper)
                .inner_margin(Margin::symmetric(STEP as i8 * 2, 0)),
        )
}

/// Draws `shown`.
pub fn instrument_ui(
    ui: &mut Ui,
    screen: &Screen,
    shown: Instrument,
    memory: &mut InstrumentsMemory,
    measured: &mut Performance,
    commands: &mut Commands,
) {
    // Whatever stands in it, it stays as high as it was made.
    ui.expand_to_include_rect(ui.max_rect());
    ui.spacing_mut().item_spacing.y = HALF;
    ui.add_space(HALF);
    tabs_ui(ui, screen, shown, commands);
    match shown {
        Instrument::Matrix => matrix_ui(ui, screen, &mut memory.matrix, measured, commands),
        Instrument::Claims => {
            claims_table_ui(ui, screen, &mut memory.claims, measured, commands);
        }
        Instrument::Comparison => {
            comparison_ui(ui, screen, &mut memory.comparison, measured, commands);
        }
        Instrument::Matches => {
            matches_ui(ui, screen, &mut memory.matches, measured, commands);
        }
        Instrument::Incidents => {
            incidents_table_ui(ui, screen, &mut memory.incidents, measured, commands);
        }
    }
}

fn tabs_ui(ui: &mut Ui, screen: &Screen, shown: Instrument, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        for instrument in Instrument::ALL {
            let is_on = instrument == shown;
            let name = instrument.name();
            let tab = segment(ui, theme, name, is_on);
            tab.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_on, name));
            if tab.clicked() {
                commands.push(Command::ShowInstrument(Some(instrument)));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Give the map all of its room again";
            if icon_button(ui, theme, icon::CLOSE, "Close the instrument", hint).clicked() {
                commands.push(Command::ShowInstrument(None));
            }
        });
    });
}
