//! Rows of brands, logos and granted domains. Asks for no right: the operations do that first.

use data_encoding::HEXLOWER;
use db::{DbError, FromRow, Row, params};

use super::{Logo, Own, Picture, Theme, rules::Level};
use crate::{act::Act, ids::OrganizationId, refusal::Result, vault};

const LEVELS: &str = "\
    SELECT o.id, o.name AS organization_name, o.support_email, o.support_phone, b.name, b.accent, b.sender_name, \
    b.sender_email, b.logo_digest, b.logo_width, b.logo_height, b.dark_logo_digest, b.dark_logo_width, \
    b.dark_logo_height \
    FROM organization_ancestors a JOIN organizations o ON o.id = a.ancestor_id \
    LEFT JOIN brands b ON b.organization_id = o.id \
    WHERE a.descendant_id = $1 AND o.kind <> 'customer' ORDER BY a.distance";

impl FromRow for Level {
    fn from_row(row: &Row<'_>) -> std::result::Result<Self, DbError> {
        let organization: OrganizationId = row.get("id")?;
        let logo = |theme: Theme, digest, width, height| -> std::result::Result<Option<Logo>, DbError> {
            let digest: Option<String> = row.get(digest)?;
            let (width, height): (Option<i64>, Option<i64>) = (row.get(width)?, row.get(height)?);
            Ok(digest.map(|digest| Logo {
                organization,
                theme,
                digest,
                width: width.unwrap_or_default(),
                height: height.unwrap_or_default(),
            }))
        };
        let set = |column| -> std::result::Result<Option<String>, DbError> {
            Ok(row.get::<Option<String>>(column)?.filter(|text| !text.is_empty()))
        };
        Ok(Self {
            organization,
            organization_name: row.get("organization_name")?,
            own: Own {
                name: set("name")?,
                accent: row.get("accent")?,
                sender_name: set("sender_name")?,
                sender_email: set("sender_email")?,
                support_email: set("support_email")?,
                support_phone: set("support_phone")?,
                logo: logo(Theme::Light, "logo_digest", "logo_width", "logo_height")?,
                dark_logo: logo(Theme::Dark, "dark_logo_digest", "dark_logo_width", "dark_logo_height")?,
            },
        })
    }
}

/// The organization, unless it is a customer, and all above it, the nearest first.
pub(super) fn levels(act: &mut Act<'_>, organization: OrganizationId) -> Result<Vec<Level>> {
    Ok(act.tx().all(LEVELS, params![organization])?)
}

/// Domains granted to the organization and to all above it.
pub(super) fn grants(
    act: &mut Act<'_>,
    organization: OrganizationId,
) -> Result<Vec<(OrganizationId, String)>> {
    Ok(act.tx().all(
        "SELECT s.organization_id, s.domain FROM organization_ancestors a \
         JOIN sender_domains s ON s.organization_id = a.ancestor_id \
         WHERE a.descendant_id = $1 ORDER BY a.distance, s.domain",
        params![organization],
    )?)
}

pub(super) fn save(act: &mut Act<'_>, organization: OrganizationId, own: &Own) -> Result<()> {
    act.tx().execute(
        "INSERT INTO brands (organization_id, name, accent, sender_name, sender_email) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (organization_id) DO UPDATE SET name = excluded.name, accent = excluded.accent, \
         sender_name = excluded.sender_name, sender_email = excluded.sender_email",
        params![organization, &own.name, own.accent, &own.sender_name, &own.sender_email],
    )?;
    act.tx().execute(
        "UPDATE organizations SET support_email = $2, support_phone = $3 WHERE id = $1",
        params![organization, &own.support_email, &own.support_phone],
    )?;
    Ok(())
}

pub(super) fn save_grants(act: &mut Act<'_>, organization: OrganizationId, domains: &[String]) -> Result<()> {
    act.tx().execute("DELETE FROM sender_domains WHERE organization_id = $1", params![organization])?;
    for domain in domains {
        act.tx().execute(
            "INSERT INTO sender_domains (organization_id, domain) VALUES ($1, $2)",
            params![organization, domain],
        )?;
    }
    Ok(())
}

/// The digest also names whose picture it is: the same one at two organizations has two addresses.
fn digest(organization: OrganizationId, picture: &Picture) -> String {
    HEXLOWER.encode(&vault::digest(&[organization.uuid().as_bytes(), picture.png()])[..16])
}

pub(super) fn save_logo(
    act: &mut Act<'_>,
    organization: OrganizationId,
    theme: Theme,
    picture: &Picture,
) -> Result<()> {
    let digest = digest(organization, picture);
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    let columns = match theme {
        Theme::Light => "logo_digest, logo_width, logo_height",
        Theme::Dark => "dark_logo_digest, dark_logo_width, dark_logo_height",
    };
    let updates: Vec<String> =
        columns.split(", ").map(|column| format!("{column} = excluded.{column}")).collect();
    // The row of a logo for dark ground is there already: its own CHECK would refuse it alone.
    let sql = match theme {
        Theme::Light => format!(
            "INSERT INTO brands (organization_id, {columns}) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (organization_id) DO UPDATE SET {}",
            updates.join(", ")
        ),
        Theme::Dark => {
            "UPDATE brands SET dark_logo_digest = $2, dark_logo_width = $3, dark_logo_height = $4 \
             WHERE organization_id = $1"
                .to_owned()
        }
    };
    act.tx().execute(&sql, params![organization, &digest, width, height])?;
    act.tx().execute(
        "INSERT INTO brand_logos (organization_id, theme, digest, content) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (organization_id, theme) DO UPDATE SET digest = excluded.digest, content = excluded.content",
        params![organization, theme, &digest, picture.png()],
    )?;
    Ok(())
}

pub(super) fn remove_logo(act: &mut Act<'_>, organization: OrganizationId, theme: Theme) -> Result<()> {
    let (columns, rows) = match theme {
        Theme::Light => (
            "logo_digest = NULL, logo_width = NULL, logo_height = NULL, dark_logo_digest = NULL, \
             dark_logo_width = NULL, dark_logo_height = NULL",
            "",
        ),
        Theme::Dark => (
            "dark_logo_digest = NULL, dark_logo_width = NULL, dark_logo_height = NULL",
            " AND theme = 'dark'",
        ),
    };
    act.tx()
        .execute(&format!("UPDATE brands SET {columns} WHERE organization_id = $1"), params![organization])?;
    act.tx().execute(
        &format!("DELETE FROM brand_logos WHERE organization_id = $1{rows}"),
        params![organization],
    )?;
    Ok(())
}

pub(super) fn content(
    act: &mut Act<'_>,
    organization: OrganizationId,
    digest: &str,
) -> Result<Option<Vec<u8>>> {
    let found: Option<(Vec<u8>,)> = act.tx().optional(
        "SELECT content FROM brand_logos WHERE organization_id = $1 AND digest = $2 LIMIT 1",
        params![organization, digest],
    )?;
    Ok(found.map(|(content,)| content))
}
