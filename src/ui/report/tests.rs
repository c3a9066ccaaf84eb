use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Key, accesskit};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::archive::testing::{archive, record};
use crate::query::testing::CaseBuilder;
use crate::state::{
    Choice, Chooser, Document, Effect, Export, ExportEnd, Exported, ImportEnd, Origin, State,
    ThemeName,
};
use crate::ui::Derived;
use crate::ui::theme::{Theme, fonts};

/// The report on a made-up data set.
fn read() -> State {
    let case = CaseBuilder::two_towns().build();
    let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
    let effects = state.apply(Command::OpenArchives(vec!["/data/Strikes 2015.csv".into()]));
    let [Effect::ReadArchive(number, id, _, _)] = &effects[..] else {
        panic!("{effects:?}");
    };
    let records = [record("a", "Hama", (36.75, 35.1318), "2015-10-01")];
    let archive = Arc::new(archive(id.as_str(), &records));
    let mut report = Report::default();
    report.find("killed", "no number of people", 2, "dozens");
    let end = ImportEnd::Done(archive, Arc::new(report));
    state.apply(Command::ImportEnded(*number, end));
    state
}

/// The sheet on its own; what is asked for in it is applied.
struct Sheet {
    harness: Harness<'static>,
    state: Rc<RefCell<State>>,
    effects: Rc<RefCell<Vec<Effect>>>,
}

impl Sheet {
    fn of(state: State) -> Self {
        let state = Rc::new(RefCell::new(state));
        let effects = Rc::new(RefCell::new(Vec::new()));
        let (shown, brought) = (Rc::clone(&state), Rc::clone(&effects));
        let (mut frames, mut form) = (0, FilesForm::default());
        let harness = Harness::new_ui(move |ui| {
            frames += 1;
            if frames == 1 {
                // Taken up in the frame after this one.
                ui.ctx().set_fonts(fonts());
                return;
            }
            let mut commands = Commands::default();
            let mut state = shown.borrow_mut();
            let derived = Derived::of(&state, None);
            let theme = Theme::new(ThemeName::Paper);
            let screen = Screen::new(&state, &theme, &derived);
            report_ui(ui, &screen, &mut form, frames == 2, &mut commands);
            for command in commands.drain() {
                brought.borrow_mut().extend(state.apply(command));
            }
        });
        let mut sheet = Self {
            harness,
            state,
            effects,
        };
        sheet.harness.run();
        sheet
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    fn apply(&mut self, command: Command) {
        self.state.borrow_mut().apply(command);
        self.harness.run();
    }

    /// What has been asked of the app since the last call.
    fn asked(&self) -> Vec<Effect> {
        std::mem::take(&mut self.effects.borrow_mut())
    }
}

fn export_to(path: &str, overwrites: bool) -> Export {
    Export {
        path: path.into(),
        what: Exported::Report("Strikes 2015".into()),
        overwrites,
    }
}

#[test]
fn from_the_keyboard_it_is_copied_and_a_file_asked_for_beside_the_data_set() {
    let mut sheet = Sheet::of(read());
    sheet.press(Key::Enter);
    let asked = sheet.asked();
    assert!(
        matches!(&asked[..], [Effect::CopyReport(report)] if report.found() == 1),
        "{asked:?}"
    );
    sheet.press(Key::Tab);
    sheet.press(Key::Enter);
    let suggested = export_to("/data/strikes-2015-import-report.csv", false);
    let choice = Choice::ToExport(Box::new(suggested));
    assert_eq!(sheet.asked(), [Effect::ChooseFile(choice)]);
    let save = sheet.harness.get_by_label("Save as CSV…");
    assert!(
        save.accesskit_node().is_disabled(),
        "the window that asks is open"
    );
}

#[test]
fn where_the_system_has_no_window_to_choose_a_file_in_the_path_is_typed() {
    let mut sheet = Sheet::of(read());
    let role = accesskit::Role::TextInput;
    let name = "Path of the report";
    assert!(sheet.harness.query_by_role_and_label(role, name).is_none());
    sheet.apply(Command::ChooserIs(Chooser::Missing));
    let field = sheet.harness.get_by_role_and_label(role, name);
    let field = field.accesskit_node();
    assert!(field.is_focused(), "what is asked for is typed next");
    sheet.press(Key::Enter);
    let asked = sheet.asked();
    let [Effect::Export(order)] = &asked[..] else {
        panic!("{asked:?}");
    };
    let suggested = "/data/strikes-2015-import-report.csv";
    assert_eq!(order.export, export_to(suggested, false));
}

#[test]
fn another_file_is_written_over_only_after_a_question() {
    let mut sheet = Sheet::of(read());
    assert!(sheet.harness.query_by_label("Write over it").is_none());
    let other = Path::new("/data/other.csv");
    sheet.apply(Command::ExportEnded(ExportEnd::InTheWay(other.to_owned())));
    sheet.harness.get_by_label("Write over it").click();
    sheet.harness.run();
    let asked = sheet.asked();
    let [Effect::Export(order)] = &asked[..] else {
        panic!("{asked:?}");
    };
    assert_eq!(order.export, export_to("/data/other.csv", true));
}
