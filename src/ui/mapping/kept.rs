//! Mappings that the user keeps: begun with, kept under a name, renamed and removed.

use egui::{Align, Button, ComboBox, Key, Layout, Role, TextEdit, Ui, WidgetInfo, vec2};

use crate::state::{Command, Commands};

use super::super::choices::caption;
use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::form::MappingForm;

/// The choice of a kept mapping to begin with; nothing where none is kept.
pub(super) fn begin_ui(ui: &mut Ui, screen: &Screen, form: &mut MappingForm) {
    let kept = &screen.state.archives.kept;
    if kept.is_empty() {
        return;
    }
    caption(ui, screen, "Begin with");
    let shown = form.begun_with.as_deref().unwrap_or(OWN);
    let said = format!("Begin with: {shown}");
    let mut begin = None;
    let combo = ComboBox::from_id_salt("begin with")
        .selected_text(text::ordered(shown))
        .width(ui.available_width())
        .truncate()
        .show_ui(ui, |ui| {
            if ui
                .selectable_label(form.begun_with.is_none(), OWN)
                .clicked()
            {
                begin = form.own().map(|own| (None, own));
            }
            for known in kept {
                let is_chosen = form.begun_with.as_ref() == Some(&known.name);
                let entry = ui.selectable_label(is_chosen, text::ordered(&known.name));
                let said = format!("Begin with {}", known.name);
                entry.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &said));
                if entry.clicked() {
                    begin = Some((Some(known.name.clone()), known.mapping.clone()));
                }
            }
        });
    let response = combo.response;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
    response.on_hover_text("What is chosen below is replaced by that mapping.");
    if let Some((name, mapping)) = begin {
        form.begin_with(&mapping);
        form.name = name.clone().unwrap_or_else(|| mapping.name.clone());
        form.begun_with = name;
    }
}

/// What is begun with where no kept mapping is.
const OWN: &str = "what the table says itself";

/// A field for the name under which the mapping is kept, and what can be done with the one of that name.
pub(super) fn keep_ui(
    ui: &mut Ui,
    screen: &Screen,
    form: &mut MappingForm,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let kept = &screen.state.archives.kept;
    let row = vec2(ui.available_width(), theme.button_side());
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        text::label(ui, "Keep this mapping as", theme.body(), theme.colours.ink);
        let edit = TextEdit::singleline(&mut form.name)
            .hint_text("a name")
            .char_limit(80)
            .desired_width(200.0 * theme.scale);
        let field = ui.add(edit);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of the mapping"));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        field.on_hover_text("Tables with the columns that it uses will be read by it unasked.");
        let name = form.name.trim().to_owned();
        let has_name = !name.is_empty();
        let pressed = ui.add_enabled(has_name, Button::new("Keep")).clicked();
        if has_name && (pressed || entered) {
            let mapping = Box::new(form.mapping());
            commands.push(Command::KeepMapping(name.clone(), mapping));
        }
        let begun = form.begun_with.clone();
        let begun = begun.filter(|begun| kept.iter().any(|known| known.name == *begun));
        let Some(begun) = begun else {
            return;
        };
        ui.add_space(STEP);
        let can_rename = has_name && name != begun;
        let rename = ui.add_enabled(can_rename, Button::new("Rename"));
        let rename = rename.on_hover_text(format!("Keep {begun:?} under the name that is typed"));
        if rename.clicked() {
            commands.push(Command::RenameMapping(begun.clone(), name.clone()));
            form.begun_with = Some(name);
        }
        let remove = ui.button("Remove");
        if remove
            .on_hover_text(format!("Keep {begun:?} no longer"))
            .clicked()
        {
            commands.push(Command::RemoveMapping(begun));
            form.begun_with = None;
        }
    });
}
