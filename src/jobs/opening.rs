//! Opening files, each as what it holds.

use std::path::PathBuf;

use crate::formats::Holds;
use crate::state::Command;

use super::Jobs;

impl Jobs {
    /// Looks what `paths` hold, and opens each as that.
    pub fn look_into(&mut self, paths: Vec<PathBuf>) {
        self.start("look into files", move || opened(paths));
    }
}

/// The commands that open `paths`: the case last, because whatever was open is left for it.
fn opened(paths: Vec<PathBuf>) -> Vec<Command> {
    let (mut maps, mut overlays, mut archives) = (Vec::new(), Vec::new(), Vec::new());
    let mut case = None;
    for path in paths {
        match Holds::of(&path) {
            Holds::Map => maps.push(Command::OpenMap(path)),
            Holds::Overlay => overlays.push(path),
            Holds::Archive => archives.push(path),
            Holds::Case => case = Some(Command::OpenFile(path)),
        }
    }
    let overlays = (!overlays.is_empty()).then_some(Command::OpenOverlays(overlays));
    let archives = (!archives.is_empty()).then_some(Command::OpenArchives(archives));
    maps.into_iter()
        .chain(overlays)
        .chain(archives)
        .chain(case)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_case_is_opened_last() {
        let folder = tempfile::tempdir().unwrap();
        let case = folder.path().join("case.ron");
        let table = folder.path().join("table.csv");
        std::fs::write(&table, "date,lat,lon\n2015-10-01,34.8,36.7\n").unwrap();
        let commands = opened(vec![case, table.clone()]);
        let [Command::OpenArchives(tables), Command::OpenFile(_)] = &commands[..] else {
            panic!("{commands:?}");
        };
        assert_eq!(*tables, [table]);
    }
}
