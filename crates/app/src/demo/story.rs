//! The story behind the sample data, told by the product's own operations on a clock of its own: two years of a
//! vendor, its partners and their customers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::access::PartnerType;
use domain::accounts::Founding;
use domain::alerts::{self, AlertKind, Setting, Wishes};
use domain::branding::{self, Picture, Theme};
use domain::clock::{Clock, Instant, SetClock, SystemClock};
use domain::ids::{AccountId, OrganizationId, PlanId, SeatId};
use domain::invitations::{self, Filter, How, Selection, Status};
use domain::organizations::{self, NewPartner};
use domain::outbox::MailKind;
use domain::page::Window;
use domain::random::{Random, SeededRandom, SystemRandom};
use domain::templates::{self, Parts};
use domain::tokens::{self, NewToken};
use domain::{Act, Actor, Caller, Door, Language, World, accounts, audit, members, signing};

use super::facts::{Facts, Login};
use super::people::{self, Staff};
use super::sample::{self, Dice, Vendor};
use super::told::Told;
use super::{plan, taken};
use crate::config::{Config, Problem};
use crate::installation::{self, chain};

/// Drawn for the sample.
const LOGO: &[u8] = include_bytes!("logos/light.png");
const DARK_LOGO: &[u8] = include_bytes!("logos/dark.png");

/// The same bytes every time for what only has to look alike, the system's for what is a secret.
pub(super) struct StoryRandom {
    seeded: SeededRandom,
    secret: AtomicBool,
}

impl Random for StoryRandom {
    fn fill(&self, bytes: &mut [u8]) {
        if self.secret.load(Ordering::Acquire) { SystemRandom.fill(bytes) } else { self.seeded.fill(bytes) }
    }
}

/// The organizations that sell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sellers {
    pub operator: OrganizationId,
    pub nordic: OrganizationId,
    pub timon: OrganizationId,
    pub lombardia: OrganizationId,
    /// Two that sell no more: closed in the end, and disabled.
    savon: OrganizationId,
    brianza: OrganizationId,
}

impl Sellers {
    pub(super) fn of(&self, vendor: Vendor) -> OrganizationId {
        match vendor {
            Vendor::Operator => self.operator,
            Vendor::Nordic => self.nordic,
            Vendor::Timon => self.timon,
            Vendor::Lombardia => self.lombardia,
        }
    }
}

/// What is sold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Catalogue {
    pub full: PlanId,
    pub trial: PlanId,
    pub guard: PlanId,
}

/// The teller: a world whose clock stands where the story is.
pub(super) struct Telling {
    pub(super) world: World,
    pub(super) dice: Dice,
    clock: Arc<SetClock>,
    random: Arc<StoryRandom>,
    pub(super) now: Instant,
    accounts: Vec<(&'static str, AccountId)>,
    logins: Vec<Login>,
}

impl Telling {
    /// Opens an empty installation. Refused when there is something in it.
    pub(super) fn begin(config: &Config) -> Result<Telling, Problem> {
        let now = SystemClock.now();
        let clock = Arc::new(SetClock::at(now.plus_days(-735)));
        let random = Arc::new(StoryRandom { seeded: SeededRandom::new(7), secret: AtomicBool::new(true) });
        let world = installation::open_with(
            config,
            Arc::<SetClock>::clone(&clock),
            Arc::<StoryRandom>::clone(&random),
        )?;
        let (accounts, logins) = (Vec::new(), Vec::new());
        let telling = Telling { world, dice: Dice::new(2026), clock, random, now, accounts, logins };
        let empty = telling.act(&Caller::command_line(), accounts::needs_set_up)?;
        if empty { Ok(telling) } else { Err(taken(&"the database")) }
    }

    pub(super) fn end(&self) {
        self.world.db().clone().close();
    }

    /// Tells everything; returns what a reader needs to log in.
    pub(super) fn tell(&mut self) -> Result<Facts, Problem> {
        let operator = self.found()?;
        let sellers = self.sellers(operator)?;
        let catalogue = self.catalogue(operator)?;
        self.random.secret.store(false, Ordering::Release);
        self.live(sellers, catalogue)?;
        self.revise(sellers, catalogue)?;
        self.alerts(sellers)?;
        self.bill(sellers, catalogue)?;
        self.random.secret.store(true, Ordering::Release);
        self.bind(sellers, catalogue)?;
        self.codes(sellers, catalogue)?;
        self.looks(sellers)?;
        self.plan(sellers)?;
        self.import(sellers)?;
        let token = self.token(operator)?;
        self.seal()?;
        Ok(Facts { logins: std::mem::take(&mut self.logins), token: Some(token) })
    }

    /// One act of somebody, at the instant where the story is.
    pub(super) fn act<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> domain::Result<T> + Send + 'static,
    ) -> Result<T, Problem> {
        self.well(self.world.work_blocking(caller, operation))
    }

    /// What was told, at the instant where the story is.
    pub(super) fn well<T>(&self, told: domain::Result<T>) -> Result<T, Problem> {
        told.map_err(|error| {
            Problem::new(format!("sample data at {}: {error:?}: {}", self.clock.now(), chain(&error)))
        })
    }

