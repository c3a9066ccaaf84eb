//! A radius that is typed or dragged: of a ring, of a range.

use egui::{DragValue, Response, Role, Ui, WidgetInfo};

use crate::state::Units;

use super::words::measures::METRES_PER_MILE;

/// The largest that can be asked for, in metres.
const LARGEST_M: f64 = 5_000_000.0;

/// A field for `radius_m` in the unit that its user wants; `name` is said to those who cannot see it.
pub fn radius_field(ui: &mut Ui, radius_m: &mut u32, units: Units, name: &str) -> Response {
    let (metres_each, short, long) = match units {
        Units::Both | Units::Kilometres => (1_000.0, "km", "kilometres"),
        Units::Miles => (METRES_PER_MILE, "mi", "miles"),
    };
    let before = f64::from(*radius_m) / metres_each;
    let mut value = before;
    let field = DragValue::new(&mut value)
        .range(1.0 / metres_each..=LARGEST_M / metres_each)
        .clamp_existing_to_range(false)
        .speed(0.1)
        .max_decimals(3)
        .suffix(format!(" {short} around"));
    let response = ui.add(field);
    let said = format!("{name} in {long}");
    response.widget_info(|| WidgetInfo::labeled(Role::SpinButton, true, &said));
    // What is shown is rounded: only what was asked for changes it.
    if response.changed() {
        *radius_m = (value * metres_each).round().max(1.0) as u32;
    }
    response
}
