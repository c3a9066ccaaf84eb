//! The card of a measure: all that is known of it, to be copied, kept or put away.

use egui::{
    Align, Area, Button, Context, Frame, Id, Layout, Margin, Order, Pos2, Rect, Role, ScrollArea,
    Ui, Vec2, WidgetInfo, vec2,
};

use crate::model::Measure;
use crate::state::{Column, Command, Commands, Notice, NoticeKind};
use crate::ui::map::annotations::{AnnotationMemory, redrawn, settled};
use crate::ui::map::chrome::Chrome;
use crate::ui::radius::radius_field;
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::{HALF, STEP, Theme};
use crate::ui::widgets::{icon, icon_button};
use crate::ui::words::measures::{self, Measured};

use super::{MeasureMemory, Told};

/// How large the card is until it was drawn once, and how wide it is at least; in heights of body type.
const USUAL: Vec2 = vec2(20.0, 13.0);
/// How high it is without its rows, in heights of a button.
const OTHERS: f32 = 3.5;

impl super::Measured {
    /// The card beside it, clear of the map's controls where that can be.
    pub fn card_ui(
        &self,
        ctx: &Context,
        screen: &Screen,
        chrome: &Chrome,
        memory: &mut MeasureMemory,
        annotations: &mut AnnotationMemory,
        commands: &mut Commands,
    ) {
        let theme = screen.theme;
        let id = Id::unique("measure");
        let room = room(theme, chrome);
        let at = self.card_at(ctx, id, theme, chrome, memory);
        let takes_focus = std::mem::take(&mut memory.is_by_keys);
        let area = Area::new(id).order(Order::Middle).fixed_pos(at);
        area.constrain_to(room).fade_in(false).show(ctx, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::same(10));
            frame.show(ui, |ui| {
                let told = memory.told(&self.measure, screen.state.view.preferences);
                ui.set_width(width_of(ui, theme, &told.rows).min(room.width() - STEP * 3.0));
                ui.spacing_mut().item_spacing = vec2(HALF, 2.0);
                title_ui(ui, screen, &self.measure, commands);
                // Title and buttons stay in view, however low the map is.
                let others = theme.button_side() * OTHERS;
                let height = (room.height() - others).max(theme.button_side());
                ScrollArea::vertical().max_height(height).show(ui, |ui| {
                    rows_ui(ui, screen, told, takes_focus, commands);
                });
                ui.add_space(HALF);
                buttons_ui(ui, screen, told, annotations, commands);
            });
        });
    }

    /// Where the card stands: beside the last corner, and off the measure where there is room.
    fn card_at(
        &self,
        ctx: &Context,
        id: Id,
        theme: &Theme,
        chrome: &Chrome,
        memory: &mut MeasureMemory,
    ) -> Pos2 {
        // A card that leaps about while a corner is dragged cannot be read.
        let is_held = ctx.input(|input| input.pointer.any_down());
        if let Some(at) = memory.card.filter(|_| is_held) {
            return at;
        }
        let known = ctx.memory(|memory| memory.area_rect(id));
        let size = known.map_or(USUAL * theme.body().size, |rect| rect.size());
        let room = room(theme, chrome);
        let (last, around) = self.place(room);
        let wanted = Rect::from_min_size(last + Vec2::splat(STEP * 2.0), size);
        let taken: Vec<Rect> = chrome.obstacles().chain([around.expand(STEP)]).collect();
        let at = settled(wanted, room, &taken).min;
        memory.card = Some(at);
        at
    }
}

/// What of the map the card may take: with its title and its buttons, a row has to have room.
fn room(theme: &Theme, chrome: &Chrome) -> Rect {
    chrome.room(theme.button_side() * (OTHERS + 1.0))
}

/// As wide as the card has to be for its rows.
fn width_of(ui: &Ui, theme: &Theme, rows: &[Measured]) -> f32 {
    let widths = rows.iter().map(|row| {
        let ink = theme.colours.ink;
        let galley = text::layout(ui.painter(), &row.value, theme.body(), ink, f32::INFINITY);
        galley.size().x
    });
    let widest = widths.fold(0.0, f32::max);
    let around = ui.spacing().button_padding.x * 2.0;
    (values_at(theme) + widest + around).max(theme.body().size * USUAL.x)
}

