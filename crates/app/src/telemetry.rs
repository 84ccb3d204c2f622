//! Log lines to stderr, for people or for machines, and what a panic says there.
//!
//! What is worth a line is decided where it happens; this only sets up where lines go.

use std::io::{self, IsTerminal};
use std::panic;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::{Log, LogFormat, Problem};

/// Starts logging to stderr for the whole process. Refuses a filter that cannot be read; a second call
/// changes nothing.
pub fn start(log: &Log) -> Result<(), Problem> {
    let subscriber = subscriber(log, io::stderr, io::stderr().is_terminal())?;
    if subscriber.try_init().is_ok() {
        panic::set_hook(Box::new(report_panic));
    }
    Ok(())
}

type Subscriber = Box<dyn tracing::Subscriber + Send + Sync>;

fn subscriber<W>(log: &Log, writer: W, ansi: impl Into<bool>) -> Result<Subscriber, Problem>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let filter = EnvFilter::try_new(&log.level).map_err(|error| {
        Problem::new(format!("log.level: {error}; use info or a filter such as seatwright=debug"))
    })?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer);
    Ok(match log.format {
        LogFormat::Text => Box::new(builder.with_ansi(ansi.into()).with_target(false).finish()),
        LogFormat::Json => Box::new(builder.json().flatten_event(true).finish()),
    })
}

/// The place of a panic, and its message only if that is a literal: a formatted one may quote what a user typed.
fn report_panic(info: &panic::PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    let literal = info.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
    tracing::error!(place, literal, "panic");
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("not poisoned").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, level: &str, act: impl FnOnce()) -> String {
        let lines = Lines::default();
        let made = lines.clone();
        let log = Log { format, level: level.to_owned() };
        let subscriber = subscriber(&log, move || made.clone(), false).expect("a good filter");
        tracing::subscriber::with_default(subscriber, act);
        String::from_utf8(lines.0.lock().expect("not poisoned").clone()).expect("UTF-8")
    }

    #[test]
    fn json_lines_are_objects_and_the_filter_holds() {
        let text = logged(LogFormat::Json, "warn", || {
            tracing::info!("quiet");
            tracing::warn!(order = 7, "loud");
        });
        let line: serde_json::Value = serde_json::from_str(text.trim()).expect("one JSON line");
        assert_eq!((line["message"].as_str(), line["order"].as_i64()), (Some("loud"), Some(7)));
    }

    /// SR-71: control characters cannot forge a line or paint the terminal.
    #[test]
    fn control_characters_are_escaped() {
        let text =
            logged(LogFormat::Text, "info", || tracing::info!(name = "a\n\u{1b}[31mforged", "x\u{1b}[2J"));
        assert_eq!(text.trim_end().lines().count(), 1, "{text:?}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }

    #[test]
    fn a_bad_filter_is_refused() {
        let log = Log { format: LogFormat::Text, level: "seatwright=loud".to_owned() };
        assert!(start(&log).is_err());
    }
}
