//! The colours of the ground, by its height and by the light on it.

use egui::Color32;

/// Heights, in metres, at which ground has the colours of [`ReliefPalette`]; mixed in between.
const PLAIN_M: f32 = 500.0;
const HIGH_M: f32 = 2500.0;

/// The relief's colours. No ground is darker than the darkest of them, nor lighter than the lightest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReliefPalette {
    /// Level ground at the height of the sea.
    pub low: Color32,
    /// Level ground of the inland plains, and what the relief fades into.
    pub plain: Color32,
    /// Level ground in the high mountains.
    pub high: Color32,
    /// Ground that turns away from the light.
    pub shadow: Color32,
    /// Ground that faces the light.
    pub light: Color32,
}

impl ReliefPalette {
    /// The colour of ground `height` metres above the sea that is `lit` from −1 to 1, as opaque as
    /// `shown` says, from 0 to 1.
    pub(super) fn colour(&self, height: f32, lit: f32, shown: f32) -> Color32 {
        let (from, to, share) = if height < PLAIN_M {
            (self.low, self.plain, height / PLAIN_M)
        } else {
            let above = (height - PLAIN_M) / (HIGH_M - PLAIN_M);
            (self.plain, self.high, above)
        };
        let tinted = mixed(channels(from), channels(to), share);
        let turned_to = if lit < 0.0 { self.shadow } else { self.light };
        let [red, green, blue] = mixed(tinted, channels(turned_to), lit.abs());
        // Rounded once, at the end: steps of colour would show on gentle slopes.
        let byte = |channel: f32| (channel * shown + 0.5) as u8;
        Color32::from_rgba_premultiplied(byte(red), byte(green), byte(blue), byte(255.0))
    }
}

fn channels(colour: Color32) -> [f32; 3] {
    let [red, green, blue, _] = colour.to_array();
    [f32::from(red), f32::from(green), f32::from(blue)]
}

/// From `from` to `to`, as far as `share` says, from 0 to 1.
fn mixed(from: [f32; 3], to: [f32; 3], share: f32) -> [f32; 3] {
    let share = share.clamp(0.0, 1.0);
    let mixed = |channel: usize| from[channel] + (to[channel] - from[channel]) * share;
    [mixed(0), mixed(1), mixed(2)]
}
