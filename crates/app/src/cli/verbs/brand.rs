//! `organization brand`: how an organization looks to those below it. Without an option it is shown.

use std::path::PathBuf;

use clap::Args;
use domain::branding::{self, Branding, Change, Field, Picture, Theme};
use domain::{Problem, Refusal};
use serde::{Deserialize, Serialize};

use super::{Place, Record, Shown, named, word};

#[derive(Debug, Clone, Args, Serialize, Deserialize)]
pub(crate) struct Brand {
    /// Id or name; default: the operator
    organization: Option<String>,
    /// Name shown; "" inherits, as in all of these
    #[arg(long)]
    name: Option<String>,
    /// Accent color, #rrggbb
    #[arg(long, value_name = "COLOR")]
    accent: Option<String>,
    /// Name in front of the address of mails
    #[arg(long, value_name = "NAME")]
    sender_name: Option<String>,
    /// Address of mails; its domain must be allowed
    #[arg(long, value_name = "EMAIL")]
    sender_email: Option<String>,
    /// Where answers and questions go
    #[arg(long, value_name = "EMAIL")]
    support_email: Option<String>,
    /// Telephone number for questions
    #[arg(long, value_name = "PHONE")]
    support_phone: Option<String>,
    /// Allow mail from these domains, and from no others: DOMAIN,DOMAIN or ""
    #[arg(long, value_name = "DOMAINS")]
    sender_domains: Option<String>,
    /// Logo for light ground: PNG or JPEG, at most 1 MB
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// Logo for dark ground
    #[arg(long, value_name = "FILE")]
    dark_logo: Option<PathBuf>,
    /// Take a logo away: light or dark
    #[arg(long, value_name = "GROUND")]
    remove_logo: Option<String>,
    #[arg(skip)]
    files: Vec<(String, Vec<u8>)>,
}

impl Brand {
    pub(super) fn read_files(&mut self) -> std::io::Result<()> {
        let logos = [(Theme::Light, &self.logo), (Theme::Dark, &self.dark_logo)];
        for (theme, path) in logos.into_iter().filter_map(|(theme, path)| Some((theme, path.as_ref()?))) {
            self.files.push((theme.word().to_owned(), std::fs::read(path)?));
        }
        Ok(())
    }

    fn change(&self) -> Option<Change> {
        let split = |text: &String| text.split(',').map(str::to_owned).collect();
        let change = Change {
            name: self.name.clone(),
            accent: self.accent.clone(),
            sender_name: self.sender_name.clone(),
            sender_email: self.sender_email.clone(),
            support_email: self.support_email.clone(),
            support_phone: self.support_phone.clone(),
            sender_domains: self.sender_domains.as_ref().map(split),
        };
        let texts = [&change.name, &change.accent, &change.sender_name, &change.sender_email];
        let more = [&change.support_email, &change.support_phone];
        let some = texts.into_iter().chain(more).any(Option::is_some) || change.sender_domains.is_some();
        some.then_some(change)
    }

    fn pictures(&self) -> domain::Result<Vec<(Theme, Picture)>> {
        let read = |(ground, file): &(String, Vec<u8>)| {
            let field = if ground == Theme::Light.word() { "logo" } else { "dark_logo" };
            let refused = |problem: Problem| Refusal::field(field, problem);
            Ok((word("theme", ground)?, Picture::read(file).map_err(refused)?))
        };
        self.files.iter().map(read).collect()
    }
}

pub(super) fn run(brand: &Brand, place: &Place<'_>) -> domain::Result<Shown> {
    let typed = brand.organization.clone();
    let id = place.read(move |act| named(act, typed.as_deref()))?;
    let removed: Option<Theme> =
        brand.remove_logo.as_ref().map(|ground| word("remove_logo", ground)).transpose()?;
    let (pictures, change) = (brand.pictures()?, brand.change());
    if change.is_none() && pictures.is_empty() && removed.is_none() {
        return Ok(shown(&place.read(move |act| branding::get(act, id))?));
    }
    let branding = place.work(move |act| {
        if let Some(theme) = removed {
            branding::remove_logo(act, id, theme)?;
        }
        for (theme, picture) in &pictures {
            branding::set_logo(act, id, *theme, picture)?;
        }
        let before = branding::get(act, id)?;
        match &change {
            Some(change) => branding::change(act, id, before.version, change),
            None => Ok(before),
        }
    })?;
    Ok(shown(&branding))
}

/// What is seen, and behind it where each field comes from when it is not set here.
fn shown(branding: &Branding) -> Shown {
    let brand = &branding.brand;
    let size = |logo: &branding::Logo| format!("{} x {}", logo.width, logo.height);
    let own = &branding.own;
    let set = [
        (Field::Name, own.name.is_some()),
        (Field::Logo, own.logo.is_some()),
        (Field::Accent, own.accent.is_some()),
        (Field::SenderName, own.sender_name.is_some()),
        (Field::SenderEmail, own.sender_email.is_some()),
        (Field::SupportEmail, own.support_email.is_some()),
        (Field::SupportPhone, own.support_phone.is_some()),
    ];
    let inherited: Vec<&str> = set
        .iter()
        .filter(|(field, own)| !own && branding.inherits(*field).is_some())
        .map(|(field, _)| field.word())
        .collect();
    let record = Record::new()
        .with("organization", branding.organization)
        .with("name", &brand.name)
        .with("accent", brand.accent)
        .with("logo", brand.logo.as_ref().map(size))
        .with("dark_logo", brand.dark_logo.as_ref().map(size))
        .with("sender_name", &brand.sender_name)
        .with("sender_email", &brand.sender_email)
        .with("sender_refused", &branding.sender_refused)
        .with("sender_domains", branding.sender_domains.join(", "))
        .with("support_email", &brand.support_email)
        .with("support_phone", &brand.support_phone)
        .with("inherited", inherited.join(", "));
    Shown::one(&record)
}
