//! The bar at the top and the status line at the bottom.

use std::sync::Arc;

use egui::{Align, ComboBox, Id, Layout, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::model::{Case, Span};
use crate::query::{Answer, Freshness, Shown};
use crate::state::{
    ColourVision, Command, Commands, Detail, Dialog, Document, Names, NoticeKind, Origin, ThemeName,
};

use super::map::MapMemory;
use super::menu::menus;
use super::screen::Screen;
use super::text;
use super::theme::STEP;
use super::title::{TitleForm, title_ui};
use super::widgets::{focus_ring, icon, icon_button, segment, tag};
use super::words;

/// The case's title and time, and the choices of how the screen looks.
pub fn title_bar(ui: &mut Ui, screen: &Screen, title: &mut TitleForm, commands: &mut Commands) {
    let bar = ui.available_rect_before_wrap();
    let id = Id::unique("room for the choices");
    let room = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    let (begin, end) = bar.split_left_right_at_x(bar.right() - room);
    let in_line = |rect| {
        let layout = Layout::left_to_right(Align::Center);
        UiBuilder::new().max_rect(rect).layout(layout)
    };
    case_ui(&mut ui.new_child(in_line(begin)), screen, title, commands);
    // After the case, so that the keyboard comes to it after the case.
    let mut choices = ui.new_child(in_line(end));
    choices_ui(&mut choices, screen, commands);
    let taken = choices.min_rect().width().ceil();
    if (taken - room).abs() >= 1.0 {
        ui.data_mut(|data| data.insert_temp(id, taken));
        ui.ctx().request_discard("the choices need other room");
    }
}

/// The menus, and what is open.
fn case_ui(ui: &mut Ui, screen: &Screen, title: &mut TitleForm, commands: &mut Commands) {
    let theme = screen.theme;
    menus(ui, screen, commands);
    changed_mark(ui, screen);
    ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
    let campaign = &screen.case().campaign;
    title_ui(ui, screen, title, commands);
    if matches!(screen.state.document.origin, Origin::Version(_)) {
        let hint = "It stays as it is: what you make of it is saved as a copy.";
        tag(ui, theme, "earlier version").on_hover_text(hint);
    }
    let span = campaign.span.to_string();
    // Where the title fills the bar, there is no room for even the start of it.
    let is_known = campaign.span != Span::ALWAYS;
    if is_known && !title.is_open() && ui.available_width() > STEP * 8.0 {
        text::label(ui, &span, theme.small(), theme.colours.ink_soft);
    }
}

/// How the screen looks, and the sheets that explain it.
fn choices_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    names_choice(ui, screen, commands);
    ui.add_space(STEP);
    theme_choice(ui, screen, commands);
    ui.add_space(STEP);
    for (icon, name, hint, sheet) in [
        (
            icon::SEARCH,
            "Search",
            "Search for places, sources, claims, positions and commands (Ctrl+K)",
            Dialog::Search,
        ),
        (
            icon::MAP,
            "Maps",
            "Maps: which are shown, and what they ask of the network (M)",
            Dialog::Maps,
        ),
        (
            icon::KEYS,
            "Keys",
            "What the signs mean and the keys do (F1)",
            Dialog::Keys,
        ),
        (
            icon::INFO,
            "Credits",
            "Sources and licences of the map",
            Dialog::Credits,
        ),
    ] {
        if icon_button(ui, theme, icon, name, hint).clicked() {
            commands.push(Command::Show(Some(sheet)));
        }
    }
}

/// A dot before the title while there is work that the file does not hold.
fn changed_mark(ui: &mut Ui, screen: &Screen) {
    let theme = screen.theme;
    if !screen.state.document.is_changed() {
        return;
    }
    let side = theme.small().size * 0.6;
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, "Not saved"));
    let painter = ui.painter();
    painter.circle_filled(rect.center(), side / 2.0, theme.colours.ink);
    response.on_hover_text("There is work that is not saved.");
}

/// Where `document` comes from, in words.
pub(super) fn origin(document: &Document) -> String {
    match &document.origin {
        Origin::BuiltIn => "The built-in case".to_owned(),
        Origin::File(path) => path.display().to_string(),
        Origin::Version(path) => format!("An earlier version, {}", path.display()),
    }
}

