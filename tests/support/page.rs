//! A made-up scene of a briefing, as the room would see it.

use counterclaim::briefing::Page;
use counterclaim::state::ThemeName;
use counterclaim::ui::stage::{Parts, StagePage};
use counterclaim::ui::theme::Theme;
use egui::{Rect, pos2, vec2};
use image::{Rgba, RgbaImage};

/// A page of 800 by 450 points: a map on the left, claims beside it, a band for the title below.
/// Nothing is drawn on it.
pub fn page(title: &str) -> Page {
    let whole = Rect::from_min_size(pos2(0.0, 0.0), vec2(800.0, 450.0));
    let (above, band) = whole.split_top_bottom_at_fraction(0.8);
    let (map, claims) = above.split_left_right_at_fraction(0.6);
    Page {
        stage: StagePage {
            number: 1,
            count: 1,
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
                legend: Rect::from_min_max(map.left_bottom(), map.right_bottom()),
                claims: Some(claims),
                band,
            },
            theme: Theme::new(ThemeName::Projector),
        },
        picture: RgbaImage::from_pixel(800, 450, Rgba([200, 180, 90, 255])),
        drawn: Vec::new(),
    }
}