    /// A person at the console, who has just given the password.
    pub(super) fn by(&self, staff: &Staff) -> Caller {
        let known = self.accounts.iter().find(|(email, _)| *email == staff.email);
        let account = known.map(|(_, account)| *account).expect("staff is made before it acts");
        let actor =
            Actor::Person { account, name: staff.name.into(), session: None, confirmed_at: self.clock.now() };
        Caller { ip: "192.0.2.10".into(), ..Caller::new(actor, Door::Console) }
    }

    /// So many days from the present.
    pub(super) fn back(&self, days: i64) {
        self.clock.set(self.now.plus_days(days));
    }

    pub(super) fn pass_seconds(&self, seconds: i64) {
        self.clock.advance_seconds(seconds);
    }

    fn found(&mut self) -> Result<OrganizationId, Problem> {
        let staff = &people::OLIVIA;
        let (hash, login) = staff.password()?.unzip();
        self.logins.extend(login);
        let founding = Founding { organization: "Nordic Software".into(), account: staff.account(), hash };
        let (operator, account) =
            self.act(&Caller::command_line(), move |act| accounts::found(act, &founding))?;
        self.accounts.push((staff.email, account));
        self.act(&Caller::command_line(), signing::prepare)?;
        self.contact(operator, "support@nordicsoftware.example", "+358 9 4245 0100")?;
        self.employ(&people::HARRY, operator)?;
        Ok(operator)
    }

    fn sellers(&mut self, operator: OrganizationId) -> Result<Sellers, Problem> {
        let nordic = self.partner(
            operator,
            "Nordic IT Partners",
            PartnerType::Msp,
            (Language::Fi, "Europe/Helsinki"),
        )?;
        self.contact(nordic, "tuki@nordicit.example", "+358 9 4245 0200")?;
        self.employ(&people::NINA, nordic)?;
        self.employ(&people::MIKA, nordic)?;
        self.clock.set(self.now.plus_days(-731));
        let lombardia =
            self.partner(operator, "Lombardia Servizi", PartnerType::Msp, (Language::It, "Europe/Rome"))?;
        self.contact(lombardia, "assistenza@lombardiaservizi.example", "+39 02 5550 0123")?;
        self.dress(lombardia)?;
        self.employ(&people::PAOLO, lombardia)?;
        self.employ(&people::ELENA, lombardia)?;
        self.clock.set(self.now.plus_days(-728));
        let timon =
            self.partner(nordic, "Timon tehdas", PartnerType::Reseller, (Language::Fi, "Europe/Helsinki"))?;
        self.employ(&people::TIMOFEI, timon)?;
        let savon =
            self.partner(nordic, "Savon ATK", PartnerType::Reseller, (Language::Fi, "Europe/Helsinki"))?;
        let italian = (Language::It, "Europe/Rome");
        let brianza = self.partner(lombardia, "Brianza Informatica", PartnerType::Reseller, italian)?;
        Ok(Sellers { operator, nordic, timon, lombardia, savon, brianza })
    }

    fn partner(
        &self,
        parent: OrganizationId,
        name: &str,
        partner_type: PartnerType,
        (language, time_zone): (Language, &str),
    ) -> Result<OrganizationId, Problem> {
        let new = NewPartner { name: name.into(), partner_type, language, time_zone: time_zone.into() };
        self.act(&self.by(&people::OLIVIA), move |act| organizations::create_partner(act, parent, &new))
    }

    fn contact(&self, organization: OrganizationId, email: &str, phone: &str) -> Result<(), Problem> {
        let change = branding::Change {
            support_email: Some(email.into()),
            support_phone: Some(phone.into()),
            ..branding::Change::default()
        };
        self.brand(organization, change)
    }

    fn brand(&self, organization: OrganizationId, change: branding::Change) -> Result<(), Problem> {
        self.act(&self.by(&people::OLIVIA), move |act| {
            let version = branding::get(act, organization)?.version;
            branding::change(act, organization, version, &change).map(|_| ())
        })
    }

    /// One partner in its own colors, so that the sample shows what a brand looks like.
    fn dress(&self, organization: OrganizationId) -> Result<(), Problem> {
        let change = branding::Change {
            name: Some("Lombardia Cloud".into()),
            accent: Some("#9c2743".into()),
            ..branding::Change::default()
        };
        self.brand(organization, change)?;
        let pictures = [(Theme::Light, LOGO), (Theme::Dark, DARK_LOGO)];
        for (theme, file) in pictures {
            let picture = Picture::read(file)
                .map_err(|problem| Problem::new(format!("the sample logo: {}", problem.code())))?;
            self.act(&self.by(&people::OLIVIA), move |act| {
                branding::set_logo(act, organization, theme, &picture).map(|_| ())
            })?;
        }
        Ok(())
    }

    pub(super) fn employ(&mut self, staff: &Staff, organization: OrganizationId) -> Result<(), Problem> {
        let (hash, login) = staff.password()?.unzip();
        let (new, role) = (staff.account(), staff.role);
        let account = self.act(&Caller::command_line(), move |act| {
            members::add(act, (organization, role), &new, hash.as_ref())
        })?;
        self.accounts.push((staff.email, account));
        self.logins.extend(login);
        Ok(())
    }

