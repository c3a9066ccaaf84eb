//! Filters by a least value: civilians killed, grades. What gives none is kept or not, as asked.

use egui::{ComboBox, DragValue, Role, Ui, WidgetInfo};

use crate::model::{AtLeast, Credibility, Facet, Filter, Reliability};
use crate::ui::screen::Screen;
use crate::ui::theme::{HALF, STEP};
use crate::ui::{text, words};

use super::section;

/// The most that can be asked for.
const MOST: u32 = 1_000_000;

/// How many civilians a claim must say were killed at least.
pub(super) fn killed_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    section(ui, screen, "Civilians killed");
    let mut least = wanted.killed.map_or(0, |killed| killed.least);
    ui.horizontal(|ui| {
        text::label(
            ui,
            "At least",
            screen.theme.body(),
            screen.theme.colours.ink,
        );
        let field = DragValue::new(&mut least).range(0..=MOST).speed(0.2);
        let response = ui.add(field);
        response.widget_info(|| {
            WidgetInfo::labeled(Role::SpinButton, true, "Civilians killed at least")
        });
        response.on_hover_text(
            "Claims are shown whose figure reaches this, or may: drag, or click and type. Nought \
             asks for nothing",
        );
    });
    let known = wanted.killed.unwrap_or(AtLeast {
        least: 0,
        unknown: true,
    });
    wanted.killed = (least > 0).then_some(AtLeast { least, ..known });
    if let Some(killed) = &mut wanted.killed {
        let kept = &mut killed.unknown;
        unknown_ui(ui, screen, Facet::Killed, "also without a figure", kept);
    }
}

/// Whether claims that give no value are shown, and how many they are.
fn unknown_ui(ui: &mut Ui, screen: &Screen, facet: Facet, words: &str, kept: &mut bool) {
    ui.add_space(HALF);
    let count = screen.counts().unknown.get(&facet).copied();
    let count = words::counted(count.unwrap_or_default(), "claim");
    ui.checkbox(kept, words)
        .on_hover_text(format!("{count}: what is not known is not nought"));
}

/// How source and claim must be graded at least, where anything is graded.
pub(super) fn grades_ui(ui: &mut Ui, screen: &Screen, wanted: &mut Filter) {
    let case = screen.case();
    let sources = case.sources.values().any(|it| it.reliability.is_some());
    let claims = case.claims.iter().any(|it| it.credibility.is_some());
    let asked = wanted.reliability.is_some() || wanted.credibility.is_some();
    if !(sources || claims || asked) {
        return;
    }
    section(ui, screen, "Grades");
    let letters = Reliability::NAMED.map(|(letter, grade)| (letter.to_owned(), grade));
    let digits = Credibility::ALL.map(|grade| (grade.digit().to_string(), grade));
    // The last of each is no grade: it cannot be judged.
    let (letters, digits) = (&letters[..5], &digits[..5]);
    let source = &mut wanted.reliability;
    grade_ui(ui, screen, Facet::Reliability, "Source", source, letters);
    let claim = &mut wanted.credibility;
    grade_ui(ui, screen, Facet::Credibility, "Claim", claim, digits);
}

fn grade_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    screen: &Screen,
    facet: Facet,
    name: &str,
    wanted: &mut Option<AtLeast<T>>,
    grades: &[(String, T)],
) {
    let said = |least: T| {
        let known = grades.iter().find(|(_, grade)| *grade == least);
        known.map_or_else(String::new, |(said, _)| format!("{said} or better"))
    };
    let any = || "any grade".to_owned();
    let now = wanted.map_or_else(any, |wanted| said(wanted.least));
    ui.add_space(HALF);
    ui.horizontal(|ui| {
        text::label(ui, name, screen.theme.body(), screen.theme.colours.ink);
        let choice = ComboBox::from_id_salt(name).selected_text(&now);
        let response = choice.show_ui(ui, |ui| {
            ui.selectable_value(wanted, None, any());
            for (_, least) in grades {
                let unknown = wanted.is_none_or(|wanted| wanted.unknown);
                let least = *least;
                let choice = Some(AtLeast { least, unknown });
                ui.selectable_value(wanted, choice, said(least));
            }
        });
        let label = format!("{name} graded at least: {now}");
        response
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &label));
        ui.add_space(STEP);
    });
    if let Some(wanted) = wanted {
        let words = format!("{} without a grade", name.to_lowercase());
        unknown_ui(
            ui,
            screen,
            facet,
            &format!("also {words}"),
            &mut wanted.unknown,
        );
    }
}
