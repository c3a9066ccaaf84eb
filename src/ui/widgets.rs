//! Small parts that several panels share: chips, tags, badges, headings, icons.

mod chips;

use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::text;
use super::theme::{HALF, STEP, Theme, icons};
use super::words::Badge;

pub use self::chips::{chip, signed, stance_ground, tag};

/// Phosphor's icons by what they stand for (code points of `Phosphor.ttf` 2.1.2).
pub mod icon {
    /// A cross that closes.
    pub const CLOSE: &str = "\u{e4f6}";
    /// Sheets one above the other: what shares a coordinate.
    pub const STACK: &str = "\u{e466}";
    /// Two links of a chain: what bears on something else.
    pub const LINKED: &str = "\u{e2e2}";
    /// An arrow that turns in: what follows from the line above.
    pub const FOLLOWS: &str = "\u{e046}";
    /// A page with lines of text.
    pub const PAGE: &str = "\u{e23a}";
    /// Two sheets: copy.
    pub const COPY: &str = "\u{e1ca}";
    /// A plus.
    pub const PLUS: &str = "\u{e3d4}";
    /// A minus.
    pub const MINUS: &str = "\u{e32a}";
    /// Four corners: fit all in view.
    pub const FIT: &str = "\u{e1d0}";
    /// An eye struck through.
    pub const HIDDEN: &str = "\u{e224}";
    /// What is withheld from a room.
    pub const LOCK: &str = "\u{e308}";
    /// A question mark in a ring: questioned, or could not be verified.
    pub const QUESTIONED: &str = "\u{e3e8}";
    /// A table: the columns of a data set.
    pub const TABLE: &str = "\u{e476}";
    /// A person: what names somebody.
    pub const PERSON: &str = "\u{e4c2}";
    /// A magnifying glass: search.
    pub const SEARCH: &str = "\u{e30c}";
    /// A folded map.
    pub const MAP: &str = "\u{e31a}";
    /// A keyboard.
    pub const KEYS: &str = "\u{e2d8}";
    /// An i in a ring.
    pub const INFO: &str = "\u{e2ce}";
    /// A pencil: edit.
    pub const EDIT: &str = "\u{e3b4}";
    /// A pencil on a sheet: add a note.
    pub const ADD_NOTE: &str = "\u{e34c}";
    /// A bin: remove.
    pub const REMOVE: &str = "\u{e4a6}";
    /// An arrow that turns back: undo.
    pub const UNDO: &str = "\u{e08a}";
    /// A triangle: let time go on.
    pub const PLAY: &str = "\u{e3d0}";
    /// Two bars: hold it.
    pub const PAUSE: &str = "\u{e39e}";
    /// An angle to the left: a step back.
    pub const BACK: &str = "\u{e138}";
    /// An angle to the right: a step on.
    pub const ON: &str = "\u{e13a}";
    /// An angle upwards: higher.
    pub const UP: &str = "\u{e13c}";
    /// An angle downwards: lower.
    pub const DOWN: &str = "\u{e136}";
    /// An arrow that turns forth: redo.
    pub const REDO: &str = "\u{e08c}";
}

