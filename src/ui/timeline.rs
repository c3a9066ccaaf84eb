//! The timeline below the map: of strikes or of statements, with a brush that filters by time.
//!
//! On the left what is drawn and how it plays, in the middle the chart, on the right the dates as
//! they are typed: each stands below the part of the screen that is as wide.

mod brush;
mod chart;
mod dates;
mod known_on;
mod looked_at;
mod play;

use std::sync::Arc;

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use crate::model::{Case, Facet, Filter, PartyId, Stretch, TimeAxis};
use crate::query::{Batch, Dated, Dating, Shown, Store, TimeScale, Timeline, Unit};
use crate::state::archives::{self, Archive};
use crate::state::{Command, Commands, State, TimelineLook};

use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP, Theme};
use super::widgets::{icon, quiet_button, segment};

use self::brush::{Grip, brush_of, brush_ui, brushed, paint_ground, tooltip};
use self::chart::{Chart, LEAST_BIN};
use self::dates::{DatesForm, brush_dates_ui, known_on_ui};

/// A window that is less high, in points, has no room for it.
const LEAST_WINDOW: f32 = 440.0;
/// How much time stands before and after all that is dated, as parts of it: a date is written after
/// its line.
const BESIDE: (f64, f64) = (0.02, 0.09);
/// No less time is shown, in seconds.
const SHORTEST: f64 = 600.0;

/// What of the timeline lasts from frame to frame.
#[derive(Default)]
pub struct TimelineMemory {
    known: Option<Known>,
    grip: Option<Grip>,
    dates: DatesForm,
    /// When the brush goes on next, in seconds since the program began.
    next_step: Option<f64>,
}

/// What was answered last, and to what.
struct Known {
    revision: u64,
    filter: Filter,
    axis: TimeAxis,
    dated: Option<Dated>,
    shown: Arc<Shown>,
    /// The claims of archives, by time, with the party that makes them.
    archives: Vec<(PartyId, Vec<Dating>)>,
    archived: u64,
    timeline: Option<(TimeScale, Arc<Timeline>)>,
}

/// Whether the timeline stands in a window that is so many points high.
pub fn is_shown(state: &State, window_height: f32) -> bool {
    state.view.timeline.is_open && window_height >= LEAST_WINDOW
}

/// How high it is.
pub fn height(theme: &Theme) -> f32 {
    theme.button_side() * 3.0 + HALF * 2.0 + STEP * 2.0
}

/// Draws the timeline in a panel that is as wide as the window.
pub fn timeline_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &mut TimelineMemory,
    commands: &mut Commands,
) {
    let [left, middle, right] = columns(ui, screen);
    let dated = memory.known(screen).dated;
    let extent = dated.map(|dated| dated.extent);
    let around = extent.unwrap_or_else(|| screen.case().campaign.span.into());
    let range = screen.state.view.timeline.range;
    let range = range.unwrap_or_else(|| usual_range(around));
    let plot = chart_rect(middle, screen.theme);
    let most = f64::from((plot.width() / LEAST_BIN).max(1.0));
    let scale = TimeScale {
        axis: screen.axis(),
        range,
        unit: Unit::legible(&range, most).max(dated.map_or(Unit::Day, |dated| dated.finest)),
    };
    let timeline = memory.timeline(screen, scale);
    let chart = Chart::new(screen.theme, plot, range, scale.unit, &timeline);

    let left = &mut in_rows(ui, left, screen);
    axis_ui(left, screen, commands);
    play::play_ui(left, screen, memory, &chart, extent, commands);
    told_ui(left, screen, &timeline);
    let middle = &mut ui.new_child(UiBuilder::new().max_rect(middle));
    match extent {
        Some(extent) => chart_ui(middle, screen, &chart, extent, &mut memory.grip, commands),
        None => nothing_dated(middle, screen),
    }
    let right = &mut in_rows(ui, right, screen);
    let dates = &mut memory.dates;
    brush_dates_ui(right, screen, around, dates, commands);
    known_on_ui(right, screen, around, dates, commands);
    range_ui(right, screen, &chart, around, dates, commands);
}

/// Three parts, as wide as the column of sources, the map and the panel of claims above.
fn columns(ui: &Ui, screen: &Screen) -> [Rect; 3] {
    let all = ui.max_rect();
    let window = all.width();
    let (left, rest) = all.split_left_right_at_x(all.left() + screen.theme.sources_width(window));
    let claims = screen.theme.claims_width(window);
    let (middle, right) = rest.split_left_right_at_x(rest.right() - claims);
    [left, middle, right].map(|part| part.shrink2(vec2(STEP * 2.0, STEP)))
}

/// Where the chart stands, with room for the number of the highest bin.
fn chart_rect(middle: Rect, theme: &Theme) -> Rect {
    middle.with_min_x(middle.left() + theme.small().size * 2.0)
}

