//! The page on what is selected, with its citations, as it is copied from the screen.

use std::path::Path;

use crate::formats::target::{TargetError, may_be_file};
use crate::formats::write_whole;
use crate::state::State;
use crate::ui::claims::page_in_markdown;

use super::ExportError;

/// Writes the page on what `state` has selected to `path`, as Markdown.
///
/// # Errors
/// When nothing is selected, or it cannot be written; what was there is then as it was.
pub fn export_page(state: &State, path: &Path, overwrites: bool) -> Result<(), ExportError> {
    may_be_file(path, overwrites)?;
    let page = page_in_markdown(state).ok_or(ExportError::NothingSelected)?;
    write_whole(path, page.as_bytes()).map_err(|why| TargetError::write(path, &why))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::Subject;
    use crate::query::testing::{CaseBuilder, asserts_killed, places};
    use crate::state::{Document, Origin};

    /// Two towns, of one of which a source says something that is not to be named.
    fn selected(subject: Option<Subject>) -> State {
        let claim = asserts_killed("a", "lina", places(&["talbiseh"]), 2);
        let mut case = CaseBuilder::two_towns().claims([claim]).build();
        let source = case.sources.get_mut("lina").unwrap();
        (source.name, source.short) = ("Lina Example".into(), None);
        source.is_sensitive = true;
        let mut state = State::new(Document::new(case, "", Origin::BuiltIn));
        state.view.selected = subject;
        state
    }

    #[test]
    fn the_page_names_who_is_sensitive_only_where_nothing_is_withheld() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let mut state = selected(Some(Subject::Place("talbiseh".into())));
        export_page(&state, &path, false).unwrap();
        let page = fs::read_to_string(&path).unwrap();
        assert!(
            page.starts_with("# ") && page.contains("Lina Example – asserts: 2"),
            "{page}"
        );
        let kept = export_page(&state, &path, false);
        assert!(matches!(
            kept,
            Err(ExportError::Target(TargetError::InTheWay(_)))
        ));
        state.withhold();
        export_page(&state, &path, true).unwrap();
        let page = fs::read_to_string(&path).unwrap();
        assert!(page.contains("A source known to us – asserts: 2"), "{page}");
        assert!(!page.to_lowercase().contains("lina"), "{page}");
    }

    #[test]
    fn without_anything_selected_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let error = export_page(&selected(None), &path, false);
        assert!(matches!(error, Err(ExportError::NothingSelected)));
        assert!(!path.exists());
    }
}
