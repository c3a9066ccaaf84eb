//! The chart: bins stacked by party, bars over times that are not one moment, and the scale.
//!
//! What the filter hides stays, paler: how much is hidden is seen where it is hidden.

use egui::{Align2, Color32, Painter, Pos2, Rect, Stroke, pos2, vec2};
use jiff::civil::DateTime;

use crate::model::{PartyId, Stretch};
use crate::query::timeline::{Bar, Bin};
use crate::query::{Tally, Timeline, Unit};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::words;

/// Bins are no narrower, in points.
pub(super) const LEAST_BIN: f32 = 10.0;
/// A bar with the gap below it, in points: at least, and at most.
const PITCH: (f32, f32) = (5.0, 12.0);
/// How much of its hue is left to what is hidden.
const PALE: f32 = 0.3;

/// A timeline laid out on the screen.
pub(super) struct Chart<'a> {
    /// What is drawn in: the scale stands below it.
    pub plot: Rect,
    /// What of time is on the screen.
    pub range: Stretch,
    /// Into what it is cut.
    pub unit: Unit,
    timeline: &'a Timeline,
    bins: Rect,
    bars: Rect,
    /// How far one bar is from the next.
    pitch: f32,
    /// How many lanes of bars there is room for.
    lanes: usize,
}

impl<'a> Chart<'a> {
    /// `timeline`, which was asked for `range` in `unit`s, in `rect`.
    pub fn new(
        theme: &Theme,
        rect: Rect,
        range: Stretch,
        unit: Unit,
        timeline: &'a Timeline,
    ) -> Self {
        let plot = rect.with_max_y(rect.bottom() - theme.small().size - HALF * 1.5);
        let inside = plot.shrink2(vec2(0.0, HALF));
        let height = bars_height(timeline, inside.height());
        let (bars, bins) = inside.split_top_bottom_at_y(inside.top() + height);
        let pitch = (bars.height() / timeline.lanes.max(1) as f32).clamp(PITCH.0, PITCH.1);
        Self {
            plot,
            range,
            unit,
            timeline,
            bins,
            bars,
            pitch,
            lanes: (bars.height() / pitch + 0.01) as usize,
        }
    }

    /// How high a claim in a bin is: no higher than a bar, or a few claims look like many.
    fn claim_height(&self) -> f32 {
        (self.bins.height() / self.timeline.highest().max(1) as f32).min(PITCH.1)
    }

    /// Where `at` stands, from left to right.
    pub fn x(&self, at: DateTime) -> f32 {
        self.plot.left() + self.plot.width() * self.range.part(at) as f32
    }

    /// The moment that stands at `x`.
    pub fn at(&self, x: f32) -> DateTime {
        let part = (x - self.plot.left()) / self.plot.width();
        self.range.at(f64::from(part))
    }

    /// How many bars there is no room for.
    fn left_out(&self) -> usize {
        let bars = self.timeline.bars.iter();
        bars.filter(|bar| bar.lane >= self.lanes).count()
    }

    /// Draws everything but the brush.
    pub fn paint(&self, painter: &Painter, screen: &Screen) {
        self.paint_scale(painter, screen);
        let inside = painter.with_clip_rect(self.plot.expand2(vec2(0.0, 1.0)));
        for bin in &self.timeline.bins {
            self.paint_bin(&inside, screen, bin);
        }
        for bar in &self.timeline.bars {
            if bar.lane < self.lanes {
                let rect = self.bar_rect(bar);
                paint_part(&inside, rect, hue(screen, &bar.party), bar.claims);
            }
        }
        self.paint_numbers(painter, screen);
    }

    fn paint_scale(&self, painter: &Painter, screen: &Screen) {
        let theme = screen.theme;
        let (line, ink) = (theme.colours.line, theme.colours.ink_soft);
        let em = f64::from(theme.small().size);
        // A year is four digits, and less than a day of a month.
        let written = |unit| em * if unit >= Unit::Year { 3.0 } else { 6.0 };
        let room = f64::from(self.plot.width()).max(written(Unit::Month));
        let unit = Unit::writable(&self.range, room, written);
        let mut free_from = f32::NEG_INFINITY;
        for (i, at) in unit.edges(&self.range).enumerate() {
            let x = self.x(at);
            painter.vline(x, self.plot.y_range(), Stroke::new(1.0, line));
            let words = words::tick(at, unit, i == 0);
            let galley = text::layout(painter, &words, theme.small(), ink, f32::INFINITY);
            let fits = x >= free_from && x + galley.size().x <= self.plot.right() + STEP;
            if fits {
                free_from = x + galley.size().x + STEP;
                painter.galley(pos2(x, self.plot.bottom() + HALF), galley, ink);
            }
        }
        let base = Stroke::new(1.0, ink);
        painter.hline(self.plot.x_range(), self.plot.bottom(), base);
    }

    fn paint_bin(&self, painter: &Painter, screen: &Screen, bin: &Bin) {
        let (left, right) = (self.x(bin.when.start()), self.x(bin.when.end()));
        let gap = if right - left > LEAST_BIN { 1.0 } else { 0.0 };
        let height = self.claim_height();
        let mut bottom = self.plot.bottom();
        let mut stack = |claims: usize, colour: Color32| {
            let top = bottom - height * claims as f32;
            let corners = [pos2(left + gap, top), pos2(right.max(left + 1.0), bottom)];
            painter.rect_filled(Rect::from_min_max(corners[0], corners[1]), 0.0, colour);
            bottom = top;
        };
        for (party, tally) in &bin.parties {
            stack(tally.shown, hue(screen, party));
        }
        for (party, tally) in &bin.parties {
            stack(tally.all - tally.shown, pale(hue(screen, party)));
        }
    }