/// A badge with its words beside it.
pub fn badge_with_words(ui: &mut Ui, theme: &Theme, badge: Badge, words: &str) -> Response {
    let colour = badge_colour(theme, badge);
    let radius = theme.small().size * 0.62;
    let room = ui.available_width() - radius * 2.0 - STEP;
    let galley = text::layout(ui.painter(), words, theme.small(), colour, room);
    let size = vec2(
        radius * 2.0 + STEP + galley.size().x,
        galley.size().y.max(radius * 2.0),
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    paint_badge(
        ui.painter(),
        theme,
        rect.left_top() + Vec2::splat(radius),
        radius,
        badge,
    );
    let text_at = pos2(
        rect.left() + radius * 2.0 + STEP * 0.75,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(text_at, galley, colour);
    response
}

fn badge_colour(theme: &Theme, badge: Badge) -> Color32 {
    match badge {
        Badge::ContestedHere | Badge::ContestedAcross => theme.colours.contradiction,
        Badge::InTension => theme.colours.tension,
    }
}

/// ≠ or ≟ in a disc: filled when contested here, a ring when by a broader claim or in tension.
///
/// Drawn by strokes, because ≟ is in none of the typefaces.
pub fn paint_badge(painter: &Painter, theme: &Theme, centre: Pos2, radius: f32, badge: Badge) {
    let colour = badge_colour(theme, badge);
    let (ground, ink) = match badge {
        Badge::ContestedHere => (colour, theme.colours.halo),
        Badge::ContestedAcross | Badge::InTension => (theme.colours.halo, colour),
    };
    painter.circle_filled(centre, radius + 1.0, theme.colours.halo);
    painter.circle(
        centre,
        radius - 0.5,
        ground,
        Stroke::new(radius * 0.17, colour),
    );
    let stroke = Stroke::new((radius * 0.2).max(1.2), ink);
    let bars_at = match badge {
        Badge::InTension => centre.y + radius * 0.32,
        _ => centre.y,
    };
    let across = centre.x - radius * 0.46..=centre.x + radius * 0.46;
    for offset in [-0.19, 0.19] {
        painter.hline(across.clone(), bars_at + radius * offset, stroke);
    }
    match badge {
        Badge::InTension => {
            let font = FontId::new(radius * 0.95, super::theme::semibold());
            let at = pos2(centre.x, centre.y + radius * 0.16);
            painter.text(at, Align2::CENTER_BOTTOM, "?", font, ink);
        }
        Badge::ContestedHere | Badge::ContestedAcross => {
            let lean = vec2(radius * 0.24, -radius * 0.5);
            painter.line_segment([centre - lean, centre + lean], stroke);
        }
    }
}

/// The heading of a list: small, heavy, letterspaced capitals.
pub fn heading(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let mut job = egui::text::LayoutJob::default();
    let format = egui::TextFormat {
        font_id: FontId::new(theme.small().size * 0.92, super::theme::semibold()),
        extra_letter_spacing: 0.8,
        color: theme.colours.ink_soft,
        ..Default::default()
    };
    job.append(&words.to_uppercase(), 0.0, format);
    job.wrap.max_width = ui.available_width();
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    ui.painter()
        .galley(rect.min, galley, theme.colours.ink_soft);
    response
}

/// Says that there is nothing to show, and why.
pub fn nothing_here(ui: &mut Ui, theme: &Theme, words: &str) {
    text::label(ui, words, theme.body(), theme.colours.ink_soft);
}

/// The lines of a tooltip, the first in the heavier weight; empty ones are left out.
pub fn hint(ui: &mut Ui, theme: &Theme, lines: &[&str]) {
    for (i, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_empty())
    {
        let font = if i == 0 {
            theme.strong()
        } else {
            theme.small()
        };
        text::label(ui, line, font, theme.colours.ink);
    }
}

/// A square button with an icon; `name` is said to those who cannot see it, `hint` on hover.
pub fn icon_button(ui: &mut Ui, theme: &Theme, icon: &str, name: &str, hint: &str) -> Response {
    let side = theme.button_side();
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let visuals = ui.style().interact(&response);
    ui.painter().rect(
        rect,
        super::theme::ROUND,
        visuals.bg_fill,
        visuals.bg_stroke,
        StrokeKind::Inside,
    );
    focus_ring(ui, theme, &response, rect);
    let font = FontId::new(theme.icon().size, icons());
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon,
        font,
        visuals.text_color(),
    );
    response.on_hover_text(hint)
}

/// One of a few choices that stand side by side; the one that is made is dark.
pub fn segment(ui: &mut Ui, theme: &Theme, name: &str, chosen: bool) -> Response {
    let colours = &theme.colours;
    let ink = if chosen { colours.paper } else { colours.ink };
    let galley = text::layout(ui.painter(), name, theme.small(), ink, f32::INFINITY);
    let size = vec2(galley.size().x + STEP * 2.0, theme.button_side());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name));
    let ground = match (chosen, response.hovered()) {
        (true, _) => colours.ink,
        (false, true) => colours.hover,
        (false, false) => colours.paper,
    };
    ui.painter().rect(
        rect,
        0.0,
        ground,
        Stroke::new(1.0, colours.line),
        StrokeKind::Inside,
    );
    focus_ring(ui, theme, &response, rect);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, ink);
    response
}

/// A small button with an icon and without a frame, for what belongs to a line of text.
pub fn quiet_button(ui: &mut Ui, theme: &Theme, icon: &str, name: &str) -> Response {
    let side = ui.spacing().interact_size.y;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let is_met = response.hovered() || response.has_focus();
    let ink = if is_met {
        ui.painter()
            .rect_filled(rect, super::theme::ROUND, theme.colours.hover);
        theme.colours.ink
    } else {
        theme.colours.ink_soft
    };
    focus_ring(ui, theme, &response, rect);
    paint_icon(ui, theme, rect, icon, ink);
    response.on_hover_text(name)
}

/// An icon beside small type, which only adorns.
pub fn sign(ui: &mut Ui, theme: &Theme, icon: &str) {
    let side = Vec2::splat(theme.icon().size);
    let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
    paint_icon(ui, theme, rect, icon, theme.colours.ink_soft);
}

/// What stands before words.
#[derive(Debug, Clone, Copy)]
pub enum Sign<'a> {
    /// An icon, which only adorns.
    Icon(&'a str),
    /// How two accounts compete.
    Badge(Badge),
}

/// Words after a sign, in as many lines as they take.
pub fn sign_with_words(
    ui: &mut Ui,
    theme: &Theme,
    before: Sign,
    words: &str,
    font: FontId,
) -> Response {
    let row = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = HALF;
        match before {
            Sign::Icon(icon) => sign(ui, theme, icon),
            Sign::Badge(badge) => {
                let side = Vec2::splat(theme.icon().size);
                let (rect, _) = ui.allocate_exact_size(side, Sense::hover());
                let radius = theme.small().size * 0.6;
                paint_badge(ui.painter(), theme, rect.center(), radius, badge);
            }
        }
        let ink = theme.colours.ink;
        ui.vertical(|ui| text::label(ui, words, font, ink)).inner
    });
    row.inner
}

fn paint_icon(ui: &Ui, theme: &Theme, rect: Rect, icon: &str, ink: Color32) {
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon,
        theme.icon(),
        ink,
    );
}

/// A ring around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, theme: &Theme, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, theme.colours.focus);
        ui.painter()
            .rect_stroke(rect, super::theme::ROUND, stroke, StrokeKind::Outside);
    }
}
