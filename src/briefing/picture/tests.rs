//! Exports of made-up pictures: what is written, and that nothing is where it goes wrong.

use std::fs;
use std::path::PathBuf;

use image::Rgba;
use tempfile::TempDir;

use super::*;
use crate::state::{Framing, Origin, Scale, testing::document};

#[expect(clippy::unnecessary_wraps, reason = "others that draw may fail")]
fn drawn(
    order: &PictureOrder,
    _: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<RgbaImage, DrawError> {
    let size = order.picture.pixels().unwrap();
    let red = Rgba([200, 20, 20, 255]);
    Ok(RgbaImage::from_pixel(size.width_px, size.height_px, red))
}

/// Draws until it is told to stop.
fn endlessly(
    _: &PictureOrder,
    on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<RgbaImage, DrawError> {
    while on().is_continue() {}
    Err(DrawError::Cancelled)
}

fn order(scale: Scale) -> PictureOrder {
    PictureOrder {
        state: State::new(document(Origin::BuiltIn)),
        picture: PictureExport {
            framing: Framing::Map,
            window: PictureSize::new(2200, 200),
            scale,
            withholds: true,
        },
    }
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.png");
    (folder, path)
}

fn going_on(_: ExportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn a_picture_is_as_large_as_it_is_said_to_be() {
    let (_folder, path) = place();
    let size = export_picture(&order(Scale::Twice), &path, false, drawn, &mut going_on).unwrap();
    assert_eq!(size, PictureSize::new(4400, 400));
    let written = image::open(&path).unwrap();
    assert_eq!((written.width(), written.height()), (4400, 400));
    let bytes = fs::read(&path).unwrap();
    let names = |text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
    assert!(names(b"Copyright") && names(b"Natural Earth"));
}

#[test]
fn one_that_nothing_can_draw_is_refused_before_it_is_drawn() {
    let (_folder, path) = place();
    let error = export_picture(
        &order(Scale::FourTimes),
        &path,
        false,
        endlessly,
        &mut going_on,
    );
    let error = error.unwrap_err().to_string();
    assert!(error.contains("8800 pixels"), "{error}");
    assert!(!path.exists());
}

#[test]
fn broken_off_while_it_is_drawn_or_before_it_is_written_it_leaves_nothing() {
    let cases: [(DrawPicture, usize); 3] = [(endlessly, 5), (drawn, 0), (drawn, 1)];
    for (draw, last) in cases {
        let (_folder, path) = place();
        let mut steps = 0;
        let error = export_picture(&order(Scale::Once), &path, true, draw, &mut |_| {
            steps += 1;
            if steps > last {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        assert!(matches!(error, Err(ExportError::Cancelled)), "{error:?}");
        assert!(!path.exists());
    }
}

#[test]
fn what_has_the_name_is_written_over_only_by_whoever_may() {
    let (_folder, path) = place();
    fs::write(&path, "precious").unwrap();
    let kept = export_picture(&order(Scale::Once), &path, false, drawn, &mut going_on);
    let in_the_way =
        |error: &ExportError| matches!(error, ExportError::Target(TargetError::InTheWay(_)));
    assert!(kept.as_ref().is_err_and(in_the_way), "{kept:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    export_picture(&order(Scale::Once), &path, true, drawn, &mut going_on).unwrap();
    assert!(image::open(&path).is_ok());
}
