//! `import`: users or customers from a file, checked before anything is added.

use std::path::PathBuf;

use clap::Args;
use domain::imports::{self, Invite, Kind, NewImport, Repeat, RowState, Settings, State};
use domain::page::Window;
use domain::{Act, Caller, Refusal, ids::ImportId};
use serde::{Deserialize, Serialize};

use super::{Output, Place, Record, Records, Shown, named, word};

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Import {
    /// users or customers
    kind: String,
    /// CSV or XLSX; the first line names the columns, in any of the five languages
    file: PathBuf,
    #[arg(skip)]
    content: Option<Vec<u8>>,
    /// Only tell what would become of each row
    #[arg(long)]
    dry_run: bool,
    /// Id or name of the customer that all users are of
    #[arg(long)]
    customer: Option<String>,
    /// Code or name of the edition of users that name none
    #[arg(long, value_name = "EDITION")]
    edition: Option<String>,
    /// Number or id of the license that users go on who name none
    #[arg(long)]
    license: Option<String>,
    /// Add the units that are missing to the licenses
    #[arg(long)]
    add_units: bool,
    /// Send the users their invitations
    #[arg(long)]
    invite: bool,
    /// Code of the country of customers that name none
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Check a file that was imported before anew
    #[arg(long)]
    anew: bool,
    /// Id or name of whose customers they are; default: the operator
    #[arg(long)]
    organization: Option<String>,
    #[command(flatten)]
    pub(super) output: Output,
}

/// Enough for any file: one step adds at least one record.
const MOST_STEPS: usize = 200_000;

impl Import {
    pub(super) fn read_file(&mut self) -> std::io::Result<()> {
        self.content = Some(std::fs::read(&self.file)?);
        Ok(())
    }

    fn wanted(&self, kind: Kind, customer: Option<domain::ids::OrganizationId>) -> domain::Result<NewImport> {
        let sheet = imports::reading::read(self.content.as_deref().unwrap_or_default(), None)?;
        Ok(NewImport {
            kind,
            name: self.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            sheet: web::with_country_codes(sheet, kind),
            settings: Settings {
                customer,
                edition: self.edition.clone().unwrap_or_default(),
                license: self.license.clone().unwrap_or_default(),
                add_units: self.add_units,
                invite: self.invite,
                country: self.country.clone().unwrap_or_default().to_uppercase(),
                ..Settings::default()
            },
            repeat: if self.anew { Repeat::Anew } else { Repeat::Same },
        })
    }
}

/// Checks the file, adds what can be added unless it is a rehearsal, and tells the rows that could not be.
pub(super) fn import(import: &Import, place: &Place<'_>) -> domain::Result<Shown> {
    let kind: Kind = word("kind", &import.kind)?;
    let (organization, customer) = (import.organization.clone(), import.customer.clone());
    let (organization, customer) = place.read(move |act| {
        let customer = customer.as_deref().map(|typed| named(act, Some(typed))).transpose()?;
        Ok((named(act, organization.as_deref())?, customer))
    })?;
    let new = import.wanted(kind, customer)?;
    let begun = place.work(move |act| imports::begin(act, organization, &new))?;
    let driven = || {
        imports::drive_blocking(place.world, &Caller::command_line(), (organization, begun.id), MOST_STEPS)
    };
    driven()?;
    let checked = place.read(move |act| imports::get(act, begun.id))?;
    if checked.state == State::Matching {
        return Err(Refusal::Invalid(imports::unmatched(&checked)).into());
    }
    if !import.dry_run && checked.counts.add > 0 {
        let seen = checked.counts.add;
        place.work(move |act| imports::run(act, begun.id, seen, Invite::AsSaid))?;
        driven()?;
    }
    place.read(move |act| told(act, begun.id))
}

/// Counts first, then the rows to be fixed: number, column, what is wrong.
fn told(act: &mut Act<'_>, id: ImportId) -> domain::Result<Shown> {
    let import = imports::get(act, id)?;
    let counts = import.counts;
    let head = Record::new()
        .with("id", id)
        .with("state", import.state)
        .with("rows", import.total)
        .with("to_add", counts.add)
        .with("added", counts.added)
        .with("already_there", counts.there)
        .with("to_fix", counts.wrong);
    let wrong = imports::rows(act, id, Some(RowState::Wrong), &Window::first(Window::MOST))?;
    let row = |row: &imports::ImportRow| {
        let problems = row.problems.iter().map(|found| format!("{}: {}", found.field, found.problem.code()));
        Record::new().with("row", row.number).with("problems", problems.collect::<Vec<_>>().join(", "))
    };
    let records = std::iter::once(head).chain(wrong.items.iter().map(row)).collect();
    Ok(Shown::list(Records { records, next: None }))
}
