//! Devices are entered when the event of their activation is sealed, so that no activation waits for the entering of names.

use std::collections::BTreeMap;

use db::params;

use crate::{
    act::Act,
    ids::{InstallationId, OrganizationId},
    refusal::Result,
};

/// Devices that waiting events are about, by organization. To be asked before the events are sealed, and followed after.
pub(crate) fn devices_told_of(
    act: &mut Act<'_>,
    most: i64,
) -> Result<BTreeMap<OrganizationId, Vec<uuid::Uuid>>> {
    let rows: Vec<(OrganizationId, String)> = act.tx().all(
        "SELECT w.organization_id, e.subject_id FROM ( \
         SELECT event_id, organization_id FROM unsealed_events ORDER BY event_id LIMIT $1) w \
         JOIN events e ON e.organization_id = w.organization_id AND e.id = w.event_id \
         WHERE e.subject_kind = 'installation'",
        params![most],
    )?;
    let mut devices: BTreeMap<OrganizationId, Vec<uuid::Uuid>> = BTreeMap::new();
    for (organization, subject) in rows {
        let Ok(device) = subject.parse::<InstallationId>() else { continue };
        let told = devices.entry(organization).or_default();
        if !told.contains(&device.uuid()) {
            told.push(device.uuid());
        }
    }
    Ok(devices)
}
