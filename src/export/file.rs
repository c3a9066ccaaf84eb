//! To which file, and in which form.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use crate::formats::target::{TargetError, may_be_file};
use crate::formats::{CaseForm, fill_whole};
use crate::state::DataForm;

use super::acled::Incidents;
use super::csv::ClaimsTable;
use super::geojson::Features;
use super::geopackage::Layer;
use super::kml::Placemarks;
use super::whole::Whole;
use super::{ExportError, MOST_IN_A_CASE, Order, Sink, WriteError};

/// To what it is written.
pub enum Target<'a> {
    /// To a file, which may be written over or not.
    File {
        /// The file.
        path: &'a Path,
        /// Whether what has that name already may be written over.
        overwrites: bool,
    },
    /// To standard output or the like, as it comes.
    Stream(Box<dyn Write + 'a>),
}

/// Why the writing ended.
enum Ended {
    Cancelled,
    Failed(WriteError),
}

impl<E: Into<WriteError>> From<E> for Ended {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes what `order` wants to `target` as `form`. It tells `on` how many claims are written, who says whether to go
/// on; returns how many there are in it.
///
/// # Errors
/// When it is broken off, there is too much of it for the form, or it cannot be written; a file is then as it was.
pub fn export(
    order: &Order,
    form: DataForm,
    target: Target,
    on: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<usize, ExportError> {
    let claims = order.claims();
    if claims == 0 && !order.with_case {
        return Err(ExportError::Nothing);
    }
    if form.is_case() && claims > MOST_IN_A_CASE {
        return Err(ExportError::TooMany(claims));
    }
    let (path, overwrites) = match target {
        Target::File { path, overwrites } => (path, overwrites),
        Target::Stream(_) if form == DataForm::GeoPackage => return Err(ExportError::NeedsAFile),
        Target::Stream(out) => {
            let written = sink(form, out).map_err(Ended::from);
            let written = written.and_then(|sink| fill(order, sink, on));
            return written.map_err(|ended| ended.told(Path::new("standard output")));
        }
    };
    may_be_file(path, overwrites)?;
    let mut claims = 0;
    let filled = fill_whole(path, |file, beside| {
        let sink: Box<dyn Sink> = match form {
            DataForm::GeoPackage => Box::new(Layer::new(beside)?),
            _ => sink(form, BufWriter::new(file))?,
        };
        claims = fill(order, sink, on)?;
        Ok(())
    });
    filled.map_err(|ended: Ended| ended.told(path))?;
    Ok(claims)
}

/// What writes `form` to `out`, where that is no file of its own.
fn sink<'a>(form: DataForm, out: impl Write + 'a) -> Result<Box<dyn Sink + 'a>, WriteError> {
    Ok(match form {
        DataForm::Claims => Box::new(ClaimsTable::new(out)?),
        DataForm::Incidents => Box::new(Incidents::new(out)?),
        DataForm::GeoJson | DataForm::GeoPackage => Box::new(Features::new(out)),
        DataForm::Kml => Box::new(Placemarks::new(out)?),
        DataForm::Case => Box::new(Whole::new(out, CaseForm::Ron)),
        DataForm::Json => Box::new(Whole::new(out, CaseForm::Json)),
    })
}

fn fill(
    order: &Order,
    mut sink: Box<dyn Sink + '_>,
    on: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<usize, Ended> {
    let mut claims = 0;
    order.each_part(|part| {
        sink.take(part)?;
        claims += part.claims.len();
        match on(claims) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Ended::Cancelled),
        }
    })?;
    sink.finish()?;
    Ok(claims)
}

impl Ended {
    fn told(self, path: &Path) -> ExportError {
        match self {
            Self::Cancelled => ExportError::Cancelled,
            Self::Failed(error) => TargetError::write(path, &error).into(),
        }
    }
}
