//! Claims as data for other programs: in which forms, and how much of what is open.

use std::path::Path;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::ArchiveId;

/// What is exported as data, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DataExport {
    /// In which form.
    pub form: DataForm,
    /// How much.
    pub extent: Extent,
    /// Whether the claims of the case are in it.
    pub with_case: bool,
    /// The data sets whose claims are.
    pub archives: Vec<ArchiveId>,
    /// Whether what is marked sensitive is left out.
    pub withholds: bool,
}

/// How much of what is open is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Extent {
    /// The claims that the filters show.
    #[default]
    Shown,
    /// All claims.
    All,
}

/// A form in which claims are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum DataForm {
    /// A table with a row for every claim.
    #[default]
    Claims,
    /// A table with a row for what a source says of an incident, with the columns of ACLED.
    Incidents,
    /// A case, in RON.
    Case,
    /// A case, in JSON.
    Json,
    /// Features on the map.
    GeoJson,
    /// Placemarks for globes.
    Kml,
    /// A layer for geographic information systems.
    GeoPackage,
}

/// Why a name stands for no form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{path:?} does not say as what to write it; end it in .csv, .ron, .json, .geojson, .kml or .gpkg, or say it with \
     --as"
)]
pub struct DataFormError {
    /// The name.
    pub path: String,
}

impl DataForm {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Claims,
        Self::Incidents,
        Self::Case,
        Self::Json,
        Self::GeoJson,
        Self::Kml,
        Self::GeoPackage,
    ];

    /// The form that the name `path` asks for, in capitals or not.
    ///
    /// # Errors
    /// When it ends in none of theirs.
    pub fn of(path: &Path) -> Result<Self, DataFormError> {
        Self::of_ending(path).ok_or_else(|| DataFormError {
            path: path.display().to_string(),
        })
    }

    /// The form whose files end as `path` does; of the tables, that of claims.
    #[must_use]
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|form| form.ending() == ending)
    }

    /// Whether it is a case, with all that is in one.
    #[must_use]
    pub fn is_case(self) -> bool {
        matches!(self, Self::Case | Self::Json)
    }

    /// What it is called on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Claims => "claims",
            Self::Incidents => "incidents",
            Self::Case => "case",
            Self::Json => "json",
            Self::GeoJson => "geojson",
            Self::Kml => "kml",
            Self::GeoPackage => "geopackage",
        }
    }

    /// How the names of its files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Claims | Self::Incidents => "csv",
            Self::Case => "ron",
            Self::Json => "json",
            Self::GeoJson => "geojson",
            Self::Kml => "kml",
            Self::GeoPackage => "gpkg",
        }
    }
}

impl FromStr for DataForm {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|form| form.name() == name);
        known.ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("{name:?} is no form; write one of {names}")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_known_by_its_name_and_its_ending() {
        for form in DataForm::ALL {
            assert_eq!(form.name().parse(), Ok(form));
            let named = format!("a.{}", form.ending().to_ascii_uppercase());
            let found = DataForm::of_ending(Path::new(&named)).unwrap();
            assert_eq!(found.ending(), form.ending());
        }
        assert_eq!(DataForm::of(Path::new("a.csv")), Ok(DataForm::Claims));
    }

    #[test]
    fn what_is_no_form_is_refused_with_those_that_are() {
        let error = "xlsx".parse::<DataForm>().unwrap_err();
        assert!(error.contains("geopackage"), "{error}");
        let error = DataForm::of(Path::new("a.xlsx")).unwrap_err().to_string();
        assert!(error.contains(".gpkg") && error.contains("--as"), "{error}");
    }
}
