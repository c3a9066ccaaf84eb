//! Exporting the briefing: drawing takes a while, so it says how far it is and can be broken off.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::briefing::{Draw, ExportError, export, what_is_gone};
use crate::state::{Command, ExportEnd, ExportOrder, ExportProgress, Notice, NoticeKind};

use super::{Jobs, sentence};

impl Jobs {
    /// Draws the briefing with `draw` and writes it as `order` says.
    pub fn export(&mut self, order: ExportOrder, draw: Draw) {
        let is_cancelled = Arc::new(AtomicBool::new(false));
        self.cancelled = Arc::clone(&is_cancelled);
        let tell = self.teller();
        let failed = vec![Command::ExportEnded(ExportEnd::Failed)];
        self.start_or(failed, "export briefing", move || {
            let path = order.export.path.clone();
            let gone = what_is_gone(order.document.case());
            let exported = export(order, draw, &mut |progress: ExportProgress| {
                tell(Command::ExportIs(progress));
                if is_cancelled.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            match exported {
                Ok(scenes) => done(scenes, &path, gone),
                Err(error) => not_done(&error),
            }
        });
    }

    /// Breaks the export off after the scene that is being drawn.
    pub fn cancel_export(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

fn done(scenes: usize, path: &Path, gone: Vec<String>) -> Vec<Command> {
    let warning = Notice {
        kind: NoticeKind::Warning,
        text: "The briefing was exported without what the case no longer has.".to_owned(),
        details: gone,
    };
    let warning = (!warning.details.is_empty()).then_some(Command::Notify(warning));
    let end = ExportEnd::Done(scenes, path.to_owned());
    warning
        .into_iter()
        .chain([Command::ExportEnded(end)])
        .collect()
}

fn not_done(error: &ExportError) -> Vec<Command> {
    let end = match error {
        ExportError::Cancelled => ExportEnd::Cancelled,
        ExportError::InTheWay(path) => ExportEnd::InTheWay(path.clone()),
        _ => ExportEnd::Failed,
    };
    let is_told = end == ExportEnd::Failed;
    let notice = is_told.then(|| Notice::new(NoticeKind::Problem, sentence(error)));
    let notice = notice.map(Command::Notify);
    [Command::ExportEnded(end)]
        .into_iter()
        .chain(notice)
        .collect()
}
