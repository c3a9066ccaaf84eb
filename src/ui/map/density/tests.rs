//! What is counted and drawn anew, and what is not.

use std::time::{Duration, Instant};

use egui::{TextureId, vec2};

use super::*;
use crate::query::testing::{CaseBuilder, asserts_killed, places};
use crate::state::{Command, Document, Origin, State, ThemeName};
use crate::ui::Memory;
use crate::ui::theme::Theme;

const ZOOM: f64 = 8.0;

/// The layer over a state, frame by frame.
struct Desk {
    ctx: Context,
    state: State,
    memory: Memory,
    layer: DensityMemory,
}

impl Desk {
    /// With the layer drawn: of two claims on one town, and one on another.
    fn open() -> Self {
        let case = CaseBuilder::two_towns().claims([
            asserts_killed("a", "snc", places(&["talbiseh"]), 36),
            asserts_killed("b", "monitor", places(&["talbiseh"]), 40),
            asserts_killed("c", "us", places(&["aleppo"]), 1),
        ]);
        let ctx = Context::default();
        let mut state = State::new(Document::new(case.build(), "", Origin::BuiltIn));
        state.view.furniture.density = true;
        let mut desk = Self {
            memory: Memory::new(&ctx, None),
            ctx,
            state,
            layer: DensityMemory::default(),
        };
        desk.wait_at(36.7);
        desk
    }

    /// A frame of a map with so much of longitude in its middle.
    fn frame_at(&mut self, lon: f64) {
        let theme = Theme::new(ThemeName::Paper);
        let derived = self.memory.derived(&self.state);
        let screen = Screen::new(&self.state, &theme, &derived);
        let map = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        let middle = Point::new(lon, 34.8);
        self.layer.keep_up(&self.ctx, &screen, middle, ZOOM, map);
    }

    /// Frames until nothing is on its way.
    fn wait_at(&mut self, lon: f64) {
        let begun = Instant::now();
        self.frame_at(lon);
        while self.layer.pending() {
            assert!(begun.elapsed() < Duration::from_secs(20), "waited in vain");
            std::thread::yield_now();
            self.frame_at(lon);
        }
    }

    fn weights(&self) -> Arc<Weights> {
        Arc::clone(&self.layer.layer().unwrap().weights)
    }

    fn texture(&self) -> Option<TextureId> {
        let texture = self.layer.layer()?.picture.texture.as_ref()?;
        Some(texture.id())
    }
}

#[test]
fn while_other_claims_are_counted_the_last_picture_stays() {
    let mut desk = Desk::open();
    let (weights, texture) = (desk.weights(), desk.texture());
    desk.state
        .apply(Command::ShowSources(vec!["snc".into()], false));
    desk.frame_at(36.7);
    assert!(desk.layer.pending());
    assert_eq!(desk.texture(), texture);
    desk.wait_at(36.7);
    let fewer = |weights: &Weights| weights.spots.iter().map(|it| it.claims).sum::<u32>();
    assert_eq!((fewer(&weights), fewer(&desk.weights())), (3, 2));
    assert_ne!(desk.texture(), texture);
}

#[test]
fn a_short_way_off_nothing_is_drawn_anew_and_far_off_nothing_is_counted_anew() {
    let mut desk = Desk::open();
    let (weights, texture) = (desk.weights(), desk.texture());
    // A degree is 182 points long.
    desk.wait_at(37.2);
    assert_eq!(desk.texture(), texture);
    desk.wait_at(37.4);
    assert_ne!(desk.texture(), texture);
    assert!(Arc::ptr_eq(&desk.weights(), &weights));
}

#[test]
fn put_away_it_holds_nothing() {
    let mut desk = Desk::open();
    desk.state.view.furniture.density = false;
    desk.frame_at(36.7);
    assert!(desk.layer.layer().is_none() && !desk.layer.pending());
}
