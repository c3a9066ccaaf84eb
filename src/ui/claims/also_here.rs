//! Who else speaks of the very coordinate: the case, and each archive, by a link to what that says there.

use egui::Ui;

use crate::model::{Ground, PlaceId, Subject};
use crate::query::anchor;
use crate::state::{Commands, OpenArchive};
use crate::ui::leads::lead_called;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP};
use crate::ui::words::counted;

/// Links to what the case and the archives that are shown say of the coordinate of `subject`, where it is
/// not what is looked at.
pub fn also_here_ui(ui: &mut Ui, screen: &Screen, subject: &Subject, commands: &mut Commands) {
    let Some(ground) = ground_of(screen, subject) else {
        return;
    };
    let own = screen.excerpt().map(|excerpt| &excerpt.subject);
    let own = own.and_then(|subject| screen.state.archives.with(subject));
    let is_other = |open: &&OpenArchive| own.is_none_or(|own| !std::ptr::eq(own, *open));
    let at_desk = screen
        .state
        .archives
        .shown()
        .filter(|_| screen.state.view.stage.is_none());
    let archived = at_desk
        .filter(is_other)
        .filter_map(|open| in_archive(open, ground));
    let in_case = own.and_then(|_| in_case(screen, ground));
    let links: Vec<(String, PlaceId)> = in_case.into_iter().chain(archived).collect();
    if links.is_empty() {
        return;
    }
    let theme = screen.theme;
    ui.add_space(HALF);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.spacing_mut().interact_size.y = 0.0;
        text::label(ui, "Also here:", theme.small(), theme.colours.ink_soft);
        for (words, place) in links {
            lead_called(ui, &words, &Subject::Place(place), theme.small(), commands);
        }
    });
}

/// Where `subject` is, if it is at a point.
fn ground_of(screen: &Screen, subject: &Subject) -> Option<Ground> {
    let case = screen.case();
    let place = match subject {
        Subject::Place(id) => id,
        Subject::Incident(id) => case.incidents.get(id)?.places.first()?,
        Subject::Campaign => return None,
    };
    Ground::at(anchor(&case.places.get(place)?.at)?)
}

/// The place of the case at `ground`.
fn in_case(screen: &Screen, ground: Ground) -> Option<(String, PlaceId)> {
    let case = screen.state.document.case();
    let is_there = |at| anchor(at).and_then(Ground::at) == Some(ground);
    let mut places = case.places.iter();
    let (id, place) = places.find(|(_, place)| is_there(&place.at))?;
    Some((format!("{} in the case", place.name), id.clone()))
}

/// The first place of `open` at `ground`, and how many incidents stand there.
fn in_archive(open: &OpenArchive, ground: Ground) -> Option<(String, PlaceId)> {
    let archive = &open.archive;
    let sites = archive.sites_at(Some(ground));
    let incidents = archive.sites()[sites.clone()]
        .iter()
        .map(|site| site.incidents.len());
    let incidents = counted(incidents.sum(), "incident");
    let first = sites.into_iter().next()?;
    let name = &archive.about().name;
    Some((format!("{incidents} in {name}"), archive.place_id(first)))
}
