//! What a child works on: a case in a file, with a shelf for journals beside it.

use std::fs;
use std::path::{Path, PathBuf};

use counterclaim::formats::{Versions, open_case, save_case};
use counterclaim::journal::Shelf;
use counterclaim::model::{Case, Regions};
use counterclaim::state::{Document, Origin};

/// A folder with a case, whose title says how many edits have been made.
pub struct Desk(PathBuf);

impl Desk {
    /// The desk in `folder`, which has been laid before.
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Lays a desk in the empty `folder`: no edit has been made.
    pub fn lay(folder: &Path) -> Self {
        let desk = Self(folder.to_owned());
        fs::write(desk.file(), text("edit 0")).expect("a file");
        desk
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn file(&self) -> PathBuf {
        self.0.join("case.ron")
    }

    pub fn shelf(&self) -> Shelf {
        Shelf::new(self.0.join("journal"))
    }

    /// Looks at the case and the logs, as they would be left if the child died at this moment.
    pub fn look(&self) {
        let case = fs::read_to_string(self.file()).expect("a file");
        assert!(case.ends_with(END), "half a case");
        let folders = fs::read_dir(self.0.join("journal"));
        for folder in folders.into_iter().flatten() {
            let log = folder.expect("an entry").path().join("edits.ron");
            // There may be none yet, or no more.
            if let Ok(log) = fs::read_to_string(log) {
                assert!(log.contains(")\n"), "no whole line: {log}");
            }
        }
    }

    /// The case in the file, which must be whole.
    pub fn document(&self) -> Document {
        let loaded = open_case(&self.file(), &Regions::new()).expect("a whole case");
        Document::new(loaded.case, loaded.text, Origin::File(self.file()))
    }

    /// Saves `document` to the file, as the program does; returns it as it is then.
    pub fn save(&self, document: &Document) -> Document {
        let saved = save_case(document, &self.file(), &self.versions(), &Regions::new());
        let saved = saved.expect("a disk that takes it");
        assert_eq!(saved.version_lost, None);
        document.after_saving(saved.base, self.file())
    }

    /// Reads the case's earlier versions, which must be whole.
    pub fn check_versions(&self) {
        for version in self.versions().of(&self.file()) {
            open_case(&version.path, &Regions::new()).expect("a whole version");
        }
    }

    fn versions(&self) -> Versions {
        Versions::new(Some(self.0.join("versions")))
    }

    /// The files that were to take the place of others, and never did.
    pub fn parts(&self) -> Vec<PathBuf> {
        let versions = fs::read_dir(self.0.join("versions")).into_iter().flatten();
        let folders = versions.map(|folder| folder.expect("an entry").path());
        let folders = folders.chain([self.0.clone()]);
        let files = folders.flat_map(|folder| fs::read_dir(folder).expect("a folder"));
        let files = files.map(|file| file.expect("an entry").path());
        let is_part = |path: &PathBuf| path.extension().is_some_and(|end| end == "part");
        files.filter(is_part).collect()
    }
}

/// How many edits `case` says have been made.
pub fn number_in(case: &Case) -> usize {
    let number = case.title.strip_prefix("edit ");
    let number = number.and_then(|number| number.parse().ok());
    number.expect("the title is whole")
}

/// The last words of each file.
const END: &str = "// The end.\n";

/// A case of several pages on the disk, so that there is a half of it to be caught at.
fn text(title: &str) -> String {
    let comment = "// A comment that says nothing, and that no edit may lose.\n".repeat(400);
    format!(
        r#"{comment}Case(
    format: 1,
    title: "{title}",
    time_zone: "Asia/Damascus",
    campaign: (title: "All strikes", span: ("2015-09-30", "2015-10-01")),
)
{comment}{END}"#
    )
}
