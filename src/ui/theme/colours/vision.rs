//! Colours as others see them.
//!
//! The three kinds of dichromacy by the matrices for severity 1.0 in table 1 of Machado, Oliveira and
//! Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG
//! 15(6), 2009), applied to linear light; grey by relative luminance (ITU-R BT.709).

use egui::{Color32, Rgba};

use super::{Colours, MapColours, ReliefColours};
use crate::state::ColourVision;

/// What becomes of red, green and blue: a row for each that is seen.
type Matrix = [[f32; 3]; 3];

const PROTAN: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const DEUTAN: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const TRITAN: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
const LUMINANCE: [f32; 3] = [0.2126, 0.7152, 0.0722];
const GREY: Matrix = [LUMINANCE; 3];

impl Colours {
    /// These as they are seen by `vision`.
    #[must_use]
    pub fn seen(self, vision: ColourVision) -> Self {
        let matrix = match vision {
            ColourVision::Usual => return self,
            ColourVision::Protan => PROTAN,
            ColourVision::Deutan => DEUTAN,
            ColourVision::Tritan => TRITAN,
            ColourVision::Grey => GREY,
        };
        self.each(|colour| through(&matrix, colour))
    }

    /// These, with every one of them exchanged. No `..`: a colour that is new is seen as well.
    fn each(self, to: impl Fn(Color32) -> Color32) -> Self {
        Self {
            pen: to(self.pen),
            paper: to(self.paper),
            raised: to(self.raised),
            hover: to(self.hover),
            note: to(self.note),
            note_edge: to(self.note_edge),
            line: to(self.line),
            ink: to(self.ink),
            ink_soft: to(self.ink_soft),
            selection: to(self.selection),
            marked: to(self.marked),
            focus: to(self.focus),
            link: to(self.link),
            contradiction: to(self.contradiction),
            tension: to(self.tension),
            halo: to(self.halo),
            outline: to(self.outline),
            on_hue: to(self.on_hue),
            map: self.map.each(&to),
            hues: self.hues.map(to),
        }
    }
}

impl MapColours {
    fn each(self, to: &impl Fn(Color32) -> Color32) -> Self {
        let ReliefColours {
            low,
            high,
            shadow,
            light,
        } = self.relief;
        Self {
            water: to(self.water),
            land: to(self.land),
            relief: ReliefColours {
                low: to(low),
                high: to(high),
                shadow: to(shadow),
                light: to(light),
            },
            shore: to(self.shore),
            border: to(self.border),
            inner_border: to(self.inner_border),
            name: to(self.name),
            water_name: to(self.water_name),
            area_name: to(self.area_name),
            context: to(self.context),
            name_halo: to(self.name_halo),
            green: to(self.green),
            built_up: to(self.built_up),
            building: to(self.building),
            road: to(self.road),
            street: to(self.street),
            glass: to(self.glass),
            density: self.density.map(to),
        }
    }
}

/// What is seen of an opaque `colour`.
fn through(matrix: &Matrix, colour: Color32) -> Color32 {
    let light = Rgba::from(colour);
    let [r, g, b] = matrix.map(|[from_r, from_g, from_b]| {
        (from_r * light.r() + from_g * light.g() + from_b * light.b()).clamp(0.0, 1.0)
    });
    Rgba::from_rgb(r, g, b).into()
}

#[cfg(test)]
mod tests;
