//! One purchase code entered by many at once: exactly one wins. Against as many who each enter a code of their own, so
//! that losing is seen to cost no more than winning.

use std::time::{Duration, Instant};

use domain::{
    Caller, Error, World,
    ids::{OrganizationId, PlanId},
    purchase_codes::{self, EntryForm, NewBatch},
    vault::Secret,
};
use tokio::task::JoinSet;

use crate::{Outcome, seed, server::Place};

pub async fn run(place: &Place, times: usize) -> Outcome {
    let data = tempfile::tempdir()?;
    let world = seed::open(place, data.path())?;
    let (operator, plan) = seed::found(&world)?;
    let own = codes(&world, (operator, plan), times)?;
    let one = codes(&world, (operator, plan), 1)?.remove(0);
    let (all, alone) = enter(&world, operator, own).await?;
    let (winners, together) = enter(&world, operator, vec![one; times]).await?;
    world.db().clone().close();
    println!("{times} codes by {times} at once   {:>8.2} ms, {all} entered", alone.as_secs_f64() * 1e3);
    println!("one code by {times} at once      {:>8.2} ms, {winners} entered", together.as_secs_f64() * 1e3);
    println!("redeem_winners={winners}");
    println!("redeem_ratio={:.2}", together.as_secs_f64() / alone.as_secs_f64());
    if (all, winners) == (times, 1) {
        Ok(())
    } else {
        Err("a code was entered more than once, or not at all".into())
    }
}

fn codes(world: &World, (operator, plan): (OrganizationId, PlanId), count: usize) -> Outcome<Vec<Secret>> {
    let mut made = Vec::new();
    while made.len() < count {
        let some = (count - made.len()).min(usize::try_from(purchase_codes::MOST_CODES)?) as i64;
        made.extend(world.work_blocking(&Caller::command_line(), move |act| {
            let new = NewBatch {
                name: String::new(),
                plan,
                edition: "standard".into(),
                units: 1,
                codes: some,
                valid_until: None,
            };
            let batch = purchase_codes::make(act, operator, &new)?;
            purchase_codes::show_once(act, batch)
        })?);
    }
    Ok(made)
}

/// Enters all of them at the same time; how many came through, and how long it took.
async fn enter(world: &World, operator: OrganizationId, codes: Vec<Secret>) -> Outcome<(usize, Duration)> {
    let begun = Instant::now();
    let mut hands = JoinSet::new();
    for code in codes {
        let world = world.clone();
        hands.spawn(async move {
            let caller = Caller::command_line();
            let entered = world.work(&caller, move |act| {
                let found = purchase_codes::try_code(act, operator, code.reveal())?.map_err(Error::from)?;
                purchase_codes::enter(act, operator, &found, &EntryForm::default()).map(drop)
            });
            match entered.await {
                Ok(()) => Ok(true),
                Err(Error::Refused(_)) => Ok(false),
                Err(error) => Err(error),
            }
        });
    }
    let mut won = 0;
    while let Some(hand) = hands.join_next().await {
        won += usize::from(hand??);
    }
    Ok((won, begun.elapsed()))
}
