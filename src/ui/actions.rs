//! Actions: what a menu, a key and the list of keys offer, said in one place.
//!
//! An action is a [`Command`] without particulars. It has a name for menus, words for the list of
//! keys, and its keys; whether it is possible, the state says. It never carries anything out.

mod keys;
mod told;

use crate::query::{Store, dossier};
use crate::state::{
    ColourVision, Column, Command, Dialog, DrawTool, Furniture, Instrument, MeasureTool, Pin,
    Playback, Stage, State, ThemeName, TimelineLook,
};

use super::archived::Part;
use super::claims::all_cited;

/// Something that a menu or a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Select nothing.
    SelectNothing,
    /// Ask which case to open.
    Open,
    /// Open the case that comes with the program.
    OpenBuiltIn,
    /// Write the case to its file.
    Save,
    /// Ask to which file to save.
    SaveAs,
    /// Ask as what to export the briefing.
    Export,
    /// Take the last edit back.
    Undo,
    /// Make it again.
    Redo,
    /// Show what was done.
    History,
    /// Go back to the look before.
    Back,
    /// Go forward again.
    Forward,
    /// Show the whole case on the map.
    FitCase,
    /// Zoom in.
    ZoomIn,
    /// Zoom out.
    ZoomOut,
    /// Copy all claims on what is selected.
    CopyClaims,
    /// Show all that is said of what is selected as a page.
    Dossier,
    /// Copy the view as a link.
    CopyView,
    /// Open a link to a view.
    PasteView,
    /// Show or hide lines of longitude and latitude.
    Graticule,
    /// Show or hide how densely claims lie.
    Density,
    /// Change the look of the screen.
    Theme(ThemeName),
    /// See colours through these eyes.
    SeenAs(ColourVision),
    /// Find something by its name, its words or its position.
    Search,
    /// Point at the middle of the map, to copy its position.
    PointAtMiddle,
    /// Measure something on the map, or measure no longer.
    Measure(MeasureTool),
    /// Show or hide the filters.
    Filters,
    /// Show or hide an instrument below the map.
    Instrument(Instrument),
    /// Show or hide the timeline.
    Timeline,
    /// Let time go on by itself, or hold it.
    Play,
    /// Present the scenes to a room.
    Present,
    /// Show the maps there are.
    Maps,
    /// Show the settings.
    Settings,
    /// Show what the signs mean and the keys do.
    Keys,
    /// Show or hide how long things take.
    Performance,
    /// Close the window.
    Quit,
}

impl Action {
    /// Every action, in the order of the list of keys.
    pub const ALL: [Self; 47] = [
        Self::SelectNothing,
        Self::Open,
        Self::OpenBuiltIn,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::Undo,
        Self::Redo,
        Self::History,
        Self::Back,
        Self::Forward,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::FitCase,
        Self::CopyClaims,
        Self::Dossier,
        Self::CopyView,
        Self::PasteView,
        Self::Search,
        Self::PointAtMiddle,
        Self::Measure(MeasureTool::Path),
        Self::Measure(MeasureTool::Area),
        Self::Measure(MeasureTool::Range),
        Self::Filters,
        Self::Instrument(Instrument::Matrix),
        Self::Instrument(Instrument::Claims),
        Self::Instrument(Instrument::Incidents),
        Self::Instrument(Instrument::Comparison),
        Self::Instrument(Instrument::Matches),
        Self::Timeline,
        Self::Play,
        Self::Present,
        Self::Maps,
        Self::Graticule,
        Self::Density,
        Self::Theme(ThemeName::Paper),
        Self::Theme(ThemeName::Night),
        Self::Theme(ThemeName::Projector),
        Self::SeenAs(ColourVision::Usual),
        Self::SeenAs(ColourVision::Protan),
        Self::SeenAs(ColourVision::Deutan),
        Self::SeenAs(ColourVision::Tritan),
        Self::SeenAs(ColourVision::Grey),
        Self::Settings,
        Self::Keys,
        Self::Performance,
        Self::Quit,
    ];

