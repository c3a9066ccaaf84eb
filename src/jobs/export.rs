//! Exporting takes a while, so it says how far it is and can be broken off.

use std::fmt::Display;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::briefing::{self, Draw, DrawPicture, PictureOrder, To, export_picture, what_is_gone};
use crate::export;
use crate::formats::target::TargetError;
use crate::model::ArchiveId;
use crate::state::{
    BriefingExport, Command, DataExport, Done, Export, ExportEnd, ExportOrder, ExportProgress,
    Exported, Notice, NoticeKind, PageExport, PictureExport,
};

use super::{Jobs, sentence};

const NOTHING_DRAWS: &str = "nothing was exported: there is nothing here to draw with";

impl Jobs {
    /// Writes what `order` asks for; a briefing is drawn with `draw`, a picture with `draw_picture`.
    pub fn export(
        &mut self,
        order: ExportOrder,
        draw: Option<Draw>,
        draw_picture: Option<DrawPicture>,
    ) {
        let is_cancelled = Arc::new(AtomicBool::new(false));
        self.cancelled = Arc::clone(&is_cancelled);
        let tell = self.teller();
        let nothing = vec![Command::ExportEnded(ExportEnd::Failed)];
        self.start_or(nothing, "export", move || {
            let mut on = |progress: ExportProgress| {
                tell(Command::ExportIs(progress));
                if is_cancelled.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            match order.export.what.clone() {
                Exported::Briefing(briefing) => match draw {
                    Some(draw) => export_briefing(order, briefing, draw, &mut on),
                    None => failed(&NOTHING_DRAWS),
                },
                Exported::Data(data) => export_data(order, &data, &mut on),
                Exported::Picture(picture) => match draw_picture {
                    Some(draw) => export_as_picture(order, picture, draw, &mut on),
                    None => failed(&NOTHING_DRAWS),
                },
                Exported::Page(page) => export_page(order, page),
                Exported::Report(id) => export_report(&order, &id),
            }
        });
    }

    /// Breaks the export off after the scene or the frame that is being drawn.
    pub fn cancel_export(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// Whoever is told how far it is, and says whether it goes on.
type On<'a> = dyn FnMut(ExportProgress) -> ControlFlow<()> + 'a;

fn export_briefing(
    order: ExportOrder,
    briefing: BriefingExport,
    draw: Draw,
    on: &mut On,
) -> Vec<Command> {
    let to = To {
        path: order.export.path,
        briefing,
        overwrites: order.export.overwrites,
    };
    let gone = what_is_gone(order.document.case());
    match briefing::export(order.document, order.view, &to, draw, on) {
        Ok(scenes) => without(gone)
            .into_iter()
            .chain([ended(Done::Scenes(scenes), to.path)])
            .collect(),
        Err(briefing::ExportError::Cancelled) => vec![Command::ExportEnded(ExportEnd::Cancelled)],
        Err(briefing::ExportError::Target(error)) => not_written(error),
        Err(error) => failed(&error),
    }
}

fn export_data(order: ExportOrder, data: &DataExport, on: &mut On) -> Vec<Command> {
    let Export {
        path, overwrites, ..
    } = order.export;
    let open = data.archives.iter();
    let open = open.filter_map(|id| order.archives.get(id));
    let wanted = export::Order {
        case: Some(order.document.shared_case()),
        with_case: data.with_case,
        archives: open.map(|open| Arc::clone(&open.archive)).collect(),
        extent: data.extent,
        filter: order.view.filter,
        withholds: data.withholds,
    };
    let all = wanted.claims();
    let target = export::Target::File {
        path: &path,
        overwrites,
    };
    let exported = export::export(&wanted, data.form, target, &mut |written| {
        on(ExportProgress::Written(written, all))
    });
    match exported {
        Ok(claims) => vec![ended(Done::Claims(claims), path)],
        Err(export::ExportError::Cancelled) => vec![Command::ExportEnded(ExportEnd::Cancelled)],
        Err(export::ExportError::Target(error)) => not_written(error),
        Err(error) => failed(&error),
    }
}

fn export_as_picture(
    order: ExportOrder,
    picture: PictureExport,
    draw: DrawPicture,
    on: &mut On,
) -> Vec<Command> {
    let Export {
        path, overwrites, ..
    } = order.export.clone();
    let order = PictureOrder {
        state: order.looked_at(picture.withholds),
        picture,
    };
    match export_picture(&order, &path, overwrites, draw, on) {
        Ok(size) => vec![ended(Done::Picture(size), path)],
        Err(briefing::ExportError::Cancelled) => vec![Command::ExportEnded(ExportEnd::Cancelled)],
        Err(briefing::ExportError::Target(error)) => not_written(error),
        Err(error) => failed(&error),
    }
}

/// It is written too soon to be broken off.
fn export_page(order: ExportOrder, page: PageExport) -> Vec<Command> {
    let Export {
        path, overwrites, ..
    } = order.export.clone();
    match export::export_page(&order.looked_at(page.withholds), &path, overwrites) {
        Ok(()) => vec![ended(Done::Page, path)],
        Err(export::ExportError::Target(error)) => not_written(error),
        Err(error) => failed(&error),
    }
}

fn export_report(order: &ExportOrder, id: &ArchiveId) -> Vec<Command> {
    let Some(open) = order.archives.get(id) else {
        return failed(&"nothing was exported: the data set is closed");
    };
    let Export {
        path, overwrites, ..
    } = &order.export;
    let target = export::Target::File {
        path,
        overwrites: *overwrites,
    };
    match export::export_report(&open.report, open.archive.path(), target) {
        Ok(()) => vec![ended(Done::Report, path.clone())],
        Err(export::ExportError::Target(error)) => not_written(error),
        Err(error) => failed(&error),
    }
}

fn ended(done: Done, path: PathBuf) -> Command {
    Command::ExportEnded(ExportEnd::Done(done, path))
}

/// The warning that a briefing is without what is `gone`.
fn without(gone: Vec<String>) -> Option<Command> {
    let warning = Notice {
        kind: NoticeKind::Warning,
        text: "The briefing was exported without what the case no longer has.".to_owned(),
        details: gone,
    };
    (!warning.details.is_empty()).then_some(Command::Notify(warning))
}

fn not_written(error: TargetError) -> Vec<Command> {
    match error {
        TargetError::InTheWay(path) => {
            vec![Command::ExportEnded(ExportEnd::InTheWay(path))]
        }
        TargetError::Write { .. } => failed(&error),
    }
}

fn failed(error: &impl Display) -> Vec<Command> {
    let notice = Notice::new(NoticeKind::Problem, sentence(error));
    vec![
        Command::ExportEnded(ExportEnd::Failed),
        Command::Notify(notice),
    ]
}
