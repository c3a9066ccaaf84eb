//! Filters that are kept in the case under a name: taken up by a click, kept, renamed, changed and
//! removed. What they are kept as is the document's, and can be undone.

use std::sync::Arc;

use egui::{
    Button, Key, Popup, Rect, Response, Role, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::model::{Case, Edit, Filter, FilterSet, FilterSetId};
use crate::state::{Command, Commands};

use crate::ui::row::{Row, Tone};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, STEP};
use crate::ui::widgets::{hint, icon, quiet_button};
use crate::ui::{text, words};

use super::section;

/// What is being typed in the list of filter sets.
#[derive(Debug, Clone, Default)]
pub struct FilterSetsForm {
    /// The name that the present filters are to be kept under.
    name: String,
    /// The set that is being renamed, and its new name as it is typed.
    renaming: Option<Renaming>,
}

#[derive(Debug, Clone)]
struct Renaming {
    id: FilterSetId,
    name: String,
    /// Whether its field has been drawn.
    is_open: bool,
}

/// The filter sets of the case, each to be taken up by a click, and a field to keep the present
/// filters under a name.
pub fn sets_ui(ui: &mut Ui, screen: &Screen, form: &mut FilterSetsForm, commands: &mut Commands) {
    section(ui, screen, "Kept filters");
    let theme = screen.theme;
    let sets = &screen.case().filter_sets;
    if sets.is_empty() {
        let words = "None yet. Filters that are given a name are saved with the case.";
        text::label(ui, words, theme.small(), theme.colours.ink_soft);
    }
    let mut by_name: Vec<_> = sets.iter().collect();
    by_name.sort_by_key(|(id, set)| (set.name.to_lowercase(), *id));
    for (id, set) in by_name {
        match &mut form.renaming {
            Some(renaming) if renaming.id == *id => {
                if renaming_ui(ui, screen, set, renaming, commands) {
                    form.renaming = None;
                }
            }
            _ => row(ui, screen, id, set, form, commands),
        }
    }
    ui.add_space(HALF);
    keep_ui(ui, screen, form, commands);
}

/// A set by its name: a click takes it up; what else can be done with it is in its menu.
fn row(
    ui: &mut Ui,
    screen: &Screen,
    id: &FilterSetId,
    set: &Arc<FilterSet>,
    form: &mut FilterSetsForm,
    commands: &mut Commands,
) {
    let is_present = set.filter == *screen.filter();
    let side = ui.spacing().interact_size.y;
    let (line, end) = line_with_end(ui, side);
    let mut line = ui.new_child(UiBuilder::new().max_rect(line));
    let row = Row {
        tone: if is_present {
            Tone::Selected
        } else {
            Tone::Shown
        },
        ..Row::new(&set.name)
    };
    let row = row.ui(&mut line, screen);
    row.widget_info(|| WidgetInfo::selected(Role::Button, true, is_present, &set.name));
    if row.clicked() {
        commands.push(Command::SetFilter(Box::new(set.filter.clone())));
    }
    row.on_hover_ui(|ui| {
        let shows = words::filter(screen.case(), &set.filter);
        let click = if is_present {
            "These filters are the present ones."
        } else {
            "Click to filter by them."
        };
        hint(ui, screen.theme, &[&set.name, &shows, click]);
    });
    let mut end = ui.new_child(UiBuilder::new().max_rect(end));
    let name = format!("Change {}", set.name);
    let pen = quiet_button(&mut end, screen.theme, icon::EDIT, &name);
    Popup::menu(&pen).show(|ui| menu(ui, screen, id, set, is_present, form, commands));
}

/// A line as wide as there is room, and at its end a square as wide as `side`.
fn line_with_end(ui: &mut Ui, side: f32) -> (Rect, Rect) {
    let size = vec2(ui.available_width(), side);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    rect.split_left_right_at_x(rect.right() - side - STEP)
}

