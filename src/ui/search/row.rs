//! A line of what was found: what it is called, and what is to be known to tell it from others.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::basemap::{Town, TownKind};
use crate::model::SourceId;
use crate::model::coordinates::Spot;
use crate::query::search::Finding;
use crate::state::archives::{Archive, OpenArchive};
use crate::ui::marks::Mark;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{ROUND, STEP, Theme};
use crate::ui::widgets::{focus_ring, hint};
use crate::ui::words;

use super::found::Hit;
use super::target::Target;

/// What is said of something that was found.
#[derive(Default)]
struct Said {
    mark: Option<Mark>,
    name: String,
    /// Its name in the other script, or the spelling by which it was found.
    beside: String,
    /// What it is.
    detail: String,
}

/// Draws the line, as wide as there is room.
pub(super) fn row_ui(ui: &mut Ui, screen: &Screen, hit: &Hit, is_current: bool) -> Response {
    let theme = screen.theme;
    let said = said(screen, hit);
    let height = height(theme);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_current, &said.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description([said.beside.as_str(), &said.detail].join(" "));
    });
    if ui.is_rect_visible(rect) {
        paint(ui, screen, &said, rect, &response, is_current);
    }
    response.on_hover_ui(|ui| hint(ui, theme, &[&said.name, &said.beside, &said.detail]))
}

/// How high a line is, in points.
pub(super) fn height(theme: &Theme) -> f32 {
    theme.body().size + STEP * 1.5
}

fn paint(ui: &Ui, screen: &Screen, said: &Said, rect: Rect, response: &Response, is_current: bool) {
    let (theme, painter) = (screen.theme, ui.painter());
    let colours = &theme.colours;
    if is_current {
        painter.rect_filled(rect, ROUND, colours.selection);
    } else if response.hovered() {
        painter.rect_filled(rect, ROUND, colours.hover);
    }
    focus_ring(ui, theme, response, rect);
    let inside = rect.shrink2(vec2(STEP, 0.0));
    let mut left = inside.left();
    if let Some(mark) = said.mark {
        let radius = theme.body().size * 0.42;
        let at = pos2(left + radius, rect.center().y);
        painter.add(mark.drawn(at, radius, theme.hue(mark.hue)));
        left = at.x + radius + STEP;
    }
    let put = |words: &str, font, ink, left: f32, room: f32| {
        let galley = text::line(painter, words, font, ink, room.max(0.0));
        let width = galley.size().x;
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        (galley, at, width)
    };
    let room = inside.width() * 0.45;
    let (detail, mut at, width) = put(&said.detail, theme.small(), colours.ink_soft, 0.0, room);
    at.x = inside.right() - width;
    painter.galley(at, detail, colours.ink_soft);
    let right = at.x - STEP * 2.0;
    let (name, at, width) = put(&said.name, theme.body(), colours.ink, left, right - left);
    painter.galley(at, name, colours.ink);
    left += width + STEP;
    if left + STEP * 2.0 < right {
        let (beside, at, _) = put(
            &said.beside,
            theme.body(),
            colours.ink_soft,
            left,
            right - left,
        );
        painter.galley(at, beside, colours.ink_soft);
    }
}

fn said(screen: &Screen, hit: &Hit) -> Said {
    match &hit.target {
        Target::OfCase(finding) => of_case(screen, finding, hit.called.as_deref()),
        Target::Beside(archive, number) => {
            let open = screen.state.archives.get(archive);
            let said =
                |open: &OpenArchive| of_archive(&open.archive, *number, hit.called.as_deref());
            open.map(said).unwrap_or_default()
        }
        Target::Words(words) => Said {
            name: format!("Only claims with “{words}”"),
            detail: "filter by titles, places and names".to_owned(),
            ..Said::default()
        },
        Target::Town(town) => of_town(town, hit.called.as_deref()),
        Target::Spot(spot) => of_spot(screen, spot),
        Target::Action(action) => Said {
            name: action.name().to_owned(),
            detail: action.keys_in_words(),
            ..Said::default()
        },
    }
}

