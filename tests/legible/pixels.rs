//! Colours of pixels, and how far apart they are.

use egui::{Color32, Pos2, Rect};
use image::RgbaImage;

/// How far two colours may be apart, in each of red, green and blue, to be one.
const ALIKE: u8 = 20;

/// A picture of the screen, and which part of the screen it shows.
pub struct Picture<'a> {
    image: &'a RgbaImage,
    whole: Rect,
}

impl<'a> Picture<'a> {
    /// `image` shows `whole`, in points.
    pub fn new(image: &'a RgbaImage, whole: Rect) -> Self {
        Self { image, whole }
    }

    /// Pixels in a point.
    pub fn scale(&self) -> f32 {
        self.image.width() as f32 / self.whole.width()
    }

    /// The pixel in which `at` lies, if the picture has it.
    pub fn pixel_of(&self, at: Pos2) -> Option<(i32, i32)> {
        let at = (at - self.whole.min) * self.scale();
        let (x, y) = (at.x.floor() as i32, at.y.floor() as i32);
        self.colour(x, y).map(|_| (x, y))
    }

    /// The colour of a pixel, if the picture has it.
    pub fn colour(&self, x: i32, y: i32) -> Option<Color32> {
        let (x, y) = (u32::try_from(x).ok()?, u32::try_from(y).ok()?);
        let pixel = self.image.get_pixel_checked(x, y)?;
        let [red, green, blue, _] = pixel.0;
        Some(Color32::from_rgb(red, green, blue))
    }

    /// The colour at a point.
    pub fn at(&self, at: Pos2) -> Option<Color32> {
        let (x, y) = self.pixel_of(at)?;
        self.colour(x, y)
    }

    /// The pixels in `area`.
    pub fn pixels_in(&self, area: Rect) -> impl Iterator<Item = (i32, i32)> {
        let scale = self.scale();
        let area = area.translate(-self.whole.min.to_vec2());
        let range = |from: f32, to: f32| (from * scale).floor() as i32..(to * scale).ceil() as i32;
        let columns = range(area.left(), area.right());
        let rows = range(area.top(), area.bottom());
        rows.flat_map(move |y| columns.clone().map(move |x| (x, y)))
    }
}

/// Whether two colours are as good as one.
pub fn are_alike(one: Color32, other: Color32) -> bool {
    let pairs = [
        (one.r(), other.r()),
        (one.g(), other.g()),
        (one.b(), other.b()),
    ];
    pairs
        .iter()
        .all(|(one, other)| one.abs_diff(*other) <= ALIKE)
}

/// The contrast ratio of two colours, 1 to 21 (WCAG 2.2).
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The least of `contrasts` but for the worst tenth: dots and lines of a map are nobody's ground.
pub fn worst(contrasts: &mut [f32]) -> f32 {
    contrasts.sort_by(f32::total_cmp);
    contrasts.get(contrasts.len() / 10).copied().unwrap_or(1.0)
}

/// Relative luminance, 0 to 1 (WCAG 2.2).
fn luminance(colour: Color32) -> f32 {
    let linear = |channel: u8| {
        let part = f32::from(channel) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
}
