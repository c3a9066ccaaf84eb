//! The app as others have it draw for them: it shows what it is given, and says what it has shown.

use egui::Context;

use crate::formats::Problems;
use crate::state::{Command, Document, Framing, Standpoint, State, View};
use crate::ui::stage::{StagePage, stage_page};

use super::{App, Opening, create};

impl App {
    /// What the stage showed in the last frame; `None` where no scene is presented.
    #[must_use]
    pub fn stage_page(&mut self, ctx: &Context) -> Option<StagePage> {
        stage_page(&self.state, &mut self.memory, ctx)
    }
}

/// Makes an app that shows `document` as `view` has it, for pictures: it reads and writes no file.
///
/// # Errors
/// As [`App::new`].
pub fn create_showing(
    cc: &eframe::CreationContext<'_>,
    document: Document,
    view: View,
) -> Result<App, Problems> {
    let mut state = State::new(document);
    state.view = view;
    create_picturing(cc, state, Framing::Screen)
}

/// Makes an app that shows `framing` of `state`, for pictures: it reads and writes no file.
///
/// # Errors
/// As [`App::new`].
pub fn create_picturing(
    cc: &eframe::CreationContext<'_>,
    state: State,
    framing: Framing,
) -> Result<App, Problems> {
    let mut app = create(cc, Opening::default())?;
    let standpoint = state.view.standpoint;
    app.state = state;
    app.memory.framing = framing;
    if let Some(Standpoint { lon_lat, zoom }) = standpoint {
        app.apply(Command::LookAt(lon_lat, zoom), &cc.egui_ctx);
    }
    Ok(app)
}
