//! What passes for a tile and what does not.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

const LARGEST: u64 = 4 * 1024 * 1024;

fn picture_of(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::DynamicImage::new_rgb8(width, height);
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn png() -> Vec<u8> {
    picture_of(256, 256, ImageFormat::Png)
}

/// A vector tile of one layer whose content is `length` bytes long.
fn vector_of(length: usize) -> Vec<u8> {
    let mut bytes = vec![0x1a, (length & 0x7f) as u8 | 0x80, (length >> 7) as u8];
    bytes.resize(3 + length, 0);
    bytes
}

fn raster(media_type: Option<&str>, body: Vec<u8>) -> Result<Vec<u8>, Unfit> {
    tile(Content::Raster, media_type, body, LARGEST)
}

fn vector(media_type: Option<&str>, body: Vec<u8>) -> Result<Vec<u8>, Unfit> {
    tile(Content::OpenMapTiles, media_type, body, LARGEST)
}

fn zipped(bytes: &[u8]) -> Vec<u8> {
    let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap()
}

#[test]
fn pictures_are_tiles_whatever_the_server_calls_bytes() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let picture = picture_of(512, 256, format);
        for media_type in [
            None,
            Some("image/png"),
            Some("IMAGE/JPEG; charset=x"),
            Some("application/octet-stream"),
        ] {
            assert_eq!(raster(media_type, picture.clone()), Ok(picture.clone()));
        }
    }
}

#[test]
fn vector_tiles_are_tiles_even_when_empty() {
    for media_type in [
        None,
        Some("application/x-protobuf"),
        Some("application/vnd.mapbox-vector-tile"),
        Some("application/octet-stream"),
    ] {
        for body in [
            Vec::new(),
            vector_of(300),
            [vector_of(300), vector_of(128)].concat(),
        ] {
            assert_eq!(vector(media_type, body.clone()), Ok(body));
        }
    }
}

#[test]
fn tiles_come_out_unzipped() {
    assert_eq!(vector(None, zipped(&vector_of(300))), Ok(vector_of(300)));
}

#[test]
fn what_grows_beyond_measure_is_not_unzipped_to_its_end() {
    let bomb = zipped(&vec![0; 64 * 1024 * 1024]);
    assert_eq!(vector(None, bomb), Err(Unfit::TooLarge));
}

#[test]
fn a_web_page_is_no_tile() {
    let page = b"  <!DOCTYPE html><p>Log in</p>".to_vec();
    for media_type in [None, Some("text/html; charset=utf-8"), Some("image/png")] {
        assert_eq!(raster(media_type, page.clone()), Err(Unfit::WebPage));
        assert_eq!(vector(media_type, page.clone()), Err(Unfit::WebPage));
    }
    assert_eq!(raster(Some("text/html"), png()), Err(Unfit::WebPage));
}

#[test]
fn a_message_is_no_tile() {
    let exception = b"<?xml version='1.0'?><ServiceExceptionReport/>".to_vec();
    for media_type in [None, Some("application/vnd.ogc.se_xml"), Some("text/xml")] {
        assert_eq!(raster(media_type, exception.clone()), Err(Unfit::Message));
    }
    let json = b"{\"error\": \"no key\"}".to_vec();
    assert_eq!(vector(None, json.clone()), Err(Unfit::Message));
    assert_eq!(vector(Some("application/json"), json), Err(Unfit::Message));
}

#[test]
fn other_types_are_no_tiles() {
    assert!(matches!(
        raster(Some("application/pdf"), png()),
        Err(Unfit::OtherType(_))
    ));
    assert!(matches!(
        raster(None, b"%PDF-1.7".to_vec()),
        Err(Unfit::OtherType(_))
    ));
    assert!(matches!(
        raster(None, b"GIF89a".to_vec()),
        Err(Unfit::OtherType(_))
    ));
    assert!(matches!(raster(None, Vec::new()), Err(Unfit::OtherType(_))));
    assert!(matches!(
        raster(None, vector_of(300)),
        Err(Unfit::OtherType(_))
    ));
    assert!(matches!(
        vector(Some("image/png"), png()),
        Err(Unfit::OtherType(_))
    ));
    assert_eq!(vector(None, png()), Err(Unfit::Damaged));
}

#[test]
fn half_a_tile_is_damaged() {
    let whole = png();
    for length in [9, 30, whole.len() / 2, whole.len() - 20] {
        assert_eq!(
            raster(None, whole[..length].to_vec()),
            Err(Unfit::Damaged),
            "{length}"
        );
    }
    let whole = vector_of(300);
    for length in 1..whole.len() {
        assert_eq!(
            vector(None, whole[..length].to_vec()),
            Err(Unfit::Damaged),
            "{length}"
        );
    }
    let whole = zipped(&whole);
    assert_eq!(
        vector(None, whole[..whole.len() / 2].to_vec()),
        Err(Unfit::Damaged)
    );
}

#[test]
fn a_picture_larger_than_a_tile_is_refused_before_it_is_decoded() {
    assert!(raster(None, picture_of(1024, 1024, ImageFormat::Png)).is_ok());
    let wide = picture_of(1025, 1, ImageFormat::Png);
    assert_eq!(raster(None, wide), Err(Unfit::TooManyPixels));
    // A picture that claims to be 50 000 pixels wide, and has no pixels at all.
    let mut bomb = png();
    bomb[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    bomb.truncate(33);
    assert!(raster(None, bomb).is_err());
}

#[test]
fn no_bytes_make_it_panic() {
    for first in 0..=u8::MAX {
        for rest in [
            &[][..],
            &[0xff; 12],
            &[0; 12],
            &[0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
        ] {
            let body = [&[first], rest].concat();
            let _ = raster(None, body.clone());
            let _ = vector(None, body);
        }
    }
}