/// How far from the left the values stand.
fn values_at(theme: &Theme) -> f32 {
    theme.body().size * 6.5
}

fn title_ui(ui: &mut Ui, screen: &Screen, measure: &Measure, commands: &mut Commands) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        let name = measures::title(measure);
        text::label(ui, &name, theme.strong(), theme.colours.ink);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let hint = "Measure no longer (Esc)";
            if icon_button(ui, theme, icon::CLOSE, "Take the measure away", hint).clicked() {
                commands.push(Command::Measure(None));
            }
        });
    });
}

/// What is known of it, by name; a click copies one.
fn rows_ui(ui: &mut Ui, screen: &Screen, told: &Told, takes_focus: bool, commands: &mut Commands) {
    for (number, row) in told.rows.iter().enumerate() {
        row_ui(ui, screen, row.name, |ui| {
            let response = ui.add(Button::new(&row.value).frame_when_inactive(false));
            let said = format!("{}: {}", row.name, row.value);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
            if takes_focus && number == 0 {
                response.request_focus();
            }
            if response.on_hover_text("Copy").clicked() {
                commands.push(Command::Copy(row.value.clone()));
            }
        });
    }
    if let Measure::Range { around, radius_m } = told.measure {
        let mut wanted = radius_m;
        let units = screen.state.view.preferences.units;
        row_ui(ui, screen, "Set to", |ui| {
            radius_field(ui, &mut wanted, units, "Radius of the range");
        });
        if wanted != radius_m {
            let radius_m = wanted;
            commands.push(Command::Measure(Some(Measure::Range { around, radius_m })));
        }
    }
}

/// A name, and beside it, where all values stand, what `value` puts there.
fn row_ui(ui: &mut Ui, screen: &Screen, name: &str, value: impl FnOnce(&mut Ui)) {
    let theme = screen.theme;
    ui.horizontal(|ui| {
        ui.set_min_height(theme.button_side());
        let values = ui.cursor().left() + values_at(theme);
        text::label(ui, name, theme.small(), theme.colours.ink_soft);
        ui.add_space((values - ui.cursor().left()).max(0.0));
        value(ui);
    });
}

fn buttons_ui(
    ui: &mut Ui,
    screen: &Screen,
    told: &Told,
    annotations: &mut AnnotationMemory,
    commands: &mut Commands,
) {
    let (measure, preferences) = (&told.measure, told.preferences);
    ui.horizontal(|ui| {
        if ui
            .button("Copy")
            .on_hover_text("Copy all of it, with its points")
            .clicked()
        {
            commands.push(Command::Copy(measures::in_full(measure, preferences)));
        }
        let scene = screen.scene();
        let has_figure = told.has_figure;
        let keep = Button::new("Keep as an annotation");
        let response = ui.add_enabled(scene.is_some() && has_figure, keep);
        let response = match scene {
            Some(_) if !has_figure => response
                .on_disabled_hover_text("An outline that crosses itself has no area to keep."),
            Some(scene) => response.on_hover_text(format!("On the scene “{}”", scene.title)),
            None => response.on_disabled_hover_text(
                "An annotation belongs to a scene: go to one under Briefing first.",
            ),
        };
        if let Some(scene) = scene.filter(|_| response.clicked()) {
            let said = measures::in_short(measure, preferences.units);
            let kept = measure.drawn(Some(said));
            annotations.select(scene, scene.annotations.len());
            let all = scene.annotations.iter().cloned().chain([kept]);
            commands.push(Command::EndTyping);
            commands.push(redrawn(screen, scene, all.collect()));
            commands.push(Command::EndTyping);
            commands.push(Command::Measure(None));
            commands.push(Command::ShowColumn(Column::Briefing));
            let told = format!("Kept as an annotation of the scene “{}”.", scene.title);
            commands.push(Command::Notify(Notice::new(NoticeKind::Note, told)));
        }
    });
}
