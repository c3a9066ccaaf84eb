//! Dates that are typed: from when, until when, and as known on which day.

use egui::{Align, Key, Layout, Modifiers, Role, TextEdit, Ui, WidgetInfo, vec2};
use jiff::civil::{Date, DateTime};

use crate::model::{Facet, Filter, KnownOn, Span, Stretch};
use crate::state::{Command, Commands};
use crate::ui::screen::Screen;
use crate::ui::theme::HALF;
use crate::ui::{text, words};

use super::brush::{brush_of, brushed};

/// A column of less than so many times the height of its letters has room for few words.
const NARROW: f32 = 22.0;

/// What is being typed, and what could not be read of what was.
#[derive(Debug, Default)]
pub(super) struct DatesForm {
    typing: Option<(Field, String)>,
    /// What was typed and is no date, in words.
    pub refused: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    To,
    KnownOn,
}

impl Field {
    fn name(self) -> &'static str {
        match self {
            Self::From => "Time from",
            Self::To => "Time to",
            Self::KnownOn => "As known on the day",
        }
    }
}

/// The first and the last time of the brush, as they are typed.
pub(super) fn brush_dates_ui(
    ui: &mut Ui,
    screen: &Screen,
    extent: Stretch,
    form: &mut DatesForm,
    commands: &mut Commands,
) {
    let brush = brush_of(screen);
    let start = brush.map(|brush| words::typed(brush.start()));
    let end = brush.map(|brush| words::typed(last_typed(&brush)));
    in_a_row(ui, screen, |ui| {
        label(ui, screen, "From");
        let taken = screen.theme.small().size * 1.1 + ui.spacing().item_spacing.x * 2.0;
        let width = (ui.available_width() - taken) / 2.0;
        if let Some(typed) = date_ui(ui, screen, Field::From, start, width, form) {
            commands.push(brushed(screen, starting(brush, typed, extent)));
        }
        label(ui, screen, "to");
        if let Some(typed) = date_ui(ui, screen, Field::To, end, width, form) {
            commands.push(brushed(screen, ending(brush, typed, extent)));
        }
    });
}

/// Whether only what had been said by a day is shown, and by which.
pub(super) fn known_on_ui(
    ui: &mut Ui,
    screen: &Screen,
    extent: Stretch,
    form: &mut DatesForm,
    commands: &mut Commands,
) {
    let mut known = screen.filter().known_on;
    in_a_row(ui, screen, |ui| {
        let mut is_on = known.is_some();
        let is_narrow = ui.available_width() < screen.theme.small().size * NARROW;
        let words = if is_narrow { "Known" } else { "As known on" };
        let box_ = ui.checkbox(&mut is_on, words);
        box_.on_hover_text(
            "Show only what had been said by the end of a day: by the claim's own date or, where it \
             has none, by the day its document was published",
        );
        known = is_on.then(|| {
            known.unwrap_or(KnownOn {
                day: extent.end().date().yesterday().unwrap_or(Date::MIN),
                undated: true,
            })
        });
        if let Some(known) = &mut known {
            let day = Some(words::typed(known.day.into()));
            let width = screen.theme.small().size * 7.0;
            let typed = date_ui(ui, screen, Field::KnownOn, day, width, form);
            if let Some(Typed::Time(typed)) = typed {
                known.day = typed.end().date().yesterday().unwrap_or(known.day);
            }
            let counts = &screen.counts().unknown;
            let undated = counts.get(&Facet::KnownOn).copied().unwrap_or_default();
            let undated = words::counted(undated, "claim");
            ui.checkbox(&mut known.undated, "undated")
                .on_hover_text(format!(
                    "{undated} of which nobody knows when they were said"
                ));
        }
    });
    if known != screen.filter().known_on {
        commands.push(Command::SetFilter(Box::new(Filter {
            known_on: known,
            ..screen.filter().clone()
        })));
    }
}

/// What was typed into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    /// It was emptied.
    Nothing,
    /// A date, or a minute.
    Time(Span),
}

/// A line of fields and of the words before them.
fn in_a_row(ui: &mut Ui, screen: &Screen, add: impl FnOnce(&mut Ui)) {
    let size = vec2(ui.available_width(), screen.theme.button_side());
    let layout = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(size, layout, add);
}

fn label(ui: &mut Ui, screen: &Screen, words: &str) {
    let (font, ink) = (screen.theme.small(), screen.theme.colours.ink_soft);
    text::label(ui, words, font, ink);
}

/// The last time of `brush` as people say it: its last day or, within a day, its end.
fn last_typed(brush: &Stretch) -> DateTime {
    words::last_day(brush).map_or(brush.end(), DateTime::from)
}

