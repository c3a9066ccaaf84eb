//! The list of roles, each with the columns that have it.

use egui::{ComboBox, PopupCloseBehavior, Role as Kind, TextStyle, Ui, WidgetInfo, vec2};

use crate::state::archives::{DateOrder, Preview, Role};

use super::super::choices::caption;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::HALF;
use super::super::words;
use super::form::MappingForm;

/// The roles under their headings.
const GROUPS: [(&str, &[Role]); 7] = [
    (
        "Where",
        &[
            Role::Longitude,
            Role::Latitude,
            Role::Position,
            Role::PlaceName,
        ],
    ),
    ("When", &[Role::FirstDay, Role::LastDay]),
    ("Who says it", &[Role::Source, Role::Documents]),
    ("What happened", &[Role::Title, Role::Words, Role::Id]),
    ("Who", &[Role::By, Role::Hit, Role::Involved]),
    (
        "People killed, whoever they were",
        &[Role::Killed, Role::KilledLeast, Role::KilledMost],
    ),
    (
        "Civilians",
        &[
            Role::Civilians,
            Role::CiviliansLeast,
            Role::CiviliansMost,
            Role::Children,
            Role::Injured,
            Role::InjuredLeast,
            Role::InjuredMost,
        ],
    ),
];

/// What stands where a role has no column.
pub(super) const NO_COLUMN: &str = "no column";

/// How high a list of columns is at most, in points.
const MOST_HIGH: f32 = 320.0;

/// The role of a column of names.
pub(super) const PERSONAL: &str = "Names of victims or witnesses";
pub(super) const PERSONAL_HINT: &str =
    "Exports leave these columns out unless told otherwise; here they are shown.";

/// Every role, and the columns that have it.
pub(super) fn roles_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm, preview: &Preview) {
    ui.spacing_mut().item_spacing.y = HALF;
    for (group, roles) in GROUPS {
        caption(ui, screen, group);
        for role in roles {
            role_ui(ui, screen, form, preview, *role);
        }
        if group == "When" {
            order_ui(ui, screen, form);
        }
    }
    caption(ui, screen, "Personal");
    personal_ui(ui, screen, form, preview);
}

fn role_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm, preview: &Preview, role: Role) {
    let name = words::role(role);
    let chosen = form.columns(role).to_vec();
    let asked = Asked {
        name,
        hint: words::role_hint(role),
        takes_several: role.takes_several(),
    };
    if let Some((column, has)) = columns_ui(ui, screen, &asked, &chosen, &preview.header) {
        form.set_role(role, &column, has);
    }
}

fn personal_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm, preview: &Preview) {
    let chosen = form.personal().to_vec();
    let asked = Asked {
        name: PERSONAL,
        hint: PERSONAL_HINT,
        takes_several: true,
    };
    if let Some((column, is_personal)) = columns_ui(ui, screen, &asked, &chosen, &preview.header) {
        form.set_personal(&column, is_personal);
    }
}

/// What columns are asked for.
struct Asked<'a> {
    name: &'a str,
    hint: &'a str,
    takes_several: bool,
}

/// The columns that are `chosen`, and the way to choose among `all`; returns which was chosen, or is no longer.
fn columns_ui(
    ui: &mut Ui,
    screen: &Screen,
    asked: &Asked,
    chosen: &[String],
    all: &[String],
) -> Option<(String, bool)> {
    let theme = screen.theme;
    let shown = match chosen {
        [] => NO_COLUMN.to_owned(),
        chosen => chosen.join(", "),
    };
    let mut changed = None;
    ui.horizontal(|ui| {
        label_ui(ui, screen, asked.name);
        let behaviour = if asked.takes_several {
            PopupCloseBehavior::CloseOnClickOutside
        } else {
            PopupCloseBehavior::CloseOnClick
        };
        let ink = if chosen.is_empty() {
            theme.colours.ink_soft
        } else {
            theme.colours.ink
        };
        let selected = egui::RichText::new(text::ordered(&shown)).color(ink);
        let combo = ComboBox::from_id_salt(("columns of", asked.name))
            .selected_text(selected)
            .width(ui.available_width())
            .truncate()
            .height(MOST_HIGH * theme.scale)
            .close_behavior(behaviour)
            .show_ui(ui, |ui| {
                if !asked.takes_several
                    && ui.selectable_label(chosen.is_empty(), NO_COLUMN).clicked()
                {
                    changed = chosen.first().map(|column| (column.clone(), false));
                }
                for column in all.iter().filter(|column| !column.is_empty()) {
                    let is_chosen = chosen.contains(column);
                    if ui
                        .selectable_label(is_chosen, text::ordered(column))
                        .clicked()
                    {
                        changed = Some((column.clone(), !is_chosen));
                    }
                }
            });
        let said = format!("{}: {shown}", asked.name);
        let response = combo.response;
        response.widget_info(|| WidgetInfo::labeled(Kind::ComboBox, true, &said));
        response.on_hover_text(format!("{said}. {}", asked.hint));
    });
    changed
}

/// The name of a choice, left of it.
fn label_ui(ui: &mut Ui, screen: &Screen, name: &str) {
    let theme = screen.theme;
    // As high as the field beside it, so that both stand on one line.
    let height = ui.text_style_height(&TextStyle::Button) + ui.spacing().button_padding.y * 2.0;
    let size = vec2(ui.available_width() * 0.48, height);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    let ink = theme.colours.ink;
    let galley = text::line(ui.painter(), name, theme.small(), ink, rect.width());
    let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    response.on_hover_text(name);
}

/// Which of two numbers in a date is the day: as the cells show, or as the user says.
fn order_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm) {
    let shown = form.tried().and_then(|tried| tried.trial.order.clone());
    let as_shown = match &shown {
        Some((order, by)) => format!("{}: {by}", in_words(*order)),
        None => "not shown".to_owned(),
    };
    let choices = [
        (None, as_shown),
        (
            Some(DateOrder::DayFirst),
            in_words(DateOrder::DayFirst).to_owned(),
        ),
        (
            Some(DateOrder::MonthFirst),
            in_words(DateOrder::MonthFirst).to_owned(),
        ),
    ];
    let chosen = form.order();
    let present = choices.iter().find(|(order, _)| *order == chosen);
    let present = present.map_or("", |(_, words)| words.as_str());
    let mut wanted = None;
    ui.horizontal(|ui| {
        label_ui(ui, screen, "Day and month");
        let combo = ComboBox::from_id_salt("order of day and month")
            .selected_text(present)
            .width(ui.available_width())
            .truncate()
            .show_ui(ui, |ui| {
                for (order, words) in &choices {
                    if ui.selectable_label(*order == chosen, words).clicked() {
                        wanted = Some(*order);
                    }
                }
            });
        let said = format!("Day and month: {present}");
        let response = combo.response;
        response.widget_info(|| WidgetInfo::labeled(Kind::ComboBox, true, &said));
        response.on_hover_text(format!(
            "{said}. In dates as 3/4/2015, which of the two numbers is the day: as a cell shows, or as you say."
        ));
    });
    if let Some(order) = wanted {
        form.set_order(order);
    }
}

fn in_words(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "the day first",
        DateOrder::MonthFirst => "the month first",
    }
}
