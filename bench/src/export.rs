//! All users as CSV: how fast they leave against the csv crate writing the very same rows from memory, and what the
//! server's memory does meanwhile, at a large and at a small size.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use domain::{
    Caller,
    access::Role,
    organizations,
    tokens::{self, NewToken},
    vault::Secret,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

use crate::{
    Outcome, http, seed,
    server::{Place, Server},
};

/// Users of each customer.
const OF_EACH: usize = 1_000;

/// What one export came to.
struct Taken {
    body: Vec<u8>,
    took: Duration,
    /// The most resident memory of the server while it wrote, and what it had before, in MiB.
    peak: u32,
    before: u32,
}

pub async fn run(place: &Place, (small, large): (usize, usize)) -> Outcome {
    let few = measure(place, small).await?;
    let many = measure(place, large).await?;
    let (rows, alone) = written_alone(&many.body)?;
    if rows != large + 1 {
        return Err(format!("{rows} rows came for {large} users and a head").into());
    }
    let count = f64::from(u32::try_from(rows)?);
    let rate = |took: Duration| count / took.as_secs_f64();
    println!(
        "{rows} rows in {:.2} s, {:.0} rows/s, {} MiB of CSV",
        many.took.as_secs_f64(),
        rate(many.took),
        many.body.len() >> 20
    );
    println!("the csv crate alone: {:.2} s, {:.0} rows/s", alone.as_secs_f64(), rate(alone));
    println!(
        "memory: {} MiB before, {} MiB at most; with {small} users {} MiB at most",
        many.before, many.peak, few.peak
    );
    println!("export_ratio={:.3}", rate(many.took) / rate(alone));
    println!("export_memory_growth={:.2}", f64::from(many.peak) / f64::from(few.peak));
    Ok(())
}

async fn measure(place: &Place, users: usize) -> Outcome<Taken> {
    let data = tempfile::tempdir()?;
    let token = fill(place, data.path(), users)?;
    let server = Server::start(place, data.path()).await?;
    let export = take(&server, &token).await?;
    server.stop().await?;
    Ok(export)
}

fn fill(place: &Place, data: &Path, users: usize) -> Outcome<Secret> {
    let world = seed::open(place, data)?;
    let (operator, plan) = seed::found(&world)?;
    let seats = OF_EACH.min(users);
    seed::customers_below(&world, &[operator], plan, &seed::Size { customers: users / seats, seats })?;
    let (token, _) = world.work_blocking(&Caller::command_line(), |act| {
        let root = organizations::tops(act)?[0];
        tokens::create(act, root, &NewToken { name: "bench".into(), role: Role::Viewer, days: 1 })
    })?;
    seed::close(world);
    Ok(token)
}

fn memory(server: &Server) -> Outcome<u32> {
    Ok(server.memory()?.try_into()?)
}

async fn take(server: &Server, token: &Secret) -> Outcome<Taken> {
    let headers = format!("Authorization: Bearer {}\r\nConnection: close\r\n", token.reveal());
    let request = http::post("/api/v1/exports", "application/json", &headers, r#"{"list":"users"}"#);
    let (before, begun) = (memory(server)?, Instant::now());
    let mut stream = BufReader::with_capacity(1 << 18, TcpStream::connect(server.address()).await?);
    stream.get_mut().write_all(&request).await?;
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    if !line.starts_with("HTTP/1.1 200") {
        return Err(format!("the export answered {}", line.trim_end()).into());
    }
    while !line.trim_end().is_empty() {
        line.clear();
        stream.read_line(&mut line).await?;
    }
    let (mut body, mut peak, mut looked) = (Vec::new(), before, Instant::now());
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let length = usize::from_str_radix(line.trim_end(), 16)?;
        let end = body.len() + length;
        body.resize(end, 0);
        stream.read_exact(&mut body[end - length..]).await?;
        stream.read_exact(&mut [0; 2]).await?;
        if length == 0 {
            break;
        }
        if looked.elapsed() > Duration::from_millis(20) {
            (peak, looked) = (peak.max(memory(server)?), Instant::now());
        }
    }
    Ok(Taken { body, took: begun.elapsed(), peak, before })
}

/// How many rows there are, and how long the csv crate takes to write them from memory into nothing.
fn written_alone(body: &[u8]) -> Outcome<(usize, Duration)> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(body);
    let rows: Vec<csv::ByteRecord> = reader.byte_records().collect::<Result<_, _>>()?;
    let begun = Instant::now();
    let mut writer = csv::Writer::from_writer(std::io::sink());
    for row in &rows {
        writer.write_byte_record(row)?;
    }
    writer.flush()?;
    Ok((rows.len(), begun.elapsed()))
}
