//! A license server of a few lines on a loopback port, for tests of programs that embed this library: it answers what
//! a test wrote down, or signs leases like a real one.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use seal::{KeyRing, Lease, LicenseFile, SigningKey, device_hash};
pub use seal::{OfflineRequest, ReleaseReceipt};
use serde_json::{Value, json};

/// Length of a day, in seconds.
pub const DAY: i64 = 86_400;

/// One request as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The first line, as `POST /activation/v1/check-in HTTP/1.1`.
    pub line: String,
    headers: String,
    /// The JSON that was sent; null if nothing was.
    pub body: Value,
}

impl Seen {
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<String> {
        let mut found = self.headers.lines().filter_map(|line| line.split_once(": "));
        found.find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    }

    /// Whether it is for this verb of the activation service.
    pub fn is_for(&self, verb: &str) -> bool {
        [' ', '?'].iter().any(|end| self.line.contains(&format!("/activation/v1/{verb}{end}")))
    }
}

/// An answer as it is sent.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header lines, each with its line end.
    pub headers: String,
    /// What follows the headers.
    pub body: Vec<u8>,
}

/// A success with JSON.
pub fn ok(body: &Value) -> Answer {
    let headers = "Content-Type: application/json\r\n".to_owned();
    Answer { status: 200, headers, body: body.to_string().into() }
}

/// A refusal in the form of RFC 9457.
pub fn problem(status: u16, body: &Value) -> Answer {
    let headers = "Content-Type: application/problem+json\r\n".to_owned();
    Answer { status, headers, body: body.to_string().into() }
}

/// A server that runs until the test ends.
#[derive(Debug, Clone)]
pub struct Stub {
    /// Its address, as a client is given it.
    pub address: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Stub {
    /// A server that answers by this function, one request at a time.
    pub fn start(mut answer: impl FnMut(&Seen) -> Answer + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let Ok(request) = read(&stream) else { continue };
                noted.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
                write(&stream, &answer(&request));
            }
        });
        Self { address, seen }
    }

    /// A server that signs leases like a real one: `desk` decides.
    pub fn desk(desk: Desk) -> Self {
        Self::start(move |seen| desk.answer(seen))
    }

    /// The requests since the last look.
    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn read(mut stream: &TcpStream) -> io::Result<Seen> {
    let early = || io::Error::from(io::ErrorKind::UnexpectedEof);
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let (line, headers) = head.split_once("\r\n").ok_or_else(early)?;
            let lower = headers.to_lowercase();
            let length = lower.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
            if body.len() >= length.parse().unwrap_or(0) {
                let body = serde_json::from_str(body).unwrap_or(Value::Null);
                return Ok(Seen { line: line.to_owned(), headers: headers.to_owned(), body });
            }
        }
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Err(early());
        }
        bytes.extend_from_slice(&chunk[..count]);
    }
}

fn write(mut stream: &TcpStream, answer: &Answer) {
    let Answer { status, headers, body } = answer;
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n");
    // A client may hang up on an answer that is too large.
    drop(stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body)));
}

/// The signing key of that number. The public half of the first is in the docs' examples.
pub fn key(n: u8) -> SigningKey {
    SigningKey::from_secret([n; 32])
}

/// The JWK set of these keys.
pub fn keys(which: &[u8]) -> Value {
    let mut ring = KeyRing::new();
    for n in which {
        ring.add(key(*n).public()).expect("different keys");
    }
    serde_json::to_value(ring).expect("JSON")
}

/// A lease of 30 days for the product `backup`.
pub fn lease(fingerprint: &str, issued_at: i64) -> Lease {
    Lease {
        serial: format!("lse_{issued_at}"),
        installation_id: "ins_1".to_owned(),
        customer_id: "org_1".to_owned(),
        license_number: "6f2c1b52".to_owned(),
        product: "backup".to_owned(),
        edition: "server".to_owned(),
        username: "acme-ann".to_owned(),
        device: device_hash(fingerprint),
        status: "active".to_owned(),
        reasons: vec!["expiring_soon".to_owned()],
        features: vec!["cloud".to_owned()],
        storage_limit_bytes: None,
        issued_at,
        refresh_after: issued_at + DAY,
        expires_at: issued_at + 30 * DAY,
    }
}

/// A license file of 300 days for the product `backup` and an installation of its own; sign it with
/// [`SigningKey::sign_document`].
pub fn license_file(fingerprint: &str, issued_at: i64) -> LicenseFile {
    LicenseFile {
        customer_id: "org_1".to_owned(),
        customer_name: "Testi Oy".to_owned(),
        device: Some(device_hash(fingerprint)),
        edition: "server".to_owned(),
        expires_at: issued_at + 300 * DAY,
        features: vec!["cloud".to_owned()],
        installation_id: "ins_7".to_owned(),
        issued_at,
        license_number: "6f2c1b52".to_owned(),
        product: "backup".to_owned(),
        serial: format!("lcf_{issued_at}"),
        storage_limit_bytes: None,
        username: "acme-ann".to_owned(),
    }
}

/// The answer to an activation that gives this lease, signed with the first key.
pub fn grant(lease: &Lease) -> Value {
    json!({"installation_id": "ins_1", "device_token": "swd_secret", "lease": key(1).sign_lease(lease)})
}

/// The answer to a check-in that gives this lease.
pub fn checked_in(lease: &str) -> Value {
    json!({"status": "active", "reasons": [], "lease": lease, "next_check_in_at": "2027-01-03T00:00:00Z"})
}

/// One license with one seat, for username `acme-ann` and code `AAAAA-BBBBB` or the deployment key `swk_secret`, by the clock of whoever runs the test.
#[derive(Debug, Clone)]
pub struct Desk {
    /// When leases are issued, Unix seconds.
    pub now: i64,
    fingerprint: Arc<Mutex<Option<String>>>,
}

impl Desk {
    /// A license whose seat is free.
    pub fn at(now: i64) -> Self {
        Self { now, fingerprint: Arc::default() }
    }

    /// Staff take the device off its seat: it is refused from now on, and the seat is free.
    pub fn take_off(&self) {
        *self.fingerprint.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The answer to one request.
    pub fn answer(&self, seen: &Seen) -> Answer {
        let mut device = self.fingerprint.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_for("keys") {
            return ok(&keys(&[1]));
        }
        if seen.is_for("activate") || seen.is_for("enroll") {
            let by_code =
                seen.body["username"] == "acme-ann" && seen.body["activation_code"] == "AAAAA-BBBBB";
            if !by_code && seen.body["deployment_key"] != "swk_secret" {
                return refusal(403, "wrong-activation-code");
            }
            let fingerprint = seen.body["device"]["fingerprint"].as_str().unwrap_or_default().to_owned();
            let answer = ok(&grant(&lease(&fingerprint, self.now)));
            *device = Some(fingerprint);
            return answer;
        }
        let shown = seen.header("authorization");
        let Some(fingerprint) = device.clone().filter(|_| shown.as_deref() == Some("Bearer swd_secret"))
        else {
            return refusal(401, "device-token-refused");
        };
        if seen.is_for("release") {
            *device = None;
            return ok(&json!({"released": true}));
        }
        ok(&checked_in(&key(1).sign_lease(&lease(&fingerprint, self.now + 1))))
    }
}

fn refusal(status: u16, code: &str) -> Answer {
    problem(status, &json!({"code": code, "detail": format!("Refused: {code}."), "retryable": false}))
}
