//! What is drawn above the map of a scene: drawn anew, worded, put in order, removed.

use egui::text::{CCursor, CCursorRange};
use egui::{Button, Role, TextEdit, Ui, WidgetInfo};

use crate::model::{Annotation, Scene, SceneId};
use crate::state::{Command, Commands, DrawTool};
use crate::ui::filters::tool_ui;
use crate::ui::map::annotations::{AnnotationMemory, redrawn};
use crate::ui::radius::radius_field;
use crate::ui::screen::Screen;
use crate::ui::theme::HALF;
use crate::ui::widgets::{heading, icon, quiet_button};
use crate::ui::{text, words};

/// The words of a scene's annotations as they are typed: what is blank is not yet the document's.
#[derive(Debug, Clone, Default)]
pub(super) struct DrawnForm {
    of: Option<SceneId>,
    words: Vec<String>,
    /// What they said when they were last looked at, or were made to say.
    known: Vec<String>,
}

/// What is asked of an annotation in the list.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Lower,
    Higher,
    Remove,
}

impl DrawnForm {
    /// The annotations of `scene`, and the tools to draw more.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        screen: &Screen,
        scene: &Scene,
        memory: &mut AnnotationMemory,
        commands: &mut Commands,
    ) {
        self.follow(scene);
        heading(ui, screen.theme, "Drawn on the map");
        tools_ui(ui, screen, commands);
        let mut annotations = scene.annotations.clone();
        let mut asked = None;
        for (number, annotation) in annotations.iter_mut().enumerate() {
            ui.add_space(HALF);
            let wanted = row_ui(ui, screen, scene, number, memory, commands);
            asked = asked.or(wanted.map(|wanted| (number, wanted)));
            self.words_ui(ui, screen, annotation, number, memory, commands);
            if let Annotation::Ring { radius_m, .. } = annotation {
                let units = screen.state.view.preferences.units;
                let name = format!("Radius of ring {}", number + 1);
                let response = radius_field(ui, radius_m, units, &name);
                if response.lost_focus() || response.drag_stopped() {
                    commands.push(Command::EndTyping);
                }
            }
        }
        if annotations != scene.annotations {
            self.known = annotations.iter().map(said).collect();
            commands.push(redrawn(screen, scene, annotations));
        } else if let Some((number, asked)) = asked {
            commands.push(Command::EndTyping);
            let changed = changed(annotations, number, asked);
            commands.push(redrawn(screen, scene, changed));
            commands.push(Command::EndTyping);
        }
    }

    /// Takes over what `scene` says, where somebody else has made it say so.
    fn follow(&mut self, scene: &Scene) {
        let now: Vec<String> = scene.annotations.iter().map(said).collect();
        if self.of.as_ref() != Some(&scene.id) || self.known != now {
            self.of = Some(scene.id.clone());
            self.words.clone_from(&now);
            self.known = now;
        }
    }

    /// The words of an annotation, to be typed.
    fn words_ui(
        &mut self,
        ui: &mut Ui,
        screen: &Screen,
        annotation: &mut Annotation,
        number: usize,
        memory: &mut AnnotationMemory,
        commands: &mut Commands,
    ) {
        let Some(typed) = self.words.get_mut(number) else {
            return;
        };
        let theme = screen.theme;
        let name = format!("Words of {}", called(annotation, number));
        let mut output = TextEdit::multiline(typed)
            .desired_rows(1)
            .hint_text("Words")
            .font(theme.body())
            .desired_width(f32::INFINITY)
            .show(ui);
        let response = &output.response.response;
        response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, &name));
        if memory.just_drawn == Some(number) {
            memory.just_drawn = None;
            response.request_focus();
            response.scroll_to_me(None);
            let all = CCursorRange::two(CCursor::new(0), CCursor::new(typed.chars().count()));
            output.state.cursor.set_char_range(Some(all));
            output.state.store(ui.ctx(), response.id);
        }
        if response.lost_focus() {
            commands.push(Command::EndTyping);
        }
        if response.changed() {
            annotation.say(typed);
        }
        let is_needed = matches!(
            annotation,
            Annotation::Callout { .. } | Annotation::Text { .. }
        );
        if is_needed && typed.trim().is_empty() {
            let (font, ink) = (theme.small(), theme.colours.contradiction);
            text::label(ui, "It needs words: the last are kept.", font, ink);
        }
    }
}

fn said(annotation: &Annotation) -> String {
    annotation.text().unwrap_or_default().to_owned()
}

/// "callout 2"
fn called(annotation: &Annotation, number: usize) -> String {
    let kind = words::kind(annotation).to_lowercase();
    format!("{kind} {}", number + 1)
}

fn tools_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = HALF;
        for (tool, name) in [
            (DrawTool::Callout, "Callout"),
            (DrawTool::Arrow, "Arrow"),
            (DrawTool::Ring, "Ring"),
            (DrawTool::Text, "Text"),
        ] {
            tool_ui(ui, screen, tool, name, commands);
        }
    });
}

/// Which annotation it is, and what can be done to it.
fn row_ui(
    ui: &mut Ui,
    screen: &Screen,
    scene: &Scene,
    number: usize,
    memory: &mut AnnotationMemory,
    commands: &mut Commands,
) -> Option<Asked> {
    let annotation = &scene.annotations[number];
    let (kind, name) = (words::kind(annotation), called(annotation, number));
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let is_selected = memory.is_selected(scene, number);
        let title = format!("{}. {kind}", number + 1);
        let button = Button::selectable(is_selected, &title);
        let response = ui.add(button);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_selected, &title));
        if response
            .on_hover_text("Take hold of it on the map")
            .clicked()
        {
            memory.select(scene, number);
            commands.push(Command::EndTyping);
        }
        let last = scene.annotations.len() - 1;
        for (icon, (before, after), wanted, can) in [
            (icon::UP, ("Move ", " up"), Asked::Lower, number > 0),
            (icon::DOWN, ("Move ", " down"), Asked::Higher, number < last),
            (icon::REMOVE, ("Remove ", ""), Asked::Remove, true),
        ] {
            let name = format!("{before}{name}{after}");
            let button = ui.add_enabled_ui(can, |ui| quiet_button(ui, screen.theme, icon, &name));
            if button.inner.clicked() {
                asked = Some(wanted);
            }
        }
    });
    asked
}

/// `annotations` with that one lower, higher or gone.
fn changed(mut annotations: Vec<Annotation>, number: usize, asked: Asked) -> Vec<Annotation> {
    match asked {
        Asked::Lower => annotations.swap(number, number.saturating_sub(1)),
        Asked::Higher => annotations.swap(number, number + 1),
        Asked::Remove => {
            annotations.remove(number);
        }
    }
    annotations
}
