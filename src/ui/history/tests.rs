use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::model::{About, MarkShape, Note, Scope};
use crate::query::testing::{CaseBuilder, asserts_killed};
use crate::state::{Document, Origin, State, ThemeName};
use crate::ui::Derived;
use crate::ui::theme::{Theme, fonts};

/// A case with a step for each of `edits`.
fn after(edits: Vec<Edit>) -> State {
    let case = CaseBuilder::two_towns()
        .claims([asserts_killed("a", "snc", Scope::Campaign, 36)])
        .build();
    let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
    for edit in edits {
        state.apply(Command::Edit(edit));
        state.apply(Command::EndTyping);
    }
    state
}

fn edits() -> Vec<Edit> {
    let note = Note {
        about: About::Place("talbiseh".into()),
        by: None,
        on: jiff::civil::date(2026, 11, 22),
        text: "Ask for the hour.\nAnd the minute.".into(),
    };
    vec![
        Edit::Title("Homs".into()),
        Edit::Note("note-id".into(), Some(Arc::new(note))),
        Edit::Shape("snc".into(), Some(MarkShape::Star)),
    ]
}

/// The sheet on its own; what is clicked in it is applied.
struct Sheet {
    harness: Harness<'static>,
    state: Rc<RefCell<State>>,
}

impl Sheet {
    fn of(state: State) -> Self {
        let state = Rc::new(RefCell::new(state));
        let shown = Rc::clone(&state);
        let mut has_fonts = false;
        let harness = Harness::new_ui(move |ui| {
            if !has_fonts {
                // Taken up in the frame after this one.
                ui.ctx().set_fonts(fonts());
                has_fonts = true;
                return;
            }
            let mut commands = Commands::default();
            let mut state = shown.borrow_mut();
            let derived = Derived::of(&state, None);
            let theme = Theme::new(ThemeName::Paper);
            let screen = Screen::new(&state, &theme, &derived);
            history_ui(ui, &screen, &mut commands);
            for command in commands.drain() {
                state.apply(command);
            }
        });
        let mut sheet = Self { harness, state };
        sheet.harness.run();
        sheet
    }

    fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run();
    }

    /// The steps from the top, the present one in brackets.
    fn steps(&self) -> Vec<String> {
        let buttons = self.harness.query_all_by_role(Role::Button);
        let steps = buttons.filter_map(|node| {
            let node = node.accesskit_node();
            let name = node.label()?;
            let is_step = name != "Undo" && name != "Redo";
            is_step.then(|| match node.toggled() {
                Some(Toggled::True) => format!("[{name}]"),
                _ => name,
            })
        });
        steps.collect()
    }

    fn done(&self) -> usize {
        self.state.borrow().history.past().len()
    }
}

#[test]
fn a_case_that_nobody_changed_says_so() {
    let sheet = Sheet::of(after(Vec::new()));
    assert_eq!(sheet.steps(), [""; 0]);
    assert!(
        sheet
            .harness
            .query_by_label_contains("Nothing has been changed")
            .is_some()
    );
}

#[test]
fn the_newest_step_stands_first_and_the_present_is_marked() {
    let mut sheet = Sheet::of(after(edits()));
    let steps = [
        "[Shape of snc: star]",
        "Note on talbiseh added",
        "Title changed to “Homs”",
        "The case as it was read",
    ];
    assert_eq!(sheet.steps(), steps);
    sheet.click("Undo");
    assert_eq!(
        sheet.steps()[..2],
        ["Shape of snc: star", "[Note on talbiseh added]"]
    );
    sheet.click("Redo");
    assert_eq!(sheet.steps(), steps);
}

#[test]
fn a_click_goes_to_any_step_and_back() {
    let mut sheet = Sheet::of(after(edits()));
    for (step, done) in [
        ("Title changed to “Homs”", 1),
        ("Shape of snc: star", 3),
        ("The case as it was read", 0),
        ("Note on talbiseh added", 2),
    ] {
        sheet.click(step);
        assert_eq!(sheet.done(), done, "{step}");
        assert_eq!(sheet.steps().len(), 4, "nothing is forgotten");
    }
}

#[test]
fn a_history_with_forgotten_steps_does_not_say_that_it_begins_with_the_case_as_read() {
    let titles = (0..=1000).map(|number| Edit::Title(format!("Title {number}")));
    let mut state = after(titles.collect());
    state.apply(Command::GoTo(0));
    assert_eq!(state.document.case().title, "Title 0");
    state.apply(Command::Edit(Edit::Title("another".into())));
    let forgotten = "The case before these steps; earlier ones are forgotten";
    let mut sheet = Sheet::of(state);
    assert_eq!(sheet.steps(), ["[Title changed to “another”]", forgotten]);
    sheet.click(forgotten);
    sheet
        .state
        .borrow_mut()
        .apply(Command::Edit(Edit::Title("a".into())));
    sheet
        .state
        .borrow_mut()
        .apply(Command::Edit(Edit::Title("Title 0".into())));
    sheet.harness.run();
    assert_eq!(
        sheet.steps(),
        [format!("[{forgotten}]")],
        "with no step left"
    );
}

#[test]
fn a_step_tells_how_its_note_begins() {
    let state = after(edits());
    let step = &state.history.past()[1];
    assert_eq!(beginning(step), Some("Ask for the hour."));
    let turned = Step {
        done: step.undone.clone(),
        undone: step.done.clone(),
    };
    assert_eq!(beginning(&turned), Some("Ask for the hour."), "removed too");
    assert_eq!(beginning(&state.history.past()[0]), None);
}
