//! Text in visual order, so that Arabic reads from right to left in egui.
//!
//! What egui 0.37 does (epaint's `text_layout.rs`): it cuts a line into runs by the *font* that has
//! each character, guesses each run's direction from its first letter, lets the shaper put the
//! letters of a right-to-left run in visual order, and lays the runs out from left to right. Spaces,
//! ASCII digits and brackets come from the Latin font, so every Arabic word is a run of its own:
//! right in itself, in the wrong place among its neighbours, brackets not mirrored.
//!
//! Hence [`ordered`]: words go into visual order, the letters inside a word stay as they are written,
//! because egui reverses them itself. It relies on the font family listing the Latin font first.
//! Text fields are not helped by it: show an ordered preview beside them.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, FontId, Galley, Painter, Pos2, Response, Role, Sense, Shape, TextWrapMode, Ui,
    Vec2, WidgetInfo, vec2,
};
use unicode_bidi::{BidiClass, Direction, ParagraphBidiInfo, bidi_class, get_base_direction};

/// `text` so that egui shows it in visual order; borrowed when nothing in it runs right to left.
///
/// Each line's direction is that of its first strong letter. Nothing is wrapped: a text that may
/// need several lines goes through [`layout`], because order depends on where lines break.
pub fn ordered(text: &str) -> Cow<'_, str> {
    if !runs_right_to_left(text) {
        return Cow::Borrowed(text);
    }
    let mut visual = String::with_capacity(text.len());
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            visual.push('\n');
        }
        let bidi = ParagraphBidiInfo::new(line, None);
        push_ordered(&bidi, 0..line.len(), &mut visual);
    }
    Cow::Owned(visual)
}

/// Lays `text` out in at most `wrap_width` points, left-aligned, in visual order.
///
/// Lines are broken in logical order and ordered after, so that a paragraph reads from its first
/// line to its last. `f32::INFINITY` means no wrapping.
pub fn layout(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    wrap_width: f32,
) -> Arc<Galley> {
    painter.layout_job(job(painter, text, font, color, wrap_width))
}

/// The job behind [`layout`], for a caller who changes something about it.
///
/// For a right-aligned paragraph set `halign` to [`Align::RIGHT`]; the galley's rows then end at
/// x = 0 instead of beginning there.
pub fn job(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    wrap_width: f32,
) -> LayoutJob {
    if !runs_right_to_left(text) {
        return LayoutJob::simple(text.to_owned(), font, color, wrap_width);
    }
    if wrap_width.is_infinite() {
        return LayoutJob::simple(ordered(text).into_owned(), font, color, f32::INFINITY);
    }
    let visual = painter.fonts_mut(|fonts| {
        let mut width = |piece: &str| {
            let galley = fonts.layout_no_wrap(piece.to_owned(), font.clone(), color);
            galley.size().x
        };
        ordered_within(text, wrap_width, &mut width)
    });
    LayoutJob::simple(visual, font, color, f32::INFINITY)
}

/// Directions in which copies of a text stand to make a halo around it.
const AROUND: [Vec2; 8] = [
    vec2(1.0, 0.0),
    vec2(0.7, 0.7),
    vec2(0.0, 1.0),
    vec2(-0.7, 0.7),
    vec2(-1.0, 0.0),
    vec2(-0.7, -0.7),
    vec2(0.0, -1.0),
    vec2(0.7, -0.7),
];

/// The halo of `galley` drawn at `at`: copies in `color`, `width` points around it.
pub fn halo(
    at: Pos2,
    galley: &Arc<Galley>,
    color: Color32,
    width: f32,
) -> impl Iterator<Item = Shape> {
    AROUND.iter().map(move |direction| {
        let copy = TextShape::new(
            at + width * *direction,
            Arc::clone(galley),
            Color32::PLACEHOLDER,
        );
        Shape::Text(copy.with_override_text_color(color))
    })
}

/// A label in visual order, wrapped or cut as `ui` wraps, whose accessible name is `text` itself.
pub fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    paragraph(ui, text, font, color, Align::LEFT)
}

