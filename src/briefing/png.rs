//! A picture of each scene. Each says in itself whose it is: its title, the day, the credits.

use std::io::Cursor;

use flate2::Crc;
use image::{ImageFormat, RgbaImage};

use super::{Briefing, MakeError};

/// The longest part of a title that a name is made of, in bytes.
const LONGEST: usize = 80;
/// A PNG begins with eight bytes, which its header follows, as long as this.
const HEAD: usize = 8 + 25;

/// The pictures by their names: `01-what-was-reported.png`.
pub(super) fn pictures(briefing: &Briefing) -> Result<Vec<(String, Vec<u8>)>, MakeError> {
    let pages = briefing.pages.iter();
    let pictures = pages.map(|page| {
        let name = format!("{:02}{}.png", page.stage.number, slug(&page.stage.title));
        let credits = briefing.credits.join("\n");
        let texts = [
            ("Title", page.stage.title.as_str()),
            ("Source", &briefing.title),
            ("Creation Time", &briefing.exported.to_string()),
            ("Copyright", &credits),
        ];
        Ok((name, png(&page.picture, &texts)?))
    });
    pictures.collect()
}

/// `title` as part of a name that every system takes, after a hyphen; nothing where nothing is left.
fn slug(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        slug.push('-');
        slug.push_str(word);
    }
    slug
}

/// `picture` as it is.
pub(super) fn plain_png(picture: &RgbaImage) -> Result<Vec<u8>, MakeError> {
    png(picture, &[])
}

/// `picture` with `texts` in it, each after its key.
pub(super) fn png(picture: &RgbaImage, texts: &[(&str, &str)]) -> Result<Vec<u8>, MakeError> {
    let mut png = Cursor::new(Vec::new());
    let written = picture.write_to(&mut png, ImageFormat::Png);
    written.map_err(|error| MakeError(format!("a picture could not be made: {error}")))?;
    let mut png = png.into_inner();
    let texts = texts.iter().flat_map(|(key, text)| text_chunk(key, text));
    let texts: Vec<u8> = texts.collect();
    png.splice(HEAD..HEAD, texts);
    Ok(png)
}

/// A text in a PNG, as UTF-8 (PNG specification, third edition, 11.3.3.4).
fn text_chunk(key: &str, text: &str) -> Vec<u8> {
    let mut chunk = b"iTXt".to_vec();
    chunk.extend(key.as_bytes());
    // Not compressed, in no language in particular, its key not translated.
    chunk.extend([0, 0, 0, 0, 0]);
    chunk.extend(text.as_bytes());
    let mut sum = Crc::new();
    sum.update(&chunk);
    let length = (chunk.len() - 4) as u32;
    let parts = [&length.to_be_bytes()[..], &chunk, &sum.sum().to_be_bytes()];
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_words_in_any_script_and_stay_short() {
        assert_eq!(slug("What was reported"), "-what-was-reported");
        assert_eq!(slug("../Hama: 4/5?"), "-hama-4-5");
        assert_eq!(slug("تلبيسة"), "-تلبيسة");
        assert_eq!(slug("…"), "");
        let long = "claims of the whole campaign ".repeat(20);
        assert!(slug(&long).len() <= LONGEST);
    }

    #[test]
    fn a_picture_with_texts_is_a_whole_png_that_holds_them() {
        let picture = RgbaImage::from_pixel(3, 2, image::Rgba([1, 2, 3, 255]));
        let png = png(&picture, &[("Title", "Hama حماة"), ("Copyright", "©")]).unwrap();
        let read = image::load_from_memory(&png).unwrap().into_rgba8();
        assert_eq!(read, picture);
        let holds = |text: &str| png.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(holds("Hama حماة") && holds("Copyright\0"));
    }
}
