//! What actions are called, and what they are said to do.

use crate::state::{ColourVision, Instrument, MeasureTool, ThemeName};

use super::Action;

impl Action {
    /// Its name in a menu; "…" says that it asks for more.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SelectNothing => "Select nothing",
            Self::Open => "Open …",
            Self::OpenBuiltIn => "Open the built-in case",
            Self::Save => "Save",
            Self::SaveAs => "Save as …",
            Self::Export => "Export …",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::History => "History …",
            Self::Back => "Back",
            Self::Forward => "Forward",
            Self::FitCase => "Whole case",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::CopyClaims => "Copy all claims",
            Self::Dossier => "Dossier …",
            Self::CopyView => "Copy view",
            Self::PasteView => "Open a view link …",
            Self::Graticule => "Lines of longitude and latitude",
            Self::Density => "Density of claims",
            Self::Theme(ThemeName::Paper) => "Theme: Paper",
            Self::Theme(ThemeName::Night) => "Theme: Night",
            Self::Theme(ThemeName::Projector) => "Theme: Projector",
            Self::SeenAs(ColourVision::Usual) => "Colours: usual",
            Self::SeenAs(ColourVision::Protan) => "Colours: as seen by protanopes",
            Self::SeenAs(ColourVision::Deutan) => "Colours: as seen by deuteranopes",
            Self::SeenAs(ColourVision::Tritan) => "Colours: as seen by tritanopes",
            Self::SeenAs(ColourVision::Grey) => "Colours: grey",
            Self::Search => "Search …",
            Self::PointAtMiddle => "Position in the middle of the map",
            Self::Measure(MeasureTool::Path) => "Measure a path",
            Self::Measure(MeasureTool::Area) => "Measure an area",
            Self::Measure(MeasureTool::Range) => "Measure a range",
            Self::Filters => "Filter claims",
            Self::Instrument(Instrument::Matrix) => "Matrix of sources and questions",
            Self::Instrument(Instrument::Claims) => "Table of claims",
            Self::Instrument(Instrument::Incidents) => "Table of incidents",
            Self::Instrument(Instrument::Comparison) => "Comparison of places",
            Self::Instrument(Instrument::Matches) => "Matches of incidents",
            Self::Timeline => "Timeline",
            Self::Play => "Play the timeline",
            Self::Present => "Present the scenes",
            Self::Maps => "Maps …",
            Self::Settings => "Settings …",
            Self::Keys => "Signs and keys …",
            Self::Performance => "Times of work",
            Self::Quit => "Quit",
        }
    }

    /// What it does, in the list of keys. Actions with the same words share a line there.
    #[must_use]
    pub fn does(self) -> &'static str {
        match self {
            Self::SelectNothing => "close what is open, else select nothing",
            Self::Open => "open a case",
            Self::OpenBuiltIn => "open the case that comes with the program",
            Self::Save => "save the case to its file",
            Self::SaveAs => "save the case to another file",
            Self::Export => "export the briefing, claims as data, a picture, or a page",
            Self::Undo => "undo the last edit",
            Self::Redo => "make it again",
            Self::History => "what was done, and what can be undone",
            Self::Back | Self::Forward => "go back to the look before, or forward again",
            Self::FitCase => "show the whole case",
            Self::ZoomIn | Self::ZoomOut => "zoom in or out",
            Self::CopyClaims => "copy all claims on what is selected, with their citations",
            Self::Dossier => "all that is said of what is selected, as a page to be copied",
            Self::CopyView => "copy the view as a link: map, filters, selection",
            Self::PasteView => "open the view link that was copied",
            Self::Graticule => "show or hide lines of longitude and latitude",
            Self::Density => "show or hide how densely the claims lie that are shown",
            Self::Theme(_) => "theme: Paper, Night, Projector",
            Self::SeenAs(_) => "see colours as others do",
            Self::Search => "search for places, sources, claims, positions, commands",
            Self::PointAtMiddle => "the position in the middle of the map, to be copied",
            Self::Measure(_) => "measure a path, an area or a range on the map; again to end",
            Self::Filters => "which claims are shown",
            Self::Instrument(Instrument::Matrix) => {
                "show or hide the matrix: which source says what"
            }
            Self::Instrument(Instrument::Claims) => "show or hide the table of claims",
            Self::Instrument(Instrument::Incidents) => "show or hide the table of incidents",
            Self::Instrument(Instrument::Comparison) => {
                "show or hide the comparison of up to four places"
            }
            Self::Instrument(Instrument::Matches) => {
                "show or hide which incidents may be the same strike"
            }
            Self::Timeline => "show or hide the timeline",
            Self::Play => "let time go on by itself, or hold it",
            Self::Present => "present the scenes, full screen; Esc ends it",
            Self::Maps => "the maps there are, and which is shown",
            Self::Settings => "the settings",
            Self::Keys => "this list, and what the signs mean",
            Self::Performance => "show or hide how long frames and queries take",
            Self::Quit => "close the window",
        }
    }
}
