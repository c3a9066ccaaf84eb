//! Whether sources stay apart for those who see colours otherwise.

use super::*;
use crate::model::Scope;
use crate::model::{Case, Hue};
use crate::query::testing::{CaseBuilder, asserts_killed};
use crate::state::{Archives, ThemeName};
use crate::ui::marks::Marks;

/// From which difference on two fields of colour are told apart at a glance; one of 2.3 is just
/// noticeable side by side (Mahy, Van Eycken and Oosterlinck, Color Research & Application 19(2),
/// 1994), which is far too little across a map.
const APART: f32 = 12.0;

fn visions() -> impl Iterator<Item = (ThemeName, ColourVision, Colours)> {
    let pairs = ThemeName::ALL.into_iter();
    let pairs = pairs.flat_map(|name| ColourVision::ALL.map(|vision| (name, vision)));
    pairs.map(|(name, vision)| (name, vision, Colours::of(name).seen(vision)))
}

/// CIE 1976 L*a*b* under D65 (CIE 15, "Colorimetry").
fn lab(colour: Color32) -> [f32; 3] {
    let light = Rgba::from(colour);
    let (red, green, blue) = (light.r(), light.g(), light.b());
    let response = |value: f32| {
        if value > (6.0_f32 / 29.0).powi(3) {
            value.cbrt()
        } else {
            value * (29.0_f32 / 6.0).powi(2) / 3.0 + 4.0 / 29.0
        }
    };
    // sRGB to XYZ (IEC 61966-2-1), over the white of D65.
    let x = response((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
    let y = response(0.2126 * red + 0.7152 * green + 0.0722 * blue);
    let z = response((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// ΔE*ab (CIE 1976).
fn difference(a: Color32, b: Color32) -> f32 {
    let (a, b) = (lab(a), lab(b));
    let squares = a.iter().zip(b).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f32>().sqrt()
}

/// Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let light = Rgba::from(colour);
        LUMINANCE[0] * light.r() + LUMINANCE[1] * light.g() + LUMINANCE[2] * light.b()
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_row_of_every_matrix_leaves_white_white() {
    for vision in ColourVision::ALL {
        let colours = Colours::of(ThemeName::Projector).seen(vision);
        assert!(
            difference(colours.paper, Color32::WHITE) < 1.0,
            "{vision:?}: {:?}",
            colours.paper
        );
    }
}

#[test]
fn red_and_green_are_alike_to_deuteranopes_and_not_to_tritanopes() {
    let (red, green) = (
        Color32::from_rgb(200, 70, 60),
        Color32::from_rgb(110, 130, 40),
    );
    let apart = |matrix| difference(through(matrix, red), through(matrix, green));
    assert!(apart(&DEUTAN) < difference(red, green) / 2.0);
    assert!(apart(&TRITAN) > difference(red, green) / 2.0);
}

#[test]
fn grey_has_no_hue_and_keeps_light_and_dark() {
    let usual = Colours::of(ThemeName::Paper);
    let grey = usual.clone().seen(ColourVision::Grey);
    for (_, hue) in Hue::NAMED {
        let [r, g, b, _] = grey.hue(hue).to_array();
        assert!(r == g && g == b, "{hue:?}");
        let kept = contrast(usual.hue(hue), grey.hue(hue));
        assert!(kept < 1.05, "{hue:?}: {kept}");
    }
}

/// A case with this many sources, of parties that have all hues in turn from the `first`.
fn case_of(sources: usize, first: usize) -> Case {
    let claims = (0..sources).map(|i| {
        let id = format!("source-{i:02}");
        asserts_killed(&id, &id, Scope::Campaign, 1)
    });
    let mut case = CaseBuilder::new().claims(claims).build();
    for (i, source) in case.sources.values_mut().enumerate() {
        source.party = format!("party-{i:02}").as_str().into();
    }
    let party = case.parties.values().next().unwrap().clone();
    case.parties = (0..sources)
        .map(|i| {
            let hue = Hue::NAMED[(first + i) % Hue::NAMED.len()].1;
            let id = format!("party-{i:02}");
            (
                id.as_str().into(),
                crate::model::Party {
                    hue,
                    ..party.clone()
                },
            )
        })
        .collect();
    case
}

fn assert_all_apart(case: &Case, what: &str) {
    let marks = Marks::of(case, &Archives::default());
    let all: Vec<_> = marks.order().iter().map(|id| marks.mark(id)).collect();
    for (name, vision, colours) in visions() {
        for (i, one) in all.iter().enumerate() {
            for other in &all[i + 1..] {
                let difference = difference(colours.hue(one.hue), colours.hue(other.hue));
                assert!(
                    one.shape != other.shape || difference >= APART,
                    "{what}, {name:?}, {vision:?}: {one:?} and {other:?}, {difference:.1}"
                );
            }
        }
    }
}

#[test]
fn any_two_of_twelve_sources_stay_apart_by_shape_or_hue_in_every_vision() {
    for sources in 1..=12 {
        for first in 0..Hue::NAMED.len() {
            assert_all_apart(&case_of(sources, first), &format!("{sources} from {first}"));
        }
    }
}

#[test]
fn any_two_hues_stay_apart_to_usual_eyes() {
    for name in ThemeName::ALL {
        let colours = Colours::of(name);
        for (i, (_, one)) in Hue::NAMED.iter().enumerate() {
            for (_, other) in &Hue::NAMED[i + 1..] {
                let difference = difference(colours.hue(*one), colours.hue(*other));
                assert!(
                    difference >= APART,
                    "{name:?} {one:?} {other:?}: {difference:.1}"
                );
            }
        }
    }
}

#[test]
fn marks_stand_out_from_what_parts_and_carries_them_in_every_vision() {
    for (name, vision, colours) in visions() {
        for (_, hue) in Hue::NAMED {
            let mark = colours.hue(hue);
            for (what, ground) in [
                ("the gap between two arcs", colours.halo),
                ("a shape on an arc", colours.on_hue),
                ("paper", colours.paper),
                ("land", colours.map.land),
                ("water", colours.map.water),
            ] {
                let ratio = contrast(mark, ground);
                assert!(
                    ratio >= 3.0,
                    "{name:?}, {vision:?}, {hue:?}, {what}: {ratio:.2}"
                );
            }
        }
    }
}
