//! The legend: the sources that are on the screen, by their marks.

use std::collections::BTreeSet;

use egui::{Ui, UiBuilder, vec2};

use crate::model::{Scene, SourceId};
use crate::query::Dossier;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP};
use crate::ui::widgets::signed;

use super::claims::claims;

/// The sources that answer what `scene` asks of what `dossier` is about or, where there is none, that
/// say anything that is shown.
pub(super) fn sources(screen: &Screen, scene: &Scene, dossier: Option<&Dossier>) -> Vec<SourceId> {
    let speaking: BTreeSet<&SourceId> = if let Some(dossier) = dossier {
        let claims = claims(scene, dossier).into_iter();
        claims.map(|claim| &claim.source).collect()
    } else {
        let shown = screen.case().claims.iter();
        let shown = shown.filter(|claim| screen.shown().shows(claim));
        shown.map(|claim| &claim.source).collect()
    };
    speaking.into_iter().cloned().collect()
}

/// How high it is beside a map of so many points.
pub(super) fn height(ui: &Ui, screen: &Screen, sources: &[SourceId], width: f32) -> f32 {
    let theme = screen.theme;
    let room = width - STEP * 4.0;
    let (mut rows, mut left, mut row) = (1.0, 0.0, 0.0_f32);
    for source in sources {
        let name = screen.case().source(source).short_name();
        let ink = theme.colours.ink;
        let galley = text::line(ui.painter(), name, theme.body(), ink, room);
        let needed = galley.size().x + theme.body().size * 0.84 + HALF * 1.5;
        if left > 0.0 && left + needed > room {
            (rows, left) = (rows + 1.0, 0.0);
        }
        left += needed + STEP * 2.0;
        row = row.max(galley.size().y + HALF);
    }
    rows * row + STEP * 2.0
}

/// Draws it.
pub(super) fn legend_ui(ui: &mut Ui, screen: &Screen, sources: &[SourceId]) {
    let inside = ui.max_rect().shrink2(vec2(STEP * 2.0, STEP));
    let mut inside = ui.new_child(UiBuilder::new().max_rect(inside));
    // Nothing is pressed here that would need to be as high as a button.
    inside.spacing_mut().interact_size.y = 0.0;
    inside.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(STEP * 2.0, HALF);
        for source in sources {
            let mark = screen.derived.marks.mark(source);
            signed(
                ui,
                screen.theme,
                mark,
                screen.case().source(source).short_name(),
            );
        }
    });
}