    fn bar_rect(&self, bar: &Bar) -> Rect {
        let top = self.bars.top() + self.pitch * bar.lane as f32;
        let (left, right) = (self.x(bar.when.start()), self.x(bar.when.end()));
        let size = vec2((right - left - 2.0).max(2.0), self.pitch - 2.0);
        Rect::from_min_size(pos2(left + 1.0, top), size)
    }

    /// How high the highest bin is, and how many bars there is no room for.
    fn paint_numbers(&self, painter: &Painter, screen: &Screen) {
        let theme = screen.theme;
        let say = |at: Pos2, align: Align2, words: &str| {
            let ink = theme.colours.ink_soft;
            let galley = text::layout(painter, words, theme.small(), ink, f32::INFINITY);
            let rect = align.anchor_size(at, galley.size());
            painter.rect_filled(rect.expand2(vec2(HALF, 0.0)), 0.0, theme.colours.paper);
            painter.galley(rect.min, galley, ink);
        };
        let highest = self.timeline.highest();
        if highest > 0 {
            let top = self.plot.bottom() - self.claim_height() * highest as f32;
            let at = pos2(self.plot.left() - HALF, top);
            say(at, Align2::RIGHT_CENTER, &highest.to_string());
        }
        let left_out = self.left_out();
        if left_out > 0 {
            let words = format!("and {} more", words::counted(left_out, "bar"));
            say(self.plot.right_top(), Align2::RIGHT_TOP, &words);
        }
    }

    /// What stands at `at`, a line each; nothing where nothing does.
    pub fn said_at(&self, screen: &Screen, at: Pos2) -> Vec<String> {
        let is_at = |bar: &&Bar| {
            let rect = self.bar_rect(bar).expand2(vec2(0.0, 1.0));
            bar.lane < self.lanes && rect.contains(at)
        };
        if let Some(bar) = self.timeline.bars.iter().find(is_at) {
            return vec![bar_in_words(screen, bar)];
        }
        let moment = self.at(at.x);
        let holds = |bin: &&Bin| bin.when.start() <= moment && moment < bin.when.end();
        let bin = self.timeline.bins.iter().find(holds);
        bin.map_or_else(Vec::new, |bin| bin_in_words(screen, bin))
    }

    /// All that stands on it, a line each: to be copied, and to be read aloud.
    pub fn in_words(&self, screen: &Screen) -> Vec<String> {
        let bins = self.timeline.bins.iter();
        let bins = bins.map(|bin| bin_in_words(screen, bin).join("; "));
        let bars = self.timeline.bars.iter();
        let bars = bars.map(|bar| bar_in_words(screen, bar));
        bins.chain(bars).collect()
    }
}

/// How much of `height` the bars take: what they want, less where that leaves the bins too little.
fn bars_height(timeline: &Timeline, height: f32) -> f32 {
    let lanes = timeline.lanes as f32;
    if timeline.bins.is_empty() {
        return height.min(lanes * PITCH.1);
    }
    let (fewest, most) = (height * 0.45, height * 0.7);
    let narrow = lanes * PITCH.0 + HALF;
    (lanes * PITCH.1 + HALF).min(narrow.clamp(fewest, most))
}

fn bar_in_words(screen: &Screen, bar: &Bar) -> String {
    format!(
        "Some time in {}: {}, {}",
        words::stretch(&bar.when),
        party(screen, &bar.party),
        tally(bar.claims)
    )
}

fn bin_in_words(screen: &Screen, bin: &Bin) -> Vec<String> {
    let head = format!("{}: {}", words::stretch(&bin.when), tally(bin.claims()));
    let parties = bin.parties.iter();
    let parties = parties.map(|(id, claims)| format!("{}: {}", party(screen, id), tally(*claims)));
    std::iter::once(head).chain(parties).collect()
}

fn tally(claims: Tally) -> String {
    let all = words::counted(claims.all, "claim");
    if claims.shown == claims.all {
        all
    } else {
        format!("{} of {all} shown", claims.shown)
    }
}

fn party<'a>(screen: &'a Screen, id: &PartyId) -> &'a str {
    let in_case = screen
        .case()
        .parties
        .get(id)
        .map(|party| party.name.as_str());
    let archive = || {
        screen
            .archive_of(id)
            .map(|open| open.archive.about().name.as_str())
    };
    in_case.or_else(archive).unwrap_or_default()
}

fn hue(screen: &Screen, id: &PartyId) -> Color32 {
    let in_case = screen.case().parties.get(id).map(|party| party.hue);
    let archive = || screen.archive_of(id).map(|open| open.hue);
    let soft = screen.theme.colours.ink_soft;
    in_case
        .or_else(archive)
        .map_or(soft, |hue| screen.theme.hue(hue))
}

fn pale(hue: Color32) -> Color32 {
    hue.gamma_multiply(PALE)
}

/// A bar of which the part that is shown stands below, and what is hidden above it, paler.
fn paint_part(painter: &Painter, rect: Rect, hue: Color32, claims: Tally) {
    painter.rect_filled(rect, 1.0, pale(hue));
    let part = claims.shown as f32 / claims.all.max(1) as f32;
    let top = rect.bottom() - rect.height() * part;
    painter.rect_filled(rect.with_min_y(top), 1.0, hue);
}
