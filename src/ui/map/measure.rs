//! Measuring on the map: what is measured, drawn with its figures, moved by its corners.
//!
//! In the ink of annotations, which no party has. A room sees none of it but what was kept as an
//! annotation.

mod card;
mod drawing;
mod strip;

use std::sync::Arc;

use egui::{Galley, Painter, Pos2, Rect, Stroke, Ui, Vec2};
use walkers::Projector;

use crate::model::{Annotation, Ground, Measure};
use crate::query::measure::{course, leg};
use crate::state::{Command, Commands, DrawTool, MeasureTool, Preferences};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::{HALF, STEP, Theme};
use super::super::words::measures;
use super::annotations::{Drawn, Part, Sheet, above, beyond, in_view_of, moved, place_of, without};
use super::course::on_screen;
use super::handle::Handle;
use super::labels::Standing;

pub use self::drawing::draw_ui;
pub use self::strip::Strip;

/// The radius of the ring at a corner, in points.
const CORNER: f32 = 4.5;

/// What is remembered of a measure from frame to frame.
#[derive(Default)]
pub struct MeasureMemory {
    /// How far the pointer is from the corner that it drags.
    grab: Vec2,
    /// Where the card stands; it stays there while a corner is dragged.
    card: Option<Pos2>,
    /// The measure was drawn by keys: what can be pressed takes them.
    is_by_keys: bool,
    /// What the card says.
    told: Option<Told>,
}

/// What is known of a measure. Whether its outline crosses itself takes long to tell of many corners.
struct Told {
    measure: Measure,
    preferences: Preferences,
    rows: Vec<measures::Measured>,
    /// Whether it can be kept: one without a figure says nothing.
    has_figure: bool,
}

impl MeasureMemory {
    /// What is known of `measure`, worked out when that or the units are others.
    fn told(&mut self, measure: &Measure, preferences: Preferences) -> &Told {
        let is_of = |told: &Told| told.measure == *measure && told.preferences == preferences;
        let told = self.told.take().filter(is_of);
        self.told.insert(told.unwrap_or_else(|| Told {
            measure: measure.clone(),
            preferences,
            rows: measures::measured(measure, preferences),
            has_figure: measures::has_figure(measure),
        }))
    }
}

/// The tool that measures now.
pub fn tool(screen: &Screen) -> Option<MeasureTool> {
    let view = &screen.state.view;
    match view.drawing.filter(|_| view.stage.is_none()) {
        Some(DrawTool::Measure(tool)) => Some(tool),
        _ => None,
    }
}

/// What is measured, where it is in view.
pub struct Measured {
    measure: Measure,
    drawn: Drawn,
    corners: Vec<Pos2>,
    legs: Vec<LegWords>,
}

/// How long a leg is, where that finds room beside it.
struct LegWords {
    galley: Arc<Galley>,
    rect: Rect,
    at: Pos2,
}

/// What is measured, if any of it is in view; its words keep clear of what is `taken`.
pub fn in_view(
    painter: &Painter,
    screen: &Screen,
    projector: &Projector,
    taken: impl Iterator<Item = Rect>,
) -> Option<Measured> {
    let view = &screen.state.view;
    // One that is being drawn takes its place.
    let is_seen = view.stage.is_none() && tool(screen).is_none();
    let measure = view.measure.clone().filter(|_| is_seen)?;
    let sheet = Sheet {
        painter,
        theme: screen.theme,
        projector,
    };
    let taken: Vec<Rect> = taken.collect();
    let annotation = drawn_as(&measure, screen);
    let drawn = Drawn::of(sheet, 0, &annotation, &taken)?;
    let taken = taken.into_iter().chain(drawn.words_rect()).collect();
    Some(Measured {
        corners: corners_of(&annotation, projector),
        legs: leg_words(sheet, screen, &annotation, taken),
        drawn,
        measure,
    })
}

/// The annotation that draws `measure`: a range says how far it reaches, for its line has no corners.
fn drawn_as(measure: &Measure, screen: &Screen) -> Annotation {
    let units = screen.state.view.preferences.units;
    let is_range = matches!(measure, Measure::Range { .. });
    measure.drawn(is_range.then(|| measures::in_short(measure, units)))
}

/// The points of `annotation` that are marked: its corners, or the middle of a ring.
fn corners_of(annotation: &Annotation, projector: &Projector) -> Vec<Pos2> {
    let parts = Part::all(annotation).into_iter();
    let marked = parts.filter(|part| matches!(part, Part::Corner(_) | Part::Middle));
    marked
        .filter_map(|part| place_of(annotation, part, projector))
        .collect()
}

/// The lengths of those legs that have room for them.
fn leg_words(
    sheet: Sheet,
    screen: &Screen,
    annotation: &Annotation,
    mut taken: Vec<Rect>,
) -> Vec<LegWords> {
    let corners = annotation.corners();
    let is_closed = matches!(annotation, Annotation::Area { .. });
    let back = corners.first().filter(|_| is_closed);
    let points: Vec<Ground> = corners.iter().chain(back).copied().collect();
    let mut words = Vec::new();
    for ends in points.windows(2) {
        let Some(one) = LegWords::of(sheet, screen, [ends[0], ends[1]], &taken) else {
            continue;
        };
        taken.push(one.rect);
        words.push(one);
    }
    words
}

