//! A page: what the stage shows now, in words and by its parts, for those who take it along.
//!
//! It holds what the room sees and nothing else, but for the notes of the speaker.

use egui::Rect;

use crate::model::Scene;
use crate::state::State;
use crate::ui::claims::cited;
use crate::ui::map;
use crate::ui::memory::Memory;
use crate::ui::screen::Screen;
use crate::ui::theme::Theme;

use super::claims::{self, Asked};
use super::{legend, present, selected};

/// What the stage shows of a scene.
#[derive(Debug, Clone)]
pub struct StagePage {
    /// The number of the scene, from 1.
    pub number: usize,
    /// How many scenes there are.
    pub count: usize,
    /// The title in the band.
    pub title: String,
    /// The line beneath it.
    pub line: Option<String>,
    /// What the speaker wants to be reminded of.
    pub notes: Option<String>,
    /// The questions with their answers; none where nothing is selected.
    pub asked: Vec<Asked>,
    /// What the legend says, entry by entry.
    pub legend: Vec<String>,
    /// Every claim that is shown, in full and with its citation.
    pub claims: Vec<String>,
    /// Who made the map.
    pub makers: String,
    /// Where its parts stand.
    pub parts: Parts,
    /// How it looks.
    pub theme: Theme,
}

/// Where the parts of a stage stand, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// All of it.
    pub whole: Rect,
    /// The map.
    pub map: Rect,
    /// The legend.
    pub legend: Rect,
    /// The questions and their answers, if there are any.
    pub claims: Option<Rect>,
    /// The words of the scene.
    pub band: Rect,
}

/// What the stage showed in the last frame; `None` where no scene is presented.
#[must_use]
pub fn stage_page(state: &State, memory: &mut Memory, ctx: &egui::Context) -> Option<StagePage> {
    state.view.stage?;
    let parts = memory.stage.parts?;
    let theme = memory.theme(state, ctx);
    let derived = memory.derived(state);
    let screen = Screen::new(state, &theme, &derived);
    let (number, scene) = present(&screen)?;
    let dossier = selected(&screen);
    let sources = legend::sources(&screen, scene, dossier.as_ref());
    let seen = map::seen(&screen, &memory.map, parts.map.union(parts.legend));
    let asked = dossier.as_ref();
    let asked = asked.map(|dossier| claims::asked(&screen, scene, dossier));
    Some(StagePage {
        number: number + 1,
        count: screen.case().scenes.len(),
        title: scene.title.clone(),
        line: scene.line.clone(),
        notes: scene.notes.clone(),
        asked: asked.unwrap_or_default(),
        legend: legend::said(&screen, sources, &seen),
        claims: claims_cited(&screen, scene),
        makers: map::makers(&memory.map),
        parts,
        theme: theme.clone(),
    })
}

/// The claims that answer what `scene` asks of what is selected or, where nothing is, all that are
/// shown.
fn claims_cited(screen: &Screen, scene: &Scene) -> Vec<String> {
    let (case, contest) = (screen.case(), screen.contest());
    let claims = if let Some(dossier) = selected(screen) {
        claims::claims(scene, &dossier)
    } else {
        let all = case.claims.iter();
        all.filter(|claim| screen.shown().shows(claim)).collect()
    };
    let cited = claims
        .into_iter()
        .map(|claim| cited(case, contest, claim, None));
    cited.collect()
}
