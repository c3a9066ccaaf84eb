//! The whole screen: which panel stands where.

use std::sync::Arc;
use std::time::Instant;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use crate::model::{
    Case, Filter, IncidentId, PartyId, PlaceId, Question, Scene, SourceId, Subject, TimeAxis,
};
use crate::query::{Beyond, Contest, Counts, Excerpt, Links, Shown, Stacks};
use crate::state::archives::{self, Archive};
use crate::state::{Commands, Framing, OpenArchive, State};

use super::archived::Part;
use super::memory::{Derived, Memory};
use super::performance::performance_ui;
use super::theme::{HALF, STEP, Theme};
use super::{alone, bars, claims, column, hints, instruments, map, sheets, stage, timeline, words};

/// What panels read: the state, the theme, and what is derived from the state.
#[derive(Clone, Copy)]
pub struct Screen<'a> {
    /// The state, which no panel changes.
    pub state: &'a State,
    /// How it looks.
    pub theme: &'a Theme,
    /// Marks and summaries of the document under its filter.
    pub derived: &'a Derived,
    /// The part of an archive that takes the place of the case.
    pub(super) part: Option<&'a Part>,
    /// Whether the map stands alone, in a picture: with nothing to press.
    pub(super) is_alone: bool,
}

impl<'a> Screen<'a> {
    /// The screen of `state`, which looks like `theme`.
    #[must_use]
    pub fn new(state: &'a State, theme: &'a Theme, derived: &'a Derived) -> Self {
        Self {
            state,
            theme,
            derived,
            part: None,
            is_alone: false,
        }
    }

    /// The same where what is selected is looked at: with the part of an archive that it is in instead of
    /// the case.
    #[must_use]
    pub fn looked_at(&self) -> Self {
        Self {
            part: self.derived.part.as_ref(),
            ..*self
        }
    }

    /// The part of an archive that takes the place of the case.
    #[must_use]
    pub fn excerpt(&self) -> Option<&'a Excerpt> {
        self.part.map(|part| part.excerpt.as_ref())
    }

    /// What is told of the incident `id`, if there are too many for its claims to be in what is looked at: whose
    /// they are, and how many are shown.
    #[must_use]
    pub fn beyond(&self, id: &IncidentId) -> Option<(&'a Beyond, usize)> {
        let part = self.part?;
        Some((part.excerpt.beyond.get(id)?, *part.beyond.get(id)?))
    }

    /// What is selected, if that is in the case shown.
    #[must_use]
    pub fn selected(&self) -> Option<&'a Subject> {
        let selected = self.state.view.selected.as_ref();
        selected.filter(|subject| subject.exists_in(self.case()))
    }

    /// The case shown: on a stage, without what is withheld from a room.
    #[must_use]
    pub fn case(&self) -> &'a Case {
        if let Some(part) = self.part {
            return &part.excerpt.case;
        }
        let case = self.state.document.case();
        match self.state.view.stage {
            Some(_) => self.derived.in_room(case),
            None => case,
        }
    }

    /// The same, for whoever works on it elsewhere.
    pub(super) fn shared_case(&self) -> Arc<Case> {
        if let Some(part) = self.part {
            return Arc::clone(&part.excerpt.case);
        }
        let document = &self.state.document;
        let on_stage = self.state.view.stage.is_some();
        let in_room = on_stage.then(|| self.derived.shared_in_room(document.case()));
        in_room.flatten().unwrap_or_else(|| document.shared_case())
    }

    /// The scene that was gone to last, if the case still has it.
    #[must_use]
    pub fn scene(&self) -> Option<&'a Arc<Scene>> {
        self.case().scene(self.state.view.scene.as_ref()?)
    }

    /// `words` of the user's own as a room may read them.
    #[must_use]
    pub(super) fn in_room(&self, words: &str) -> String {
        self.derived.said_in_room(self.state.document.case(), words)
    }

    /// The short name of the source `id`, of the case or of an archive.
    #[must_use]
    pub(super) fn source_name(&self, id: &SourceId) -> String {
        if let Some(source) = self.case().sources.get(id) {
            return source.short_name().to_owned();
        }
        let mut sources = self
            .state
            .archives
            .iter()
            .flat_map(|it| it.archive.sources());
        let named = sources.find(|(known, ..)| *known == id);
        named.map_or_else(String::new, |(_, name, _)| name.to_owned())
    }

    /// What the question `question` is called, of the case or of one beside it.
    #[must_use]
    pub(super) fn question(&self, question: &Question) -> &'a str {
        let beside = match question {
            Question::Custom(id) => self.state.archives.question(id),
            _ => None,
        };
        beside.unwrap_or_else(|| words::question(self.case(), question))
    }

    /// The archives that are shown, and what `filter` shows of each. A room sees none.
    pub(super) fn archives_under(
        &self,
        filter: &Filter,
    ) -> impl Iterator<Item = (Arc<Archive>, Arc<archives::Shown>)> {
        let is_at_desk = self.state.view.stage.is_none();
        let open = self.state.archives.shown().filter(move |_| is_at_desk);
        open.map(|open| {
            (
                Arc::clone(&open.archive),
                self.derived.shown_of(open, filter, self.state),
            )
        })
    }

    /// The archive whose sources are of the party `id`.
    pub(super) fn archive_of(&self, id: &PartyId) -> Option<&'a OpenArchive> {
        let mut archives = self.state.archives.iter();
        archives.find(|open| open.archive.claimants() == *id)
    }

    /// What competes in it.
    #[must_use]
    pub fn contest(&self) -> &'a Contest {
        let own = || self.state.document.contest().as_ref();
        self.excerpt().map_or_else(own, |excerpt| &excerpt.contest)
    }

    /// Which of its incidents share a coordinate.
    #[must_use]
    pub fn stacks(&self) -> &'a Stacks {
        let own = || self.state.document.stacks();
        self.excerpt().map_or_else(own, |excerpt| &excerpt.stacks)
    }

    /// Which of its claims are linked.
    #[must_use]
    pub fn links(&self) -> &'a Links {
        let own = || self.state.document.links();
        self.excerpt().map_or_else(own, |excerpt| &excerpt.links)
    }

    /// What is asked of a claim to be shown.
    #[must_use]
    pub fn filter(&self) -> &'a Filter {
        &self.state.view.filter
    }

    /// Which claims are shown.
    #[must_use]
    pub fn shown(&self) -> &'a Arc<Shown> {
        let own = &self.derived.shown.value;
        self.part.map_or(own, |part| &part.shown)
    }

    /// How many claims there are in the case and in the archives that are shown, and what each choice of
    /// the filter leaves to the others.
    #[must_use]
    pub fn counts(&self) -> &'a Counts {
        match self.state.view.stage {
            // A room sees the case alone.
            Some(_) => &self.shown().counts,
            None => &self.derived.counts,
        }
    }

    /// Whose dates stand on the timeline.
    #[must_use]
    pub fn axis(&self) -> TimeAxis {
        self.state.view.timeline.axis
    }

    /// Whether the panel is about `place`, or about an incident there.
    #[must_use]
    pub fn is_selected(&self, place: &PlaceId) -> bool {
        match &self.state.view.selected {
            Some(Subject::Place(id)) => id == place,
            Some(Subject::Incident(id)) => {
                let incident = self.case().incidents.get(id);
                incident.is_some_and(|incident| incident.places.contains(place))
            }
            Some(Subject::Campaign) | None => false,
        }
    }
}

