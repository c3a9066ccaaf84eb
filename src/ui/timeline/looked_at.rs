//! The time of what is looked at, marked above the chart: of the claim that is shown in full or, where
//! there is none, of the incident that is selected.

use egui::{Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use crate::model::{Stretch, Subject, TimeAxis};
use crate::query::times::{stated_time, statement_time};
use crate::ui::screen::Screen;
use crate::ui::theme::HALF;
use crate::ui::words;

use super::chart::Chart;

/// The mark is no shorter, in points: what is known to the minute has to be seen.
const SHORTEST: f32 = 5.0;

/// Marks the time of what is looked at, as far as anybody states it and as it is on the screen.
pub fn looked_at_ui(ui: &Ui, screen: &Screen, chart: &Chart) {
    let Some(when) = looked_at(screen) else {
        return;
    };
    let plot = chart.plot;
    let (left, right) = (chart.x(when.start()), chart.x(when.end()));
    let (left, right) = (left.min(right - SHORTEST), right.max(left + SHORTEST));
    if right < plot.left() || left > plot.right() {
        return;
    }
    let theme = screen.theme;
    let (left, right) = (left.max(plot.left()), right.min(plot.right()));
    let y = plot.top() + 1.0;
    let stroke = Stroke::new(2.0 * theme.weight, theme.colours.ink);
    ui.painter().hline(left..=right, y, stroke);
    for x in [left, right] {
        ui.painter().vline(x, y..=y + HALF, stroke);
    }
    let corners = [pos2(left, y - HALF), pos2(right, y + HALF)];
    let rect = Rect::from_min_max(corners[0], corners[1]);
    let response = ui.interact(rect, ui.scope_id().with("looked at"), Sense::hover());
    let said = format!("What is looked at: {}", words::stretch(&when));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
}

/// When that was which is looked at, by the dates that stand on the timeline.
fn looked_at(screen: &Screen) -> Option<Stretch> {
    let screen = screen.looked_at();
    let (case, view) = (screen.case(), &screen.state.view);
    let claim = view.claim.as_ref().and_then(|id| case.claim(id));
    let when = match (claim, screen.axis(), &view.selected) {
        (Some(claim), TimeAxis::Strikes, _) => stated_time(case, claim),
        (Some(claim), TimeAxis::Statements, _) => statement_time(claim),
        (None, TimeAxis::Strikes, Some(Subject::Incident(id))) => {
            let when = case.incidents.get(id)?.when;
            when.map(|when| *when.span())
        }
        _ => None,
    };
    when.map(Stretch::from)
}
