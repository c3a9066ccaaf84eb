//! Whether what a room is shown can be read: contrasts, measured on pictures of the screen.
//!
//! Where letters and marks stand is known from what is drawn; which colours they and their ground have
//! is taken from the pixels. The contrast ratio is that of WCAG 2.2.

#![expect(
    clippy::expect_used,
    reason = "this file is nothing but tests, which fail loudly"
)]

#[path = "legible/letters.rs"]
mod letters;
#[path = "legible/marks.rs"]
mod marks;
#[path = "support/needs.rs"]
mod needs;
#[path = "legible/pixels.rs"]
mod pixels;

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::thread::sleep;
use std::time::{Duration, Instant};

use counterclaim::app::{self, App, Opening};
use counterclaim::basemap::regions;
use counterclaim::briefing::{DrawError, Order};
use counterclaim::formats::builtin_case;
use counterclaim::headless::{RenderError, draw_pages, render};
use counterclaim::state::{Document, Origin, PictureSize, ThemeName, View};
use counterclaim::ui::theme::{Theme, fonts};
use egui::epaint::ClippedShape;
use egui::{Color32, Pos2, Rect, RichText, Vec2};
use egui_kittest::Harness;

use letters::{Fades, letters};
use marks::marks;
use pixels::Picture;

/// So many pixels that most strokes of letters are wider than one, and have a colour of their own.
const SIZE: PictureSize = PictureSize::new(2560, 1440);
/// What WCAG asks of text at its highest level, and of graphics.
const TEXT: f32 = 7.0;
const MARK: f32 = 3.0;

/// What was measured on pictures.
#[derive(Default)]
struct Measured {
    texts: usize,
    kinds_of_marks: BTreeSet<String>,
    faults: Vec<String>,
}

impl Measured {
    fn add(
        &mut self,
        what: &str,
        drawn: &[ClippedShape],
        theme: &Theme,
        picture: &Picture,
        fades: Fades,
    ) {
        for text in letters(drawn, picture, fades) {
            self.texts += 1;
            let words = &text.words;
            match text.contrast {
                Some(contrast) if contrast >= TEXT => {}
                Some(contrast) => self
                    .faults
                    .push(format!("{what}: {words:?} has {contrast:.1}:1")),
                None => self.faults.push(format!("{what}: {words:?} is not seen")),
            }
        }
        for mark in marks(drawn, theme, picture) {
            if mark.contrast < MARK {
                let (mark, contrast) = (&mark.what, mark.contrast);
                self.faults
                    .push(format!("{what}: {mark} has {contrast:.1}:1"));
            }
            let kind = mark.what.split(',').next().unwrap_or_default();
            self.kinds_of_marks.insert(kind.to_owned());
        }
    }

    fn assert_legible(&self, texts: usize) {
        assert!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        assert!(self.texts >= texts, "only {} texts were found", self.texts);
        let kinds: Vec<&str> = self.kinds_of_marks.iter().map(String::as_str).collect();
        assert_eq!(kinds, ["arc", "badge", "glyph", "outline", "sign"]);
    }
}

#[test]
fn on_the_projector_every_scene_has_seven_to_one_for_text_and_three_to_one_for_marks() {
    let loaded = builtin_case(regions()).expect("a test rules this out");
    let order = Order {
        document: Document::new(loaded.case, loaded.text, Origin::BuiltIn),
        view: View::default(),
        scenes: None,
        size: SIZE,
    };
    let mut measured = Measured::default();
    let drawn = draw_pages(&order, &mut |_, page| {
        let picture = Picture::new(&page.picture, page.stage.parts.whole);
        let scene = format!("scene {}", page.stage.number);
        let theme = &page.stage.theme;
        measured.add(&scene, &page.drawn, theme, &picture, Fades::Nowhere);
        ControlFlow::Continue(())
    });
    match drawn {
        Ok(()) => measured.assert_legible(300),
        Err(DrawError::NoAdapter(_)) => skip(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn on_the_projector_the_desk_has_seven_to_one_for_text_and_three_to_one_for_marks() {
    if !can_draw() {
        return;
    }
    let mut measured = Measured::default();
    for place in [None, Some("talbiseh".to_owned())] {
        let what = place.clone().unwrap_or("the opening view".to_owned());
        let opening = Opening {
            theme: Some(ThemeName::Projector),
            select: place,
            ..Opening::default()
        };
        let mut screen = Harness::builder()
            .with_size([1600.0, 1000.0])
            .with_pixels_per_point(3.0)
            .with_render_cursor(false)
            .wgpu()
            .build_eframe(|cc| app::create(cc, opening).expect("the built-in case can be read"));
        settle(&mut screen);
        let image = screen.render().expect("there is an adapter");
        let whole = screen.ctx.content_rect();
        let theme = Theme::of(screen.state().state(), whole.size());
        let picture = Picture::new(&image, whole);
        let drawn = &screen.output().shapes;
        measured.add(&what, drawn, &theme, &picture, Fades::WhereListsGoOn);
    }
    measured.assert_legible(150);
}

#[test]
fn pale_letters_are_found_out() {
    if !can_draw() {
        return;
    }
    let mut screen = Harness::builder()
        .with_size(Vec2::new(200.0, 60.0))
        .with_pixels_per_point(2.0)
        .wgpu()
        .build_ui(|ui| {
            ui.ctx().set_fonts(fonts());
            let white = Rect::from_min_size(Pos2::ZERO, Vec2::splat(300.0));
            ui.painter().rect_filled(white, 0.0, Color32::WHITE);
            if ui.ctx().cumulative_pass_nr() > 1 {
                for grey in [80, 160] {
                    ui.label(RichText::new(grey.to_string()).color(Color32::from_gray(grey)));
                }
            }
        });
    screen.run();
    let image = screen.render().expect("there is an adapter");
    let picture = Picture::new(&image, screen.ctx.content_rect());
    let seen = letters(&screen.output().shapes, &picture, Fades::Nowhere);
    let contrasts = seen.iter().map(|text| (text.words.as_str(), text.contrast));
    for (words, contrast) in contrasts {
        let contrast = contrast.expect("it is seen");
        // Worked out by hand from WCAG's formula.
        let right = if words == "80" { 8.1 } else { 2.6 };
        assert!((contrast - right).abs() < 0.1, "{words}: {contrast}");
    }
    assert_eq!(seen.len(), 2);
}

fn can_draw() -> bool {
    let can_draw = !matches!(
        render(Opening::default(), 200, 200),
        Err(RenderError::NoAdapter(_))
    );
    if !can_draw {
        skip();
    }
    can_draw
}

fn skip() {
    needs::skip_without("graphics adapter, nor Mesa's software driver");
}

/// Lets frames pass until every tile is there, and a few more.
fn settle(screen: &mut Harness<App>) {
    let start = Instant::now();
    let mut calm = 0;
    while calm < 4 {
        let is_late = start.elapsed() > Duration::from_mins(1);
        assert!(!is_late, "the tiles do not come");
        screen.step();
        let is_pending = screen.state().pending();
        calm = if is_pending { 0 } else { calm + 1 };
        sleep(Duration::from_millis(4));
    }
}
