//! A program that is licensed by a Seatwright server. It asks once for username and activation code,
//! or enrolls with a deployment key.

use std::env;
use std::io;
use std::sync::Arc;

use seatwright_client::{Client, Error, Keeper, Standing, Usage, trusted_keys};

/// What YOUR SERVER answers at /activation/v1/keys. Built in: only this server can license the program.
const KEYS: &str = r#"{"keys":[{"alg":"EdDSA","crv":"Ed25519","kid":"34750f98bd59fcfc","kty":"OKP",
    "x":"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}]}"#;

fn main() -> Result<(), Error> {
    let client = Arc::new(client()?);
    // Not activated yet, or refused by the server since, as when staff took this device off.
    if !client.is_activated()? {
        match env::var("DEPLOYMENT_KEY") {
            // Installed silently with a key: nobody is asked anything.
            Ok(key) => client.enroll(key.as_str(), &env::var("USERNAME").unwrap_or_default())?,
            Err(_) => client.activate(&asked("Username"), asked("Activation code").as_str())?,
        };
    }
    show(&client.status()?);

    // From here on the license is kept up to date in the background, until `keeper` is dropped.
    let usage = || Usage { storage_used_bytes: 1_048_576, ..Usage::default() };
    let keeper = Keeper::start(Arc::clone(&client), usage, |news| {
        if let Ok(standing) = &news.standing {
            show(standing);
        }
    })?;
    // … the work of the program …
    drop(keeper);
    Ok(())
}

fn client() -> Result<Client, Error> {
    let said = |name: &str, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let mut builder = Client::builder(said("LICENSE_SERVER", "https://licenses.example.com"), "backup")
        .state_file(said("LICENSE_STATE", "license.json"))
        .keys(trusted_keys(KEYS)?)
        .software_version(env!("CARGO_PKG_VERSION"));
    // Where the system has no machine id, such as in a container, say what tells this device from others.
    if let Ok(device) = env::var("LICENSE_DEVICE") {
        builder = builder.fingerprint(device);
    }
    builder.build()
}

fn show(standing: &Standing) {
    match (&standing.code, &standing.lease) {
        (None, Some(lease)) => println!("licensed to {}, {}", lease.username, lease.edition),
        (code, _) => println!("not licensed: {}", code.as_deref().unwrap_or("no-lease")),
    }
    if standing.has_feature("cloud") {
        println!("with cloud");
    }
}

fn asked(what: &str) -> String {
    eprintln!("{what}:");
    io::stdin().lines().next().and_then(Result::ok).unwrap_or_default()
}