/// A [`label`] that leaves the room below it alone: what finds no room on its line stands in a tooltip.
pub fn in_one_line(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    let before = ui.style().wrap_mode;
    ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
    let response = label(ui, text, font, color);
    ui.style_mut().wrap_mode = before;
    response.on_hover_text(text)
}

/// A [`label`] for running text, which stands on the right where it begins in a script that runs
/// from right to left.
pub fn prose(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    paragraph(ui, text, font, color, align(text))
}

/// Where running text stands: on the right where it begins in a script that runs from right to left.
pub fn align(text: &str) -> Align {
    match get_base_direction(text) {
        Direction::Rtl => Align::RIGHT,
        Direction::Ltr | Direction::Mixed => Align::LEFT,
    }
}

/// A [`label`] aligned within the available width: [`Align::RIGHT`] for a paragraph in Arabic.
pub fn paragraph(ui: &mut Ui, text: &str, font: FontId, color: Color32, align: Align) -> Response {
    let available = ui.available_width();
    let mut job = match ui.wrap_mode() {
        TextWrapMode::Wrap => job(ui.painter(), text, font, color, available),
        TextWrapMode::Extend => job(ui.painter(), text, font, color, f32::INFINITY),
        TextWrapMode::Truncate => truncated(ui.painter(), text, font, color, available),
    };
    job.halign = align;
    let galley = ui.painter().layout_job(job);

    let mut size = galley.size();
    if align != Align::LEFT && available.is_finite() {
        size.x = size.x.max(available);
    }
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    if ui.is_rect_visible(rect) {
        let origin = rect.left_top() + vec2(align.to_factor() * rect.width(), 0.0);
        ui.painter().galley(origin, galley, color);
    }
    response
}

/// Lays out one line of at most `width` points, in visual order; what does not fit is left out at
/// the logical end.
pub fn line(
    painter: &Painter,
    text: &str,
    font: FontId,
    color: Color32,
    width: f32,
) -> Arc<Galley> {
    painter.layout_job(truncated(painter, text, font, color, width))
}

fn truncated(painter: &Painter, text: &str, font: FontId, color: Color32, width: f32) -> LayoutJob {
    if !runs_right_to_left(text) {
        return LayoutJob {
            wrap: TextWrapping::truncate_at_width(width),
            ..LayoutJob::simple(text.to_owned(), font, color, width)
        };
    }
    let line = text.replace('\n', " ");
    let visual = painter.fonts_mut(|fonts| {
        let mut fits = |visual: &str| {
            let galley = fonts.layout_no_wrap(visual.to_owned(), font.clone(), color);
            galley.size().x <= width
        };
        let whole = ordered(&line).into_owned();
        if fits(&whole) {
            return whole;
        }
        let ends: Vec<usize> = line.char_indices().map(|(start, _)| start).collect();
        let cut = |end: usize| ordered(&format!("{}…", line[..end].trim_end())).into_owned();
        let fitting = ends.partition_point(|&end| fits(&cut(end)));
        cut(ends[..fitting].last().copied().unwrap_or(0))
    });
    LayoutJob::simple(visual, font, color, f32::INFINITY)
}

/// Breaks each line of `text` to `wrap_width` and puts the pieces in visual order.
fn ordered_within(text: &str, wrap_width: f32, width: &mut impl FnMut(&str) -> f32) -> String {
    let mut visual = String::with_capacity(text.len());
    for (i, paragraph) in text.split('\n').enumerate() {
        if i > 0 {
            visual.push('\n');
        }
        // One analysis for the whole paragraph: a line keeps the paragraph's direction.
        let bidi = ParagraphBidiInfo::new(paragraph, None);
        for (j, line) in broken(paragraph, wrap_width, width).into_iter().enumerate() {
            if j > 0 {
                visual.push('\n');
            }
            push_ordered(&bidi, line, &mut visual);
        }
    }
    visual
}