fn in_rows(ui: &mut Ui, rect: Rect, screen: &Screen) -> Ui {
    let layout = Layout::top_down(Align::Min);
    let mut rows = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    rows.spacing_mut().item_spacing = vec2(HALF, HALF);
    rows.style_mut().override_font_id = Some(screen.theme.small());
    rows.set_clip_rect(rect.expand(HALF));
    rows
}

/// All that is dated, with a little beside it.
fn usual_range(extent: Stretch) -> Stretch {
    let extent = extent.at_least(SHORTEST);
    let (before, after) = (extent.at(-BESIDE.0), extent.at(1.0 + BESIDE.1));
    Stretch::new(before, after).unwrap_or(extent)
}

/// Whose dates stand on it.
fn axis_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (axis, name, hint) in [
            (
                TimeAxis::Strikes,
                "Strikes",
                "Claims by the day of what they are about",
            ),
            (
                TimeAxis::Statements,
                "Statements",
                "Claims by the day on which they were said",
            ),
        ] {
            let is_on = screen.axis() == axis;
            let response = segment(ui, screen.theme, name, is_on);
            if response.on_hover_text(hint).clicked() && !is_on {
                commands.push(Command::SetTimeline(TimelineLook {
                    axis,
                    range: None,
                    ..screen.state.view.timeline
                }));
            }
        }
    });
}

/// What is counted and stands nowhere on the chart, or everywhere.
fn told_ui(ui: &mut Ui, screen: &Screen, timeline: &Timeline) {
    let (font, ink) = (screen.theme.small(), screen.theme.colours.ink_soft);
    let mut parts = Vec::new();
    for (tally, what) in [
        (timeline.undated, "undated"),
        (timeline.unstated, "with no day stated"),
        (timeline.earlier, "earlier"),
        (timeline.later, "later"),
    ] {
        if tally.all > 0 {
            parts.push(format!("{} {what}", tally.all));
        }
    }
    let words = if screen.counts().all == 0 {
        "No claims yet".to_owned()
    } else if parts.is_empty() {
        "Every claim is dated".to_owned()
    } else {
        parts.join(" · ")
    };
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    let response = text::label(ui, &words, font, ink);
    response.on_hover_text(format!(
        "{words}. Where nobody states the day of a strike, it lies across all days of the case."
    ));
}

/// The chart with its brush.
fn chart_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    extent: Stretch,
    grip: &mut Option<Grip>,
    commands: &mut Commands,
) {
    paint_ground(ui, screen, chart);
    chart.paint(ui.painter(), screen);
    looked_at::looked_at_ui(ui, screen, chart);
    let responses = brush_ui(ui, screen, chart, extent, grip, commands);
    let is_met = responses.iter().any(egui::Response::contains_pointer);
    if is_met {
        scrolled(ui, screen, chart, extent, commands);
    }
    if grip.is_none() {
        tooltip(screen, chart, responses);
    }
}

/// Scrolling zooms about the pointer; scrolling sideways, or with Shift, moves in time.
fn scrolled(ui: &Ui, screen: &Screen, chart: &Chart, extent: Stretch, commands: &mut Commands) {
    /// Points of scrolling that double or halve what is shown.
    const POINTS: f32 = 240.0;
    let (scroll, zoom, pointer) = ui.input(|input| {
        let scroll = input.smooth_scroll_delta();
        (scroll, input.zoom_delta(), input.pointer.latest_pos())
    });
    let Some(pointer) = pointer else { return };
    let factor = (-scroll.y / POINTS).exp2() / zoom;
    let by = -f64::from(scroll.x / chart.plot.width()) * chart.range.secs();
    let is_turned = (factor - 1.0).abs() > f32::EPSILON || by != 0.0;
    if is_turned {
        let zoomed = chart.range.zoomed(f64::from(factor), chart.at(pointer.x));
        show_range(screen, zoomed.moved(by), extent, commands);
    }
}

/// Shows `range`, as far as there is anything to see.
fn show_range(screen: &Screen, range: Stretch, extent: Stretch, commands: &mut Commands) {
    let all = usual_range(extent);
    let is_all = range.start() <= all.start() && all.end() <= range.end();
    let range = (!is_all).then(|| range.at_least(SHORTEST));
    commands.push(Command::SetTimeline(TimelineLook {
        range,
        ..screen.state.view.timeline
    }));
}

fn nothing_dated(ui: &mut Ui, screen: &Screen) {
    let words = match screen.axis() {
        TimeAxis::Strikes => "There is no claim yet whose strike could stand here.",
        TimeAxis::Statements => {
            "No document says when any of these claims was made. By the day of the strike, they stand \
             under Strikes."
        }
    };
    let (font, ink) = (screen.theme.body(), screen.theme.colours.ink_soft);
    ui.add_space(STEP * 2.0);
    text::label(ui, words, font, ink);
}

