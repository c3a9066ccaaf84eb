//! The view: how a document is looked at. Remembered, and not undoable.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::{
    ClaimId, Filter, Measure, SceneId, SourceId, Standpoint, Subject, ThemeName, TimelineLook,
};

use super::{
    ClaimColumn, ColourVision, DetailMaps, Hint, IncidentColumn, Instrument, MatrixLook, Origin,
    Overlays, Pin, Playback, Preferences, TableLook,
};

/// How the document is looked at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct View {
    /// What the panel is about.
    pub selected: Option<Subject>,
    /// The scene of the briefing that was gone to last.
    pub scene: Option<SceneId>,
    /// What a room sees, while the briefing is presented.
    pub stage: Option<Stage>,
    /// Whether the presenter's window is open beside the stage.
    pub presenter: bool,
    /// The claim on it that was asked for, to be shown in full.
    pub claim: Option<ClaimId>,
    /// Where the map stands, once it has come to rest.
    pub standpoint: Option<Standpoint>,
    /// Which claims are shown.
    pub filter: Filter,
    /// How the screen looks and the program behaves.
    pub preferences: Preferences,
    /// The look that the system asks for.
    pub system_theme: ThemeName,
    /// Through whose eyes the colours are seen; for as long as the program runs.
    pub colour_vision: ColourVision,
    /// In which languages the map's names are written.
    pub names: Names,
    /// The maps above the embedded one.
    pub maps: DetailMaps,
    /// What stands on the map besides what is shown on it.
    pub furniture: Furniture,
    /// What is drawn beneath the claims as context.
    pub overlays: Overlays,
    /// Who writes notes here; `None` until they have given a name.
    pub author: Option<String>,
    /// Case files opened or saved lately, the latest first.
    pub recent: Vec<PathBuf>,
    /// What the column on the left holds.
    pub column: Column,
    /// What stands below the map.
    pub instrument: Option<Instrument>,
    /// How the matrix is laid.
    pub matrix: MatrixLook,
    /// What is laid side by side; what is selected, where there is nothing.
    pub compared: Vec<Subject>,
    /// How the table of claims is laid.
    pub claims_table: TableLook<ClaimColumn>,
    /// How the table of incidents is laid.
    pub incidents_table: TableLook<IncidentColumn>,
    /// How the timeline lies below the map.
    pub timeline: TimelineLook,
    /// How its brush goes on by itself.
    pub playback: Playback,
    /// A position on the map that was found or pointed at.
    pub pin: Option<Pin>,
    /// What is measured on the map, until it is taken away.
    pub measure: Option<Measure>,
    /// What is being drawn on the map.
    pub drawing: Option<DrawTool>,
    /// What is told to whoever uses the program for the first time.
    pub hint: Option<Hint>,
    /// Whether it is shown how long things take.
    pub performance: bool,
    /// What stands open above the map.
    pub dialog: Option<Dialog>,
}

impl View {
    /// The look of what its user alone sees.
    #[must_use]
    pub fn theme_at_desk(&self) -> ThemeName {
        self.preferences.theme.on(self.system_theme)
    }

    /// Puts the instruments away as they were at first: how they are laid is remembered with each case.
    pub fn forget_instruments(&mut self) {
        self.instrument = None;
        self.matrix = MatrixLook::default();
        self.compared.clear();
        self.claims_table = TableLook::default();
        self.incidents_table = TableLook::default();
    }

    /// Shows or hides the claims of `sources`.
    pub fn show_sources(&mut self, sources: Vec<SourceId>, shown: bool) {
        for source in sources {
            if shown {
                self.filter.hidden_sources.remove(&source);
            } else {
                self.filter.hidden_sources.insert(source);
            }
        }
    }
}

/// What a room sees while a briefing is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Stage {
    /// The scene.
    #[default]
    Scene,
    /// Nothing, on black.
    Black,
    /// Nothing, on white.
    White,
}

