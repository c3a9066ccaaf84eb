//! In place of claims that are too many to be laid side by side: how many there are on each question.

use std::sync::Arc;

use egui::Ui;

use crate::model::Subject;
use crate::query::{Crowd, Shown, crowd};
use crate::state::{Command, Commands, Instrument};
use crate::ui::screen::Screen;
use crate::ui::text;
use crate::ui::theme::STEP;
use crate::ui::words;

use super::question_ui;

/// How many claims are laid side by side at most: nobody reads on, and each costs its share of every frame.
const MOST: usize = 2000;

/// What was last found to be crowded, or not.
#[derive(Default)]
pub struct CrowdMemory {
    known: Option<Known>,
}

/// Whether a subject is crowded, and what that was worked out from.
struct Known {
    document: u64,
    revision: u64,
    shown: Arc<Shown>,
    subject: Subject,
    crowd: Option<Arc<Crowd>>,
}

impl CrowdMemory {
    /// The claims on `subject`, where they are too many; worked out again when it or the filter is another.
    pub fn crowd(&mut self, screen: &Screen, subject: &Subject) -> Option<Arc<Crowd>> {
        let (document, shown) = (&screen.state.document, screen.shown());
        let (identity, revision) = (document.identity(), document.revision());
        let is_current = |known: &Known| {
            let is_of = (known.document, known.revision) == (identity, revision);
            is_of && known.subject == *subject && Arc::ptr_eq(&known.shown, shown)
        };
        let known = self.known.take().filter(is_current);
        let known = self.known.insert(known.unwrap_or_else(|| {
            let crowd = crowd(screen.case(), screen.contest(), shown, subject, MOST);
            Known {
                document: identity,
                revision,
                shown: Arc::clone(shown),
                subject: subject.clone(),
                crowd: crowd.map(Arc::new),
            }
        }));
        known.crowd.clone()
    }
}

/// Why the claims on `subject` are not laid side by side, and what to do about it.
fn too_many(screen: &Screen, subject: &Subject, crowd: &Crowd) -> String {
    let claims = words::counted(crowd.claims(), "claim");
    let stack = screen.stacks().with(screen.case(), subject);
    let has_incidents = stack.is_some() && !matches!(subject, Subject::Incident(_));
    let narrower = if has_incidents {
        "Choose one incident, hide"
    } else {
        "Hide"
    };
    format!(
        "{claims} are too many to be laid side by side. {narrower} sources or questions, or move the time on the \
         timeline until no more than {MOST} are left."
    )
}

/// How many claims there are on each question, and what to do to read them.
pub fn crowd_ui(
    ui: &mut Ui,
    screen: &Screen,
    subject: &Subject,
    crowd: &Crowd,
    commands: &mut Commands,
) {
    let theme = screen.theme;
    let (ink, soft) = (theme.colours.ink, theme.colours.ink_soft);
    ui.add_space(STEP * 2.5);
    text::prose(ui, &too_many(screen, subject, crowd), theme.body(), ink);
    for (question, claims) in &crowd.questions {
        ui.add_space(STEP * 1.5);
        question_ui(ui, screen, question);
        let claims = words::counted(*claims, "claim");
        text::label(ui, &claims, theme.small(), soft);
    }
    ui.add_space(STEP * 2.0);
    // The table has no claims but those of the case.
    if screen.excerpt().is_none() && ui.button("Show the table of claims").clicked() {
        commands.push(Command::ShowInstrument(Some(Instrument::Claims)));
    }
}
