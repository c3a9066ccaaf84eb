//! A small case, and edits and commands for tests: made by hand, or at random over ids that the
//! case has and ids that it has not. What they say is made up.

mod edits;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) use self::edits::{edit, edits};
use super::maps::{Key, OPEN_STREET_MAP, OnlineMap, predefined};
use super::*;
use crate::model::{
    About, AtLeast, Edit, Filter, Ground, Measure, Note, PlaceId, SourceId, Stretch, Subject,
    TimeAxis,
};
use crate::query::testing::{CaseBuilder, asserts_killed, denies_any_killed, incident, places};

/// The case that random edits and commands are about, as `origin` holds it.
pub(crate) fn document(origin: Origin) -> Document {
    let case = CaseBuilder::two_towns()
        .claims([
            asserts_killed("a", "snc", places(&["talbiseh"]), 36),
            denies_any_killed("b", "mod", incident("four")),
        ])
        .build();
    Document::new(case, "as it began", origin)
}

/// `document` after `edits`.
pub(crate) fn with(document: &Document, edits: &[Edit]) -> Document {
    edits.iter().fold(document.clone(), |document, edit| {
        document.edited(edit).unwrap_or(document)
    })
}

/// Opens `document` in `state` and drops the work there, as if `document` had been read from where
/// it came from.
pub(crate) fn open(state: &mut State, document: Document) -> Vec<Effect> {
    state.apply(match document.origin.clone() {
        Origin::BuiltIn => Command::OpenBuiltIn,
        Origin::File(path) => Command::OpenFile(path),
        Origin::Version(path) => Command::OpenVersion(path),
    });
    state.apply(Command::DropWork);
    state.apply(Command::Replace(Box::new(document)))
}

/// What a file holds once the document of `state` was written to it.
pub(crate) fn written(document: &Document) -> Base {
    Base {
        text: "as it was written".into(),
        case: Arc::new(document.case().clone()),
    }
}

pub(crate) fn note(id: &str, text: &str) -> Edit {
    let note = Note {
        about: About::Campaign,
        by: None,
        on: date(2015, 10, 2),
        text: text.to_owned(),
    };
    Edit::Note(id.into(), Some(Arc::new(note)))
}

pub(crate) fn retitled(title: &str) -> Edit {
    Edit::Title(title.to_owned())
}

/// Few texts, so that edits of one spot meet often; some are blank, and none may be kept.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "",
            " ",
            "made up for a test",
            "a",
            "b",
            "تلبيسة\n\"2\""
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
    ]
}

fn place() -> impl Strategy<Value = PlaceId> {
    select(vec!["talbiseh", "aleppo", "nowhere"]).prop_map(PlaceId::from)
}

fn source() -> impl Strategy<Value = SourceId> {
    select(vec!["snc", "mod", "nobody"]).prop_map(SourceId::from)
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        place().prop_map(Subject::Place),
        select(vec!["nowhere", "four", "none"]).prop_map(|id| Subject::Incident(id.into())),
        Just(Subject::Campaign),
    ]
}

fn path() -> impl Strategy<Value = PathBuf> {
    select(vec!["/cases/a.ron", "/cases/b.ron", "relative", ""]).prop_map(PathBuf::from)
}

fn point() -> impl Strategy<Value = geo::Point> {
    (-180.0..=180.0, -90.0..=90.0).prop_map(|(lon, lat)| geo::Point::new(lon, lat))
}

/// What a user changes in the case, or takes back.
pub(crate) fn editing() -> impl Strategy<Value = Command> {
    prop_oneof![
        6 => edit().prop_map(Command::Edit),
        1 => Just(Command::EndTyping),
        2 => Just(Command::Undo),
        2 => Just(Command::Redo),
        1 => prop_oneof![0..10_usize, Just(usize::MAX)].prop_map(Command::GoTo),
    ]
}

pub(crate) fn selecting() -> impl Strategy<Value = Command> {
    option::of(subject()).prop_map(Command::Select)
}

pub(crate) fn hiding() -> impl Strategy<Value = Command> {
    let sources = vec(source(), 0..3);
    (sources, any::<bool>()).prop_map(|(sources, shown)| Command::ShowSources(sources, shown))
}

