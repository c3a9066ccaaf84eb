//! Search: one box for all that can be found, and what was found, kind by kind, as it is typed.
//!
//! The keyboard stays in the box: the arrows choose among what was found, Enter goes there.

mod found;
mod row;
#[cfg(test)]
mod spellings;
mod target;
#[cfg(test)]
mod tests;

use egui::{
    Align2, Context, Frame, Id, Key, Margin, Modal, ModalResponse, Modifiers, Role, ScrollArea,
    TextEdit, Ui, WidgetInfo, vec2,
};

use crate::query::search::Index;
use crate::state::{Command, Commands};

use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP, Theme};
use super::widgets::heading;

use self::found::{Found, Told};
use self::target::Target;

/// What is being searched for, and what was found.
#[derive(Default)]
pub struct SearchMemory {
    text: String,
    /// The row that Enter chooses.
    current: Option<usize>,
    /// What there is to be found in the document of this revision.
    case: Option<(u64, Index<Target>)>,
    /// What was found of which text, beside what was open beside the case.
    found: Option<(String, Found)>,
    /// The revision of that.
    archived: u64,
}

/// The box and what was found; `is_new` in its first frame.
pub fn search_ui(
    ctx: &Context,
    screen: &Screen,
    memory: &mut SearchMemory,
    is_new: bool,
    commands: &mut Commands,
) -> ModalResponse<()> {
    if is_new {
        *memory = SearchMemory {
            case: memory.case.take(),
            ..SearchMemory::default()
        };
    }
    let id = Id::unique("search");
    let below_the_bar = vec2(0.0, screen.theme.bar_height() + STEP * 2.0);
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, below_the_bar);
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(16));
    Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
        let window = ctx.content_rect().size();
        ui.set_width((640.0 * screen.theme.scale).min(window.x - STEP * 8.0));
        ui.spacing_mut().item_spacing.y = HALF;
        let moved = keys(ui, screen, memory, commands);
        field(ui, memory, is_new);
        memory.keep_up(screen);
        let room = window.y - below_the_bar.y - STEP * 16.0;
        found_ui(ui, screen, memory, room, moved, commands);
    })
}

/// Moves among what was found, and goes there; whether it moved.
fn keys(ui: &Ui, screen: &Screen, memory: &mut SearchMemory, commands: &mut Commands) -> bool {
    let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) > 0 {
        commands.push(Command::Show(None));
    }
    let rows = memory.rows();
    let before = memory.current;
    for _ in 0..pressed(Key::ArrowDown) {
        let next = memory.current.map_or(0, |current| current + 1);
        memory.current = (rows > 0).then(|| next.min(rows.saturating_sub(1)));
    }
    for _ in 0..pressed(Key::ArrowUp) {
        memory.current = memory.current.map(|current| current.saturating_sub(1));
    }
    let chosen = memory.current.and_then(|current| memory.target(current));
    if let Some(target) = chosen.filter(|_| pressed(Key::Enter) > 0) {
        target.go(screen, commands);
    }
    before != memory.current
}

/// What is searched for; it keeps the keyboard.
fn field(ui: &mut Ui, memory: &mut SearchMemory, is_new: bool) {
    let edit = TextEdit::singleline(&mut memory.text)
        .hint_text("A place, a source, a claim, a position, a command …")
        .char_limit(500)
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Search for"));
    if is_new || response.lost_focus() {
        response.request_focus();
    }
}

/// What was found, kind by kind, or what can be.
fn found_ui(
    ui: &mut Ui,
    screen: &Screen,
    memory: &SearchMemory,
    room: f32,
    moved: bool,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let Some((text, found)) = &memory.found else {
        text::label(ui, EXAMPLES, theme.small(), theme.colours.ink_soft);
        return;
    };
    // A field cannot show it in its order.
    if *text::ordered(text) != **text {
        text::prose(ui, text, theme.small(), theme.colours.ink_soft);
    }
    match &found.told {
        Some(Told::Refused(why)) => {
            text::prose(ui, why, theme.body(), theme.colours.contradiction);
        }
        Some(Told::Doubt(why)) => {
            text::prose(ui, why, theme.body(), theme.colours.ink);
        }
        None if !found.has_any() => {
            let none = format!("Nothing is called “{}”, and no claim says it.", text.trim());
            text::prose(ui, &none, theme.body(), theme.colours.ink);
        }
        None => {}
    }
    // Where it stands by itself, it would be no higher than it was for what was found before.
    let height = height(theme, found).min(room);
    let scroll = ScrollArea::vertical()
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true]);
    scroll.show(ui, |ui| {
        let mut number = 0;
        for kind in &found.kinds {
            ui.add_space(HALF);
            heading(ui, theme, &kind.name);
            for hit in &kind.hits {
                let is_current = memory.current == Some(number);
                let response = row::row_ui(ui, screen, hit, is_current);
                if response.clicked() {
                    hit.target.go(screen, commands);
                }
                if is_current && moved {
                    response.scroll_to_me(None);
                }
                number += 1;
            }
        }
    });
}

/// How high all that was found stands, in points.
fn height(theme: &Theme, found: &Found) -> f32 {
    let a_heading = theme.small().size + STEP * 3.0;
    let kinds = found.kinds.iter();
    let heights = kinds.map(|kind| {
        let rows = kind.hits.len() as f32;
        a_heading + rows * (row::height(theme) + HALF)
    });
    heights.sum()
}

const EXAMPLES: &str = "Places are found in any spelling and script: Talbiseh, telbise, تلبيسة. Positions \
                        are read in degrees, on the military grid and in UTM: 34.8407 N, 36.7309 E · \
                        34°50′26″N 36°43′51″E · 37S BU 92493 57703.";

impl SearchMemory {
    /// Finds what is typed, unless it is found already.
    fn keep_up(&mut self, screen: &Screen) {
        let state = screen.state;
        let revision = state.document.revision();
        let is_known = |(of, _): &(u64, Index<Target>)| *of == revision;
        let known = self.case.take().filter(is_known);
        let is_other = known.is_none() || self.archived != state.archives.revision();
        self.archived = state.archives.revision();
        let (_, case) = &*self
            .case
            .insert(known.unwrap_or_else(|| (revision, target::of_case(state))));
        if self.text.trim().is_empty() {
            (self.found, self.current) = (None, None);
            return;
        }
        let found = self.found.as_ref();
        if is_other || found.is_none_or(|(of, _)| *of != self.text) {
            let found = Found::of(case, screen, &self.text);
            self.current = found.first();
            self.found = Some((self.text.clone(), found));
        }
    }

    fn rows(&self) -> usize {
        let kinds = self.found.iter().flat_map(|(_, found)| &found.kinds);
        kinds.map(|kind| kind.hits.len()).sum()
    }

    fn target(&self, row: usize) -> Option<&Target> {
        let kinds = self.found.iter().flat_map(|(_, found)| &found.kinds);
        let mut hits = kinds.flat_map(|kind| &kind.hits);
        hits.nth(row).map(|hit| &hit.target)
    }
}