fn of_case(screen: &Screen, finding: &Finding, called: Option<&str>) -> Said {
    let case = screen.case();
    match finding {
        Finding::Subject(subject) => {
            let name = subject.name(case).to_owned();
            let arabic = match subject {
                crate::model::Subject::Place(id) => case.place(id).arabic(),
                _ => None,
            };
            Said {
                beside: beside(&name, arabic, called),
                name,
                ..Said::default()
            }
        }
        Finding::Incident(id) => Said {
            name: case.incident(id).title.clone(),
            detail: words::when(case.incident(id)),
            ..Said::default()
        },
        Finding::Source(id) => Said {
            mark: Some(screen.derived.marks.mark(id)),
            name: case.source(id).name.clone(),
            detail: "show it alone".to_owned(),
            ..Said::default()
        },
        Finding::Speaker(source, speaker) => Said {
            mark: Some(screen.derived.marks.mark(source)),
            name: speaker.clone(),
            detail: format!("{}: filter by the name", short(screen, source)),
            ..Said::default()
        },
        Finding::Claim(id) => {
            let Some(claim) = case.claim(id) else {
                return Said::default();
            };
            let hidden = if screen.shown().shows(claim) {
                ""
            } else {
                ", hidden by filters"
            };
            Said {
                mark: Some(screen.derived.marks.mark(&claim.source)),
                name: claim.statement.text.clone(),
                detail: format!("{}{hidden}", short(screen, &claim.source)),
                ..Said::default()
            }
        }
    }
}

fn of_archive(archive: &Archive, number: usize, called: Option<&str>) -> Said {
    let name = archive.site_name(number).to_owned();
    let arabic = archive.place(number).and_then(|place| place.arabic());
    let incidents = archive.sites()[number].incidents.len();
    let incidents = words::counted(incidents, "incident");
    Said {
        beside: beside(&name, arabic, called),
        detail: incidents,
        name,
        ..Said::default()
    }
}

fn short<'a>(screen: &'a Screen, source: &SourceId) -> &'a str {
    screen.case().source(source).short_name()
}

fn of_town(town: &Town, called: Option<&str>) -> Said {
    let kind = match town.kind {
        TownKind::City => "city",
        TownKind::Town => "town",
        TownKind::Village => "village",
        TownKind::Airfield => "airfield",
    };
    let detail = match (&town.governorate, &town.country) {
        (Some(governorate), _) => format!("{kind}, {governorate} governorate"),
        (None, Some(code)) => format!("{kind}, {}", country(code)),
        (None, None) => kind.to_owned(),
    };
    Said {
        name: town.name.clone(),
        beside: beside(&town.name, town.name_ar.as_deref(), called),
        detail,
        ..Said::default()
    }
}

/// The country with this ISO 3166-1 code, in words where it is one of those around Syria.
fn country(code: &str) -> &str {
    match code {
        "CY" => "Cyprus",
        "EG" => "Egypt",
        "IL" => "Israel",
        "IQ" => "Iraq",
        "IR" => "Iran",
        "JO" => "Jordan",
        "LB" => "Lebanon",
        "PS" => "Palestinian territories",
        "SA" => "Saudi Arabia",
        "SY" => "Syria",
        "TR" => "Turkey",
        other => other,
    }
}

/// What stands beside `name`: the Arabic name, and the spelling by which it was found, if that is
/// neither.
fn beside(name: &str, arabic: Option<&str>, called: Option<&str>) -> String {
    let other = called.filter(|called| *called != name && Some(*called) != arabic);
    let other = other.map(|other| format!("also {other}"));
    let parts = arabic.map(str::to_owned).into_iter().chain(other);
    parts.collect::<Vec<String>>().join(" · ")
}

fn of_spot(screen: &Screen, spot: &Spot) -> Said {
    let form = screen.state.view.preferences.coordinates;
    let detail = match spot.square_m {
        Some(side) => format!("the middle of a square of {side} m"),
        None => String::new(),
    };
    Said {
        name: words::coordinates(spot.at, form),
        detail,
        ..Said::default()
    }
}
