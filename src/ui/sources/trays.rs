//! The trays: what has no place, what has no date, and what is said of the whole campaign. What stands nowhere else
//! stands here instead of vanishing.

use egui::{AsIdSalt, Response, ScrollArea, Ui};

use crate::model::{IncidentId, Subject};
use crate::state::archives::Listed;
use crate::state::{Commands, OpenArchive};

use super::super::archived::ArchiveShown;
use super::super::row::Row;
use super::super::screen::Screen;
use super::super::text;
use super::super::words::counted;
use super::line::Line;
use super::{local_claims, section, subject_row};

/// How many lines of a tray stand below each other; of more, a list is scrolled.
const MOST: usize = 12;
/// What is called so that has no name.
const UNNAMED: &str = "Unnamed";

/// What no source locates: incidents of the case, and places that data sets name without saying where they are.
pub fn unlocated_tray(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let unlocated = &screen.derived.overview.value.unlocated;
    let is_there = |open: &OpenArchive| {
        let archive = &open.archive;
        !archive.sites_at(None).is_empty() || !archive.placeless().is_empty()
    };
    if unlocated.is_empty() && !screen.state.archives.shown().any(is_there) {
        return;
    }
    section(ui, screen, "No place given");
    of_case(ui, screen, unlocated, "no place given", commands);
    for open in screen.state.archives.shown() {
        let placeless = open.archive.placeless();
        if is_there(open) {
            of_whom(ui, screen, open);
        }
        beside_ui(ui, screen, open, placeless, "no place given", commands);
        let sites = open.archive.sites_at(None);
        let salt = ("unlocated", open.archive.id());
        lines_ui(ui, screen, salt, sites.len(), |ui, at| {
            let line = site(screen, open, sites.start + at);
            Some(line.ui(ui, screen, commands))
        });
    }
}

/// What no source dates: incidents of the case and of data sets.
pub fn undated_tray(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let undated = &screen.derived.overview.value.undated;
    let is_there = |open: &OpenArchive| {
        !open.archive.undated().is_empty() || !open.archive.undated_of_case().is_empty()
    };
    if undated.is_empty() && !screen.state.archives.shown().any(is_there) {
        return;
    }
    section(ui, screen, "No date given");
    of_case(ui, screen, undated, "no date given", commands);
    for open in screen.state.archives.shown() {
        let beside = open.archive.undated_of_case();
        if is_there(open) {
            of_whom(ui, screen, open);
        }
        beside_ui(ui, screen, open, beside, "no date given", commands);
        let undated = open.archive.undated();
        let salt = ("undated", open.archive.id());
        lines_ui(ui, screen, salt, undated.len(), |ui, at| {
            let line = incident(screen, open, undated[at] as usize)?;
            Some(line.ui(ui, screen, commands))
        });
    }
}

/// What is said of all strikes.
pub fn campaign_tray(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    section(ui, screen, "Whole campaign");
    let subject = Subject::Campaign;
    let claims = local_claims(screen, &subject);
    let known = "said of all strikes";
    subject_row(ui, screen, &subject, claims, known, commands);
    for open in screen.state.archives.shown() {
        if let Some(all) = open.archive.all_strikes() {
            of_whom(ui, screen, open);
            let all = std::slice::from_ref(all);
            beside_ui(ui, screen, open, all, "said of all its strikes", commands);
        }
    }
}

/// Above the lines of a data set or of a case beside the case: which that is.
fn of_whom(ui: &mut Ui, screen: &Screen, open: &OpenArchive) {
    let theme = screen.theme;
    let name = &open.archive.about().name;
    text::in_one_line(ui, name, theme.small(), theme.colours.ink_soft);
}

