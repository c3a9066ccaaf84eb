//! Patience with one server: when it may be asked again after something went wrong.
//!
//! After each failure the wait doubles; a server that names a time is given it. Whoever asks
//! meanwhile is told the same words, so that the user is told once.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::super::source::TileFailure;

/// The longest wait that the program comes up with.
const LONGEST: Duration = Duration::from_mins(5);
/// The longest wait that a server may ask for.
const LONGEST_ASKED: Duration = Duration::from_hours(24);
/// How many refusals in a row are meant for us, not for single tiles.
const REFUSALS: u32 = 8;

/// What one server has earned.
pub(super) struct Patience {
    first_wait: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    failures: u32,
    rest: Option<Rest>,
    /// It answered once as it should.
    answered: bool,
    refusals: u32,
    refused: Option<String>,
}

struct Rest {
    until: Instant,
    why: String,
}

impl Patience {
    /// Waits `first_wait` after the first failure.
    pub(super) fn new(first_wait: Duration) -> Self {
        Self {
            first_wait,
            state: Mutex::default(),
        }
    }

    /// Whether the server may be asked at `now`.
    pub(super) fn may_ask(&self, now: Instant) -> Result<(), TileFailure> {
        let state = self.state();
        if let Some(why) = &state.refused {
            return Err(TileFailure::Lasting { why: why.clone() });
        }
        match &state.rest {
            Some(Rest { until, why }) if *until > now => Err(TileFailure::Passing {
                why: why.clone(),
                retry_after: *until - now,
            }),
            _ => Ok(()),
        }
    }

    /// It answered as it should.
    pub(super) fn answered(&self) {
        let mut state = self.state();
        *state = State {
            answered: true,
            refused: state.refused.take(),
            ..State::default()
        };
    }

    /// It failed at `now`, and may have `asked` for a wait.
    pub(super) fn failed(&self, why: String, asked: Option<Duration>, now: Instant) -> TileFailure {
        let mut state = self.state();
        let waits_already = state.rest.as_ref().is_some_and(|rest| rest.until > now);
        if !waits_already {
            state.failures += 1;
        }
        let doubled = 1_u32.checked_shl(state.failures - 1).unwrap_or(u32::MAX);
        let ours = self.first_wait.saturating_mul(doubled).min(LONGEST);
        let wait = ours.max(asked.unwrap_or_default().min(LONGEST_ASKED));
        state.rest = Some(Rest {
            until: now + wait,
            why: why.clone(),
        });
        TileFailure::Passing {
            why,
            retry_after: wait,
        }
    }

    /// It refused. Before it ever answered that is meant for us; later it may be for one tile.
    pub(super) fn refused(&self, why: String) -> TileFailure {
        let mut state = self.state();
        state.refusals += 1;
        if !state.answered || state.refusals >= REFUSALS {
            state.refused = Some(why.clone());
        }
        TileFailure::Lasting { why }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(failure: &TileFailure) -> Duration {
        match failure {
            TileFailure::Passing { retry_after, .. } => *retry_after,
            other => panic!("{other:?}"),
        }
    }

    fn patience() -> Patience {
        Patience::new(Duration::from_secs(2))
    }

    #[test]
    fn each_failure_doubles_the_wait_up_to_five_minutes() {
        let patience = patience();
        let mut now = Instant::now();
        let mut waits = Vec::new();
        for _ in 0..40 {
            let failure = patience.failed("busy".to_owned(), None, now);
            waits.push(wait(&failure).as_secs());
            now += wait(&failure);
        }
        assert_eq!(waits[..9], [2, 4, 8, 16, 32, 64, 128, 256, 300]);
        assert_eq!(waits[39], 300);
    }

    #[test]
    fn two_failures_at_once_count_as_one() {
        let (patience, now) = (patience(), Instant::now());
        patience.failed("busy".to_owned(), None, now);
        let failure = patience.failed("busy".to_owned(), None, now);
        assert_eq!(wait(&failure).as_secs(), 2);
    }

    #[test]
    fn a_server_gets_the_time_it_asks_for_but_not_a_year() {
        let (patience, now) = (patience(), Instant::now());
        let failure = patience.failed("busy".to_owned(), Some(Duration::from_mins(10)), now);
        assert_eq!(wait(&failure), Duration::from_mins(10));
        let failure = patience.failed("busy".to_owned(), Some(Duration::MAX), now);
        assert_eq!(wait(&failure), LONGEST_ASKED);
    }

    #[test]
    fn meanwhile_everyone_is_told_the_same() {
        let (patience, now) = (patience(), Instant::now());
        patience.failed("busy".to_owned(), None, now);
        let failure = patience.may_ask(now + Duration::from_secs(1)).unwrap_err();
        assert_eq!(failure.to_string(), "busy");
        assert_eq!(wait(&failure).as_secs(), 1);
        assert_eq!(patience.may_ask(now + Duration::from_secs(2)), Ok(()));
    }

    #[test]
    fn an_answer_makes_up_for_failures() {
        let (patience, now) = (patience(), Instant::now());
        patience.failed("busy".to_owned(), None, now);
        patience.answered();
        assert_eq!(patience.may_ask(now), Ok(()));
        let failure = patience.failed("busy".to_owned(), None, now);
        assert_eq!(wait(&failure).as_secs(), 2);
    }

    #[test]
    fn a_refusal_before_any_answer_is_final() {
        let (patience, now) = (patience(), Instant::now());
        patience.refused("no".to_owned());
        let refusal = TileFailure::Lasting {
            why: "no".to_owned(),
        };
        assert_eq!(patience.may_ask(now), Err(refusal));
    }

    #[test]
    fn later_it_takes_several_in_a_row() {
        let (patience, now) = (patience(), Instant::now());
        patience.answered();
        for _ in 1..REFUSALS {
            patience.refused("no".to_owned());
            assert_eq!(patience.may_ask(now), Ok(()));
        }
        patience.refused("no".to_owned());
        assert!(patience.may_ask(now).is_err());
    }
}
