//! A briefing as pages: of each scene the map as a picture, and all else as it was drawn, with text
//! that can be searched and copied.

mod canvas;
mod faces;
mod leaves;

use egui::epaint::ClippedShape;
use egui::{Color32, Rect, Shape, Vec2, pos2};
use image::RgbaImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use krilla::Document;
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;

use crate::state::ThemeName;
use crate::ui::theme::Theme;

use self::canvas::Canvas;
use self::faces::Faces;
use self::leaves::Setter;
use super::{Briefing, MakeError, Page};

/// How high a page is, in points: as a slide of 13⅓ by 7½ inches.
const HEIGHT: f32 = 540.0;
/// How well pictures are kept: no letter on a map has a fringe that could be seen.
const QUALITY: u8 = 93;
/// How wide the picture beside notes is, in pixels, at most.
const SMALL_PX: u32 = 1000;

/// The pages: of each scene one and, where `with_notes`, its notes; at last the credits.
pub(super) fn pdf(briefing: &Briefing, with_notes: bool) -> Result<Vec<u8>, MakeError> {
    let mut press = Press {
        document: Document::new(),
        faces: Faces::new()?,
        pages: 0,
    };
    let setter = Setter::new();
    let mut outline = Outline::new();
    for page in &briefing.pages {
        let top = XyzDestination::new(press.pages, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(page.stage.title.clone(), top));
        press.scene(page)?;
        if with_notes {
            press.notes(page, &setter)?;
        }
    }
    press.credits(briefing, &setter)?;
    press.document.set_outline(outline);
    press.document.set_metadata(metadata(briefing));
    let finished = press.document.finish();
    finished.map_err(|error| MakeError(format!("the pages could not be put together: {error:?}")))
}

fn metadata(briefing: &Briefing) -> Metadata {
    let day = briefing.exported;
    let part = |number: i8| number.unsigned_abs();
    let date = DateTime::new(day.year().unsigned_abs())
        .month(part(day.month()))
        .day(part(day.day()));
    Metadata::new()
        .title(briefing.title.clone())
        .creator("Counterclaim".to_owned())
        .language("en".to_owned())
        .creation_date(date)
}

/// Makes one page after another.
struct Press {
    document: Document,
    faces: Faces,
    pages: usize,
}

impl Press {
    /// The scene as the room sees it.
    fn scene(&mut self, page: &Page) -> Result<(), MakeError> {
        let map = page.stage.parts.map;
        let (picture, place) = page.piece(map);
        let picture = jpeg(picture)?;
        self.page(page.stage.parts.whole, Some(page), |canvas| {
            let beside = page.drawn.iter().filter(|shape| is_beside(shape, map));
            for shape in beside {
                canvas.clipped(shape);
            }
            // Last: what reaches into the map is part of its picture.
            canvas.image(picture, place);
        })
    }

    /// The notes on the scene with a small picture of it.
    fn notes(&mut self, page: &Page, setter: &Setter) -> Result<(), MakeError> {
        let leaves = setter.notes(page);
        if leaves.is_empty() {
            return Ok(());
        }
        let picture = jpeg(small(&page.picture))?;
        let size = page.stage.parts.whole.size();
        let colours = &page.stage.theme.colours;
        for leaf in leaves {
            self.leaf(size, colours.paper, |canvas| {
                canvas.all(&leaf.drawn);
                canvas.image(picture.clone(), leaf.picture);
                let line = egui::Stroke::new(1.0, colours.line);
                let frame = Shape::rect_stroke(leaf.picture, 0.0, line, egui::StrokeKind::Outside);
                canvas.clipped(&unclipped(frame));
            })?;
        }
        Ok(())
    }

    /// Whose work all this is.
    fn credits(&mut self, briefing: &Briefing, setter: &Setter) -> Result<(), MakeError> {
        let first = briefing.pages.first();
        let size = first.map_or(Vec2::new(1600.0, 900.0), |page| {
            page.stage.parts.whole.size()
        });
        let theme = Theme::new(ThemeName::Projector);
        let drawn = setter.credits(briefing, &theme, size);
        self.leaf(size, theme.colours.paper, |canvas| {
            canvas.all(&drawn);
        })
    }

    /// A page of `size` on `paper`, with what no screen has shown.
    fn leaf(
        &mut self,
        size: Vec2,
        paper: Color32,
        draw: impl FnOnce(&mut Canvas),
    ) -> Result<(), MakeError> {
        let whole = Rect::from_min_size(pos2(0.0, 0.0), size);
        self.page(whole, None, |canvas| {
            canvas.clipped(&unclipped(Shape::rect_filled(whole, 0.0, paper)));
            draw(canvas);
        })
    }

    /// A page on which `draw` draws in the points of `whole`.
    fn page(
        &mut self,
        whole: Rect,
        seen: Option<&Page>,
        draw: impl FnOnce(&mut Canvas),
    ) -> Result<(), MakeError> {
        let scale = HEIGHT / whole.height();
        // A hundredth more, by how numbers are rounded, would be a pixel more to some readers.
        let width = (whole.width() * scale * 100.0).round() / 100.0;
        let settings = PageSettings::from_wh(width, HEIGHT);
        let settings = settings.ok_or_else(|| MakeError("a page has no size".to_owned()))?;
        let mut page = self.document.start_page_with(settings);
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(scale, scale));
        surface.push_transform(&Transform::from_translate(-whole.left(), -whole.top()));
        draw(&mut Canvas {
            surface: &mut surface,
            faces: &self.faces,
            page: seen,
        });
        surface.pop();
        surface.pop();
        surface.finish();
        page.finish();
        self.pages += 1;
        Ok(())
    }
}

/// Whether any of `shape` is seen beside the `map`.
fn is_beside(shape: &ClippedShape, map: Rect) -> bool {
    let seen = shape
        .shape
        .visual_bounding_rect()
        .intersect(shape.clip_rect);
    !map.expand(0.5).contains_rect(seen)
}

fn unclipped(shape: Shape) -> ClippedShape {
    ClippedShape::new(Rect::EVERYTHING, shape)
}

fn small(picture: &RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let to = width.min(SMALL_PX);
    let high = u64::from(height) * u64::from(to) / u64::from(width);
    resize(picture, to, (high as u32).max(1), FilterType::Triangle)
}

/// `picture` as an image of a page, many times smaller than it is.
fn jpeg(picture: RgbaImage) -> Result<Image, MakeError> {
    let opaque = image::DynamicImage::ImageRgba8(picture).into_rgb8();
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    let failed = |why: String| MakeError(format!("a picture could not be made: {why}"));
    let encoded = opaque.write_with_encoder(encoder);
    encoded.map_err(|error| failed(error.to_string()))?;
    Image::from_jpeg(bytes.into(), true).map_err(failed)
}
