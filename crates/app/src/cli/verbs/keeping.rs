//! `doctor` and `backup`.

use std::path::PathBuf;

use clap::Args;
use domain::refusal::Failure;
use domain::{Error, doctor as records};
use serde::{Deserialize, Serialize};

use super::{Output, Place, Record, Records, Shown};
use crate::config::Config;
use crate::smtp::Postman;

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Backup {
    /// The new file; it must not exist
    pub(super) to: PathBuf,
    #[command(flatten)]
    pub(super) output: Output,
}

/// Copies the database. The master key is not in the copy: keep it elsewhere, once.
pub(super) fn backup(backup: &Backup, place: &Place<'_>) -> domain::Result<Shown> {
    place.world.db().backup_to(&backup.to)?;
    let bytes = std::fs::metadata(&backup.to).map(|file| file.len());
    let bytes = bytes.map_err(|error| Error::from(Failure::Other(error.to_string())))?;
    Ok(Shown::one(&Record::new().with("backup", backup.to.display().to_string()).with("bytes", bytes)))
}

/// Every check of the records. That this runs at all says that configuration and migrations are in order.
pub(super) fn doctor(place: &Place<'_>) -> domain::Result<Shown> {
    let findings = place.read(records::examine)?;
    let poisoned = place.world.db().poisoned();
    let well = Record::new().with("check", "database").with("result", poisoned.as_deref().unwrap_or("ok"));
    let mut lines = vec![well];
    for check in records::Check::ALL {
        let of: Vec<_> = findings.iter().filter(|finding| finding.check == *check).collect();
        let told = of.iter().map(|finding| {
            format!(
                "{} {}: says {}, should say {}",
                finding.organization, finding.record, finding.stored, finding.expected
            )
        });
        let result = if of.is_empty() { "ok".to_owned() } else { told.collect::<Vec<_>>().join("; ") };
        lines.push(Record::new().with("check", check.word()).with("result", result));
    }
    let bad = !findings.is_empty() || poisoned.is_some();
    Ok(Shown::list(Records { records: lines, next: None }).told_as_bad(bad))
}

/// Asks the mail server, from where the command was given.
pub(crate) fn check_mail(config: &Config) -> Result<&'static str, String> {
    let Some(smtp) = &config.smtp else { return Ok("not configured: mails wait in the outbox") };
    let postman = Postman::new(smtp).map_err(|problem| problem.to_string())?;
    let runtime = crate::server::runtime().map_err(|problem| problem.to_string())?;
    runtime.block_on(postman.check()).map(|()| "ok").map_err(|undelivered| undelivered.reply)
}
