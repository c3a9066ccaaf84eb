//! A briefing for the tests of its forms. All of it is made up.

use egui::{Color32, Rect, pos2, vec2};
use image::{Rgba, RgbaImage};
use jiff::civil::date;

use super::{Briefing, Page};
use crate::state::ThemeName;
use crate::ui::stage::{Answered, Asked, Parts, StagePage};
use crate::ui::theme::Theme;

/// Two scenes: one with notes, answers and a legend, one in Arabic that has none.
pub(super) fn briefing() -> Briefing {
    let answer = |answer: &str, said: &str| Answered {
        bar: Color32::from_rgb(0, 89, 64),
        answer: answer.to_owned(),
        said: vec![said.to_owned()],
    };
    let one = StagePage {
        line: Some("In a line <b>".to_owned()),
        notes: Some("Slowly.".to_owned()),
        asked: vec![Asked {
            question: "Were civilians killed?".to_owned(),
            answers: vec![
                answer("2 dead", "A council."),
                answer("None", "A ministry."),
            ],
        }],
        legend: ["A council", "A ministry"].map(str::to_owned).into(),
        claims: vec!["A council – asserts: 2 dead.\nTwo people died.\n".to_owned()],
        ..stage(1, "One & only")
    };
    Briefing {
        title: "A made-up case".to_owned(),
        exported: date(2026, 11, 28),
        credits: vec!["Somebody (CC0-1.0)".to_owned()],
        pages: [one, stage(2, "تلبيسة وحماة")].map(page).into(),
    }
}

fn page(stage: StagePage) -> Page {
    Page {
        stage,
        picture: RgbaImage::from_pixel(320, 180, Rgba([200, 180, 90, 255])),
        drawn: Vec::new(),
    }
}

fn stage(number: usize, title: &str) -> StagePage {
    let whole = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 720.0));
    let (above, band) = whole.split_top_bottom_at_fraction(0.8);
    let (left, claims) = above.split_left_right_at_fraction(0.6);
    let (map, legend) = left.split_top_bottom_at_fraction(0.9);
    StagePage {
        number,
        count: 2,
        title: title.to_owned(),
        line: None,
        notes: None,
        asked: Vec::new(),
        legend: Vec::new(),
        claims: Vec::new(),
        makers: "Surveyors".to_owned(),
        parts: Parts {
            whole,
            map,
            legend,
            claims: Some(claims),
            band,
        },
        theme: Theme::new(ThemeName::Projector),
    }
}