/// Where the lines of `paragraph` lie, as byte ranges without the spaces at which it breaks.
///
/// Breaks at spaces; a word wider than a line is broken inside.
fn broken(
    paragraph: &str,
    wrap_width: f32,
    width: &mut impl FnMut(&str) -> f32,
) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = 0..0;
    let mut line_width = 0.0;
    let mut start = 0;
    for piece in paragraph.split_inclusive(breaks_a_line) {
        let word = piece.trim_end_matches(breaks_a_line);
        let word_width = width(word);
        if !line.is_empty() && line_width + word_width > wrap_width {
            lines.push(line);
            line = start..start;
            line_width = 0.0;
        }
        if word_width > wrap_width {
            for (i, letter) in word.char_indices() {
                let letter_width = width(letter.encode_utf8(&mut [0; 4]));
                if !line.is_empty() && line_width + letter_width > wrap_width {
                    lines.push(line);
                    line = start + i..start + i;
                    line_width = 0.0;
                }
                line.end = start + i + letter.len_utf8();
                line_width += letter_width;
            }
        } else if !word.is_empty() {
            line.end = start + word.len();
            line_width += word_width;
        }
        line_width += width(&piece[word.len()..]);
        start += piece.len();
    }
    lines.push(line);
    lines
}

fn breaks_a_line(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Appends one line of a paragraph, in the order in which egui must be given it.
fn push_ordered(bidi: &ParagraphBidiInfo<'_>, line: Range<usize>, out: &mut String) {
    if line.is_empty() {
        return;
    }
    let (levels, runs) = bidi.visual_runs(line);
    let mut visual: Vec<char> = Vec::new();
    for run in runs {
        let right_to_left = levels[run.start].is_rtl();
        let chars = bidi.text[run].chars().filter(|&c| !is_bidi_control(c));
        if right_to_left {
            visual.extend(chars.rev().map(mirrored));
        } else {
            visual.extend(chars);
        }
    }
    // All is in visual order now; take back what egui will do once more.
    for run in visual.chunk_by(|&a, &b| rtl_face(a).is_some() && rtl_face(a) == rtl_face(b)) {
        if run.iter().any(|&c| makes_egui_reverse(c)) {
            out.extend(run.iter().rev());
        } else {
            out.extend(run);
        }
    }
}

/// Whether egui's own order would be wrong for `text`, or may be.
fn runs_right_to_left(text: &str) -> bool {
    use BidiClass::{AL, R, RLE, RLI, RLO};
    let matters = |c| matches!(bidi_class(c), R | AL | RLE | RLI | RLO) || makes_egui_reverse(c);
    !text.is_ascii() && text.chars().any(matters)
}

/// The fonts that hold right-to-left letters; characters of one of them side by side form one run.
#[derive(PartialEq)]
enum RtlFace {
    Arabic,
    Hebrew,
}

fn rtl_face(c: char) -> Option<RtlFace> {
    match c {
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{870}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        // Joiners belong to the letter before them.
        | '\u{200c}'
        | '\u{200d}' => Some(RtlFace::Arabic),
        '\u{591}'..='\u{5f4}' | '\u{fb1d}'..='\u{fb4f}' => Some(RtlFace::Hebrew),
        _ => None,
    }
}

/// Whether a run with `c` in it is shaped from right to left: its script must say so, which the
/// characters shared between scripts (Unicode's "Common", such as the Arabic comma) do not. Arabic
/// digits do: alone or beside letters, egui reverses them.
fn makes_egui_reverse(c: char) -> bool {
    let shared = matches!(
        c,
        '\u{605}' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{640}' | '\u{6dd}' | '\u{64b}'
            ..='\u{655}'
                | '\u{670}'
                | '\u{8e2}'
                | '\u{fd3e}'
                | '\u{fd3f}'
                | '\u{200c}'
                | '\u{200d}'
    );
    rtl_face(c).is_some() && !shared
}

/// Marks that only steer the order and have done so.
fn is_bidi_control(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// The mirror image of a bracket (the part of Unicode's BidiMirroring.txt that prose uses).
fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 9] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
        ('≤', '≥'),
        ('⟨', '⟩'),
        ('⁅', '⁆'),
    ];
    PAIRS
        .iter()
        .find_map(|&(open, close)| match c {
            _ if c == open => Some(close),
            _ if c == close => Some(open),
            _ => None,
        })
        .unwrap_or(c)
}

#[cfg(test)]
mod tests;
