//! Drawings worked out on threads of their own, so that no frame waits for them.

use std::sync::{Arc, OnceLock};
use std::thread::Builder;

use egui::Context;

/// Something that is worked out once and drawn from then on.
pub struct Made<T> {
    /// Nothing yet, while it is worked on; then what was made, if the work has not broken off.
    made: Arc<OnceLock<Option<T>>>,
}

/// Tells that nothing more will be made, however the work ends: where it has made something, that stays.
struct End<T> {
    made: Arc<OnceLock<Option<T>>>,
    ctx: Context,
}

impl<T: Send + Sync + 'static> Made<T> {
    /// Begins `work` on a thread called `name`; `ctx` is asked to repaint when it is done, or breaks off. Where
    /// the system gives no thread, there will never be anything to draw.
    pub fn begin(name: &str, ctx: &Context, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let made = Arc::new(OnceLock::new());
        let end = End {
            made: Arc::clone(&made),
            ctx: ctx.clone(),
        };
        // Where there is no thread, the work is dropped with its end.
        let _ = Builder::new()
            .name(name.to_owned())
            .spawn(move || end.reached_with(work()));
        Self { made }
    }
}

impl<T> End<T> {
    fn reached_with(&self, made: T) {
        // Nobody else has put anything there.
        let _ = self.made.set(Some(made));
    }
}

impl<T> Drop for End<T> {
    fn drop(&mut self) {
        let _ = self.made.set(None);
        self.ctx.request_repaint();
    }
}

impl<T> Made<T> {
    /// What was made, once it is there.
    pub fn get(&self) -> Option<&T> {
        self.made.get()?.as_ref()
    }

    /// Whether it is still being worked on.
    pub fn pending(&self) -> bool {
        self.made.get().is_none()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

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
    fn work_that_breaks_off_is_not_waited_for_and_is_seen_to_have_ended() {
        let (tell, told) = channel();
        let ctx = Context::default();
        ctx.set_request_repaint_callback(move |_| {
            let _ = tell.send(());
        });
        let made: Made<()> = Made::begin("test", &ctx, || panic!("on purpose"));
        told.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(!made.pending() && made.get().is_none());
    }
}
