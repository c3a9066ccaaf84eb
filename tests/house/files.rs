//! The files under `src`, and the room and module that each is.

use std::fs;
use std::path::{Path, PathBuf};

use crate::reading::{Named, paths_named};

/// A file under `src`, its path written with `/` and starting there.
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

impl SourceFile {
    /// The steps to its module: `query`, `scope` for `src/query/scope.rs`.
    fn module(&self) -> Vec<String> {
        let below = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let steps = below.trim_end_matches("/mod").split('/').map(str::to_owned);
        steps
            .filter(|step| step != "lib" && step != "main")
            .collect()
    }

    pub fn room(&self) -> &str {
        let below = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        below.split('/').next().unwrap_or(below)
    }

    fn is_for_tests(&self) -> bool {
        let below = self.path.trim_end_matches(".rs");
        below
            .split('/')
            .any(|step| step == "tests" || step == "testing")
    }

    /// The paths it names outside its tests.
    pub fn named(&self) -> Vec<Named> {
        if self.is_for_tests() {
            return Vec::new();
        }
        let module = self.module();
        let mut named = paths_named(&self.text, &module);
        if module.is_empty() {
            // At the root of the crate, `ui::Theme` is as good as `crate::ui::Theme`.
            for path in &mut named {
                path.ours |= self.declares(&path.segments[0]);
            }
        }
        named
    }

    fn declares(&self, module: &str) -> bool {
        self.text
            .lines()
            .any(|line| line.ends_with(&format!("mod {module};")))
    }
}

/// The top of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under `src`, by path.
pub fn source_files() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&root().join("src"), "src", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty(), "no Rust file was found under src");
    files
}

fn collect(folder: &Path, called: &str, files: &mut Vec<SourceFile>) {
    for entry in fs::read_dir(folder).expect("the folder can be listed") {
        let entry = entry.expect("an entry");
        let path = format!("{called}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &path, files);
        } else if entry.path().extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(entry.path()).expect("a source file is UTF-8");
            files.push(SourceFile { path, text });
        }
    }
}