    /// Whether there is anything for it to do now.
    #[must_use]
    pub fn is_possible(self, state: &State) -> bool {
        let document = &state.document;
        match self {
            Self::Save => {
                let has_news = document.is_changed() || document.file().is_none();
                has_news && state.files.saving.is_none()
            }
            Self::SaveAs => state.files.saving.is_none(),
            Self::Undo => !state.history.past().is_empty(),
            Self::Redo => !state.history.future().is_empty(),
            Self::Back => state.looks.has_past(),
            Self::Forward => state.looks.has_future(),
            Self::SelectNothing => {
                let view = &state.view;
                let is_on_map = view.drawing.is_some() || view.pin.is_some();
                view.selected.is_some() || is_on_map || view.measure.is_some()
            }
            Self::CopyClaims | Self::Dossier => state.view.selected.is_some(),
            Self::Play => state.view.timeline.is_open,
            Self::PointAtMiddle => state.view.standpoint.is_some(),
            Self::Present => !document.case().scenes.is_empty(),
            Self::Open
            | Self::OpenBuiltIn
            | Self::Export
            | Self::History
            | Self::FitCase
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::CopyView
            | Self::PasteView
            | Self::Graticule
            | Self::Density
            | Self::Search
            | Self::Measure(_)
            | Self::Filters
            | Self::Instrument(_)
            | Self::Timeline
            | Self::Theme(_)
            | Self::SeenAs(_)
            | Self::Maps
            | Self::Settings
            | Self::Keys
            | Self::Performance
            | Self::Quit => true,
        }
    }

    /// Whether it is a choice that is made already, as menus mark it.
    #[must_use]
    pub fn is_on(self, state: &State) -> bool {
        match self {
            Self::Graticule => state.view.furniture.graticule,
            Self::Density => state.view.furniture.density,
            Self::Measure(tool) => state.view.drawing == Some(DrawTool::Measure(tool)),
            Self::Filters => state.view.column == Column::Filters,
            Self::Instrument(instrument) => state.view.instrument == Some(instrument),
            Self::Performance => state.view.performance,
            Self::Timeline => state.view.timeline.is_open,
            Self::Play => state.view.playback.is_playing,
            Self::Theme(theme) => state.theme() == theme,
            Self::SeenAs(vision) => state.view.colour_vision == vision,
            _ => false,
        }
    }

    /// The command that does it; `None` when it is not possible now.
    #[must_use]
    pub fn command(self, state: &State) -> Option<Command> {
        if !self.is_possible(state) {
            return None;
        }
        Some(match self {
            Self::SelectNothing if state.view.drawing.is_some() => Command::Draw(None),
            Self::SelectNothing if state.view.pin.is_some() => Command::Pin(None),
            Self::SelectNothing if state.view.measure.is_some() => Command::Measure(None),
            Self::SelectNothing => Command::Select(None),
            Self::Open => sheet(state, Dialog::Open),
            Self::OpenBuiltIn => Command::OpenBuiltIn,
            Self::Save => Command::Save,
            Self::SaveAs => sheet(state, Dialog::SaveAs),
            Self::Export => sheet(state, Dialog::Export),
            Self::Undo => Command::Undo,
            Self::Redo => Command::Redo,
            Self::History => sheet(state, Dialog::History),
            Self::Back => Command::Back,
            Self::Forward => Command::Forward,
            Self::FitCase => Command::FitCase,
            Self::ZoomIn => Command::ZoomBy(1.0),
            Self::ZoomOut => Command::ZoomBy(-1.0),
            Self::CopyClaims => return copy_claims(state),
            Self::Dossier => sheet(state, Dialog::Dossier),
            Self::CopyView => Command::CopyView,
            Self::PasteView => Command::PasteView,
            Self::Graticule => Command::SetFurniture(Furniture {
                graticule: !state.view.furniture.graticule,
                ..state.view.furniture
            }),
            Self::Density => Command::SetFurniture(Furniture {
                density: !state.view.furniture.density,
                ..state.view.furniture
            }),
            Self::Theme(theme) => Command::SetTheme(theme),
            Self::SeenAs(vision) => Command::SetColourVision(vision),
            Self::Search => sheet(state, Dialog::Search),
            Self::PointAtMiddle => Command::Pin(Some(Pin::at(state.view.standpoint?.lon_lat))),
            Self::Measure(tool) => {
                let tool = DrawTool::Measure(tool);
                Command::Draw((state.view.drawing != Some(tool)).then_some(tool))
            }
            Self::Filters => Command::ShowColumn(match state.view.column {
                Column::Filters => Column::Contents,
                Column::Contents | Column::Briefing => Column::Filters,
            }),
            Self::Instrument(instrument) => {
                let is_open = state.view.instrument == Some(instrument);
                Command::ShowInstrument((!is_open).then_some(instrument))
            }
            Self::Timeline => Command::SetTimeline(TimelineLook {
                is_open: !state.view.timeline.is_open,
                ..state.view.timeline
            }),
            Self::Play => Command::SetPlayback(Playback {
                is_playing: !state.view.playback.is_playing,
                ..state.view.playback
            }),
            Self::Present => Command::Present(Some(Stage::Scene)),
            Self::Maps => sheet(state, Dialog::Maps),
            Self::Settings => sheet(state, Dialog::Settings),
            Self::Keys => sheet(state, Dialog::Keys),
            Self::Performance => Command::ShowPerformance(!state.view.performance),
            Self::Quit => Command::Quit,
        })
    }

