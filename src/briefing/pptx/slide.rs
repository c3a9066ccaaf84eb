//! A slide: the parts of the stage where they stand, in the sizes of type that they have there.

use egui::{Color32, Rect, Vec2, pos2, vec2};
use quick_xml::escape::escape;

use super::shapes::{Pieces, Role, Setting, fill};
use crate::briefing::{Briefing, Page};
use crate::ui::stage::{Asked, StagePage};
use crate::ui::words;

/// How wide a slide is: 13⅓ inches, in units of 1/914400 of an inch.
const WIDTH: f32 = 12_192_000.0;
/// What names the parts of the two languages.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The size of the slides, in the proportions of the stage.
pub(super) fn size(briefing: &Briefing) -> Vec2 {
    let stage = briefing
        .pages
        .first()
        .map(|page| page.stage.parts.whole.size());
    let stage = stage.unwrap_or(vec2(16.0, 9.0));
    vec2(WIDTH, (WIDTH * stage.y / stage.x).round())
}

/// A scene, on a slide of `size`.
pub(super) fn scene(page: &Page, size: Vec2) -> String {
    let stage = &page.stage;
    let whole = stage.parts.whole;
    let mut pieces = Pieces::new(size.x / whole.width());
    pieces.picture(page.map().1, &page.map_in_words());
    answers(&mut pieces, stage);
    band(&mut pieces, stage);
    written(stage.theme.colours.paper, &pieces.into_xml())
}

fn unit(stage: &StagePage) -> f32 {
    stage.parts.whole.height() / 40.0
}

fn plain(stage: &StagePage, units: f32, colour: Color32) -> Setting {
    Setting {
        size: unit(stage) * units,
        is_bold: false,
        colour,
        bar: None,
        is_indented: false,
    }
}

fn band(pieces: &mut Pieces, stage: &StagePage) {
    let (band, unit) = (stage.parts.band, unit(stage));
    let (ground, ink) = stage.theme.band();
    pieces.filled(band, ground);
    let room = band.shrink2(vec2(unit * 1.5, unit * 0.7));
    let (above, makers) = room.split_top_bottom_at_y(room.bottom() - unit * 1.6);
    let least = plain(stage, 1.0, ink);
    pieces.text(makers, Role::Words, &[(&stage.makers, least)]);
    let small = plain(stage, 1.35, ink);
    let line = stage.line.as_deref();
    let line_height = if line.is_some() { unit * 2.0 } else { 0.0 };
    let (words, number) = above.split_left_right_at_x(above.right() - unit * 6.0);
    let (title_at, line_at) = words.split_top_bottom_at_y(words.bottom() - line_height);
    let title = Setting {
        is_bold: true,
        ..plain(stage, 2.2, ink)
    };
    pieces.text(title_at, Role::Title, &[(&stage.title, title)]);
    if let Some(line) = line {
        pieces.text(line_at, Role::Words, &[(line, small)]);
    }
    let corner = number.with_min_y(number.bottom() - unit * 2.0);
    let place = format!("{} / {}", stage.number, stage.count);
    pieces.text(corner, Role::AtRight, &[(&place, small)]);
}

fn answers(pieces: &mut Pieces, stage: &StagePage) {
    let Some(place) = stage.parts.claims else {
        return;
    };
    let unit = unit(stage);
    let ink = stage.theme.colours.ink;
    let edge = Rect::from_min_size(place.min, vec2(stage.theme.weight, place.height()));
    pieces.filled(edge, ink);
    let paragraphs: Vec<(&str, Setting)> = stage
        .asked
        .iter()
        .flat_map(|asked| said(stage, asked))
        .collect();
    if !paragraphs.is_empty() {
        let room = place.shrink2(vec2(unit * 1.6, unit * 1.2));
        pieces.text(room, Role::Words, &paragraphs);
    }
}

fn said<'a>(stage: &StagePage, asked: &'a Asked) -> Vec<(&'a str, Setting)> {
    let ink = stage.theme.colours.ink;
    let question = Setting {
        is_bold: true,
        ..plain(stage, 1.6, ink)
    };
    let mut paragraphs = vec![(asked.question.as_str(), question)];
    for answer in &asked.answers {
        let what = Setting {
            is_bold: true,
            bar: Some(answer.bar),
            is_indented: true,
            ..plain(stage, 1.7, ink)
        };
        paragraphs.push((&answer.answer, what));
        let who = Setting {
            is_indented: true,
            ..plain(stage, 1.25, ink)
        };
        let said = answer.said.iter();
        paragraphs.extend(said.map(|words| (words.as_str(), who)));
    }
    paragraphs
}

/// What the slides were made of, when, and by whom.
pub(super) fn credits(briefing: &Briefing, size: Vec2) -> String {
    let whole = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 1280.0 * size.y / size.x));
    let mut pieces = Pieces::new(size.x / whole.width());
    let unit = whole.height() / 40.0;
    let room = whole.shrink(unit * 2.0);
    let set = |units: f32, is_bold| Setting {
        size: unit * units,
        is_bold,
        colour: Color32::BLACK,
        bar: None,
        is_indented: false,
    };
    let (head, rest) = room.split_top_bottom_at_y(room.top() + unit * 4.0);
    pieces.text(head, Role::Title, &[(&briefing.title, set(2.2, true))]);
    let day = format!("Taken along on {}.", words::day(briefing.exported));
    let mut paragraphs = vec![(day.as_str(), set(1.25, false))];
    let credits = briefing.credits.iter();
    paragraphs.extend(credits.map(|credit| (credit.as_str(), set(0.9, false))));
    pieces.text(rest, Role::Words, &paragraphs);
    written(Color32::WHITE, &pieces.into_xml())
}

fn written(ground: Color32, pieces: &str) -> String {
    format!(
        "<p:sld {SPACES}><p:cSld><p:bg><p:bgPr>{}<a:effectLst/></p:bgPr></p:bg><p:spTree>{GROUP}{pieces}\
         </p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        fill(ground)
    )
}

/// What every tree of pieces begins with.
pub(super) const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
     <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>\
     <a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The notes of a slide.
pub(super) fn notes(notes: &str) -> String {
    let paragraph = |line: &str| {
        let line = escape(line);
        format!("<a:p><a:r><a:rPr dirty=\"0\"/><a:t>{line}</a:t></a:r></a:p>")
    };
    let paragraphs = notes.lines().map(paragraph).collect::<Vec<_>>().concat();
    format!(
        "<p:notes {SPACES}><p:cSld><p:spTree>{GROUP}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/>\
         <p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" \
         name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" \
         idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>\
         </p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )
}
