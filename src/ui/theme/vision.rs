//! What colours look like to others: dichromats, and printers without colour.
//!
//! After G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A Physiologically-based Model for
//! Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009: the matrices for severity 1.0, which
//! take linear RGB. Grey is the relative luminance of Rec. 709.

use egui::{Color32, Rgba};

use crate::state::ColourVision;

/// How much of each of linear red, green and blue makes the red, the green and the blue that is seen.
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
const GREY: Matrix = [[0.2126, 0.7152, 0.0722]; 3];

/// What the opaque `colour` looks like to `vision`.
#[must_use]
pub fn seen(colour: Color32, vision: ColourVision) -> Color32 {
    let matrix = match vision {
        ColourVision::Usual => return colour,
        ColourVision::Protan => PROTAN,
        ColourVision::Deutan => DEUTAN,
        ColourVision::Tritan => TRITAN,
        ColourVision::Grey => GREY,
    };
    let linear = Rgba::from(colour);
    let [red, green, blue] = matrix.map(|[red, green, blue]| {
        let mixed = red * linear.r() + green * linear.g() + blue * linear.b();
        mixed.clamp(0.0, 1.0)
    });
    Rgba::from_rgb(red, green, blue).into()
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::*;
    use crate::model::{Case, Hue, MarkShape, Party, Source};
    use crate::query::testing::{CaseBuilder, asserts_killed, places};
    use crate::state::{Command, Document, Origin, State, ThemeName};
    use crate::ui::marks::{Mark, Marks};
    use crate::ui::theme::{Colours, Theme};

    /// How far apart two colours are: the Euclidean distance in CIE L*a*b* under D65 (CIE 15:2004,
    /// "ΔE*ab").
    fn distance(one: Color32, other: Color32) -> f32 {
        let [one, other] = [one, other].map(lab);
        let squares = one.iter().zip(other).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f32>().sqrt()
    }

    fn lab(colour: Color32) -> [f32; 3] {
        let rgb = Rgba::from(colour);
        let share = |[red, green, blue]: [f32; 3], white: f32| {
            (red * rgb.r() + green * rgb.g() + blue * rgb.b()) / white
        };
        // IEC 61966-2-1, in shares of the white point.
        let xyz = [
            share([0.4124, 0.3576, 0.1805], 0.9505),
            share([0.2126, 0.7152, 0.0722], 1.0),
            share([0.0193, 0.1192, 0.9505], 1.0890),
        ];
        let [x, y, z] = xyz.map(|share| {
            if share > 0.008_856 {
                share.cbrt()
            } else {
                7.787 * share + 16.0 / 116.0
            }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn greys_look_like_themselves_to_everybody() {
        for level in [0, 40, 128, 200, 255] {
            let grey = Color32::from_gray(level);
            for vision in ColourVision::ALL {
                let apart = distance(seen(grey, vision), grey);
                assert!(apart < 1.0, "{vision:?} {level}: {apart}");
            }
        }
    }

    #[test]
    fn whom_a_hue_is_lost_on_sees_the_pairs_alike_that_are_known_for_it() {
        let (red, green) = (
            Color32::from_rgb(170, 60, 60),
            Color32::from_rgb(95, 105, 50),
        );
        let usual = distance(red, green);
        for vision in [ColourVision::Protan, ColourVision::Deutan] {
            let apart = distance(seen(red, vision), seen(green, vision));
            assert!(apart < usual * 0.6, "{vision:?}: {apart} of {usual}");
        }
        let tritan = ColourVision::Tritan;
        let apart = distance(seen(red, tritan), seen(green, tritan));
        assert!(apart > usual * 0.6, "{apart} of {usual}");
    }

    #[test]
    fn nothing_is_left_of_hue_in_black_and_white() {
        for (_, hue) in Hue::NAMED {
            let seen = seen(Colours::of(ThemeName::Paper).hue(hue), ColourVision::Grey);
            assert!(
                seen.r() == seen.g() && seen.g() == seen.b(),
                "{hue:?}: {seen:?}"
            );
        }
    }

    #[test]
    fn the_whole_screen_is_seen_so() {
        let mut state = State::new(Document::new(with_sources(8), "", Origin::BuiltIn));
        state.apply(Command::SeeAs(ColourVision::Grey));
        let colours = Theme::of(&state, vec2(1440.0, 900.0)).colours;
        for colour in [colours.link, colours.map.water, colours.map.relief.high] {
            assert_eq!(colour.r(), colour.b(), "{colour:?}");
        }
        assert_ne!(colours, Colours::of(ThemeName::Paper));
    }

    /// Whether two marks can be told apart: by their shapes, or by colours that are at least ten apart,
    /// which is seen at a glance.
    fn are_apart(one: Mark, other: Mark, theme: ThemeName, vision: ColourVision) -> bool {
        let colours = Colours::of(theme).seen_by(vision);
        let apart = distance(colours.hue(one.hue), colours.hue(other.hue));
        one.shape != other.shape || apart >= 10.0
    }

    fn all_apart(marks: &[Mark]) {
        for (number, one) in marks.iter().enumerate() {
            for other in &marks[number + 1..] {
                for theme in ThemeName::ALL {
                    for vision in ColourVision::ALL {
                        let apart = are_apart(*one, *other, theme, vision);
                        assert!(apart, "{one:?} and {other:?}, {theme:?}, {vision:?}");
                    }
                }
            }
        }
    }

    /// A case, made up, with as many sources as there are shapes, in parties of so many hues.
    fn with_sources(hues: usize) -> Case {
        let claim = asserts_killed("a", "snc", places(&["talbiseh"]), 36);
        let mut case = CaseBuilder::two_towns().claims([claim]).build();
        let party = case.parties.values().next().unwrap().clone();
        let source = case.sources.values().next().unwrap().clone();
        case.parties.clear();
        case.sources.clear();
        for (number, (name, _)) in MarkShape::NAMED.iter().enumerate() {
            let (of, hue) = Hue::NAMED[number % hues];
            let party = Party {
                hue,
                ..party.clone()
            };
            case.parties.insert(of.into(), party);
            let source = Source {
                party: of.into(),
                ..source.clone()
            };
            case.sources.insert((*name).into(), source);
        }
        case
    }

    #[test]
    fn as_many_sources_as_there_are_shapes_stay_apart_for_all_eyes_in_any_hues() {
        for hues in [1, 2, 8] {
            let case = with_sources(hues);
            let marks = Marks::of(&case);
            let marks: Vec<Mark> = case.sources.keys().map(|id| marks.mark(id)).collect();
            all_apart(&marks);
        }
    }
}
