//! What was drawn on the screen, drawn once more on a page: areas and lines as such, text as text.

use egui::epaint::text::Glyph;
use egui::epaint::{
    CircleShape, ClippedShape, ColorMode, EllipseShape, PathShape, PathStroke, RectShape, TextShape,
};
use egui::{Color32, CornerRadius, FontId, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{self, Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::TextDirection;

use crate::briefing::Page;

use super::faces::{Faces, letters_of_rows};

/// How far from its middle the handles of a quarter of a circle stand, for a radius of one.
const HANDLE: f32 = 0.552_284_8;
/// How far a curve may lie from the lines that stand for it, in points.
const SMOOTH: f32 = 0.05;

/// A page that is being drawn on, in the points of the screen.
pub(super) struct Canvas<'a, 's> {
    pub(super) surface: &'a mut Surface<'s>,
    pub(super) faces: &'a Faces,
    /// What the screen looked like: what no page can draw is cut out of it.
    pub(super) page: Option<&'a Page>,
}

impl Canvas<'_, '_> {
    /// Draws `shapes`, one above the other.
    pub(super) fn all(&mut self, shapes: &[ClippedShape]) {
        for shape in shapes {
            self.clipped(shape);
        }
    }

    /// Draws `shape` where its clip lets it be seen.
    pub(super) fn clipped(&mut self, shape: &ClippedShape) {
        let bounds = shape.shape.visual_bounding_rect();
        if !bounds.intersects(shape.clip_rect) {
            return;
        }
        let is_cut = !shape.clip_rect.expand(0.5).contains_rect(bounds);
        let clip = is_cut.then(|| outline(shape.clip_rect, CornerRadius::ZERO));
        let clip = clip.flatten();
        if let Some(clip) = &clip {
            self.surface.push_clip_path(clip, &FillRule::NonZero);
        }
        self.shape(&shape.shape, shape.clip_rect);
        if clip.is_some() {
            self.surface.pop();
        }
    }

    fn shape(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Noop | Shape::Callback(_) => {}
            Shape::Vec(shapes) => {
                for shape in shapes {
                    self.shape(shape, clip);
                }
            }
            Shape::Circle(CircleShape {
                center,
                radius,
                fill,
                stroke,
            }) => {
                let path = outline_of_ellipse(*center, vec2(*radius, *radius));
                self.path(path, *fill, *stroke);
            }
            Shape::Ellipse(EllipseShape {
                center,
                radius,
                fill,
                stroke,
                angle: 0.0,
            }) => self.path(outline_of_ellipse(*center, *radius), *fill, *stroke),
            Shape::LineSegment { points, stroke } => {
                self.path(polyline(points, false), Color32::TRANSPARENT, *stroke);
            }
            Shape::Path(PathShape {
                points,
                closed,
                fill,
                stroke,
            }) => self.path(polyline(points, *closed), *fill, solid(stroke)),
            Shape::Rect(rect) if is_plain(rect) => {
                // What is filled reaches to the edge, and what is stroked beside it need not be on it.
                let corners = rect.corner_radius;
                self.path(outline(rect.rect, corners), rect.fill, Stroke::NONE);
                let line = middle_of_line(rect);
                self.path(outline(line, corners), Color32::TRANSPARENT, rect.stroke);
            }
            Shape::QuadraticBezier(curve) => {
                let flat = polyline(&curve.flatten(Some(SMOOTH)), curve.closed);
                self.path(flat, curve.fill, solid(&curve.stroke));
            }
            Shape::CubicBezier(curve) => {
                let flat = polyline(&curve.flatten(Some(SMOOTH)), curve.closed);
                self.path(flat, curve.fill, solid(&curve.stroke));
            }
            Shape::Text(text) => self.text(text, clip),
            Shape::Ellipse(_) | Shape::Rect(_) | Shape::Band(_) | Shape::Mesh(_) => {
                let seen = shape.visual_bounding_rect().intersect(clip);
                if let Some(page) = self.page.filter(|_| seen.is_positive()) {
                    let (picture, place) = page.piece(seen);
                    let (width, height) = picture.dimensions();
                    self.image(Image::from_rgba8(picture.into_raw(), width, height), place);
                }
            }
        }
    }

    /// Draws `image` so that it fills `place`.
    pub(super) fn image(&mut self, image: Image, place: Rect) {
        let Some(size) = Size::from_wh(place.width(), place.height()) else {
            return;
        };
        let corner = Transform::from_translate(place.left(), place.top());
        self.surface.push_transform(&corner);
        self.surface.draw_image(image, size);
        self.surface.pop();
    }

    fn path(&mut self, path: Option<Path>, fill: Color32, stroke: Stroke) {
        let Some(path) = path else {
            return;
        };
        let fill = filled(fill);
        let stroke = stroked(stroke);
        if fill.is_some() || stroke.is_some() {
            self.surface.set_fill(fill);
            self.surface.set_stroke(stroke);
            self.surface.draw_path(&path);
        }
    }

    /// Draws the rows whose middle is within `clip`. All of a text here is set in one type.
    fn text(&mut self, text: &TextShape, clip: Rect) {
        let Some(section) = text.galley.job.sections.first() else {
            return;
        };
        let given = match section.format.color {
            Color32::PLACEHOLDER => text.fallback_color,
            given => given,
        };
        let colour = text.override_text_color.unwrap_or(given);
        let Some(fill) = filled(colour.gamma_multiply(text.opacity_factor)) else {
            return;
        };
        let turn = Transform::from_rotate_at(text.angle.to_degrees(), text.pos.x, text.pos.y);
        self.surface.push_transform(&turn);
        self.surface.set_fill(Some(fill));
        self.surface.set_stroke(None);
        let rows = text.galley.rows.iter();
        for (row, letters) in rows.zip(letters_of_rows(&text.galley)) {
            let place = row.rect().translate(text.pos.to_vec2());
            if clip.y_range().contains(place.center().y) {
                self.row(&letters, &row.glyphs, place.min, &section.format.font_id);
            }
        }
        self.surface.pop();
    }

    /// Draws the letters of the row at `corner`: each run where its first glyph that has a width stands,
    /// as marks have none, and stand elsewhere. The glyphs change typefaces where the letters do.
    fn row(&mut self, letters: &str, glyphs: &[Glyph], corner: Pos2, type_: &FontId) {
        let mut glyphs_left = glyphs.iter();
        let drawn = glyphs.iter().map(|glyph| glyph.chr);
        let drawn = self.faces.runs(drawn, &type_.family);
        let runs = self.faces.runs(letters.chars(), &type_.family);
        for (run, drawn) in runs.iter().zip(drawn) {
            let glyphs = glyphs_left.by_ref().take(drawn.text.chars().count());
            let glyphs: Vec<&Glyph> = glyphs.collect();
            let wide = glyphs.iter().find(|glyph| glyph.advance_width > 0.0);
            let (Some(first), Some(font)) = (wide, self.faces.font(&run.face)) else {
                continue;
            };
            let start = corner + first.pos.to_vec2();
            self.surface.draw_text(
                Point::from_xy(start.x, start.y),
                font.clone(),
                type_.size,
                &run.text,
                false,
                // By its first letter, as the screen has it.
                TextDirection::Auto,
            );
        }
    }
}

/// Whether it is neither blurred nor turned nor a picture.
fn is_plain(rect: &RectShape) -> bool {
    rect.blur_width == 0.0 && rect.angle == 0.0 && rect.brush.is_none()
}

/// Where the middle of the line around `rect` runs.
fn middle_of_line(rect: &RectShape) -> Rect {
    let half = rect.stroke.width / 2.0;
    match rect.stroke_kind {
        StrokeKind::Inside => rect.rect.shrink(half),
        StrokeKind::Middle => rect.rect,
        StrokeKind::Outside => rect.rect.expand(half),
    }
}

/// A stroke of one colour; nothing here is drawn in several.
fn solid(stroke: &PathStroke) -> Stroke {
    match stroke.color {
        ColorMode::Solid(colour) => Stroke::new(stroke.width, colour),
        ColorMode::UV(_) => Stroke::NONE,
    }
}

fn opaque_and_opacity(colour: Color32) -> Option<(rgb::Color, NormalizedF32)> {
    let [red, green, blue, alpha] = colour.to_srgba_unmultiplied();
    let opacity = NormalizedF32::new(f32::from(alpha) / 255.0)?;
    (alpha > 0).then_some((rgb::Color::new(red, green, blue), opacity))
}

fn filled(colour: Color32) -> Option<Fill> {
    let (colour, opacity) = opaque_and_opacity(colour)?;
    Some(Fill {
        paint: colour.into(),
        opacity,
        rule: FillRule::NonZero,
    })
}

fn stroked(stroke: Stroke) -> Option<paint::Stroke> {
    let (colour, opacity) = opaque_and_opacity(stroke.color)?;
    (stroke.width > 0.0).then(|| paint::Stroke {
        paint: colour.into(),
        opacity,
        width: stroke.width,
        ..paint::Stroke::default()
    })
}

fn polyline(points: &[Pos2], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, others) = points.split_first()?;
    path.move_to(first.x, first.y);
    for point in others {
        path.line_to(point.x, point.y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn outline_of_ellipse(centre: Pos2, radius: egui::Vec2) -> Option<Path> {
    let at = |x: f32, y: f32| centre + vec2(x * radius.x, y * radius.y);
    let mut path = PathBuilder::new();
    path.move_to(at(1.0, 0.0).x, at(1.0, 0.0).y);
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0_f32)] {
        // A quarter turn on from (x, y) lies (−y, x).
        let from = at(x - y * HANDLE, y + x * HANDLE);
        let to = at(-y + x * HANDLE, x + y * HANDLE);
        let end = at(-y, x);
        path.cubic_to(from.x, from.y, to.x, to.y, end.x, end.y);
    }
    path.close();
    path.finish()
}

/// The outline of `rect` with `corners`.
fn outline(rect: Rect, corners: CornerRadius) -> Option<Path> {
    let most = rect.width().min(rect.height()) / 2.0;
    let radius = |corner: u8| f32::from(corner).min(most);
    let mut path = PathBuilder::new();
    let (min, max) = (rect.min, rect.max);
    let [nw, ne, se, sw] = [corners.nw, corners.ne, corners.se, corners.sw].map(radius);
    path.move_to(min.x + nw, min.y);
    path.line_to(max.x - ne, min.y);
    if ne > 0.0 {
        path.quad_to(max.x, min.y, max.x, min.y + ne);
    }
    path.line_to(max.x, max.y - se);
    if se > 0.0 {
        path.quad_to(max.x, max.y, max.x - se, max.y);
    }
    path.line_to(min.x + sw, max.y);
    if sw > 0.0 {
        path.quad_to(min.x, max.y, min.x, max.y - sw);
    }
    path.line_to(min.x, min.y + nw);
    if nw > 0.0 {
        path.quad_to(min.x, min.y, min.x + nw, min.y);
    }
    path.close();
    path.finish()
}