/// What becomes of the undated, what could not be read, and how much of time is shown.
fn range_ui(
    ui: &mut Ui,
    screen: &Screen,
    chart: &Chart,
    extent: Stretch,
    dates: &DatesForm,
    commands: &mut Commands,
) {
    if let Some(refused) = &dates.refused {
        let (font, ink) = (screen.theme.small(), screen.theme.colours.contradiction);
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
        text::label(ui, refused, font, ink).on_hover_text(refused);
        return;
    }
    ui.horizontal(|ui| {
        let middle = chart.range.at(0.5);
        let is_all = screen.state.view.timeline.range.is_none();
        for (icon, name, factor) in [
            (icon::MINUS, "Show more of time", 2.0),
            (icon::PLUS, "Show less of time", 0.5),
        ] {
            let can = factor < 1.0 || !is_all;
            let button = ui.add_enabled_ui(can, |ui| quiet_button(ui, screen.theme, icon, name));
            if button.inner.clicked() {
                let zoomed = chart.range.zoomed(factor, middle);
                show_range(screen, zoomed, extent, commands);
            }
        }
        let all = ui.add_enabled_ui(!is_all, |ui| {
            quiet_button(ui, screen.theme, icon::FIT, "Show all of time")
        });
        if all.inner.clicked() {
            show_range(screen, usual_range(extent), extent, commands);
        }
        brush_choices(ui, screen, commands);
    });
}

/// Whether claims without a date are shown as well, and the way back to all of time.
fn brush_choices(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let Some(window) = screen.filter().time.filter(|it| it.axis == screen.axis()) else {
        return;
    };
    if ui
        .small_button("All of time")
        .on_hover_text("Filter by time no longer")
        .clicked()
    {
        commands.push(brushed(screen, None));
    }
    let counts = &screen.counts().unknown;
    let undated = counts.get(&Facet::Time).copied().unwrap_or_default();
    let mut kept = window.undated;
    if undated > 0
        && ui
            .checkbox(&mut kept, format!("also {undated} undated"))
            .changed()
    {
        let time = crate::model::TimeWindow {
            undated: kept,
            ..window
        };
        commands.push(Command::SetFilter(Box::new(Filter {
            time: Some(time),
            ..screen.filter().clone()
        })));
    }
}

impl Known {
    /// The claims of `case` and of the archives on `scale`.
    fn on(&self, case: &Case, scale: &TimeScale) -> Timeline {
        let archived = self
            .archives
            .iter()
            .flat_map(|(party, datings)| datings.iter().map(move |dating| dating.of(party)));
        let batches = Batch::all_of(case, &self.shown, scale.axis).chain(archived);
        Timeline::of_batches(batches, scale)
    }
}

impl TimelineMemory {
    fn known(&mut self, screen: &Screen) -> &mut Known {
        let (revision, axis) = (screen.state.document.revision(), screen.axis());
        let filter = without_brush(screen);
        let archived = screen.state.archives.revision();
        let known = self.known.take();
        let is_known = |known: &Known| {
            let is_of_case = known.revision == revision && known.axis == axis;
            is_of_case && known.archived == archived && known.filter == filter
        };
        self.known.insert(known.filter(is_known).unwrap_or_else(|| {
            let store = screen.state.document.store();
            let archives: Vec<_> = screen.archives_under(&filter).collect();
            let times = archives.iter().map(|(archive, _)| archive.dated(axis));
            let times = times.chain([store.dated(axis).value]).flatten();
            let dated = |(archive, shown): &(Arc<Archive>, Arc<archives::Shown>)| {
                (archive.claimants(), archive.datings(shown, axis))
            };
            Known {
                revision,
                axis,
                dated: times.reduce(Dated::with),
                shown: store.shown(&filter).value,
                archives: archives.iter().map(dated).collect(),
                archived,
                filter,
                timeline: None,
            }
        }))
    }

    /// The claims on `scale`.
    fn timeline(&mut self, screen: &Screen, scale: TimeScale) -> Arc<Timeline> {
        let known = self.known(screen);
        if let Some((of, timeline)) = &known.timeline
            && *of == scale
        {
            return Arc::clone(timeline);
        }
        let timeline = Arc::new(known.on(screen.state.document.case(), &scale));
        known.timeline = Some((scale, Arc::clone(&timeline)));
        timeline
    }
}

/// The filter without the time that is brushed on the chart: what lies beside the brush stays.
fn without_brush(screen: &Screen) -> Filter {
    let filter = screen.filter().clone();
    match brush_of(screen) {
        Some(_) => filter.without(Facet::Time),
        None => filter,
    }
}
