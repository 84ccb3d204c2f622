//! A program on a machine without a network: `request`, `accept`, `return`, or nothing to see how things stand.

use std::env;
use std::io;

use seatwright_client::{Client, Error, Standing, trusted_keys};

/// What YOUR SERVER answers at /activation/v1/keys. This machine cannot ask for it.
const KEYS: &str = r#"{"keys":[{"alg":"EdDSA","crv":"Ed25519","kid":"34750f98bd59fcfc","kty":"OKP",
    "x":"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w"}]}"#;

fn main() -> Result<(), Error> {
    let client = client()?;
    match env::args().nth(1).as_deref() {
        // Carry this line to the page /offline of the server …
        Some("request") => {
            println!("{}", client.offline_request(&asked("Username"), asked("Activation code"))?);
        }
        // … and what it answers back here.
        Some("accept") => show(&client.accept_license_file(&asked("License file"))?),
        // To give the place back, carry this line to the same page.
        Some("return") => println!("{}", client.offline_return()?),
        _ => show(&client.status()?),
    }
    Ok(())
}

fn client() -> Result<Client, Error> {
    let said = |name: &str, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let mut builder = Client::builder("https://licenses.example.com", "backup")
        .state_file(said("LICENSE_STATE", "license.json"))
        .keys(trusted_keys(KEYS)?)
        .software_version(env!("CARGO_PKG_VERSION"));
    if let Ok(device) = env::var("LICENSE_DEVICE") {
        builder = builder.fingerprint(device);
    }
    builder.build()
}

fn show(standing: &Standing) {
    match (&standing.code, &standing.username) {
        (None, Some(username)) => println!("licensed to {username}"),
        (code, _) => println!("not licensed: {}", code.as_deref().unwrap_or("no-lease")),
    }
}

fn asked(what: &str) -> String {
    eprintln!("{what}:");
    io::stdin().lines().next().and_then(Result::ok).unwrap_or_default()
}
