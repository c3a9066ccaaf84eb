//! Opening files, each as what it holds.

use std::path::PathBuf;

use crate::formats::Holds;
use crate::state::{CaseOpens, Command};

use super::Jobs;

impl Jobs {
    /// Looks what `paths` hold, and opens each as that; cases as `opens` says.
    pub fn look_into(&mut self, paths: Vec<PathBuf>, opens: CaseOpens) {
        self.start("look into files", move || opened(paths, opens));
    }
}

/// The commands that open `paths`: the case last, because whatever was open is left for it. Of several cases, the
/// first is that, and the others are opened beside it.
fn opened(paths: Vec<PathBuf>, opens: CaseOpens) -> Vec<Command> {
    let (mut maps, mut overlays, mut archives) = (Vec::new(), Vec::new(), Vec::new());
    let mut case = None;
    for path in paths {
        match Holds::of(&path) {
            Holds::Map => maps.push(Command::OpenMap(path)),
            Holds::Overlay => overlays.push(path),
            Holds::Case if opens == CaseOpens::InPlace && case.is_none() => case = Some(path),
            Holds::Archive | Holds::Case => archives.push(path),
        }
    }
    let overlays = (!overlays.is_empty()).then_some(Command::OpenOverlays(overlays));
    let archives = (!archives.is_empty()).then_some(Command::OpenArchives(archives));
    maps.into_iter()
        .chain(overlays)
        .chain(archives)
        .chain(case.map(Command::OpenFile))
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
        let commands = opened(vec![case, table.clone()], CaseOpens::InPlace);
        let [Command::OpenArchives(tables), Command::OpenFile(_)] = &commands[..] else {
            panic!("{commands:?}");
        };
        assert_eq!(*tables, [table]);
    }

    #[test]
    fn of_several_cases_the_first_is_opened_and_the_others_beside_it() {
        let paths: Vec<PathBuf> = ["one.ron", "two.ron"].map(PathBuf::from).into();
        let commands = opened(paths.clone(), CaseOpens::InPlace);
        let [Command::OpenArchives(others), Command::OpenFile(first)] = &commands[..] else {
            panic!("{commands:?}");
        };
        assert_eq!((first, &others[..]), (&paths[0], &paths[1..]));
        let commands = opened(paths.clone(), CaseOpens::Beside);
        let [Command::OpenArchives(all)] = &commands[..] else {
            panic!("{commands:?}");
        };
        assert_eq!(*all, paths);
    }
}