fn menu(
    ui: &mut Ui,
    screen: &Screen,
    id: &FilterSetId,
    set: &Arc<FilterSet>,
    is_present: bool,
    form: &mut FilterSetsForm,
    commands: &mut Commands,
) {
    if ui.button("Rename …").clicked() {
        form.renaming = Some(Renaming {
            id: id.clone(),
            name: set.name.clone(),
            is_open: false,
        });
    }
    let change = Button::new("Keep the present filters in it");
    if ui.add_enabled(!is_present, change).clicked() {
        let filter = screen.filter().clone();
        commands.push(kept(screen.case(), id.clone(), set.name.clone(), filter));
    }
    if ui.button("Remove").clicked() {
        commands.push(Command::Edit(Edit::FilterSet(id.clone(), None)));
    }
}

/// A field for a new name of `set`; whether renaming is over.
fn renaming_ui(
    ui: &mut Ui,
    screen: &Screen,
    set: &FilterSet,
    renaming: &mut Renaming,
    commands: &mut Commands,
) -> bool {
    let called = format!("New name of {}", set.name);
    let field = name_field(
        ui,
        screen,
        &mut renaming.name,
        &called,
        ui.available_width(),
    );
    if !renaming.is_open {
        field.request_focus();
        renaming.is_open = true;
        return false;
    }
    if !field.lost_focus() {
        return false;
    }
    let name = renaming.name.trim();
    let is_given_up = ui.input(|input| input.key_pressed(Key::Escape));
    if !is_given_up && !name.is_empty() && name != set.name {
        commands.push(kept(
            screen.case(),
            renaming.id.clone(),
            name.to_owned(),
            set.filter.clone(),
        ));
    }
    true
}

/// A field and a button to keep the present filters: under a new name, or under one that is there,
/// which they then replace.
fn keep_ui(ui: &mut Ui, screen: &Screen, form: &mut FilterSetsForm, commands: &mut Commands) {
    let case = screen.case();
    let filter = screen.filter();
    let name = form.name.trim().to_owned();
    let known = case.filter_sets.iter().find(|(_, set)| set.name == name);
    let verb = if known.is_some() { "Replace" } else { "Keep" };
    let is_filtered = *filter != Filter::default();
    ui.horizontal(|ui| {
        let button_width = STEP * 8.0 * screen.theme.scale;
        let width = ui.available_width() - button_width - ui.spacing().item_spacing.x;
        let field = name_field(ui, screen, &mut form.name, "Keep these filters as", width);
        let has_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let can_keep = is_filtered && !name.is_empty();
        let button = ui
            .add_enabled(can_keep, Button::new(verb))
            .on_hover_text("Keep the present filters in the case under this name")
            .on_disabled_hover_text(if is_filtered {
                "Give the present filters a name first"
            } else {
                "Nothing is filtered now: there is nothing to keep"
            });
        if can_keep && (button.clicked() || has_entered) {
            let id = known.map_or_else(|| id_for(&name, case), |(id, _)| id.clone());
            commands.push(kept(case, id, name.clone(), filter.clone()));
            form.name.clear();
        }
    });
}

fn name_field(
    ui: &mut Ui,
    screen: &Screen,
    name: &mut String,
    called: &str,
    width: f32,
) -> Response {
    const LONGEST: usize = 80;
    let field = TextEdit::singleline(name)
        .hint_text("a name")
        .char_limit(LONGEST)
        .font(screen.theme.body())
        .desired_width(width - STEP);
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, called));
    field
}

/// Keeps `filter` in `case`, as far as that has what it chooses: nothing of an archive is in it.
fn kept(case: &Case, id: FilterSetId, name: String, filter: Filter) -> Command {
    let filter = filter.sound_in(case);
    let set = FilterSet { name, filter };
    Command::Edit(Edit::FilterSet(id, Some(Arc::new(set))))
}

/// An id made of the letters and digits of `name` that `case` has not given yet.
fn id_for(name: &str, case: &Case) -> FilterSetId {
    let lower = name.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let stem = match words.join("-") {
        stem if stem.is_empty() => "filters".to_owned(),
        stem => stem,
    };
    let numbered = (2_u64..).map(|number| format!("{stem}-{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(numbered);
    let free = ids.find(|id| !case.filter_sets.contains_key(id.as_str()));
    FilterSetId::from(free.unwrap_or(stem).as_str())
}

#[cfg(test)]
mod tests;
