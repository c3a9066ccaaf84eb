//! What is remembered of the instruments from run to run.

use serde::{Deserialize, Serialize};

use crate::model::Subject;
use crate::state::{Command, View};

use super::{ClaimColumn, IncidentColumn, Instrument, MatrixLook, TableLook};

/// Which instrument stands below the map, and how each is laid.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Instruments {
    /// The one that stands there.
    pub shown: Option<Instrument>,
    /// How the matrix is laid.
    pub matrix: MatrixLook,
    /// What is laid side by side.
    pub compared: Vec<Subject>,
    /// How the table of claims is laid.
    pub claims: TableLook<ClaimColumn>,
    /// How the table of incidents is laid.
    pub incidents: TableLook<IncidentColumn>,
}

impl Instruments {
    /// What `view` has of them.
    #[must_use]
    pub fn of(view: &View) -> Self {
        Self {
            shown: view.instrument,
            matrix: view.matrix,
            compared: view.compared.clone(),
            claims: view.claims_table.clone(),
            incidents: view.incidents_table.clone(),
        }
    }

    /// What makes a view have them again.
    #[must_use]
    pub fn commands(self) -> [Command; 5] {
        [
            Command::SetMatrix(self.matrix),
            Command::Compare(self.compared),
            Command::SetClaimsTable(self.claims),
            Command::SetIncidentsTable(self.incidents),
            Command::ShowInstrument(self.shown),
        ]
    }
}
