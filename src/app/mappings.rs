//! Tables and the mappings that the user keeps: what jobs have to know of both.

use std::path::PathBuf;
use std::sync::Arc;

use geo::Point;

use crate::archive::Mapping;
use crate::jobs::Table;
use crate::model::Location;
use crate::settings::mappings;
use crate::state::Effect;

use super::App;

/// The folder of kept mappings that belongs to a file of settings.
const FOLDER: &str = "mappings";

impl App {
    /// The table in the file `path`, which is to be read by the mapping that was `told` for it.
    pub(super) fn table(&self, path: PathBuf, told: Option<Arc<Mapping>>) -> Table {
        let places = self.state.document.case().places.values();
        let points = places.filter_map(|place| match place.at {
            Location::Point(at) | Location::Around(at) => Some(at),
            _ => None,
        });
        let expected: Vec<Point> = points.collect();
        Table {
            path,
            told,
            expected,
            mappings: self.mappings_folder(),
            cache: self.archive_cache.clone(),
        }
    }

    /// Keeps, renames or removes a mapping.
    pub(super) fn change_mappings(&mut self, effect: Effect) {
        let folder = self.mappings_folder();
        match effect {
            Effect::KeepMapping(name, mapping) => self.jobs.keep_mapping(folder, name, *mapping),
            Effect::RenameMapping(name, other) => {
                self.jobs.change_mappings(folder, move |folder| {
                    mappings::rename(folder, &name, &other)?;
                    Ok(format!("The mapping {name:?} is kept as {other:?} now."))
                });
            }
            Effect::RemoveMapping(name) => {
                self.jobs.change_mappings(folder, move |folder| {
                    mappings::remove(folder, &name)?;
                    Ok(format!("The mapping {name:?} is kept no longer."))
                });
            }
            _ => {}
        }
    }

    /// Sees how much is kept of data sets, or forgets it.
    pub(super) fn mind_cache(&mut self, effect: &Effect) {
        let Some(cache) = self.archive_cache.clone() else {
            return;
        };
        match effect {
            Effect::ClearArchiveCache => self.jobs.clear_cache(cache),
            _ => self.jobs.measure_cache(cache),
        }
    }

    fn mappings_folder(&self) -> Option<PathBuf> {
        let settings = self.remembering.settings_file();
        settings.map(|settings| settings.with_file_name(FOLDER))
    }
}