    /// Everything that happens to customers, in the order of time.
    fn live(&mut self, sellers: Sellers, catalogue: Catalogue) -> Result<(), Problem> {
        let samples = sample::customers();
        let mut deeds = Vec::new();
        for (at, sample) in samples.iter().enumerate() {
            let told = plan::of(sample, &self.dice, self.now);
            deeds.extend(told.into_iter().map(|(when, deed)| (when, at, deed)));
        }
        deeds.sort_by_key(|(when, _, _)| *when);
        let mut told: Vec<Told> =
            samples.into_iter().map(|sample| Told::new(sample, sellers, catalogue)).collect();
        for (when, at, deed) in deeds {
            self.clock.set(when.max(self.clock.now()));
            told[at].happen(self, &deed)?;
        }
        self.clock.set(self.now);
        self.mail_desk(sellers)?;
        let (savon, brianza) = (sellers.savon, sellers.brianza);
        self.act(&self.by(&people::OLIVIA), move |act| {
            organizations::close(act, savon, "Liiketoiminta päättyi")
        })?;
        self.act(&self.by(&people::OLIVIA), move |act| {
            organizations::disable(act, brianza, "Fatture non pagate")
        })?;
        let brambilla = told.iter().find(|told| told.is_at("brambilla.example")).and_then(Told::id);
        brambilla.map_or(Ok(()), |customer| self.employ(&people::GIULIA, customer))
    }

    /// Who is told what needs somebody, and a morning on which all customers were looked at.
    fn alerts(&self, sellers: Sellers) -> Result<(), Problem> {
        let setting =
            |threshold| Setting { enabled: true, threshold, to_partner: true, ..Setting::default() };
        let wishes = Wishes::from([
            (AlertKind::Silent, Some(setting(30))),
            (AlertKind::Failing, Some(setting(5))),
            (AlertKind::NotInstalled, Some(Setting { to_partner: false, ..setting(14) })),
        ]);
        let nordic = sellers.nordic;
        self.act(&self.by(&people::NINA), move |act| alerts::set(act, nordic, &wishes, 0).map(drop))?;
        let worker = Caller::worker("alerts");
        self.clock.set(self.now.plus_days(-1));
        self.act(&worker, |act| alerts::arm(act, 1_000).map(drop))?;
        self.clock.set(self.now);
        self.act(&worker, |act| alerts::look_at_due(act, 1_000).map(drop))
    }

    /// A partner with a text of its own, and invitations that wait for their day.
    fn mail_desk(&self, sellers: Sellers) -> Result<(), Problem> {
        let nordic = sellers.nordic;
        let text = Parts {
            subject: "{{ product }}: asenna ohjelma".into(),
            preheader: "Koodisi on {{ code }}. Asennus kestää noin kolme minuuttia.".into(),
            greeting: "Hei,".into(),
            body: "**{{ customer }}** on varannut sinulle ohjelman {{ program }} lisenssin.\n\n\
                   - Lataa ohjelma painikkeesta.\n- Anna käyttäjätunnus ja koodi.\n- Valmista tuli.\n\n\
                   {% if support_phone %}Autamme arkisin numerossa {{ support_phone }}.{% endif %}"
                .into(),
            button: "Asenna nyt".into(),
            why: "Sait tämän, koska {{ customer }} lisäsi osoitteesi. Etkö odottanut viestiä? Jätä se huomiotta.".into(),
        };
        self.act(&self.by(&people::NINA), move |act| {
            templates::save(act, nordic, (MailKind::Invitation, Language::Fi), 0, &text).map(drop)
        })?;
        for (seller, staff, days) in
            [(sellers.nordic, &people::NINA, 2), (sellers.lombardia, &people::PAOLO, 5)]
        {
            let at = self.now.plus_days(days);
            self.act(&self.by(staff), move |act| {
                let sent = Filter { status: Some(Status::Sent), ..Filter::default() };
                let rows = invitations::list(act, seller, &sent, &Window::first(4))?.items;
                let seats: Vec<SeatId> = rows.iter().map(|row| row.seat).collect();
                if seats.is_empty() {
                    return Ok(());
                }
                let how = How { language: None, send_at: Some(at) };
                invitations::send_as(act, seller, &Selection::Seats(seats), &how).map(drop)
            })?;
        }
        Ok(())
    }

    fn token(&self, operator: OrganizationId) -> Result<String, Problem> {
        let new = NewToken { name: "Demonstration".into(), role: domain::access::Role::Admin, days: 365 };
        let made =
            self.act(&self.by(&people::OLIVIA), move |act| Ok(tokens::create(act, operator, &new)?.0))?;
        Ok(made.reveal().to_owned())
    }

    fn seal(&self) -> Result<(), Problem> {
        while self.act(&Caller::worker("seal"), |act| audit::seal(act, 1000))? == 1000 {}
        Ok(())
    }
}
