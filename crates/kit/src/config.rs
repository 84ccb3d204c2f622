//! The JSON that other languages pass in.

use std::path::PathBuf;

use client::{Builder, Client, Error, KeyRing, Usage};
use serde::Deserialize;

/// What a client is made of. Members are explained in `include/seatwright.h`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    server: String,
    product: String,
    state_file: PathBuf,
    keys: Option<KeyRing>,
    fingerprint: Option<String>,
    machine_id: Option<String>,
    device_name: Option<String>,
    platform: Option<String>,
    software_version: Option<String>,
    language: Option<String>,
    ca_file: Option<PathBuf>,
    #[serde(default)]
    allow_plain_http: bool,
    #[serde(default)]
    replace_activation: bool,
}

/// Refuses `bad-config`, and what the client cannot be made of.
pub(crate) fn client(json: &str) -> Result<Client, Error> {
    let config: Config = serde_json::from_str(json)
        .map_err(|error| Error::wrong_use("bad-config", format!("The configuration is wrong: {error}.")))?;
    let builder = Client::builder(config.server, config.product)
        .state_file(config.state_file)
        .allow_plain_http(config.allow_plain_http)
        .replace_activation(config.replace_activation);
    let builder = with(builder, config.keys, Builder::keys);
    let builder = with(builder, config.fingerprint, Builder::fingerprint);
    let builder = with(builder, config.machine_id, Builder::machine_id);
    let builder = with(builder, config.device_name, Builder::device_name);
    let builder = with(builder, config.platform, Builder::platform);
    let builder = with(builder, config.software_version, Builder::software_version);
    let builder = with(builder, config.language, Builder::language);
    with(builder, config.ca_file, Builder::ca_file).build()
}

/// Refuses `bad-usage`.
pub(crate) fn usage(json: &str) -> Result<Usage, Error> {
    serde_json::from_str(json)
        .map_err(|error| Error::wrong_use("bad-usage", format!("The usage is wrong: {error}.")))
}

fn with<T>(builder: Builder, said: Option<T>, set: impl FnOnce(Builder, T) -> Builder) -> Builder {
    match said {
        Some(said) => set(builder, said),
        None => builder,
    }
}