impl LegWords {
    fn of(sheet: Sheet, screen: &Screen, ends: [Ground; 2], taken: &[Rect]) -> Option<Self> {
        let map = sheet.projector.clip_rect();
        let ends = ends.map(Ground::lon_lat);
        let line = on_screen(sheet.projector, &course(&ends));
        let seen = in_view_of(&line, map)?;
        let theme = sheet.theme;
        let units = screen.state.view.preferences.units;
        let said = measures::length(leg(ends[0], ends[1]).metres, units);
        let ink = theme.colours.ink;
        let galley = text::layout(sheet.painter, &said, theme.small(), ink, f32::INFINITY);
        // As much of the leg as the words stand beside, and some more on either hand.
        let way = seen.way.normalized().abs();
        let beside = way.x * galley.size().x + way.y * galley.size().y;
        if seen.length < beside + STEP * 4.0 {
            return None;
        }
        // Above the line or, where something is in the way, below it.
        let above = above(seen.way);
        let beside = [above, -above].into_iter().map(|way| {
            let middle = beyond(seen.middle, way, galley.size(), HALF * theme.weight);
            Rect::from_center_size(middle, galley.size())
        });
        let is_free = |rect: &Rect| {
            let is_taken = taken.iter().any(|taken| taken.intersects(*rect));
            map.contains_rect(*rect) && !is_taken
        };
        let rect = beside.into_iter().find(is_free)?;
        Some(Self {
            galley,
            rect,
            at: seen.middle,
        })
    }
}

impl Measured {
    /// What names on the map keep clear of.
    pub fn obstacles(&self, theme: &Theme) -> Vec<Standing> {
        let legs = self.legs.iter().map(|leg| Standing {
            at: leg.at,
            rect: leg.rect,
        });
        self.drawn
            .obstacles(theme)
            .into_iter()
            .chain(legs)
            .collect()
    }

    /// Draws what lies beneath names and marks: a corner on a mark hides nothing of it.
    pub fn paint_lines(&self, painter: &Painter, theme: &Theme) {
        self.drawn.paint_lines(painter, theme);
        paint_corners(painter, theme, &self.corners);
    }

    /// Draws the words.
    pub fn paint_words(&self, painter: &Painter, theme: &Theme) {
        let (ink, halo) = (theme.colours.ink, theme.colours.halo);
        for leg in &self.legs {
            let around = text::halo(leg.rect.min, &leg.galley, halo, 2.0 * theme.weight);
            painter.extend(around);
            painter.galley(leg.rect.min, Arc::clone(&leg.galley), ink);
        }
        self.drawn.paint_words(painter, theme);
    }

    /// Where the last of its corners is, and all that it takes up within `map`, words and all.
    fn place(&self, map: Rect) -> (Pos2, Rect) {
        let legs = self.legs.iter().map(|leg| leg.rect);
        let words = legs.chain(self.drawn.words_rect());
        let around = words.fold(self.drawn.rect(map), Rect::union);
        let last = self.corners.last().copied();
        (last.unwrap_or(around.center()), around)
    }

    /// Lets its corners be moved and taken away.
    pub fn edit_ui(
        &self,
        ui: &mut Ui,
        screen: &Screen,
        projector: &Projector,
        memory: &mut MeasureMemory,
        commands: &mut Commands,
    ) {
        let annotation = self.measure.drawn(None);
        let kind = measures::kind(&self.measure);
        for part in Part::all(&annotation) {
            let Some(at) = place_of(&annotation, part, projector) else {
                continue;
            };
            let fewer = without(&annotation, part);
            let how = "Drag to move it; with the arrows, step by step.";
            let handle = Handle {
                id: ui.scope_id().with(("measured", part)),
                at,
                words: None,
                name: &format!("{} of the {kind}", part.name()),
                how: &match fewer {
                    Some(_) => format!("{how} Delete takes it away."),
                    None => how.to_owned(),
                },
                is_selected: false,
            };
            if !projector.clip_rect().intersects(handle.rect()) {
                continue;
            }
            let asked = handle.ui(ui, screen, &mut memory.grab);
            let wanted = match asked.to {
                Some(to) => Some(moved(&annotation, part, projector.unproject(to.to_vec2()))),
                None => fewer.filter(|_| asked.removed),
            };
            let wanted = wanted.and_then(Measure::of);
            if let Some(wanted) = wanted.filter(|wanted| *wanted != self.measure) {
                commands.push(Command::Measure(Some(wanted)));
            }
        }
    }
}

/// A small ring at each corner: what lies beneath stays to be seen.
fn paint_corners(painter: &Painter, theme: &Theme, corners: &[Pos2]) {
    let weight = theme.weight;
    for at in corners {
        let halo = Stroke::new(2.0 * weight, theme.colours.halo);
        painter.circle_stroke(*at, (CORNER + 1.0) * weight, halo);
        let line = Stroke::new(1.75 * weight, theme.colours.ink);
        painter.circle(*at, CORNER * weight, theme.colours.paper, line);
    }
}
