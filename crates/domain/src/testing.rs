//! Worlds for tests: a database of their own with an operator in it, a clock that is moved by hand, people.
//! Behind the feature `test-worlds`; nothing of the product uses it.

mod billing;
mod looking;
mod sales;
mod shop;

use std::sync::Arc;

use db::{TestDb, params};

pub use billing::{issuer_form, order, order_line, payment};
pub use looking::refusal;
pub use sales::{customer_form, license_request, new_batch, new_seat, product_form};
pub use shop::{Books, Shop};

use crate::{
    Act, Caller, Door, Language, Result, World,
    access::{OrganizationKind, PartnerType, Role},
    accounts::{self, Cost, Login, PasswordPool},
    act::Actor,
    clock::{Instant, SetClock},
    ids::{AccountId, MembershipId, MessageId, OrganizationId},
    organizations::{self, NewNode, NewPartner},
    outbox::{self, MailKind},
    random::SystemRandom,
    schema::MIGRATIONS,
    sessions::{self, Browser},
    vault::{Secret, Vault},
};

/// 2026-11-23T09:00:00Z, when every test world begins.
pub const START: Instant = Instant::from_micros(1_795_424_400_000_000);

/// A world on a database of its own. The database goes when this does.
pub struct TestWorld {
    pub world: World,
    pub clock: Arc<SetClock>,
    /// Hashes in microseconds; never for real passwords.
    pub passwords: PasswordPool,
    operator: OrganizationId,
    database: TestDb,
}

impl Default for TestWorld {
    fn default() -> Self {
        Self::new()
    }
}

impl TestWorld {
    /// A migrated database with the operator "Northern Software" as its only organization.
    pub fn new() -> Self {
        let mut test = Self::unset();
        test.operator = test.made(|act| {
            let node = NewNode {
                parent: None,
                kind: OrganizationKind::Operator,
                partner_type: None,
                name: "Northern Software",
                language: Language::En,
                time_zone: "Europe/Helsinki",
            };
            organizations::insert_node(act, &node)
        });
        test
    }

    /// A migrated database with nothing in it, as on the first run.
    pub fn unset() -> Self {
        let database = TestDb::new(MIGRATIONS);
        let clock = Arc::new(SetClock::at(START));
        let random = Arc::new(SystemRandom);
        let world =
            World::new(database.clone(), Arc::<SetClock>::clone(&clock), random, Vault::new(&[7; 32]));
        let operator = OrganizationId::from_uuid(uuid::Uuid::nil());
        let passwords = PasswordPool::new(Cost { memory: 64, passes: 1 });
        Self { world, clock, passwords, operator, database }
    }

    /// Another process on the same database, where there can be one.
    pub fn another_process(&self) -> Option<World> {
        if self.world.db().is_the_only_writer() {
            return None;
        }
        let db = db::Db::open(&self.database.settings()).expect("the same database opens again");
        let clock = Arc::<SetClock>::clone(&self.clock);
        Some(World::new(db, clock, Arc::new(SystemRandom), Vault::new(&[7; 32])))
    }

    pub const fn operator(&self) -> OrganizationId {
        self.operator
    }

    /// Creates a partner.
    pub fn partner(&self, parent: OrganizationId, name: &str, partner_type: PartnerType) -> OrganizationId {
        let new = NewPartner {
            name: name.into(),
            partner_type,
            language: Language::En,
            time_zone: "Europe/Helsinki".into(),
        };
        self.made(move |act| organizations::create_partner(act, parent, &new))
    }

    /// Puts a bare customer node into the tree, without what `customers` keeps beside it.
    pub fn customer_node(&self, parent: OrganizationId, name: &str) -> OrganizationId {
        let name = name.to_owned();
        self.made(move |act| {
            let node = NewNode {
                parent: Some(parent),
                kind: OrganizationKind::Customer,
                partner_type: None,
                name: &name,
                language: Language::Fi,
                time_zone: "Europe/Helsinki",
            };
            organizations::insert_node(act, &node)
        })
    }

    /// A person with a role, logged in through the console a moment ago; `ann` is `ann@example.com`.
    /// The same name again gets one more membership.
    pub fn person(&self, name: &str, organization: OrganizationId, role: Role) -> Caller {
        let owned = name.to_owned();
        let account = self.made(move |act| {
            let account = find_or_make_account(act, &owned)?;
            let membership = MembershipId::from_uuid(act.fresh_id());
            let now = act.now();
            act.tx().execute(
                "INSERT INTO memberships (id, account_id, organization_id, role, created_at) \
                 VALUES ($1, $2, $3, $4, $5)",
                params![membership, account, organization, role, now],
            )?;
            Ok(account)
        });
        self.caller(account, name)
    }