/// Lines for some `subjects` of a case beside the case.
fn beside_ui(
    ui: &mut Ui,
    screen: &Screen,
    open: &OpenArchive,
    subjects: &[Subject],
    told: &str,
    commands: &mut Commands,
) {
    let salt = (told, open.archive.id());
    lines_ui(ui, screen, salt, subjects.len(), |ui, at| {
        let line = beside(screen, open, &subjects[at], told)?;
        Some(line.ui(ui, screen, commands))
    });
}

/// What a case beside the case says of `subject`.
fn beside(screen: &Screen, open: &OpenArchive, subject: &Subject, told: &str) -> Option<Line> {
    let archive = &open.archive;
    let name = subject.name(archive.case()?);
    let shown = ArchiveShown::among(&screen.derived.archives, archive);
    Some(Line {
        said: format!("{name} ({})", archive.about().name),
        name: name.to_owned(),
        claims: shown
            .and_then(|it| it.shown.in_trays.get(subject).copied())
            .unwrap_or_default(),
        subject: subject.clone(),
        told: told.to_owned(),
        badge: None,
        is_of_case: false,
    })
}

fn of_case(
    ui: &mut Ui,
    screen: &Screen,
    incidents: &[IncidentId],
    known: &str,
    commands: &mut Commands,
) {
    lines_ui(ui, screen, known, incidents.len(), |ui, at| {
        let subject = Subject::Incident(incidents[at].clone());
        let claims = local_claims(screen, &subject);
        Some(subject_row(ui, screen, &subject, claims, known, commands))
    });
}

/// So many lines, each drawn by `line` while it is in view; `salt` tells this list from others.
fn lines_ui(
    ui: &mut Ui,
    screen: &Screen,
    salt: impl AsIdSalt,
    count: usize,
    mut line: impl FnMut(&mut Ui, usize) -> Option<Response>,
) {
    if count <= MOST {
        for at in 0..count {
            line(ui, at);
        }
        return;
    }
    let height = Row::height(screen.theme);
    let most = height * MOST as f32;
    ScrollArea::vertical()
        .id_salt(salt)
        .max_height(most)
        // However little of the column is left below: that is scrolled as well.
        .min_scrolled_height(most)
        .auto_shrink([false, true])
        .show_rows(ui, height, count, |ui, in_view| {
            for at in in_view {
                let line = line(ui, at);
                // The keyboard reaches the line after the last in view, and goes on from there.
                if let Some(line) = line.filter(Response::gained_focus) {
                    line.scroll_to_me(None);
                }
            }
        });
}

/// The place `number` of a data set, which it does not locate.
fn site(screen: &Screen, open: &OpenArchive, number: usize) -> Line {
    let archive = &open.archive;
    let named = match archive.site_name(number) {
        "" => UNNAMED,
        name => name,
    };
    let shown = ArchiveShown::among(&screen.derived.archives, archive);
    let claims = shown.map_or(0, |it| it.shown.sites[number].claims);
    let incidents = counted(archive.sites()[number].incidents.len(), "row");
    Line {
        subject: Subject::Place(archive.place_id(number)),
        said: format!("{named} ({})", archive.about().name),
        name: named.to_owned(),
        claims: claims as usize,
        told: format!("{incidents} without a coordinate"),
        badge: None,
        is_of_case: false,
    }
}

/// The incident `number` of a data set, which it does not date.
fn incident(screen: &Screen, open: &OpenArchive, number: usize) -> Option<Line> {
    let archive = &open.archive;
    let Listed {
        id,
        title,
        place,
        row,
    } = archive.listed(number)?;
    let name = match place {
        "" => title.to_owned(),
        // The list goes by places.
        place => format!("{place}: {title}"),
    };
    let shown = ArchiveShown::among(&screen.derived.archives, archive);
    Some(Line {
        subject: Subject::Incident(id),
        said: format!("{name} ({})", archive.about().name),
        name,
        claims: shown.map_or(0, |it| archive.shown_on(number, &it.shown)),
        told: format!("row {}, line {}; no date given", row.number, row.line),
        badge: None,
        is_of_case: false,
    })
}