/// What a user changes in how the case is looked at, or goes back from.
pub(crate) fn looking() -> impl Strategy<Value = Command> {
    prop_oneof![
        selecting(),
        select(vec!["a", "none"]).prop_map(|id| Command::ShowClaim(id.into())),
        option::of(select(vec![Stage::Scene, Stage::Black, Stage::White]))
            .prop_map(Command::Present),
        select(vec!["1", "2", "none"]).prop_map(|id| Command::ShowScene(id.into())),
        hiding(),
        (point(), 0.0..16.0).prop_map(|(at, zoom)| Command::LookAt(at, zoom)),
        standpoint().prop_map(Command::MapRests),
        Just(Command::FitCase),
        (-20.0..20.0).prop_map(Command::ZoomBy),
        vec(place(), 0..3).prop_map(Command::ShowOnMap),
        Just(Command::Back),
        Just(Command::Forward),
        select(vec![Column::Contents, Column::Filters, Column::Briefing])
            .prop_map(Command::ShowColumn),
        option::of(draw_tool()).prop_map(Command::Draw),
        option::of(measure()).prop_map(Command::Measure),
        pin().prop_map(Command::Pin),
        filter().prop_map(|filter| Command::SetFilter(Box::new(filter))),
        timeline().prop_map(Command::SetTimeline),
        option::of(select(Instrument::ALL.to_vec())).prop_map(Command::ShowInstrument),
        vec(subject(), 0..6).prop_map(Command::Compare),
        select(ClaimColumn::ALL.to_vec())
            .prop_map(|by| Command::SetClaimsTable(TableLook::default().sorted_by(by))),
        select(IncidentColumn::ALL.to_vec())
            .prop_map(|by| Command::SetIncidentsTable(TableLook::default().sorted_by(by))),
        any::<bool>().prop_map(|whole_case| Command::SetMatrix(MatrixLook {
            whole_case,
            ..MatrixLook::default()
        })),
        look().prop_map(|look| Command::LookAgain(Box::new(look))),
        Just(Command::CopyView),
        Just(Command::PasteView),
        look().prop_map(|look| Command::OpenView(link::written(&look).unwrap_or_default())),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    let sources = vec(source(), 0..3);
    (sources, text(), option::of(0..50u32)).prop_map(|(sources, text, killed)| Filter {
        hidden_sources: sources.into_iter().collect(),
        text,
        killed: killed.map(|least| AtLeast {
            least,
            unknown: least % 2 == 0,
        }),
        ..Filter::default()
    })
}

/// A look at the case.
pub(crate) fn look() -> impl Strategy<Value = Look> {
    let standpoint = option::of(standpoint());
    (option::of(subject()), filter(), standpoint, timeline()).prop_map(
        |(selected, filter, standpoint, timeline)| Look {
            selected,
            filter,
            standpoint,
            timeline,
        },
    )
}

fn ground() -> impl Strategy<Value = Ground> {
    point().prop_filter_map("off the globe", Ground::at)
}

fn draw_tool() -> impl Strategy<Value = DrawTool> {
    prop_oneof![
        select(vec![
            DrawTool::Box,
            DrawTool::Outline,
            DrawTool::Compare,
            DrawTool::Arrow
        ]),
        select(MeasureTool::ALL.to_vec()).prop_map(DrawTool::Measure),
    ]
}

/// A measure; one of too few points cannot be written down.
fn measure() -> impl Strategy<Value = Measure> {
    prop_oneof![
        vec(ground(), 2..5).prop_map(Measure::Path),
        vec(ground(), 3..5).prop_map(Measure::Area),
        (ground(), any::<u32>()).prop_map(|(around, radius_m)| Measure::Range { around, radius_m }),
    ]
}

fn pin() -> impl Strategy<Value = Option<Pin>> {
    let (name, square_m) = (option::of(text()), option::of(1..100_000_u32));
    option::of(
        (point(), name, square_m).prop_map(|(at, name, square_m)| Pin { at, name, square_m }),
    )
}

fn timeline() -> impl Strategy<Value = TimelineLook> {
    let axis = select(vec![TimeAxis::Strikes, TimeAxis::Statements]);
    let range = option::of((1..9_000_i16, 1.0..1e9)).prop_map(|from| {
        let (year, secs) = from?;
        let start = jiff::civil::DateTime::from(date(year, 1, 1));
        Some(Stretch::new(start, start.saturating_add(1.minute()))?.at_least(secs))
    });
    (any::<bool>(), axis, range).prop_map(|(is_open, axis, range)| TimelineLook {
        is_open,
        axis,
        range,
    })
}

fn playback() -> impl Strategy<Value = Playback> {
    let (speed, window) = (select(Speed::ALL.to_vec()), select(Window::ALL.to_vec()));
    (any::<bool>(), speed, window).prop_map(|(is_playing, speed, window)| Playback {
        is_playing,
        speed,
        window,
    })
}

fn preferences() -> impl Strategy<Value = Preferences> {
    let theme = select(ThemeChoice::ALL.to_vec());
    let units = select(Units::ALL.to_vec());
    let form = select(CoordinateForm::ALL.to_vec());
    let presenter = select(PresenterChoice::ALL.to_vec());
    (theme, any::<u8>(), units, form, any::<bool>(), presenter).prop_map(
        |(theme, text_percent, units, coordinates, reduce_motion, presenter)| Preferences {
            theme,
            text_percent,
            units,
            coordinates,
            reduce_motion,
            presenter,
        },
    )
}

/// Few places to stand, so that some are come to twice.
pub(crate) fn standpoint() -> impl Strategy<Value = Standpoint> {
    (select(vec![36.5, 36.7]), 5..8_u8).prop_map(|(lon, zoom)| Standpoint {
        lon_lat: geo::Point::new(lon, 34.5),
        zoom: f64::from(zoom),
    })
}

fn dialog() -> impl Strategy<Value = Option<Dialog>> {
    option::of(select(vec![
        Dialog::Credits,
        Dialog::Maps,
        Dialog::Keys,
        Dialog::Notices,
        Dialog::Open,
        Dialog::SaveAs,
        Dialog::Export,
        Dialog::History,
        Dialog::Unsaved,
        Dialog::Outside,
        Dialog::Recovered,
        Dialog::Settings,
        Dialog::ViewLink,
        Dialog::Dossier,
    ]))
}

fn online_map() -> impl Strategy<Value = Box<OnlineMap>> {
    option::of("[a-z]{1,6}").prop_map(|key| {
        Box::new(OnlineMap {
            key: key.as_deref().and_then(Key::new),
            ..predefined()[0].clone()
        })
    })
}

fn maps() -> impl Strategy<Value = Command> {
    let map_id = || select(vec![OPEN_STREET_MAP, "own-1", "none"]).prop_map(str::to_owned);
    let detail = prop_oneof![
        Just(Detail::None),
        path().prop_map(Detail::File),
        map_id().prop_map(Detail::Online),
    ];
    prop_oneof![
        path().prop_map(Command::OpenMap),
        detail.prop_map(Command::ShowDetail),
        path().prop_map(Command::ForgetMap),
        online_map().prop_map(Command::DescribeOnline),
        map_id().prop_map(Command::DropOnline),
        map_id().prop_map(Command::AllowOnline),
        map_id().prop_map(Command::ForbidOnline),
        (map_id(), any::<bool>()).prop_map(|(id, allowed)| Command::AllowFromStart(id, allowed)),
        any::<bool>().prop_map(Command::SetOffline),
        Just(Command::ClearTiles),
        Just(Command::ClearArchiveCache),
        any::<bool>().prop_map(Command::SetNamesAbovePictures),
    ]
}

fn screen() -> impl Strategy<Value = Command> {
    let furniture =
        any::<[bool; 4]>().prop_map(|[graticule, north_arrow, locator, density]| Furniture {
            graticule,
            north_arrow,
            locator,
            density,
        });
    let overlay = || (0..9_u64).prop_map(OverlayId::numbered);
    prop_oneof![
        select(ThemeName::ALL.to_vec()).prop_map(Command::SetTheme),
        select(ThemeName::ALL.to_vec()).prop_map(Command::SystemThemeIs),
        preferences().prop_map(Command::SetPreferences),
        select(Names::ALL.to_vec()).prop_map(Command::SetNames),
        select(ColourVision::ALL.to_vec()).prop_map(Command::SetColourVision),
        any::<bool>().prop_map(Command::ShowPresenter),
        any::<bool>().prop_map(Command::ShowPerformance),
        furniture.prop_map(Command::SetFurniture),
        dialog().prop_map(Command::Show),
        option::of(select(Hint::ALL.to_vec())).prop_map(Command::ShowHint),
        text().prop_map(Command::Copy),
        vec(path(), 0..3).prop_map(Command::OpenOverlays),
        (overlay(), any::<bool>()).prop_map(|(id, shown)| Command::ShowOverlay(id, shown)),
        overlay().prop_map(Command::RemoveOverlay),
    ]
}

fn export() -> impl Strategy<Value = Export> {
    (path(), exported(), any::<bool>()).prop_map(|(path, what, overwrites)| Export {
        path,
        what,
        overwrites,
    })
}

fn exported() -> impl Strategy<Value = Exported> {
    let format = select(Format::ALL.to_vec());
    let size = select(PictureSize::COMMON.to_vec());
    let briefing = (format, size, any::<bool>()).prop_map(|(format, size, with_notes)| {
        Exported::Briefing(BriefingExport {
            format,
            size,
            with_notes,
        })
    });
    let extent = select(vec![Extent::Shown, Extent::All]);
    let form = select(DataForm::ALL.to_vec());
    let data = (form, extent, any::<[bool; 2]>()).prop_map(|(form, extent, [case, withholds])| {
        Exported::Data(DataExport {
            form,
            extent,
            with_case: case,
            archives: vec!["made-up".into()],
            withholds,
        })
    });
    let framing = select(vec![Framing::Map, Framing::Screen]);
    let scale = select(Scale::ALL.to_vec());
    let window = select(PictureSize::COMMON.to_vec());
    let picture = (framing, window, scale, any::<bool>());
    let picture = picture.prop_map(|(framing, window, scale, withholds)| {
        Exported::Picture(PictureExport {
            framing,
            window,
            scale,
            withholds,
        })
    });
    let page = any::<bool>().prop_map(|withholds| Exported::Page(PageExport { withholds }));
    let report = Just(Exported::Report("made-up".into()));
    prop_oneof![briefing, data, picture, page, report]
}

fn files() -> impl Strategy<Value = Command> {
    let settlement = prop_oneof![
        Just(Settlement::Reload),
        Just(Settlement::KeepMine),
        vec(edit().prop_map(|edit| edit.spot()), 0..4).prop_map(Settlement::Merge),
    ];
    let journal = || select(vec!["one", "none"]).prop_map(str::to_owned);
    prop_oneof![
        path().prop_map(Command::OpenFile),
        Just(Command::Save),
        path().prop_map(Command::SaveAs),
        Just(Command::Quit),
        Just(Command::DropWork),
        Just(Command::SaveWork),
        export().prop_map(|export| Command::Export(Box::new(export))),
        Just(Command::CancelExport),
        settlement.prop_map(Command::Settle),
        journal().prop_map(Command::Recover),
        journal().prop_map(Command::DropRecovered),
    ]
}

/// Anything that a user can ask for.
pub(crate) fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        3 => editing(),
        2 => looking(),
        1 => maps(),
        1 => screen(),
        2 => files(),
    ]
}