/// The field of a date. What was typed, once it is done.
fn date_ui(
    ui: &mut Ui,
    screen: &Screen,
    field: Field,
    shown: Option<String>,
    width: f32,
    form: &mut DatesForm,
) -> Option<Typed> {
    let shown = shown.unwrap_or_default();
    let typing = form.typing.as_ref().filter(|(typed, _)| *typed == field);
    let mut typed = typing.map_or_else(|| shown.clone(), |(_, typed)| typed.clone());
    let edit = TextEdit::singleline(&mut typed)
        .hint_text("any")
        .font(screen.theme.small())
        .margin(vec2(HALF, 2.0))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(width - HALF * 2.0);
    let response = ui.add(edit);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, field.name()));
    if response.changed() {
        form.refused = None;
        form.typing = Some((field, typed.clone()));
    }
    let is_given_up = response.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if is_given_up {
        form.typing.take_if(|(typed, _)| *typed == field);
        response.surrender_focus();
    }
    let is_done = response.lost_focus();
    response.on_hover_text("2015, 2015-10, 2015-10-01, 2015-10-01 14:30 or 1 October 2015");
    let (_, typed) = is_done
        .then(|| form.typing.take_if(|(typed, _)| *typed == field))
        .flatten()?;
    if typed.trim() == shown {
        return None;
    }
    if typed.trim().is_empty() {
        return Some(Typed::Nothing);
    }
    if let Ok(time) = words::read_time(&typed) {
        return Some(Typed::Time(time));
    }
    form.refused = Some(format!(
        "“{}” is no date: write 2015-10-01 or 1 October 2015.",
        typed.trim()
    ));
    form.typing = Some((field, typed));
    None
}

/// `brush` from `typed` on, or from all that is dated on. What lies after its end becomes all of it.
fn starting(brush: Option<Stretch>, typed: Typed, extent: Stretch) -> Option<Stretch> {
    let Typed::Time(typed) = typed else {
        return brush.and_then(|brush| Stretch::new(extent.start(), brush.end()));
    };
    let end = brush.map_or(extent.end(), |brush| brush.end());
    Stretch::new(typed.start(), end).or(Some(typed.into()))
}

/// `brush` until the end of `typed`, or of all that is dated. What lies before its start becomes all
/// of it.
fn ending(brush: Option<Stretch>, typed: Typed, extent: Stretch) -> Option<Stretch> {
    let Typed::Time(typed) = typed else {
        return brush.and_then(|brush| Stretch::new(brush.start(), extent.end()));
    };
    let start = brush.map_or(extent.start(), |brush| brush.start());
    // A minute ends within a day, where the end itself is typed.
    let is_minute = Stretch::from(typed).secs() <= 60.0;
    let end = if is_minute {
        typed.start()
    } else {
        typed.end()
    };
    Stretch::new(start, end).or(Some(typed.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(start: &str, end: &str) -> Stretch {
        Stretch::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    fn typed(text: &str) -> Typed {
        Typed::Time(words::read_time(text).unwrap())
    }

    fn extent() -> Stretch {
        of("2015-09-30", "2015-10-03")
    }

    #[test]
    fn one_date_leaves_the_other_end_to_what_is_dated() {
        let from = starting(None, typed("2015-10-01"), extent());
        assert_eq!(from, Some(of("2015-10-01", "2015-10-03")));
        let to = ending(None, typed("2015-10-01"), extent());
        assert_eq!(to, Some(of("2015-09-30", "2015-10-02")));
    }

    #[test]
    fn a_last_day_is_shown_to_its_end_and_a_last_minute_ends_there() {
        let brush = Some(of("2015-09-30", "2015-10-03"));
        let day = ending(brush, typed("2015-10-01"), extent());
        assert_eq!(day, Some(of("2015-09-30", "2015-10-02")));
        assert_eq!(words::typed(last_typed(&day.unwrap())), "2015-10-01");
        let minute = ending(brush, typed("2015-10-01 14:30"), extent());
        assert_eq!(minute, Some(of("2015-09-30", "2015-10-01T14:30")));
        assert_eq!(
            words::typed(last_typed(&minute.unwrap())),
            "2015-10-01 14:30"
        );
    }

    #[test]
    fn a_date_beyond_the_other_one_is_all_of_the_time() {
        let brush = Some(of("2015-10-01", "2015-10-02"));
        let from = starting(brush, typed("2016"), extent());
        assert_eq!(from, Some(of("2016-01-01", "2017-01-01")));
        let to = ending(brush, typed("2015-08"), extent());
        assert_eq!(to, Some(of("2015-08-01", "2015-09-01")));
    }

    #[test]
    fn an_emptied_field_gives_the_end_back() {
        let brush = Some(of("2015-10-01", "2015-10-02"));
        let from = starting(brush, Typed::Nothing, extent());
        assert_eq!(from, Some(of("2015-09-30", "2015-10-02")));
        assert_eq!(ending(None, Typed::Nothing, extent()), None);
    }
}
