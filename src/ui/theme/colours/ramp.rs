//! Ramps: colours from one to another in steps that look equally large.
//!
//! In `OKLab` (Björn Ottosson, "A perceptual color space for image processing", 2020), whose distances are what people
//! see as differences. Of one hue, and lighter or darker from step to step: whoever sees few colours or none sees the
//! same order.

use egui::{Color32, Rgba};

/// How much a layer of such colours covers of the map, from 0 to 1: rivers and borders are seen through it.
pub const COVERS: f32 = 0.72;

/// So many colours, the first and the last of which are the `ends`; of one alone, that is the last.
#[must_use]
pub fn ramp([from, to]: [Color32; 2], steps: usize) -> Vec<Color32> {
    let (from, to) = (oklab(from), oklab(to));
    let at = |step: usize| {
        let part = match steps {
            0 | 1 => 1.0,
            more => step as f32 / (more - 1) as f32,
        };
        let mixed = std::array::from_fn(|axis| from[axis] + (to[axis] - from[axis]) * part);
        of_oklab(mixed)
    };
    (0..steps).map(at).collect()
}

/// Lightness, green to red, and blue to yellow of an opaque `colour`.
fn oklab(colour: Color32) -> [f32; 3] {
    let light = Rgba::from(colour);
    let cones = times(
        &[
            [0.412_221_46, 0.536_332_55, 0.051_445_995],
            [0.211_903_5, 0.680_699_5, 0.107_396_96],
            [0.088_302_46, 0.281_718_85, 0.629_978_7],
        ],
        [light.r(), light.g(), light.b()],
    );
    times(
        &[
            [0.210_454_26, 0.793_617_8, -0.004_072_047],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904_037, 0.782_771_77, -0.808_675_77],
        ],
        cones.map(f32::cbrt),
    )
}

fn of_oklab(lab: [f32; 3]) -> Color32 {
    let cones = times(
        &[
            [1.0, 0.396_337_78, 0.215_803_76],
            [1.0, -0.105_561_346, -0.063_854_17],
            [1.0, -0.089_484_18, -1.291_485_5],
        ],
        lab,
    );
    let [red, green, blue] = times(
        &[
            [4.076_741_7, -3.307_711_6, 0.230_969_94],
            [-1.268_438, 2.609_757_4, -0.341_319_38],
            [-0.004_196_086_3, -0.703_418_6, 1.707_614_7],
        ],
        cones.map(|cone| cone * cone * cone),
    )
    .map(|light| light.clamp(0.0, 1.0));
    Rgba::from_rgb(red, green, blue).into()
}

fn times(matrix: &[[f32; 3]; 3], by: [f32; 3]) -> [f32; 3] {
    matrix.map(|row| row.iter().zip(by).map(|(one, other)| one * other).sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{ColourVision, ThemeName};
    use crate::ui::theme::colours::Colours;

    fn distance(one: Color32, other: Color32) -> f32 {
        let (one, other) = (oklab(one), oklab(other));
        let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f32>().sqrt()
    }

    /// `colour` as it is seen on `ground`.
    fn on(ground: Color32, colour: Color32) -> Color32 {
        ground.blend(colour.gamma_multiply(COVERS))
    }

    /// The ramp of so many classes on the map of a theme, on land and on water.
    fn ramps(name: ThemeName, vision: ColourVision, steps: usize) -> [Vec<Color32>; 2] {
        let map = Colours::of(name).seen(vision).map;
        let ramp = ramp(map.density, steps);
        [map.land, map.water].map(|ground| ramp.iter().map(|it| on(ground, *it)).collect())
    }

    #[test]
    fn there_and_back_a_colour_is_the_same() {
        for hex in [0x00fd_fcf8_u32, 0x0022_211e, 0x00b3_1b1b, 0x0000_69a8] {
            let [_, r, g, b] = hex.to_be_bytes();
            let colour = Color32::from_rgb(r, g, b);
            assert!(distance(of_oklab(oklab(colour)), colour) < 0.004, "{hex:x}");
        }
    }

    #[test]
    fn white_is_as_light_as_can_be_and_has_no_hue() {
        let [lightness, a, b] = oklab(Color32::WHITE);
        assert!((lightness - 1.0).abs() < 1e-3 && a.abs() < 1e-3 && b.abs() < 1e-3);
    }

    #[test]
    fn each_class_is_darker_than_the_one_before_by_day_and_lighter_by_night() {
        for name in ThemeName::ALL {
            let is_night = name == ThemeName::Night;
            for vision in ColourVision::ALL {
                for ramp in (2..=7).flat_map(|steps| ramps(name, vision, steps)) {
                    let lightness: Vec<f32> = ramp.iter().map(|it| oklab(*it)[0]).collect();
                    for pair in lightness.windows(2) {
                        let gained = if is_night {
                            pair[1] - pair[0]
                        } else {
                            pair[0] - pair[1]
                        };
                        assert!(gained > 0.03, "{name:?} as {vision:?}: {lightness:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn steps_look_equally_large() {
        for name in ThemeName::ALL {
            for ramp in ramps(name, ColourVision::Usual, 7) {
                let steps: Vec<f32> = ramp.windows(2).map(|it| distance(it[0], it[1])).collect();
                let mean = steps.iter().sum::<f32>() / steps.len() as f32;
                for step in &steps {
                    assert!((step / mean - 1.0).abs() < 0.25, "{name:?}: {steps:?}");
                }
            }
        }
    }

    #[test]
    fn the_least_class_stands_out_from_the_ground() {
        for name in ThemeName::ALL {
            let map = Colours::of(name).map;
            for ground in [map.land, map.water, map.relief.low, map.relief.high] {
                let least = on(ground, map.density[0]);
                let apart = distance(ground, least);
                assert!(apart > 0.06, "{name:?}: {apart}");
            }
        }
    }
}