/// A case that says something else of the same file, after `edits` of somebody else's.
pub(crate) fn somebody_elses(mine: &Document, edits: &[Edit]) -> Document {
    let case = with(mine, edits).case().clone();
    Document::new(case, format!("{edits:?}"), mine.origin.clone())
}

/// What no recording has, at any time: the file with other content, unsaved work of an earlier run,
/// the end of saving.
pub(crate) fn result() -> impl Strategy<Value = Command> {
    let file = || document(Origin::File("/cases/a.ron".into()));
    let other = move |edits: Vec<Edit>| Box::new(somebody_elses(&file(), &edits));
    prop_oneof![
        edits().prop_map(move |edits| Command::FoundOnDisk(other(edits))),
        edits().prop_map(move |edits| Command::Replace(other(edits))),
        edits().prop_map(move |edits| {
            let journal = "one".to_owned();
            let when = "yesterday".to_owned();
            let document = with(&file(), &edits);
            Command::OfferRecovered(vec![Recovered {
                journal,
                when,
                document,
            }])
        }),
        edits().prop_map(move |edits| {
            let base = other(edits).base().clone();
            Command::Saved(base, "/cases/a.ron".into())
        }),
        Just(Command::NotSaved),
        (0..3_usize).prop_map(|drawn| Command::ExportIs(ExportProgress::Drawn(drawn, 3))),
        Just(Command::ExportEnded(ExportEnd::Done(
            Done::Scenes(3),
            "/cases/a.pdf".into()
        ))),
        Just(Command::ExportEnded(ExportEnd::Failed)),
        playback().prop_map(Command::SetPlayback),
        text().prop_map(|text| Command::Dismiss(Notice::new(NoticeKind::Problem, text))),
        text().prop_map(|text| Command::Notify(Notice::new(NoticeKind::Problem, text))),
    ]
}