    /// Whether its keys work while `sheet` is open. A question is answered first; a sheet that only
    /// shows something is in nobody's way.
    #[must_use]
    pub fn works_above(self, sheet: Dialog) -> bool {
        let is_question = matches!(
            sheet,
            Dialog::Open
                | Dialog::SaveAs
                | Dialog::Export
                | Dialog::Unsaved
                | Dialog::Outside
                | Dialog::Recovered
                | Dialog::ViewLink
                | Dialog::Search
        );
        match self {
            Self::Undo | Self::Redo | Self::History => sheet == Dialog::History,
            Self::Settings => sheet == Dialog::Settings,
            Self::Dossier => sheet == Dialog::Dossier,
            Self::Export => sheet == Dialog::Export,
            Self::Search => sheet == Dialog::Search || !is_question,
            Self::Keys | Self::Save | Self::Quit => !is_question,
            _ => false,
        }
    }
}

/// Opens `dialog`, or closes it where it is open.
fn sheet(state: &State, dialog: Dialog) -> Command {
    let is_open = state.view.dialog == Some(dialog);
    Command::Show((!is_open).then_some(dialog))
}

fn copy_claims(state: &State) -> Option<Command> {
    let subject = state.view.selected.as_ref()?;
    if let Some(Part { excerpt, shown, .. }) = Part::selected(state) {
        let (case, contest) = (&excerpt.case, &excerpt.contest);
        let dossier = dossier(case, contest, &shown, subject);
        let text = all_cited(case, contest, Some(&excerpt), subject, &dossier);
        return Some(Command::Copy(text));
    }
    let document = &state.document;
    let (case, contest) = (document.case(), document.contest());
    if !subject.exists_in(case) {
        return None;
    }
    let shown = document.store().shown(&state.view.filter);
    let dossier = dossier(case, contest, &shown.value, subject);
    let text = all_cited(case, contest, None, subject, &dossier);
    Some(Command::Copy(text))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::model::Edit;
    use crate::query::testing::CaseBuilder;
    use crate::state::{Document, Origin};

    fn state() -> State {
        let case = CaseBuilder::new().build();
        State::new(Document::new(case, "", Origin::File("a.ron".into())))
    }

    #[test]
    fn no_key_asks_for_two_things() {
        let mut taken = HashSet::new();
        for action in Action::ALL {
            for shortcut in action.keys() {
                assert!(taken.insert(*shortcut), "{action:?}: {shortcut:?}");
            }
        }
    }

    #[test]
    fn no_two_actions_have_one_name() {
        let names: HashSet<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
    }

    #[test]
    fn keys_are_written_as_people_write_them() {
        for (action, words) in [
            (Action::Redo, "Ctrl+Shift+Z, Ctrl+Y"),
            (Action::Back, "Alt+Left"),
            (Action::ZoomIn, "+"),
            (Action::Settings, "Ctrl+,"),
            (Action::Theme(ThemeName::Night), "2"),
            (Action::OpenBuiltIn, ""),
        ] {
            if !cfg!(target_os = "macos") {
                assert_eq!(action.keys_in_words(), words);
            }
        }
    }

    #[test]
    fn what_there_is_nothing_to_do_for_sends_nothing() {
        let mut state = state();
        for action in [
            Action::Save,
            Action::Undo,
            Action::Redo,
            Action::Back,
            Action::Forward,
            Action::CopyClaims,
            Action::SelectNothing,
        ] {
            assert!(action.command(&state).is_none(), "{action:?}");
        }
        state.apply(Command::Edit(Edit::Title("Another".to_owned())));
        assert!(Action::Undo.command(&state).is_some());
        assert!(Action::Save.command(&state).is_some());
        assert!(Action::Redo.command(&state).is_none());
        state.apply(Command::Undo);
        assert!(Action::Redo.command(&state).is_some());
    }

    #[test]
    fn what_opens_a_sheet_closes_it_again() {
        let mut state = state();
        for _ in 0..2 {
            let command = Action::Settings.command(&state).unwrap();
            state.apply(command);
        }
        assert_eq!(state.view.dialog, None);
    }
}
