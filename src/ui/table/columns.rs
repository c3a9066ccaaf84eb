//! Which columns a table has, and in which order.

use egui::{Popup, PopupCloseBehavior, Stroke, Ui};

use crate::state::{TableColumn, TableLook};
use crate::ui::screen::Screen;
use crate::ui::widgets::{icon, quiet_button};

/// A button that opens the list of columns; returns how the table shall be laid, if otherwise.
pub(super) fn columns_ui<C: TableColumn>(
    ui: &mut Ui,
    screen: &Screen,
    look: &TableLook<C>,
) -> Option<TableLook<C>> {
    let button = ui.button("Columns …");
    let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let shown = popup.show(|ui| list_ui(ui, screen, look));
    shown.and_then(|shown| shown.inner)
}

/// First the columns that are shown, in their order, then the others.
fn list_ui<C: TableColumn>(
    ui: &mut Ui,
    screen: &Screen,
    look: &TableLook<C>,
) -> Option<TableLook<C>> {
    let mut wanted = None;
    // Boxes to tick have to be seen before they are met; in menus they have no line.
    let line = Stroke::new(1.0, screen.theme.colours.ink_soft);
    ui.visuals_mut().widgets.inactive.bg_stroke = line;
    let others = C::ALL
        .iter()
        .filter(|column| !look.columns().contains(column));
    let (first, is_only) = (look.columns().first(), look.columns().len() == 1);
    for column in look.columns().iter().chain(others) {
        let is_shown = look.columns().contains(column);
        ui.horizontal(|ui| {
            let name = format!("Earlier: {}", column.name());
            let can_move = is_shown && Some(column) != first;
            let up = ui.add_enabled_ui(can_move, |ui| {
                quiet_button(ui, screen.theme, icon::UP, &name)
            });
            if up.inner.clicked() {
                wanted = Some(look.clone().moved_left(*column));
            }
            let mut is_ticked = is_shown;
            let can_go = !(is_shown && is_only);
            let tick = egui::Checkbox::new(&mut is_ticked, column.name());
            if ui.add_enabled(can_go, tick).changed() {
                wanted = Some(look.clone().with(*column, is_ticked));
            }
        });
    }
    wanted
}
