//! The commands for machines without a network: what is carried goes through files, standard input and output.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write as _};
use std::path::Path;

use ::client::{Error, qr_svg, qr_text};

use super::report::Report;
use super::verbs::{Work, activation_code, named, pinned};
use super::{OfflineAccept, OfflineRequest, OfflineReturn};

/// No license file is longer, with room to spare.
const MOST_BYTES: u64 = 64 * 1024;

impl Work<'_> {
    pub(super) fn offline_request(&self, wanted: &OfflineRequest) -> Result<Report, Error> {
        let client = named(self.connected()?, &wanted.named).build()?;
        let code = activation_code(wanted.activation_code.as_ref())?;
        let request =
            written(wanted.out.as_deref(), || client.offline_request(&wanted.username, code.clone()))?;
        let address = client.offline_address(&request);
        let scanned = address.as_ref().unwrap_or(&request);
        let qr = match (wanted.qr, self.wants_json()) {
            (false, _) => None,
            (true, true) => Some(qr_svg(scanned)?),
            (true, false) => Some(qr_text(scanned)?),
        };
        Ok(Report::OfflineRequested { request, address, qr, file: wanted.out.clone() })
    }

    pub(super) fn offline_accept(&self, offered: &OfflineAccept) -> Result<Report, Error> {
        let mut builder = self.builder(None)?;
        if let Some(file) = &offered.keys {
            builder = builder.keys(pinned(file)?);
        }
        let standing = builder.build()?.accept_license_file(&read(&offered.file)?)?;
        Ok(Report::accepted(standing, self.now()))
    }

    pub(super) fn offline_return(&self, wanted: &OfflineReturn) -> Result<Report, Error> {
        let client = self.builder(None)?.build()?;
        let receipt = written(wanted.out.as_deref(), || client.offline_return())?;
        Ok(Report::OfflineReturned { receipt, file: wanted.out.clone() })
    }
}

fn read(file: &Path) -> Result<String, Error> {
    let mut text = String::new();
    let taken = if file == Path::new("-") {
        io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)
    } else {
        File::open(file).and_then(|open| open.take(MOST_BYTES).read_to_string(&mut text))
    };
    let unread = |error| Error::wrong_use("file-unreadable", format!("{}: {error}.", file.display()));
    taken.map_err(unread)?;
    Ok(text)
}

/// The line that is made, also written to the file if one is named. Nothing is made that could not be written, and no
/// file stays behind when nothing is made.
fn written(file: Option<&Path>, make: impl FnOnce() -> Result<String, Error>) -> Result<String, Error> {
    let Some(path) = file else { return make() };
    let unwritten =
        |error: io::Error| Error::wrong_use("file-not-written", format!("{}: {error}.", path.display()));
    let mut out = private(OpenOptions::new().write(true).create_new(true)).open(path).map_err(unwritten)?;
    let answer = make().and_then(|line| {
        writeln!(out, "{line}").and_then(|()| out.sync_all()).map_err(unwritten)?;
        Ok(line)
    });
    if answer.is_err() {
        drop(fs::remove_file(path));
    }
    answer
}

/// A request has the activation code in it.
#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &OpenOptions {
    options
}
