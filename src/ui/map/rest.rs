//! When the map has come to rest: where it stands then can be gone back to.

use egui::Context;

use crate::state::{Command, Commands, Standpoint};

/// How long the map has to stand still to be at rest, in seconds.
const STILL_FOR: f64 = 0.4;

/// What is known of whether the map stands still.
#[derive(Default)]
pub struct Rest {
    stands: Option<Standpoint>,
    /// When it came to stand there, in seconds of egui's time.
    since: f64,
    told: Option<Standpoint>,
    is_owed: bool,
}

impl Rest {
    /// The map was sent somewhere: where it comes to rest is told even if that is where it was.
    pub fn owe(&mut self) {
        self.is_owed = true;
    }

    /// The map has moved of itself: that is no news.
    pub fn overlook(&mut self, stands: Standpoint) {
        self.told = Some(stands);
    }

    /// Tells where the map rests, once it has stood at `stands` for a while.
    pub fn watch(&mut self, ctx: &Context, stands: Standpoint, commands: &mut Commands) {
        let (now, is_held) = ctx.input(|input| (input.time, input.pointer.any_down()));
        match self.rests_in(now, is_held, stands) {
            Some(left) if left > 0.0 => ctx.request_repaint_after_secs(left as f32),
            Some(_) => {
                self.told = self.stands;
                self.is_owed = false;
                commands.push(Command::MapRests(stands));
            }
            None => {}
        }
    }

    /// In how many seconds it is time to tell where the map rests; `None` where that is no news.
    fn rests_in(&mut self, now: f64, is_held: bool, stands: Standpoint) -> Option<f64> {
        if self.stands != Some(stands) || is_held {
            self.stands = Some(stands);
            self.since = now;
        }
        let is_news = self.told != self.stands || self.is_owed;
        is_news.then_some(self.since + STILL_FOR - now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Standpoint = at(36.0);
    const B: Standpoint = at(36.1);

    const fn at(lon: f64) -> Standpoint {
        Standpoint {
            lon_lat: geo::Point(geo::Coord { x: lon, y: 34.8 }),
            zoom: 9.0,
        }
    }

    /// Whether the map is at rest at `now`, in seconds.
    fn rests(rest: &mut Rest, now: f64, stands: Standpoint) -> bool {
        rest.rests_in(now, false, stands)
            .is_some_and(|left| left <= 0.0)
    }

    /// A map that rests at [`A`] at first, as it has told.
    fn at_rest() -> Rest {
        Rest {
            stands: Some(A),
            told: Some(A),
            ..Rest::default()
        }
    }

    #[test]
    fn the_map_is_at_rest_once_it_has_stood_still_for_a_while() {
        let mut rest = at_rest();
        assert!(!rests(&mut rest, 1.0, B));
        assert!(!rests(&mut rest, 1.3, B));
        assert!(!rests(&mut rest, 1.5, A), "it moves on");
        assert!(!rests(&mut rest, 1.6, B));
        assert!(!rests(&mut rest, 1.9, B));
        assert!(rests(&mut rest, 2.1, B));
    }

    #[test]
    fn a_map_that_has_stood_where_it_stands_for_long_is_no_news() {
        assert_eq!(at_rest().rests_in(9.0, false, A), None);
    }

    #[test]
    fn a_map_that_was_sent_where_it_is_says_so() {
        let mut rest = at_rest();
        rest.owe();
        assert!(rests(&mut rest, 9.0, A));
    }

    #[test]
    fn what_the_map_does_of_itself_is_no_news() {
        let mut rest = at_rest();
        rest.overlook(B);
        assert_eq!(rest.rests_in(9.0, false, B), None);
    }

    #[test]
    fn a_map_that_is_held_is_not_at_rest() {
        let mut rest = at_rest();
        for now in [1.0, 9.0] {
            assert!(rest.rests_in(now, true, B).is_some_and(|left| left > 0.0));
        }
        assert!(rests(&mut rest, 9.5, B));
    }
}
