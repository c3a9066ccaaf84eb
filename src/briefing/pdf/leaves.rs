//! Pages that no screen has shown: notes, and whose work all this is. Their words are laid out as the
//! screen lays words out, so that Arabic is right here, too.

use egui::epaint::ClippedShape;
use egui::{Context, FontId, RawInput, Rect, Ui, UiBuilder, Vec2, ViewportId, pos2, vec2};

use crate::briefing::{Briefing, Page};
use crate::ui::text;
use crate::ui::theme::{Theme, fonts, semibold};

/// How high a column may get before it is cut into pages, in points.
const ENDLESS: f32 = 100_000.0;
/// How large the type is, of what it is where there is room.
const FACTORS: [f32; 5] = [1.0, 0.9, 0.8, 0.7, 0.6];

/// Lays words out.
pub(super) struct Setter {
    ctx: Context,
}

/// A page of words.
pub(super) struct Leaf {
    /// The words.
    pub(super) drawn: Vec<ClippedShape>,
    /// Where the picture of the scene stands.
    pub(super) picture: Rect,
}

impl Setter {
    pub(super) fn new() -> Self {
        let ctx = Context::default();
        ctx.set_fonts(fonts());
        Self { ctx }
    }

    /// The notes on `page`, on as many leaves as they need; none where there are none.
    pub(super) fn notes(&self, page: &Page) -> Vec<Leaf> {
        let Some(notes) = &page.stage.notes else {
            return Vec::new();
        };
        let size = page.stage.parts.whole.size();
        let unit = size.y / 40.0;
        let (picture, column) = picture_and_column(size, unit * 2.0);
        let theme = &page.stage.theme;
        let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
        let head = format!("{}  {}", page.stage.number, page.stage.title);
        let (drawn, _) = self.laid_out(column, |ui| {
            text::prose(ui, &head, FontId::new(unit * 1.4, semibold()), ink);
            text::prose(ui, "Notes", FontId::proportional(unit * 0.9), soft);
            ui.add_space(unit);
            for paragraph in notes.lines() {
                text::prose(ui, paragraph, FontId::proportional(unit * 1.1), ink);
                ui.add_space(unit * 0.4);
            }
        });
        let leaves = cut(&drawn, column.y_range()).into_iter();
        leaves.map(|drawn| Leaf { drawn, picture }).collect()
    }

    /// The title of the case, the day, and who made what the pages are drawn with.
    pub(super) fn credits(
        &self,
        briefing: &Briefing,
        theme: &Theme,
        size: Vec2,
    ) -> Vec<ClippedShape> {
        let unit = size.y.min(size.x) / 40.0;
        let margin = unit * 2.0;
        let room = Rect::from_min_size(pos2(0.0, 0.0), size).shrink(margin);
        let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
        let day = briefing.exported.strftime("%-d %B %Y");
        let (mut drawn, height) = self.laid_out(room, |ui| {
            text::prose(
                ui,
                &briefing.title,
                FontId::new(unit * 2.2, semibold()),
                ink,
            );
            let day = format!("Exported on {day}");
            text::prose(ui, &day, FontId::proportional(unit * 1.2), ink);
            ui.add_space(unit * 2.0);
            let heading = FontId::new(unit * 1.2, semibold());
            text::prose(ui, "What the maps and pages are drawn with", heading, ink);
        });
        let room = room.with_min_y(room.top() + height + unit);
        let mut columns = Vec::new();
        for factor in FACTORS {
            let font = FontId::proportional(unit * 1.1 * factor);
            let (shapes, height) = self.columns(&briefing.credits, room, &font, soft);
            columns = shapes;
            if height <= room.height() {
                break;
            }
        }
        drawn.extend(columns);
        drawn
    }

