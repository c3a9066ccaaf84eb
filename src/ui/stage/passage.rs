//! The passage of time: from scene to scene, the stretch of time that is shown goes over in steps.
//!
//! The state holds the new filter at once; only what is drawn lies between the two, and of the
//! filter only its time.

use jiff::civil::DateTime;

use crate::model::{Case, Filter, Stretch, TimeAxis, TimeWindow};
use crate::query::Dated;

/// How long it takes, in seconds, and in how many steps: each asks anew which claims are shown.
const SECS: f64 = 0.9;
const STEPS: u8 = 9;

/// Which time is drawn, while it is on its way to the one of the state.
#[derive(Debug, Default)]
pub(super) struct Passage {
    /// The time of the filter as the state had it last; `None` before anything was shown.
    goal: Option<Goal>,
    way: Option<Way>,
}

/// A time to arrive at; none is all of time.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Goal(Option<TimeWindow>);

#[derive(Debug, Clone, Copy)]
struct Way {
    from: Stretch,
    to: Stretch,
    axis: TimeAxis,
    undated: bool,
    began: f64,
    /// What was drawn last.
    drawn: TimeWindow,
}

impl Passage {
    /// Follows the filter of the state at `now`, in seconds; at once if nothing is to move.
    pub fn follow(&mut self, case: &Case, filter: &Filter, is_still: bool, now: f64) {
        let goal = Goal(filter.time);
        let last = self.goal.replace(goal);
        if let Some(Goal(last)) = last.filter(|last| *last != goal) {
            let drawn = self.way.map_or(last, |way| Some(way.drawn));
            self.way = Way::between(case, drawn, filter.time, now);
        }
        self.way = self.way.filter(|_| !is_still);
        self.way = self.way.and_then(|way| way.gone_on(now));
    }

    /// Forgets what was shown: what is shown next is so at once.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether time is on its way.
    pub fn is_on(&self) -> bool {
        self.way.is_some()
    }

    /// The filter to draw for `goal`.
    pub fn drawn(&self, goal: &Filter) -> Filter {
        let time = self.way.map_or(goal.time, |way| Some(way.drawn));
        Filter {
            time,
            ..goal.clone()
        }
    }
}

impl Way {
    /// The way from one time to the other; `None` where nothing lies between them. No time asked for
    /// is all of that which is dated.
    fn between(
        case: &Case,
        from: Option<TimeWindow>,
        to: Option<TimeWindow>,
        now: f64,
    ) -> Option<Self> {
        let one = from.or(to)?;
        let is_of_one_axis = [from, to].iter().flatten().all(|it| it.axis == one.axis);
        let all = Dated::of(case, one.axis).map(|dated| dated.extent);
        let stretch = |window: Option<TimeWindow>| window.map(Stretch::from).or(all);
        let (from_all, to_all) = (stretch(from)?, stretch(to)?);
        let drawn =
            from.or_else(|| TimeWindow::new(one.axis, from_all.start(), from_all.end(), true))?;
        is_of_one_axis.then_some(Self {
            from: from_all,
            to: to_all,
            axis: one.axis,
            // Claims without a date go when time has arrived, not on its way.
            undated: from.is_none_or(|from| from.undated),
            began: now,
            drawn,
        })
    }

    /// This way at `now`; `None` once it has ended.
    fn gone_on(self, now: f64) -> Option<Self> {
        let part = (now - self.began) / SECS;
        if part >= 1.0 {
            return None;
        }
        let step = (part.max(0.0) * f64::from(STEPS)).floor() / f64::from(STEPS);
        let at = |from: DateTime, to: DateTime| {
            Stretch::new(from.min(to), from.max(to))
                .map_or(to, |way| way.at(if from < to { step } else { 1.0 - step }))
        };
        let start = at(self.from.start(), self.to.start());
        let end = at(self.from.end(), self.to.end());
        let drawn = TimeWindow::new(self.axis, start, end, self.undated).unwrap_or(self.drawn);
        Some(Self { drawn, ..self })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::query::testing::CaseBuilder;

    fn of_days(from: i8, to: i8) -> Filter {
        let at = |day| date(2015, 10, day).at(0, 0, 0, 0);
        Filter {
            time: TimeWindow::new(TimeAxis::Strikes, at(from), at(to), false),
            text: "homs".to_owned(),
            ..Filter::default()
        }
    }

    /// A passage that has shown `before` and follows `after` from the moment 0.
    fn from_to(before: &Filter, after: &Filter, is_still: bool) -> Passage {
        let case = CaseBuilder::new().build();
        let mut passage = Passage::default();
        passage.follow(&case, before, is_still, 0.0);
        passage.follow(&case, after, is_still, 0.0);
        passage
    }

    #[test]
    fn time_goes_over_in_steps_and_arrives() {
        let case = CaseBuilder::new().build();
        let (before, after) = (of_days(1, 2), of_days(11, 12));
        let mut passage = from_to(&before, &after, false);
        assert_eq!(passage.drawn(&after).time, before.time);
        passage.follow(&case, &after, false, SECS / 2.0);
        let between = passage.drawn(&after);
        let start = between.time.unwrap().start;
        assert!(before.time.unwrap().start < start && start < after.time.unwrap().start);
        assert_eq!(between.text, after.text, "nothing else is between");
        passage.follow(&case, &after, false, SECS);
        assert!(!passage.is_on());
        assert_eq!(passage.drawn(&after), after);
    }

    #[test]
    fn it_goes_back_as_it_goes_forth() {
        let case = CaseBuilder::new().build();
        let (before, after) = (of_days(11, 12), of_days(1, 2));
        let mut passage = from_to(&before, &after, false);
        passage.follow(&case, &after, false, SECS / 2.0);
        let start = passage.drawn(&after).time.unwrap().start;
        assert!(after.time.unwrap().start < start && start < before.time.unwrap().start);
    }

    #[test]
    fn nothing_is_between_when_motion_is_reduced_or_nothing_was_shown() {
        let (before, after) = (of_days(1, 2), of_days(11, 12));
        assert!(!from_to(&before, &after, true).is_on());
        let mut first = Passage::default();
        first.follow(&CaseBuilder::new().build(), &after, false, 0.0);
        assert!(!first.is_on());
    }

    #[test]
    fn from_one_axis_to_another_there_is_no_way() {
        let mut said = of_days(11, 12);
        if let Some(time) = &mut said.time {
            time.axis = TimeAxis::Statements;
        }
        assert!(!from_to(&of_days(1, 2), &said, false).is_on());
    }
}
