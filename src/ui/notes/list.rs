//! All notes of a case in short, each a way to what it is about.

use egui::{Align, Layout, Role, Sense, TextWrapMode, Ui, WidgetInfo};

use crate::model::{About, Case, Note, Subject};
use crate::query::Stacks;
use crate::state::{Command, Commands};

use super::super::screen::Screen;
use super::super::text;
use super::super::theme::STEP;
use super::super::widgets::{focus_ring, heading};
use super::super::words;
use super::slip::ground;

/// All notes of the case, each with what it is about; nothing where there are none.
pub fn list_ui(ui: &mut Ui, screen: &Screen, commands: &mut Commands) {
    let theme = screen.theme;
    let count = screen.case().notes.len();
    if count == 0 {
        return;
    }
    ui.add_space(STEP * 2.0);
    heading(ui, theme, "Notes");
    let how_many = words::capitalised(&words::counted_in_words(count, "note"));
    let how_many = match count {
        1 => format!("{how_many}, which is no claim."),
        _ => format!("{how_many}, which are no claims."),
    };
    text::label(ui, &how_many, theme.small(), theme.colours.ink_soft);
    for (_, note) in screen.derived.notes.all() {
        entry(ui, screen, note, commands);
    }
}

fn entry(ui: &mut Ui, screen: &Screen, note: &Note, commands: &mut Commands) {
    let theme = screen.theme;
    let about = words::capitalised(&words::about(screen.case(), &note.about));
    let slip = ground(ui, screen, |ui| {
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
            let first = note.text.trim().lines().next().unwrap_or_default();
            let soft = theme.colours.ink_soft;
            text::label(ui, &about, theme.strong(), theme.colours.ink);
            text::label(ui, first, theme.body(), theme.colours.ink);
            text::label(ui, &words::signature(note), theme.small(), soft);
        });
    });
    let Some(subject) = home(screen.case(), screen.stacks(), &note.about) else {
        return;
    };
    let response = slip.response.interact(Sense::click());
    let name = format!(
        "Go to the note on {}",
        words::about(screen.case(), &note.about)
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, theme, &response, response.rect);
    if response.on_hover_text(&name).clicked() {
        commands.push(Command::Select(Some(subject)));
    }
}

/// The subject at which a note about `about` stands; `None` when the case has none.
fn home(case: &Case, stacks: &Stacks, about: &About) -> Option<Subject> {
    let subject = match about {
        About::Campaign => Some(Subject::Campaign),
        About::Place(id) => Some(Subject::Place(id.clone())),
        About::Incident(id) => stacks.subject_of_incident(case, id),
        About::Claim(id) => stacks.subject_of_scope(case, &case.claim(id)?.scope),
        About::Question(question) => {
            let mut claims = case.claims.iter();
            let answer = claims.find(|claim| claim.question == *question);
            answer.map_or(Some(Subject::Campaign), |claim| {
                stacks.subject_of_scope(case, &claim.scope)
            })
        }
    };
    subject.filter(|subject| subject.exists_in(case))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Question;
    use crate::query::testing::{CaseBuilder, asserts_killed, incident};

    #[test]
    fn every_note_has_a_subject_at_which_it_stands() {
        let case = CaseBuilder::two_towns()
            .claims([asserts_killed("a", "snc", incident("four"), 36)])
            .build();
        let stacks = Stacks::of(&case);
        let talbiseh = || Some(Subject::Place("talbiseh".into()));
        for (about, stands_at) in [
            (About::Campaign, Some(Subject::Campaign)),
            (About::Place("talbiseh".into()), talbiseh()),
            (About::Incident("four".into()), talbiseh()),
            (
                About::Incident("nowhere".into()),
                Some(Subject::Incident("nowhere".into())),
            ),
            (About::Claim("a".into()), talbiseh()),
            (About::Question(Question::CivilianHarm), talbiseh()),
            (About::Question(Question::Damage), Some(Subject::Campaign)),
            (About::Place("gone".into()), None),
            (About::Claim("gone".into()), None),
        ] {
            assert_eq!(home(&case, &stacks, &about), stands_at, "{about:?}");
        }
    }
}
