//! Claims as data: as what, how many, of which of what is open, and what is left out.

use std::collections::BTreeSet;

use egui::Ui;

use crate::model::ArchiveId;
use crate::state::{DataExport, DataForm, Extent, OpenArchive};

use super::super::super::archived::ArchiveShown;
use super::super::super::choices::{caption, choices};
use super::super::super::screen::Screen;
use super::super::super::theme::STEP;
use super::super::super::words::counted;
use super::super::quiet;

/// What is chosen of the claims.
#[derive(Clone)]
pub(super) struct DataChoice {
    pub form: DataForm,
    extent: Extent,
    with_case: bool,
    /// The data sets whose claims are not exported.
    without: BTreeSet<ArchiveId>,
    withholds: bool,
}

impl Default for DataChoice {
    fn default() -> Self {
        Self {
            form: DataForm::default(),
            extent: Extent::default(),
            with_case: true,
            without: BTreeSet::new(),
            withholds: true,
        }
    }
}

impl DataChoice {
    /// Form, extent, and what is in it.
    pub fn ui(&mut self, ui: &mut Ui, screen: &Screen) {
        let all = &DataForm::ALL;
        choices(ui, screen, "As", &mut self.form, all, |form| {
            name(form).to_owned()
        });
        quiet(ui, screen, what_it_is(self.form));
        let counts = [Extent::Shown, Extent::All].map(|extent| self.claims(screen, extent));
        let both = &[Extent::Shown, Extent::All];
        choices(ui, screen, "How much", &mut self.extent, both, |extent| {
            let [shown, all] = counts.map(|claims| counted(claims, "claim"));
            match extent {
                Extent::Shown => format!("What the filters show: {shown}"),
                Extent::All => format!("All: {all}"),
            }
        });
        self.of_ui(ui, screen);
        ui.add_space(STEP);
        ui.checkbox(&mut self.withholds, "Leave out what is marked sensitive")
            .on_hover_text(
                "Names of sensitive sources and documents, who spoke where and in which words, and columns of data \
                 sets that are marked as personal",
            );
    }

    /// The case and the data sets, each to be taken along or not, where there is something to choose.
    fn of_ui(&mut self, ui: &mut Ui, screen: &Screen) {
        let mut open = screen.state.archives.shown().peekable();
        if open.peek().is_none() {
            self.with_case = true;
            return;
        }
        caption(ui, screen, "Of");
        ui.checkbox(&mut self.with_case, &screen.case().title);
        for archive in open {
            let id = archive.archive.id();
            let mut is_in = !self.without.contains(id);
            let name = &archive.archive.about().name;
            if ui.checkbox(&mut is_in, name).changed() {
                if is_in {
                    self.without.remove(id);
                } else {
                    self.without.insert(id.clone());
                }
            }
        }
    }

    /// The data sets that are shown and not left out.
    fn archives<'a>(&'a self, screen: &Screen<'a>) -> impl Iterator<Item = &'a OpenArchive> {
        let shown = screen.state.archives.shown();
        shown.filter(|open| !self.without.contains(open.archive.id()))
    }

    /// How many claims would be in it.
    fn claims(&self, screen: &Screen, extent: Extent) -> usize {
        let of_case = match extent {
            Extent::All => screen.case().claims.len(),
            Extent::Shown => screen.shown().counts.shown,
        };
        let of_archives = self.archives(screen).map(|open| match extent {
            Extent::All => open.archive.claims(),
            Extent::Shown => {
                let known = ArchiveShown::among(&screen.derived.archives, &open.archive);
                known.map_or(0, |known| known.shown.counts.shown)
            }
        });
        let of_case = if self.with_case { of_case } else { 0 };
        of_case + of_archives.sum::<usize>()
    }

    /// What is asked for, once there is something in it.
    pub fn asked(&self, screen: &Screen) -> Option<DataExport> {
        let archives = self.archives(screen);
        let asked = DataExport {
            form: self.form,
            extent: self.extent,
            with_case: self.with_case,
            archives: archives.map(|open| open.archive.id().clone()).collect(),
            withholds: self.withholds,
        };
        (self.claims(screen, self.extent) > 0).then_some(asked)
    }
}

/// What is not in the file.
pub(super) fn what_stays_ui(ui: &mut Ui, screen: &Screen, data: &DataChoice) {
    quiet(ui, screen, what_stays(data.form));
}

fn name(form: DataForm) -> &'static str {
    match form {
        DataForm::Claims => "Table of claims (CSV)",
        DataForm::Incidents => "Table of incidents (CSV)",
        DataForm::Case => "Case (RON)",
        DataForm::Json => "Case (JSON)",
        DataForm::GeoJson => "GeoJSON",
        DataForm::Kml => "KML",
        DataForm::GeoPackage => "GeoPackage",
    }
}

fn what_it_is(form: DataForm) -> &'static str {
    match form {
        DataForm::Claims => {
            "A row for every claim, with its source, place, date, answer and words."
        }
        DataForm::Incidents => {
            "With the columns of ACLED: a row for what one source says of one incident."
        }
        DataForm::Case => "A case to be opened here, or read and edited as text.",
        DataForm::Json => "The same for programs.",
        DataForm::GeoJson => "A feature for every claim, for maps on the web and elsewhere.",
        DataForm::Kml => "A placemark for every claim, for globes.",
        DataForm::GeoPackage => "A layer of claims for geographic information systems.",
    }
}

fn what_stays(form: DataForm) -> &'static str {
    match form {
        DataForm::Claims | DataForm::GeoJson | DataForm::Kml | DataForm::GeoPackage => {
            "Figures are ranges, as their sources give them. Notes, scenes and filters are not in it."
        }
        DataForm::Incidents => {
            "Claims on places or on the whole campaign have no row. A single number of people killed stands under \
             fatalities; every figure stands in the columns at the end."
        }
        DataForm::Case | DataForm::Json => {
            "With all claims, the notes, filters and scenes of the case are in it; with some, the notes on these."
        }
    }
}
