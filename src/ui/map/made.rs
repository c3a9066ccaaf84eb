//! Drawings worked out on threads of their own, so that no frame waits for them.

use std::sync::{Arc, OnceLock};
use std::thread::{Builder, JoinHandle};

use egui::Context;

/// Something that is worked out once and drawn from then on.
pub struct Made<T> {
    made: Arc<OnceLock<T>>,
    worker: Option<JoinHandle<()>>,
}

impl<T: Send + Sync + 'static> Made<T> {
    /// Begins `work` on a thread called `name`; `ctx` is asked to repaint when it is done. Where
    /// the system gives no thread, there will never be anything to draw.
    pub fn begin(name: &str, ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let made = Arc::new(OnceLock::new());
        let (place, ctx) = (Arc::clone(&made), ctx.clone());
        let worker = Builder::new().name(name.to_owned()).spawn(move || {
            // Nobody else puts anything there.
            let _ = place.set(work());
            ctx.request_repaint();
        });
        Self {
            made,
            worker: worker.ok(),
        }
    }
}

impl<T> Made<T> {
    /// What was made, once it is there.
    pub fn get(&self) -> Option<&T> {
        self.made.get()
    }

    /// Whether it is still being worked on.
    pub fn pending(&self) -> bool {
        self.worker
            .as_ref()
            .is_some_and(|worker| !worker.is_finished())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn what_is_made_is_there_once_nothing_is_pending() {
        let (go, wait) = channel::<()>();
        let made = Made::begin("test", &Context::default(), move || wait.recv().is_ok());
        assert!(made.pending() && made.get().is_none());
        go.send(()).unwrap();
        while made.pending() {
            std::thread::yield_now();
        }
        assert_eq!(made.get(), Some(&true));
    }

    #[test]
    fn work_that_breaks_off_is_not_waited_for() {
        let made: Made<()> = Made::begin("test", &Context::default(), || panic!("on purpose"));
        while made.pending() {
            std::thread::yield_now();
        }
        assert_eq!(made.get(), None);
    }
}