/// What the column on the left holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Column {
    /// What the case has: sources, places, what has no place.
    #[default]
    Contents,
    /// Which claims are shown.
    Filters,
    /// The scenes of the briefing.
    Briefing,
}

/// What can be drawn on the map: to filter by, to measure, or as an annotation of a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DrawTool {
    /// A box, by dragging from corner to corner.
    Box,
    /// An outline, by a click for each corner.
    Outline,
    /// A box around what is to be compared, by dragging from corner to corner.
    Compare,
    /// What is to be measured.
    Measure(MeasureTool),
    /// A callout, by dragging from what it is about to where its words stand.
    Callout,
    /// An arrow, by dragging from its tail to its head.
    Arrow,
    /// A ring, by dragging from its middle outwards.
    Ring,
    /// Words, by a click.
    Text,
}

impl DrawTool {
    /// What becomes of what it draws.
    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Box | Self::Outline => Purpose::Filter,
            Self::Compare => Purpose::Compare,
            Self::Measure(_) => Purpose::Measure,
            Self::Callout | Self::Arrow | Self::Ring | Self::Text => Purpose::Annotate,
        }
    }
}

/// What is to be measured on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MeasureTool {
    /// A path, by a click for each of its points.
    Path,
    /// An area, by a click for each corner.
    Area,
    /// A circle, by dragging from its middle outwards.
    Range,
}

impl MeasureTool {
    /// Every tool, in the order in which they stand side by side.
    pub const ALL: [Self; 3] = [Self::Path, Self::Area, Self::Range];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "Path",
            Self::Area => "Area",
            Self::Range => "Range",
        }
    }
}

/// What becomes of what is drawn on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Claims are filtered by it.
    Filter,
    /// What lies in it is compared.
    Compare,
    /// It is measured.
    Measure,
    /// It is an annotation of a scene.
    Annotate,
}

/// In which languages the map's names are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Names {
    /// English with Arabic beneath.
    #[default]
    Both,
    /// English alone.
    English,
    /// Arabic alone, English where there is none.
    Arabic,
}

impl Names {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Both, Self::English, Self::Arabic];

    /// The name shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Both => "English and Arabic",
            Self::English => "English",
            Self::Arabic => "Arabic",
        }
    }
}

/// What helps to read the map and may be put away. The scale bar and the attribution always stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each piece stands or is put away by itself"
)]
pub struct Furniture {
    /// Lines of equal longitude and latitude.
    pub graticule: bool,
    /// An arrow to the north.
    pub north_arrow: bool,
    /// A small map that shows where the view lies.
    pub locator: bool,
    /// How densely the claims lie, as a layer beneath their marks.
    pub density: bool,
}

impl Default for Furniture {
    fn default() -> Self {
        Self {
            graticule: false,
            north_arrow: false,
            locator: true,
            density: false,
        }
    }
}

/// A sheet above the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dialog {
    /// Where the map and the typefaces come from, and under which licences.
    Credits,
    /// Which maps there are and which are shown.
    Maps,
    /// What every key does.
    Keys,
    /// All notices with their particulars.
    Notices,
    /// Which case to open.
    Open,
    /// To which file to save.
    SaveAs,
    /// As what to export the briefing, or how far that is.
    Export,
    /// What was done, and what can be undone.
    History,
    /// What becomes of unsaved work that is about to be left.
    Unsaved,
    /// What becomes of unsaved work when the file has changed.
    Outside,
    /// Unsaved work of an earlier run.
    Recovered,
    /// How the program looks and behaves.
    Settings,
    /// Which view link to open.
    ViewLink,
    /// What became of the rows of a data set.
    Report,
    /// What the columns of a table are taken for.
    Columns,
    /// What is searched for.
    Search,
    /// All that is said of what is selected, as a page.
    Dossier,
}

/// Where to go from a document that may have unsaved work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// To the end of the program.
    Quit,
    /// To the case from there.
    For(Origin),
    /// To the work in the journal of this name.
    ForRecovered(String),
}