    /// Gives the account behind `name@example.com` a password.
    pub fn password(&self, name: &str, password: &str) {
        let hash = self.passwords.hash_here(&Secret::new(password)).expect("cheap hashing succeeds");
        let email = format!("{name}@example.com");
        self.made(move |act| {
            act.tx().execute(
                "UPDATE accounts SET password_hash = $2 WHERE email_folded = $1",
                params![&email, &hash],
            )?;
            Ok(())
        });
    }

    /// A caller for an account, whose password was given at this instant of the clock.
    pub fn caller(&self, account: AccountId, name: &str) -> Caller {
        let actor =
            Actor::Person { account, name: name.into(), session: None, confirmed_at: self.world.now() };
        Caller { ip: "192.0.2.1".into(), ..Caller::new(actor, Door::Console) }
    }

    /// Nobody: what has not logged in.
    pub fn stranger(&self) -> Caller {
        Caller { ip: "198.51.100.9".into(), ..Caller::new(Actor::Stranger, Door::Console) }
    }

    /// Runs an act that changes data.
    pub fn work<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.world.work_blocking(caller, operation)
    }

    /// Runs an act that only reads.
    pub fn read<T: Send + 'static>(
        &self,
        caller: &Caller,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.world.read_blocking(caller, operation)
    }

    /// Waits for what the doors await.
    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime for tests").block_on(future)
    }

    /// Logs `name@example.com` in and returns who then acts, with the login and its token.
    pub fn log_in(&self, name: &str, password: &str) -> Result<(Caller, Secret)> {
        let login = Login {
            email: format!("{name}@example.com"),
            password: Secret::new(password),
            browser: Browser { ip: "192.0.2.1".into(), user_agent: "Firefox".into() },
        };
        let token = self.wait(accounts::log_in(&self.world, &self.passwords, &login))?.token;
        let resumed = self.wait(sessions::enter(&self.world, &token))?;
        let caller = Caller { ip: "192.0.2.1".into(), ..Caller::new(resumed.actor, Door::Console) };
        Ok((caller, token))
    }

    /// Mails of a kind in the outbox, the oldest first: to whom, with which facts, with which link.
    pub fn mails(&self, kind: MailKind) -> Vec<(String, serde_json::Value, Secret)> {
        let rows: Vec<(OrganizationId, MessageId, String, String)> = self.made(move |act| {
            Ok(act.tx().all(
                "SELECT organization_id, id, recipient, facts FROM messages WHERE kind = $1 ORDER BY created_at, id",
                params![kind],
            )?)
        });
        rows.into_iter()
            .map(|(organization, id, recipient, facts)| {
                let link = outbox::link_token(self.world.vault(), organization, id);
                (recipient, serde_json::from_str(&facts).expect("facts are JSON"), link)
            })
            .collect()
    }

    /// Runs an act of the operator at the machine, which must succeed.
    pub fn made<T: Send + 'static>(
        &self,
        operation: impl Fn(&mut Act<'_>) -> Result<T> + Send + 'static,
    ) -> T {
        self.work(&Caller::command_line(), operation).expect("what a test prepares succeeds")
    }
}

fn find_or_make_account(act: &mut Act<'_>, name: &str) -> Result<AccountId> {
    let email = format!("{name}@example.com");
    let known: Option<(AccountId,)> =
        act.tx().optional("SELECT id FROM accounts WHERE email_folded = $1", params![&email])?;
    if let Some((account,)) = known {
        return Ok(account);
    }
    let account = AccountId::from_uuid(act.fresh_id());
    let now = act.now();
    act.tx().execute(
        "INSERT INTO accounts (id, email, email_folded, name, language, time_zone, created_at, version) \
         VALUES ($1, $2, $2, $3, 'en', 'Europe/Helsinki', $4, 1)",
        params![account, &email, name, now],
    )?;
    Ok(account)
}

impl TestWorld {
    /// The token of a login of the person, as their browser would show it.
    pub fn session(&self, caller: &Caller) -> Secret {
        let account = caller.actor.account().expect("only people log in");
        self.made(move |act| {
            let browser = Browser { ip: "192.0.2.1".into(), user_agent: "test".into() };
            sessions::open(act, account, &browser)
        })
    }
}

/// The same by so many hands at once; their answers in the order in which the hands began.
pub fn race<T: Send>(many: usize, one: impl Fn(usize) -> T + Sync) -> Vec<T> {
    std::thread::scope(|threads| {
        let one = &one;
        let running: Vec<_> = (0..many).map(|at| threads.spawn(move || one(at))).collect();
        running.into_iter().map(|thread| thread.join().expect("no hand fails")).collect()
    })
}
