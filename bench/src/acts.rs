//! Activations without a server: what the acts themselves cost the thread that writes, to be looked into with a
//! profiler.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use domain::{
    Caller, World,
    activation::{self, Activation, Device},
    audit,
    vault::Secret,
};

use crate::{
    Outcome,
    activation::{Drive, fill},
    seed,
    server::{Place, processor_time},
};

/// Events sealed in one act, as the worker does.
const SEALED_AT_ONCE: i64 = 64;

/// Activates each prepared user once, as many at a time as there would be connections, and seals the trail beside it.
pub async fn run(place: &Place, drive: &Drive) -> Outcome {
    let data = tempfile::tempdir()?;
    let seeded = fill(place, data.path(), drive.seats)?;
    let world = seed::reopen(place, data.path())?;
    let requests = Arc::new(seeded.seats.iter().enumerate().map(asked).collect::<Vec<_>>());
    let next = Arc::new(AtomicUsize::new(0));
    let (began, written) = (Instant::now(), writer_time()?);
    let ends = began + Duration::from_secs(drive.seconds);
    let askers: Vec<_> = (0..drive.connections)
        .map(|_| tokio::spawn(ask(world.clone(), Arc::clone(&requests), Arc::clone(&next), ends)))
        .collect();
    let sealer = tokio::spawn(seal(world.clone(), ends));
    let mut done = 0;
    for asker in askers {
        done += asker.await??;
    }
    let (took, written) = (began.elapsed(), writer_time()?.saturating_sub(written));
    sealer.await??;
    seed::close(world);
    println!("acts_per_second={:.0}", f64::from(done) / took.as_secs_f64());
    println!("writer_us_per_act={:.1}", written.as_secs_f64() * 1e6 / f64::from(done));
    Ok(())
}

fn asked((at, seat): (usize, &seed::Seat)) -> Activation {
    let device = Device {
        fingerprint: format!("bench-device-{at}"),
        name: format!("bench-{at}"),
        platform: "Linux".into(),
        software_version: "1.0.0".into(),
        ..Device::default()
    };
    Activation {
        username: seat.username.clone(),
        activation_code: Secret::new(seat.code.clone()),
        device,
        moves: false,
        held: None,
    }
}

async fn ask(
    world: World,
    requests: Arc<Vec<Activation>>,
    next: Arc<AtomicUsize>,
    ends: Instant,
) -> domain::Result<u32> {
    let caller = Caller::command_line();
    let mut done = 0;
    while Instant::now() < ends {
        let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)).cloned() else { break };
        let answer = world.work(&caller, move |act| activation::activate(act, &request)).await?;
        activation::settled(answer)?;
        done += 1;
    }
    Ok(done)
}

async fn seal(world: World, ends: Instant) -> domain::Result<()> {
    let caller = Caller::worker("seal");
    while Instant::now() < ends {
        let sealed = world.work(&caller, |act| audit::seal(act, SEALED_AT_ONCE)).await?;
        if i64::try_from(sealed).unwrap_or(0) < SEALED_AT_ONCE {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
    Ok(())
}

/// Processor time of the thread that writes to an embedded database; nothing where there is none.
fn writer_time() -> Outcome<Duration> {
    for task in fs::read_dir("/proc/self/task")? {
        let stat = fs::read_to_string(task?.path().join("stat"))?;
        if stat.contains("(db-writer)") {
            return processor_time(&stat);
        }
    }
    Ok(Duration::ZERO)
}
