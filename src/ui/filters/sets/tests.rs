use std::cell::RefCell;
use std::rc::Rc;

use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::model::Scope;
use crate::query::testing::{CaseBuilder, asserts_killed};
use crate::state::{Document, Origin, State, ThemeName};
use crate::ui::memory::Derived;
use crate::ui::theme::{Theme, fonts};

fn about(text: &str) -> Filter {
    Filter {
        text: text.to_owned(),
        ..Filter::default()
    }
}

/// A case with these filters in it by their names, of which none is taken up.
fn keeping(names: &[&str]) -> State {
    let case = CaseBuilder::two_towns()
        .claims([asserts_killed("a", "snc", Scope::Campaign, 36)])
        .build();
    let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
    for name in names {
        let case = state.document.case();
        let id = id_for(name, case);
        let keep = kept(case, id, (*name).to_owned(), about(name));
        state.apply(keep);
    }
    state
}

/// The list on its own; what is asked for in it is done.
struct List {
    harness: Harness<'static>,
    state: Rc<RefCell<State>>,
}

impl List {
    fn of(state: State) -> Self {
        let state = Rc::new(RefCell::new(state));
        let shown = Rc::clone(&state);
        let (mut has_fonts, mut form) = (false, FilterSetsForm::default());
        let harness = Harness::new_ui(move |ui| {
            if !has_fonts {
                ui.ctx().set_fonts(fonts());
                has_fonts = true;
                return;
            }
            let mut commands = Commands::default();
            let mut state = shown.borrow_mut();
            let derived = Derived::of(&state, None);
            let theme = Theme::new(ThemeName::Paper);
            let screen = Screen::new(&state, &theme, &derived);
            sets_ui(ui, &screen, &mut form, &mut commands);
            for command in commands.drain() {
                state.apply(command);
            }
        });
        let mut list = Self { harness, state };
        list.harness.run();
        list
    }

    fn click(&mut self, name: &str) {
        let role = Role::Button;
        self.harness.get_by_role_and_label(role, name).click();
        self.harness.run();
    }

    fn type_into(&mut self, field: &str, text: &str) {
        self.harness.get_by_label(field).focus();
        self.harness.run();
        self.harness.get_by_label(field).type_text(text);
        self.harness.run();
    }

    fn apply(&mut self, command: Command) {
        self.state.borrow_mut().apply(command);
        self.harness.run();
    }

    /// The names of the sets from the top, the present one in brackets.
    fn names(&self) -> Vec<String> {
        let buttons = self.harness.query_all_by_role(Role::Button);
        let nodes = buttons.map(|node| node.accesskit_node());
        let sets = nodes.filter_map(|node| {
            let name = node.label()?;
            let is_set =
                !["Keep", "Replace"].contains(&name.as_str()) && !name.starts_with("Change ");
            is_set.then(|| match node.toggled() {
                Some(Toggled::True) => format!("[{name}]"),
                _ => name,
            })
        });
        sets.collect()
    }

    fn filter(&self) -> Filter {
        self.state.borrow().view.filter.clone()
    }
}

#[test]
fn a_case_without_filter_sets_says_how_to_come_by_one() {
    let list = List::of(keeping(&[]));
    assert!(list.names().is_empty());
    let says = |words| list.harness.query_by_label_contains(words).is_some();
    assert!(says("given a name"));
}

#[test]
fn a_click_takes_a_set_up_and_marks_it() {
    let mut list = List::of(keeping(&["homs", "Aleppo"]));
    assert_eq!(list.names(), ["Aleppo", "homs"]);
    list.click("homs");
    assert_eq!(list.filter(), about("homs"));
    assert_eq!(list.names(), ["Aleppo", "[homs]"]);
    list.apply(Command::SetFilter(Box::default()));
    assert_eq!(list.names(), ["Aleppo", "homs"]);
}

#[test]
fn the_present_filters_are_kept_under_a_name_and_that_can_be_undone() {
    let mut list = List::of(keeping(&[]));
    list.type_into("Keep these filters as", "October");
    let is_grey = |list: &List| {
        let button = list.harness.get_by_role_and_label(Role::Button, "Keep");
        button.accesskit_node().is_disabled()
    };
    assert!(is_grey(&list), "nothing is filtered");
    list.apply(Command::SetFilter(Box::new(about("homs"))));
    list.click("Keep");
    assert_eq!(list.names(), ["[October]"]);
    list.apply(Command::Undo);
    assert!(list.names().is_empty());
    assert_eq!(list.filter(), about("homs"), "the view is not undone");
}

#[test]
fn a_name_that_is_there_is_replaced() {
    let mut list = List::of(keeping(&["homs"]));
    list.apply(Command::SetFilter(Box::new(about("hama"))));
    list.type_into("Keep these filters as", "homs");
    list.click("Replace");
    assert_eq!(list.names(), ["[homs]"]);
    assert_eq!(list.state.borrow().document.case().filter_sets.len(), 1);
}

#[test]
fn a_set_is_renamed_changed_and_removed_by_its_menu() {
    let mut list = List::of(keeping(&["homs"]));
    list.click("Change homs");
    list.click("Rename …");
    list.type_into("New name of homs", " and Hama");
    list.harness.key_press(Key::Enter);
    list.harness.run();
    assert_eq!(list.names(), ["homs and Hama"]);

    list.apply(Command::SetFilter(Box::new(about("hama"))));
    list.click("Change homs and Hama");
    list.click("Keep the present filters in it");
    assert_eq!(list.names(), ["[homs and Hama]"]);

    list.click("Change homs and Hama");
    list.click("Remove");
    assert!(list.names().is_empty());
    for _ in 0..3 {
        list.apply(Command::Undo);
    }
    list.click("homs");
    assert_eq!(list.filter(), about("homs"));
}

#[test]
fn ids_are_made_of_names_in_any_script_and_none_is_given_twice() {
    let state = keeping(&["Homs, October!", "homs october", "حمص", "…"]);
    let ids = state.document.case().filter_sets.keys();
    let ids: Vec<&str> = ids.map(FilterSetId::as_str).collect();
    assert_eq!(ids, ["filters", "homs-october", "homs-october-2", "حمص"]);
}
