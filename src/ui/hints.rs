//! The hints of a first run: a card at the foot of the map, out of the way of what it speaks of.

use egui::{Align2, Area, Context, Frame, Id, Margin, Rect, Ui, vec2};

use crate::state::{Command, Commands, Hint};

use super::actions::Action;
use super::screen::Screen;
use super::text;
use super::theme::{HALF, STEP};

/// The hint whose turn it is, above the map at `map`.
pub fn hint_ui(ctx: &Context, screen: &Screen, map: Rect, commands: &mut Commands) {
    let Some(hint) = screen.state.view.hint else {
        return;
    };
    let width = (380.0 * screen.theme.scale).min(map.width() - STEP * 6.0);
    let foot = map.center_bottom() - vec2(0.0, screen.theme.small().size * 4.0);
    Area::new(Id::unique("hint"))
        .fixed_pos(foot)
        .pivot(Align2::CENTER_BOTTOM)
        .constrain_to(map)
        .fade_in(false)
        .show(ctx, |ui| {
            let frame = Frame::popup(ui.style()).inner_margin(Margin::same(16));
            frame.show(ui, |ui| {
                ui.set_width(width);
                card(ui, screen, hint, commands);
            });
        });
}

fn card(ui: &mut Ui, screen: &Screen, hint: Hint, commands: &mut Commands) {
    let theme = screen.theme;
    ui.spacing_mut().item_spacing.y = HALF;
    text::label(ui, title(hint), theme.strong(), theme.colours.ink);
    text::label(ui, &words(hint), theme.body(), theme.colours.ink);
    ui.add_space(HALF);
    ui.horizontal(|ui| {
        let next = hint.next();
        let name = next.map_or("Done", |_| "Next");
        if ui.button(name).clicked() {
            commands.push(Command::ShowHint(next));
        }
        if next.is_some() && ui.button("No hints").clicked() {
            commands.push(Command::ShowHint(None));
        }
        let all = Hint::ALL.len();
        let number = Hint::ALL.iter().position(|known| *known == hint);
        let number = format!("Hint {} of {all}", number.map_or(all, |before| before + 1));
        text::label(ui, &number, theme.small(), theme.colours.ink_soft);
    });
}

fn title(hint: Hint) -> &'static str {
    match hint {
        Hint::Select => "Select a place",
        Hint::Search => "Find anything by its name",
        Hint::Filter => "Choose which claims are shown",
    }
}

fn words(hint: Hint) -> String {
    match hint {
        Hint::Select => {
            "Click a mark on the map or a place in the list: what is said of it is laid \
                         side by side on the right."
                .to_owned()
        }
        Hint::Search => format!(
            "{} searches for places in any spelling, sources, words of claims, positions such as \
             34.8407 N 36.7309 E, and commands.",
            Action::Search.keys_in_words()
        ),
        Hint::Filter => format!(
            "{} opens the filters; what they hold back is always counted. {} lists all keys.",
            Action::Filters.keys_in_words(),
            Action::Keys.keys_in_words()
        ),
    }
}
