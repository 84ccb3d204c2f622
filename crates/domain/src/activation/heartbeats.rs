//! Contacts that wait to be written: one for each installation, whatever often it came, many in one act.
//! They say when a device was last heard of and what it told then; a process that is killed loses those of the last
//! second, and the next contact of the device tells them again.

use std::{
    collections::HashMap,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use db::params;

use super::{check_in::Installation, report::Report};
use crate::{
    act::{Act, Caller, World},
    alerts::{self, AlertKind},
    clock::Instant,
    ids::{InstallationId, OrganizationId},
    refusal::Result,
};

/// Contacts written in one act; others may write between two of them.
const TOGETHER: usize = 256;
/// Contacts that may wait before who comes writes at once.
const WAITING: usize = 64 * 1024;

/// One contact.
#[derive(Clone, Debug)]
pub(super) struct Heartbeat {
    customer: OrganizationId,
    id: InstallationId,
    at: Instant,
    report: Report,
    /// The token that was used for the first time.
    begun: Option<[u8; 32]>,
    /// As they stood before.
    contact_before: Instant,
    failed_before: i64,
}

impl Heartbeat {
    pub(super) fn of(held: &Installation, report: &Report, at: Instant, begun: Option<[u8; 32]>) -> Self {
        Self {
            customer: held.customer,
            id: held.id,
            at,
            report: report.clone(),
            begun,
            contact_before: held.contact_at,
            failed_before: held.failed_runs,
        }
    }

    /// This one after an earlier one that still waits.
    fn after(self, earlier: &Self) -> Self {
        let (newer, older) = (self.report, &earlier.report);
        Self {
            report: Report {
                last_backup_at: newer.last_backup_at.or(older.last_backup_at),
                last_success_at: newer.last_success_at.or(older.last_success_at),
                failed_runs: newer.failed_runs.or(older.failed_runs),
                counters: newer.counters.or_else(|| older.counters.clone()),
                sent_at: newer.sent_at.or(older.sent_at),
                ..newer
            },
            begun: self.begun.or(earlier.begun),
            contact_before: earlier.contact_before,
            failed_before: earlier.failed_before,
            ..self
        }
    }

    /// Writes it down, and ends the alerts that it answers.
    pub(super) fn note(&self, act: &mut Act<'_>) -> Result<()> {
        let Self { customer, id, at, report, begun, .. } = self;
        act.tx().may_run_again();
        act.tx().send(
            "UPDATE installations SET contact_at = $3, storage_used_bytes = $4, software_version = $5, \
             last_backup_at = COALESCE($6, last_backup_at), last_success_at = COALESCE($7, last_success_at), \
             failed_runs = COALESCE($8, failed_runs), counters = COALESCE($9, counters), \
             sent_at = COALESCE($10, sent_at), \
             token_sealed = CASE WHEN token_hash = $11 THEN NULL ELSE token_sealed END, \
             former_hash = CASE WHEN token_hash = $11 THEN NULL ELSE former_hash END \
             WHERE customer_id = $1 AND id = $2 AND released_at IS NULL",
            params![
                *customer,
                *id,
                *at,
                report.storage_used_bytes,
                report.software_version.as_str(),
                report.last_backup_at,
                report.last_success_at,
                report.failed_runs,
                report.counted(),
                report.sent_at,
                begun.as_ref().map(<[u8; 32]>::as_slice)
            ],
        )?;
        self.end_alerts(act)
    }

    /// No alert is raised sooner than after a day of silence: who comes oftener has none to end.
    fn end_alerts(&self, act: &mut Act<'_>) -> Result<()> {
        if self.at.seconds_since(self.contact_before) >= 86_400 {
            alerts::heard_again(act, self.customer, self.id, AlertKind::Silent)?;
            alerts::heard_again(act, self.customer, self.id, AlertKind::FreedSoon)?;
        }
        if self.failed_before > 0 && self.report.failed_runs == Some(0) {
            alerts::heard_again(act, self.customer, self.id, AlertKind::Failing)?;
        }
        Ok(())
    }
}

/// The contacts of this process that wait.
#[derive(Debug, Default)]
pub(crate) struct Heartbeats {
    waiting: Mutex<HashMap<InstallationId, Heartbeat>>,
    /// For how long they may wait, in milliseconds; 0: each is written before it is answered.
    pace: AtomicU64,
    /// Whether somebody is on the way to write them.
    called: AtomicBool,
    /// Held by who writes them: whoever wants them written also waits for those that were taken out before.
    turn: tokio::sync::Mutex<()>,
}

impl Heartbeats {
    fn waiting(&self) -> MutexGuard<'_, HashMap<InstallationId, Heartbeat>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pace(&self) -> Duration {
        Duration::from_millis(self.pace.load(Ordering::Relaxed))
    }

    /// Takes one in. False when it cannot wait and is to be written by who came.
    fn take_in(&self, heartbeat: &Heartbeat) -> bool {
        let mut waiting = self.waiting();
        if self.pace().is_zero() || waiting.len() >= WAITING {
            return false;
        }
        let joined = match waiting.get(&heartbeat.id) {
            Some(earlier) => heartbeat.clone().after(earlier),
            None => heartbeat.clone(),
        };
        waiting.insert(joined.id, joined);
        true
    }

    /// Those that wait, in one order everywhere, so that two processes never wait for each other.
    fn take_out(&self) -> Vec<Heartbeat> {
        // Their place goes with them: a morning of many must not be kept for the day.
        let mut taken: Vec<Heartbeat> = std::mem::take(&mut *self.waiting()).into_values().collect();
        taken.sort_unstable_by_key(|heartbeat| (heartbeat.customer, heartbeat.id));
        taken
    }
}

impl World {
    /// Lets contacts of devices wait for so long, so that they are written together. Whoever asks this also calls
    /// [`World::write_heartbeats`] before the end. Inside a runtime.
    pub fn hold_heartbeats(&self, pace: Duration) {
        let millis = u64::try_from(pace.as_millis()).unwrap_or(u64::MAX);
        self.heartbeats().pace.store(millis, Ordering::Relaxed);
    }

    /// Writes all contacts that wait, or are being written; what fails keeps no others back.
    pub async fn write_heartbeats(&self) -> Result<()> {
        let _turn = self.heartbeats().turn.lock().await;
        let taken = self.heartbeats().take_out();
        let mut outcome = Ok(());
        for some in taken.chunks(TOGETHER) {
            let together = some.to_vec();
            let caller = Caller::worker("heartbeats");
            let written = self.work(&caller, move |act| together.iter().try_for_each(|one| one.note(act)));
            outcome = outcome.and(written.await);
        }
        outcome
    }

    /// Notes a contact, now or soon.
    pub(super) async fn note_heartbeat(&self, heartbeat: Heartbeat) -> Result<()> {
        if !self.heartbeats().take_in(&heartbeat) {
            let caller = Caller::worker("heartbeats");
            return self.work(&caller, move |act| heartbeat.note(act)).await;
        }
        if !self.heartbeats().called.swap(true, Ordering::AcqRel) {
            tokio::spawn(write_later(self.clone()));
        }
        Ok(())
    }
}

async fn write_later(world: World) {
    tokio::time::sleep(world.heartbeats().pace()).await;
    world.heartbeats().called.store(false, Ordering::Release);
    if let Err(error) = world.write_heartbeats().await {
        tracing::error!(%error, "contacts of devices were not written; their next ones will be");
    }
}
