//! Made-up cases and orders for the tests of exports.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use crate::model::{Case, Filter};
use crate::state::{DataForm, Extent};

use super::{ExportError, Order, Target, export};

/// All of `case`, with what is sensitive in it.
pub(super) fn all_of(case: Case) -> Order {
    Order {
        case: Some(Arc::new(case)),
        with_case: true,
        archives: Vec::new(),
        extent: Extent::All,
        filter: Filter::default(),
        withholds: false,
    }
}

/// What is written of `order` as `form`.
pub(super) fn bytes(order: &Order, form: DataForm) -> Result<Vec<u8>, ExportError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("exported");
    let target = Target::File {
        path: &path,
        overwrites: false,
    };
    export(order, form, target, &mut |_| ControlFlow::Continue(()))?;
    Ok(std::fs::read(path).unwrap())
}

/// The same as text, without a byte order mark.
pub(super) fn text(order: &Order, form: DataForm) -> String {
    let text = String::from_utf8(bytes(order, form).unwrap()).unwrap();
    text.trim_start_matches('\u{feff}').to_owned()
}

/// The rows of a table, by the names of their columns.
pub(super) fn rows(table: &str) -> Vec<HashMap<String, String>> {
    let mut reader = ::csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}
