//! Tables whose columns the user tells: looked at before they are read, one after the other.

use std::path::PathBuf;
use std::sync::Arc;

use crate::archive::Preview;
use crate::archive::mapping::KeptMapping;
use crate::model::ArchiveId;
use crate::state::{Dialog, Effect, State};

impl State {
    /// Looks how the columns of the archive `id` are read.
    pub(in crate::state) fn ask_columns(&mut self, id: &ArchiveId) -> Vec<Effect> {
        let Some(open) = self.archives.get(id) else {
            return Vec::new();
        };
        let path = open.archive.path().to_owned();
        let mapping = open.told();
        self.view.dialog = None;
        self.archives.looked_into = Some(path.clone());
        vec![Effect::PreviewArchive(path, mapping)]
    }

    /// Looks into the next table that is not understood, once nothing else is asked of the user.
    pub(in crate::state) fn tell_next(&mut self) -> Option<Effect> {
        let is_free = self.view.dialog.is_none() && self.view.stage.is_none();
        if !is_free || self.archives.looked_into.is_some() {
            return None;
        }
        let path = self.archives.not_understood.pop_front()?;
        self.archives.looked_into = Some(path.clone());
        Some(Effect::PreviewArchive(path, None))
    }

    /// Shows the columns of the table in `path`, which was looked into, and what they are taken for.
    pub(in crate::state) fn preview_is(&mut self, path: PathBuf, preview: Option<Arc<Preview>>) {
        self.archives.looked_into.take_if(|known| *known == path);
        let Some(preview) = preview else {
            return;
        };
        // A question that was asked meanwhile is answered first.
        if self.view.dialog.is_some() {
            self.archives.not_understood.push_front(path);
            return;
        }
        self.archives.preview = Some(preview);
        self.view.dialog = Some(Dialog::Columns);
    }

    /// Takes note of the mappings that the user keeps.
    pub(in crate::state) fn mappings_are(&mut self, kept: Vec<KeptMapping>) {
        self.archives.kept = kept;
    }
}