/// The title of `document`, marked where there is work that its file does not hold.
#[must_use]
pub fn title(document: &Document) -> String {
    let mark = if document.is_changed() { "• " } else { "" };
    format!("{mark}{}", document.case().title)
}

/// The three themes side by side.
fn theme_choice(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for name in ThemeName::ALL {
            let chosen = screen.state.theme() == name;
            if segment(ui, screen.theme, name.name(), chosen).clicked() {
                commands.push(Command::SetTheme(name));
            }
        }
    });
}

fn names_choice(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let chosen = screen.state.view.names;
    let combo = ComboBox::from_id_salt("names")
        .selected_text(chosen.name())
        .show_ui(ui, |ui| {
            for names in Names::ALL {
                if ui.selectable_label(names == chosen, names.name()).clicked() {
                    commands.push(Command::SetNames(names));
                }
            }
        });
    combo
        .response
        .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, "Names on the map"));
    combo
        .response
        .on_hover_text("Languages of the names on the map");
}

/// Where the pointer is, how near the map, what is shown of what, and what there is to know.
pub fn status_bar(ui: &mut Ui, screen: &Screen, map: &MapMemory, commands: &mut Commands) {
    let theme = screen.theme;
    let ink = theme.colours.ink_soft;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP * 3.0;
        let width = theme.small().size * 14.0;
        ui.allocate_ui_with_layout(
            vec2(width, theme.small().size * 1.4),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(width);
                if let Some(at) = map.pointer {
                    let form = screen.state.view.preferences.coordinates;
                    text::label(ui, &words::coordinates(at, form), theme.small(), ink);
                }
            },
        );
        let zoom = format!("Zoom {:.1}", map.zoom());
        text::label(ui, &zoom, theme.small(), ink);
        shown_ui(ui, screen);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Truncate);
            network(ui, screen, commands);
            vision(ui, screen, commands);
            unfinished(ui, screen, commands);
            notice(ui, screen, commands);
        });
    });
}

/// What is under way with files, and what is still to be decided on.
fn unfinished(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    if screen.state.files.saving.is_some() {
        text::label(ui, "Saving …", theme.small(), theme.colours.ink_soft);
    }
    if let Some(exporting) = &screen.state.files.exporting {
        let button = egui::Button::new(words::exporting(exporting)).small();
        if ui
            .add(button)
            .on_hover_text("How far the export is, and a way to cancel it")
            .clicked()
        {
            commands.push(Command::Show(Some(Dialog::Export)));
        }
    }
    let Some((words, sheet)) = question(screen) else {
        return;
    };
    let button = egui::Button::new(words)
        .small()
        .wrap_mode(egui::TextWrapMode::Extend);
    if ui.add(button).clicked() {
        commands.push(Command::Show(Some(sheet)));
    }
}

/// The question that was put off, with its sheet. One at a time, the more urgent first: there is
/// little room.
fn question(screen: &Screen) -> Option<(&'static str, Dialog)> {
    if screen.state.outside.is_some() {
        return Some(("File changed …", Dialog::Outside));
    }
    let has_found = !screen.state.recovered.is_empty();
    has_found.then_some(("Unsaved work …", Dialog::Recovered))
}

/// What went well last, if nothing has gone wrong since; else the most serious notice. All of them
/// are a click away.
fn notice(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let notices = &screen.state.notices;
    let last = notices.last().filter(|last| last.kind == NoticeKind::Note);
    let gravest = || notices.iter().max_by_key(|notice| notice.kind);
    let Some(notice) = last.or_else(gravest) else {
        return;
    };
    let colour = match notice.kind {
        NoticeKind::Note => theme.colours.ink_soft,
        NoticeKind::Warning => theme.colours.tension,
        NoticeKind::Problem => theme.colours.contradiction,
    };
    let galley = text::line(
        ui.painter(),
        &notice.text,
        theme.small(),
        colour,
        ui.available_width(),
    );
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &notice.text));
    focus_ring(ui, theme, &response, rect);
    ui.painter().galley(rect.min, galley, colour);
    if response.clicked() {
        commands.push(Command::Show(Some(Dialog::Notices)));
    }
    response.on_hover_text("Click for all notices and their particulars.");
}