/// Draws the whole screen and collects what the user asks for.
pub fn screen_ui(ui: &mut Ui, state: &State, memory: &mut Memory, commands: &mut Commands) {
    let begun = Instant::now();
    let theme = memory.theme(state, ui.ctx());
    memory.stage.follow(state, &theme, ui.ctx());
    let derived = memory.derived(state);
    let screen = Screen::new(state, &theme, &derived);
    // The hairlines between panels let through what lies behind them.
    let ground = theme.colours.paper;
    ui.painter()
        .rect_filled(ui.ctx().content_rect(), 0.0, ground);
    if let Some(stage) = state.view.stage {
        return stage::stage_ui(ui, &screen, stage, memory, commands);
    }
    if memory.framing == Framing::Map {
        return alone::map_alone_ui(ui, &screen, memory, commands);
    }
    let mut measured = std::mem::take(&mut memory.performance);
    let window = ui.available_width();
    let bar = Frame::new()
        .fill(theme.colours.paper)
        .inner_margin(Margin::symmetric(points(STEP * 2.0), 0));
    let column = Frame::new()
        .fill(theme.colours.paper)
        .inner_margin(Margin::symmetric(points(STEP * 2.0), 0));
    let status = Frame::new()
        .fill(theme.colours.raised)
        .inner_margin(Margin::symmetric(points(STEP * 2.0), points(HALF)));

    Panel::top("title")
        .exact_size(theme.bar_height())
        .frame(bar)
        .show(ui, |ui| {
            bars::title_bar(ui, &screen, &mut memory.title, commands);
        });
    Panel::bottom("status").frame(status).show(ui, |ui| {
        bars::status_bar(ui, &screen, &memory.map, commands);
    });
    let mut at = measured.part("bars", begun);
    if timeline::is_shown(state, ui.ctx().content_rect().height()) {
        let memory = &mut memory.timeline;
        Panel::bottom("timeline")
            .exact_size(timeline::height(&theme))
            .frame(Frame::new().fill(theme.colours.paper))
            .show(ui, |ui| {
                timeline::timeline_ui(ui, &screen, memory, commands);
            });
        at = measured.part("timeline", at);
    }
    Panel::left("sources")
        .exact_size(theme.sources_width(window))
        .resizable(false)
        .frame(column)
        .show(ui, |ui| column::column_ui(ui, &screen, memory, commands));
    at = measured.part("column", at);
    Panel::right("claims")
        .exact_size(theme.claims_width(window))
        .resizable(false)
        .frame(column)
        .show(ui, |ui| {
            let Memory { notes, claims, .. } = &mut *memory;
            claims::claims_ui(ui, &screen, notes, claims, &mut measured, commands);
        });
    at = measured.part("claims", at);
    if let Some(shown) = state.view.instrument {
        let memory = &mut memory.instruments;
        instruments::panel(ui, &theme).show(ui, |ui| {
            instruments::instrument_ui(ui, &screen, shown, memory, &mut measured, commands);
        });
        at = measured.part("instrument", at);
    }
    let map =
        CentralPanel::no_frame().show(ui, |ui| map::map_ui(ui, &screen, &mut memory.map, commands));
    measured.part("map", at);
    hints::hint_ui(ui.ctx(), &screen, map.response.rect, commands);
    performance_ui(ui.ctx(), &screen, map.response.rect, &measured);
    sheets::sheets_ui(ui.ctx(), &screen, memory, commands);
    measured.frame(begun);
    memory.performance = measured;
}

/// Margins are whole points; ours are small.
fn points(length: f32) -> i8 {
    length as i8
}
