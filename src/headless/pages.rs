//! The scenes of a briefing as pages: drawn one after another on one stage without a window.

use std::ops::ControlFlow;

use egui_kittest::Harness;

use crate::app::{self, App};
use crate::briefing::{DrawError, Order, Page};
use crate::model::SceneId;
use crate::state::{ColourVision, Command, Document, NoticeKind, Origin, Stage, View};

use super::{RenderError, Screen, refuse_what_went_wrong, screen, settle};

/// A [`Draw`](crate::briefing::Draw).
///
/// # Errors
/// When there is nothing to draw with, there are no scenes, or tiles do not come.
pub fn draw_pages(
    order: &Order,
    each: &mut dyn FnMut(usize, Page) -> ControlFlow<()>,
) -> Result<(), DrawError> {
    draw(order, each).map_err(|error| match error {
        RenderError::NoAdapter(_) => DrawError::NoAdapter(error.to_string()),
        _ => DrawError::Failed(error.to_string()),
    })
}

/// Draws the pages of `order` on one stage, and hands each to `each` with their number.
///
/// What a scene names that is gone from the case is left out of it;
/// [`what_is_gone`](crate::briefing::what_is_gone) tells of it.
///
/// # Errors
/// As [`draw_pages`].
fn draw(
    order: &Order,
    each: &mut dyn FnMut(usize, Page) -> ControlFlow<()>,
) -> Result<(), RenderError> {
    let scenes = scenes_of(order);
    if scenes.is_empty() {
        let why = "the case has no scene to draw; keep a view as a scene first, under Briefing";
        return Err(RenderError::Case(why.to_owned()));
    }
    let (document, view) = (unwatched(&order.document), at_rest(&order.view));
    let size = (order.size.width_px, order.size.height_px);
    let mut harness = screen(size, |cc| app::create_showing(cc, document, view))?;
    for scene in &scenes {
        let page = page(&mut harness, scene)?;
        if each(scenes.len(), page).is_break() {
            break;
        }
    }
    Ok(())
}

/// The scenes asked for, as far as the case has them.
fn scenes_of(order: &Order) -> Vec<SceneId> {
    let all = order.document.case().scenes.iter();
    let all: Vec<SceneId> = all.map(|scene| scene.id.clone()).collect();
    match &order.scenes {
        Some(asked) => {
            let known = asked.iter().filter(|id| all.contains(id));
            known.cloned().collect()
        }
        None => all,
    }
}

/// The document without its file, which may be written to by others meanwhile.
pub(super) fn unwatched(document: &Document) -> Document {
    let mut document = document.clone();
    document.origin = Origin::BuiltIn;
    document
}

/// The view with nothing on its way, nothing open above the map, and no server to be asked.
pub(super) fn at_rest(view: &View) -> View {
    let mut view = view.clone();
    view.preferences.reduce_motion = true;
    view.playback.is_playing = false;
    view.maps.offline = true;
    view.colour_vision = ColourVision::Usual;
    (view.stage, view.scene) = (None, None);
    (view.dialog, view.drawing, view.pin, view.hint) = (None, None, None, None);
    view
}

/// Shows `scene` and waits until all of it is there.
fn page(harness: &mut Harness<'_, Screen>, scene: &SceneId) -> Result<Page, RenderError> {
    let ctx = harness.ctx.clone();
    let app = app_of(harness)?;
    app.apply(Command::ShowScene(scene.clone()), &ctx);
    app.apply(Command::Present(Some(Stage::Scene)), &ctx);
    forget_what_is_gone(app, &ctx);
    settle(harness)?;
    refuse_what_went_wrong(harness)?;
    let stage = app_of(harness)?.stage_page(&ctx);
    let Some(stage) = stage else {
        let why = format!("the scene {:?} could not be shown", scene.as_str());
        return Err(RenderError::Case(why));
    };
    Ok(Page {
        stage,
        picture: harness.render().map_err(RenderError::Drawing)?,
        drawn: harness.output().shapes.clone(),
    })
}

/// What went wrong so far is that the scene is shown without what the case no longer has.
fn forget_what_is_gone(app: &mut App, ctx: &egui::Context) {
    let notices = app.state().notices.iter();
    let problems = notices.filter(|notice| notice.kind == NoticeKind::Problem);
    let dismissals: Vec<Command> = problems
        .map(|notice| Command::Dismiss(notice.clone()))
        .collect();
    for dismissal in dismissals {
        app.apply(dismissal, ctx);
    }
}

fn app_of<'a>(harness: &'a mut Harness<'_, Screen>) -> Result<&'a mut App, RenderError> {
    let app = harness.state_mut().0.as_mut();
    app.ok_or_else(|| RenderError::Drawing("there is no screen to draw".to_owned()))
}
