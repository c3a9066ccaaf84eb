//! The window: where it opens.

use std::path::Path;

use egui::{Context, Pos2, Rect, Vec2, ViewportBuilder, ViewportCommand, pos2, vec2};

use crate::settings::views::{Views, WindowPlace};

use super::remembering::views_file;

/// How much of the upper edge of a window has to be on a screen, so that it can be taken hold of;
/// in points.
const HOLD: Vec2 = vec2(160.0, 32.0);

/// A window as it was when the case in the file `case` was last open, going by what lies beside the
/// file `settings`; as in a first run when nothing is known.
#[must_use]
pub fn window(settings: Option<&Path>, case: Option<&Path>) -> ViewportBuilder {
    let window = ViewportBuilder::default()
        .with_title("Counterclaim")
        .with_app_id("counterclaim")
        .with_inner_size(WindowPlace::USUAL)
        .with_min_inner_size(WindowPlace::LEAST);
    let case = case.map(|case| std::path::absolute(case).unwrap_or(case.to_owned()));
    // What is wrong with the file is told once there is a window to tell it in.
    let views = settings.and_then(|settings| Views::look_at(&views_file(settings)));
    let seen = views.as_ref().and_then(|views| views.of(case.as_deref()));
    let Some(place) = seen.and_then(|seen| seen.window) else {
        return window;
    };
    let place = place.within_bounds();
    let window = window
        .with_inner_size(place.size)
        .with_maximized(place.maximised);
    match place.corner {
        Some(corner) => window.with_position(corner),
        None => window,
    }
}

/// Brings the window of `cc` back onto a screen, if the one it was on is no longer there.
pub(super) fn bring_into_view(cc: &eframe::CreationContext<'_>) {
    let Some(window) = cc.winit_window() else {
        return;
    };
    let Ok(corner) = window.outer_position() else {
        return;
    };
    let size = window.outer_size();
    let frame = Rect::from_min_size(
        pos2(corner.x as f32, corner.y as f32),
        vec2(size.width as f32, size.height as f32),
    );
    let screens = window.available_monitors().map(|screen| {
        let (corner, size) = (screen.position(), screen.size());
        Rect::from_min_size(
            pos2(corner.x as f32, corner.y as f32),
            vec2(size.width as f32, size.height as f32),
        )
    });
    let scale = window.scale_factor() as f32;
    if let Some(corner) = corner_in_view(frame, &screens.collect::<Vec<_>>(), HOLD * scale) {
        move_to(&cc.egui_ctx, corner / scale);
    }
}

fn move_to(ctx: &Context, corner: Pos2) {
    ctx.send_viewport_cmd(ViewportCommand::OuterPosition(corner));
}

/// Where the corner of a window goes that nobody could take hold of on any of `screens`, the first
/// of which it goes to; `None` if it can stay.
fn corner_in_view(frame: Rect, screens: &[Rect], hold: Vec2) -> Option<Pos2> {
    let edge = Rect::from_min_size(frame.min, vec2(frame.width(), hold.y));
    let can_be_held = |screen: &Rect| {
        let seen = screen.intersect(edge);
        seen.width() >= hold.x.min(frame.width()) && seen.height() >= hold.y / 2.0
    };
    let first = screens.first()?;
    (!screens.iter().any(can_be_held)).then_some(first.min + hold)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, y: f32) -> Rect {
        Rect::from_min_size(pos2(x, y), vec2(1200.0, 800.0))
    }

    #[test]
    fn a_window_moves_only_when_no_screen_shows_its_upper_edge() {
        let size = vec2(1920.0, 1080.0);
        let first = Rect::from_min_size(pos2(0.0, 0.0), size);
        let second = Rect::from_min_size(pos2(1920.0, 0.0), size);
        let home = Some(first.min + HOLD);
        for (frame, both, one) in [
            (at(10.0, 20.0), None, None),
            (at(-1000.0, 20.0), None, None),
            (at(2000.0, 20.0), None, home),
            (at(1800.0, 20.0), None, home),
            (at(10.0, 1075.0), home, home),
            (at(10.0, -700.0), home, home),
        ] {
            let corner = corner_in_view(frame, &[first, second], HOLD);
            assert_eq!(corner, both, "{frame}");
            assert_eq!(corner_in_view(frame, &[first], HOLD), one, "{frame}");
        }
        assert_eq!(corner_in_view(at(0.0, 0.0), &[], HOLD), None);
    }

    #[test]
    fn a_first_run_has_a_window_of_the_usual_size() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings.ron");
        for settings in [None, Some(settings.as_path())] {
            let window = window(settings, None);
            assert_eq!(window.inner_size, Some(WindowPlace::USUAL.into()));
            assert_eq!(window.position, None);
        }
    }
}