    /// Lines side by side in columns, and how high the highest is.
    fn columns(
        &self,
        lines: &[String],
        room: Rect,
        font: &FontId,
        colour: egui::Color32,
    ) -> (Vec<ClippedShape>, f32) {
        let gap = font.size * 2.0;
        // About as many letters in a line as read well.
        let count = (room.width() / (font.size * 28.0)).floor().clamp(1.0, 3.0);
        let width = (room.width() - gap * (count - 1.0)) / count;
        let each = lines.len().div_ceil(count as usize).max(1);
        let (mut drawn, mut highest) = (Vec::new(), 0.0_f32);
        for (number, lines) in lines.chunks(each).enumerate() {
            let left = room.left() + (width + gap) * number as f32;
            let column = Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()));
            let (shapes, height) = self.laid_out(column, |ui| {
                for line in lines {
                    text::prose(ui, line, font.clone(), colour);
                    ui.add_space(font.size * 0.5);
                }
            });
            drawn.extend(shapes);
            highest = highest.max(height);
        }
        (drawn, highest)
    }

    /// What `draw` draws from the top of `column` down, and how high that is.
    fn laid_out(&self, column: Rect, mut draw: impl FnMut(&mut Ui)) -> (Vec<ClippedShape>, f32) {
        let screen = Rect::from_min_max(pos2(0.0, 0.0), pos2(column.right(), ENDLESS));
        let mut input = RawInput {
            screen_rect: Some(screen),
            ..RawInput::default()
        };
        let root = input.viewports.entry(ViewportId::ROOT).or_default();
        // Type stands at whole pixels, which a page does not have: let them be small.
        root.native_pixels_per_point = Some(4.0);
        let mut height = 0.0;
        let mut output = self.ctx.run_ui(input, |ui| {
            let place = column.with_max_y(ENDLESS);
            let mut inside = ui.new_child(UiBuilder::new().max_rect(place));
            inside.spacing_mut().item_spacing = Vec2::ZERO;
            draw(&mut inside);
            height = inside.min_rect().height();
        });
        // No letter is painted here: what egui has painted of them goes nowhere.
        output.textures_delta.clear();
        (output.shapes, height)
    }
}

/// Where the picture of a scene stands on its notes, and where the words do.
fn picture_and_column(size: Vec2, margin: f32) -> (Rect, Rect) {
    let room = Rect::from_min_size(pos2(0.0, 0.0), size).shrink(margin);
    let part = if size.x >= size.y { 0.36 } else { 0.5 };
    let picture = Rect::from_min_size(room.min, size * part);
    let column = if size.x >= size.y {
        room.with_min_x(picture.right() + margin)
    } else {
        room.with_min_y(picture.bottom() + margin)
    };
    (picture, column)
}

/// Cuts what is `drawn` in one endless column into pages between its rows, each moved to the top of
/// `room`.
fn cut(drawn: &[ClippedShape], room: egui::Rangef) -> Vec<Vec<ClippedShape>> {
    let rows = drawn.iter().flat_map(rows_of);
    let mut tops = vec![room.min];
    for row in rows {
        let top = tops.last().copied().unwrap_or(room.min);
        if row.max - top > room.span() && row.min > top {
            tops.push(row.min);
        }
    }
    let ends = tops.iter().skip(1).copied().chain([ENDLESS]);
    let pages = tops.iter().zip(ends).map(|(top, end)| {
        let up = vec2(0.0, room.min - top);
        let moved = drawn.iter().map(|shape| {
            let mut moved = shape.clone();
            moved.shape.translate(up);
            moved.clip_rect = Rect::everything_below(room.min);
            moved.clip_rect.max.y = end + up.y;
            moved
        });
        moved.collect()
    });
    pages.collect()
}

/// From where to where each row of text reaches.
fn rows_of(shape: &ClippedShape) -> Vec<egui::Rangef> {
    let egui::Shape::Text(text) = &shape.shape else {
        return Vec::new();
    };
    let rows = text.galley.rows.iter();
    let place = |row: &egui::epaint::text::PlacedRow| row.rect().translate(text.pos.to_vec2());
    rows.map(|row| place(row).y_range()).collect()
}