/// Through whose eyes colours are seen, if not as usual; one click makes them so.
fn vision(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let Some(remark) = screen.state.view.colour_vision.remark() else {
        return;
    };
    if ui
        .small_button("Usual colours")
        .on_hover_text("Shows the screen's own colours again.")
        .clicked()
    {
        commands.push(Command::SetColourVision(ColourVision::Usual));
    }
    let theme = screen.theme;
    text::label(ui, remark, theme.small(), theme.colours.tension);
}

/// Whether any server is asked for anything; one click makes it none.
fn network(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let maps = &screen.state.view.maps;
    let online = match maps.drawn() {
        Detail::Online(id) if !maps.offline => maps.online_called(id),
        _ => None,
    };
    let Some(map) = online else {
        text::label(ui, "Offline map", theme.small(), theme.colours.ink_soft);
        return;
    };
    let hint = format!(
        "{} is asked for the tiles in view. Click to ask nobody.",
        map.host()
    );
    if ui
        .small_button("Work offline")
        .on_hover_text(hint)
        .clicked()
    {
        commands.push(Command::SetOffline(true));
    }
    let words = format!("Online: {}", map.name);
    text::label(ui, &words, theme.small(), theme.colours.tension);
}

/// What is shown of what; cut where a question needs the room.
fn shown_ui(ui: &mut Ui, screen: &Screen) {
    let theme = screen.theme;
    let taken = match question(screen) {
        Some(_) => theme.small().size * 18.0,
        None => 0.0,
    };
    let room = (ui.available_width() - taken).max(0.0);
    let ink = theme.colours.ink_soft;
    let mut words = shown_of_what(screen.case(), &screen.derived.shown);
    words.push_str(&archives_shown(screen));
    let galley = text::line(ui.painter(), &words, theme.small(), ink, room);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.painter().galley(rect.min, galley, ink);
}

/// How much is shown of the archives that are, after how much of the case.
fn archives_shown(screen: &Screen) -> String {
    let archives = &screen.state.archives;
    let visible = screen
        .derived
        .archives
        .iter()
        .filter(|it| archives.shows(&it.id));
    let counts = visible.clone().map(|it| &it.shown.counts);
    let (shown, all) = counts.fold((0, 0), |(shown, all), counts| {
        (shown + counts.shown, all + counts.all)
    });
    let what = match visible.count() {
        0 => return String::new(),
        1 => "archive".to_owned(),
        more => format!("{more} archives"),
    };
    format!(" · {what}: {shown} of {}", words::counted(all, "claim"))
}

/// How much of `case` is `shown`, and whether that is still being worked out.
fn shown_of_what(case: &Case, shown: &Answer<Arc<Shown>>) -> String {
    let unlocated = case.unlocated().count();
    let mut parts = vec![
        format!(
            "{} of {} shown",
            shown.value.counts.shown,
            words::counted(case.claims.len(), "claim")
        ),
        words::counted(case.places.len(), "place"),
    ];
    if unlocated > 0 {
        parts.push(format!("{unlocated} unlocated"));
    }
    if shown.freshness == Freshness::Earlier {
        parts.push("being counted again …".to_owned());
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Filter;
    use crate::query::testing::{CaseBuilder, asserts_killed, incident};
    use crate::query::{CaseStore, Contest, Stacks, Store};

    #[test]
    fn a_count_of_what_was_asked_before_is_said_to_be_one() {
        let claims = [asserts_killed("a", "snc", incident("four"), 36)];
        let case = CaseBuilder::two_towns().claims(claims).build();
        let contest = Contest::of(&case);
        let store = CaseStore {
            case: &case,
            contest: &contest,
            stacks: &Stacks::of(&case),
        };
        let shown = store.shown(&Filter::default());
        let now = "1 of 1 claim shown · 2 places · 1 unlocated";
        assert_eq!(shown_of_what(&case, &shown), now);
        assert_eq!(
            shown_of_what(&case, &shown.earlier()),
            format!("{now} · being counted again …")
        );
    }
}
