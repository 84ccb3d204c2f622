//! When what happens: every deed of the story with its instant, thrown with dice that fall the same way every time.

use domain::clock::Instant;

use super::sample::{Dice, Fate, Sample};

/// Something that happens to a customer; numbers are places in its lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    Create,
    License,
    /// So many more users.
    Users(usize),
    /// Mails to these users; a mail server accepts them.
    Invite(Vec<usize>),
    /// Mails to these users that nobody has sent yet.
    Queue(Vec<usize>),
    Open(usize),
    Activate(usize),
    Contact(usize),
    Renew,
    Enlarge,
    Key,
    Reveal(usize),
    SecondProduct,
    ExtendTrial,
    Convert,
    Suspend,
    Revoke,
    Disable,
}

const MINUTE: i64 = 60;
const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The deeds of one customer.
pub(super) struct Plan<'a> {
    dice: &'a Dice,
    now: Instant,
    sample: &'a Sample,
    began: Instant,
    deeds: Vec<(Instant, Deed)>,
}

/// All deeds of the customer, in no order; what is due at the same instant keeps its order.
pub(super) fn of(sample: &Sample, dice: &Dice, now: Instant) -> Vec<(Instant, Deed)> {
    let began = now.plus_days(-sample.days_ago).plus_seconds(dice.below(5 * HOUR) - 6 * HOUR);
    let mut plan = Plan { dice, now, sample, began, deeds: Vec::new() };
    plan.contract();
    plan.users();
    plan.beside();
    plan.deeds
}

impl Plan<'_> {
    fn at(&mut self, at: Instant, deed: Deed) {
        let latest = self.now.plus_seconds(-2 * MINUTE);
        self.deeds.push((at.min(latest), deed));
    }

    fn contract(&mut self) {
        self.at(self.began, Deed::Create);
        self.at(self.began.plus_seconds(20 * MINUTE), Deed::License);
        let ago = |days: i64| self.now.plus_days(-days);
        let turn = match self.sample.fate {
            Fate::Suspended => Some((ago(20), Deed::Suspend)),
            Fate::Revoked => Some((ago(100), Deed::Revoke)),
            Fate::Disabled => Some((ago(9), Deed::Disable)),
            Fate::TrialExtended => Some((self.began.plus_days(27), Deed::ExtendTrial)),
            Fate::Converted => Some((self.began.plus_days(24), Deed::Convert)),
            _ => None,
        };
        if let Some((at, deed)) = turn {
            self.at(at, deed);
        }
        let renews = !matches!(self.sample.fate, Fate::Grace | Fate::Expired | Fate::Revoked);
        let mut end = self.began.plus_days(365);
        while renews && !self.sample.fate.begins_as_trial() && end.plus_days(-5) < self.now {
            self.at(end.plus_days(-5), Deed::Renew);
            end = end.plus_days(365);
        }
    }

    /// Users come in two waves; most are invited, most of these open the page, most of these install.
    fn users(&mut self) {
        let all = self.sample.users;
        let first = if self.sample.days_ago > 100 { all - all / 4 } else { all };
        let second = self.began.plus_days(40 + self.dice.below(50));
        for (at, from, to) in [(self.began.plus_seconds(DAY), 0, first), (second, first, all)] {
            if from == to {
                continue;
            }
            self.at(at, Deed::Users(to - from));
            if !self.sample.fate.was_in_force() {
                continue;
            }
            let (sent, later): (Vec<usize>, Vec<usize>) = (from..to).partition(|_| !self.dice.percent(5));
            let invited = at.plus_seconds(HOUR + self.dice.below(DAY));
            for user in &sent {
                self.user(*user, invited);
            }
            self.at(invited, Deed::Invite(sent));
            self.leftover(&later);
        }
    }

    fn user(&mut self, user: usize, invited: Instant) {
        let left = self.now.seconds_since(invited) - HOUR;
        if left <= 0 || !self.dice.percent(86) {
            return;
        }
        let opened = invited.plus_seconds(10 * MINUTE + self.dice.below((3 * DAY).min(left)));
        self.at(opened, Deed::Open(user));
        if !self.dice.percent(88) {
            return;
        }
        let activated = opened.plus_seconds(4 * MINUTE + self.dice.below((8 * DAY).min(left)));
        self.at(activated, Deed::Activate(user));
        let seen = if self.dice.percent(9) {
            self.now.plus_days(-32 - self.dice.below(140))
        } else {
            self.now.plus_seconds(-3 * MINUTE - self.dice.below(22 * HOUR))
        };
        if seen > activated {
            self.at(seen, Deed::Contact(user));
        }
    }

    /// Some of those not invited get their mail only now: it is on its way when the server starts.
    fn leftover(&mut self, later: &[usize]) {
        let queued: Vec<usize> = later.iter().copied().take(2).collect();
        if queued.is_empty() {
            return;
        }
        match self.sample.fate {
            Fate::Disabled => self.at(self.now.plus_days(-10), Deed::Queue(queued)),
            Fate::Active if self.dice.percent(40) => self.at(self.now, Deed::Queue(queued)),
            _ => {}
        }
    }

    /// What else staff does in two years.
    fn beside(&mut self) {
        let days = self.sample.days_ago;
        let sometime = |dice: &Dice| self.began.plus_days(3 + dice.below(days - 3));
        let mut more = Vec::new();
        if days > 20 && self.dice.percent(45) {
            more.push((sometime(self.dice), Deed::Key));
        }
        if days > 100 && self.dice.percent(60) && self.sample.users > 5 {
            more.push((sometime(self.dice), Deed::Enlarge));
        }
        if days > 60 {
            let user = usize::try_from(self.dice.below(self.sample.users as i64 / 2)).unwrap_or(0);
            more.push((self.began.plus_days(5 + self.dice.below(days - 10)), Deed::Reveal(user)));
        }
        if days > 200 && self.sample.users > 80 {
            more.push((self.began.plus_days(150), Deed::SecondProduct));
        }
        for (at, deed) in more {
            self.at(at, deed);
        }
    }
}
