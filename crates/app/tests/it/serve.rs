//! Slow, malformed and hostile clients against the accept loop; the graceful stop.

use std::future::Future;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Extension, Router};
use seatwright::config::Limits;
use seatwright::serve::{self, Options, Patience};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use web::wire::{ClientIp, PeerAddr, RequestId};

const MS: Duration = Duration::from_millis(1);
/// Nothing in these tests may take longer.
const FOREVER: Duration = Duration::from_secs(15);

struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    done: JoinHandle<()>,
}

fn options() -> Options {
    Options {
        public_url: None,
        trusted_proxies: Vec::new(),
        limits: Limits {
            connections: 100,
            connections_per_ip: 100,
            body_auth: 4096,
            body_api: 1024 * 1024,
            body_import: 2 * 1024 * 1024,
        },
        patience: Patience {
            first_byte: 300 * MS,
            head: 400 * MS,
            idle: 500 * MS,
            idle_proxy: 5000 * MS,
            body: 400 * MS,
            body_rate: 1024,
            write: 500 * MS,
            drain: 1500 * MS,
        },
    }
}

fn router() -> Router {
    Router::new()
        .merge(serve::health())
        .route("/", get(|| async { "hello\n" }))
        .route("/slow", get(|| async { sleep(900 * MS).await }))
        .route("/stuck", get(|| async { sleep(FOREVER).await }))
        .route("/large", get(|| async { Body::from(vec![b'x'; 30 * 1024 * 1024]) }))
        .route("/length", post(|body: Bytes| async move { format!("{}\n", body.len()) }))
        .route("/panic", get(|| async { panic!("on purpose") as () }))
        .route("/api/panic", get(|| async { panic!("on purpose") as () }))
        .route(
            "/who",
            get(
                |Extension(peer): Extension<PeerAddr>,
                 Extension(client): Extension<ClientIp>,
                 request: Request| async move {
                    let id = request.extensions().get::<RequestId>().map(|id| id.0.to_string());
                    format!("{} {} {}", peer.0.ip(), client.0, id.unwrap_or_default()).into_response()
                },
            ),
        )
}

fn start_with(options: Options) -> Server {
    let listener = serve::bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("bound");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel();
    let stopped = async move { drop(stopped.await) };
    let done = tokio::spawn(serve::serve(listener, router(), options, stopped));
    Server { address, stop: Some(stop), done }
}

fn start() -> Server {
    start_with(options())
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("connected")
    }

    async fn send(&self, bytes: &str) -> TcpStream {
        let mut socket = self.connect().await;
        socket.write_all(bytes.as_bytes()).await.expect("sent");
        socket
    }

    /// Sends a request that asks to close, reads all of the answer.
    async fn ask(&self, request: &str) -> String {
        let mut socket = self.send(request).await;
        rest(&mut socket).await
    }

    async fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).await
    }

    fn stop(&mut self) {
        self.stop.take().expect("stopped once").send(()).expect("still running");
    }
}

/// Everything until the server closes.
async fn rest(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset after the answer is an end, too.
    drop(timeout(FOREVER, socket.read_to_end(&mut bytes)).await.expect("the server closes"));
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The next answer on a kept connection, up to the end of its head and the given end of the body.
async fn answer(socket: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    let mut bytes = [0; 4096];
    while !text.ends_with(end) {
        let count = timeout(FOREVER, socket.read(&mut bytes)).await.expect("in time").expect("read");
        assert!(count > 0, "closed after {text:?}");
        text.push_str(&String::from_utf8_lossy(&bytes[..count]));
    }
    text
}

async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let began = Instant::now();
    let done = work.await;
    (done, began.elapsed())
}

fn status(answer: &str) -> u16 {
    answer
        .split(' ')
        .nth(1)
        .and_then(|code| code.parse().ok())
        .unwrap_or_else(|| panic!("no status in {answer:?}"))
}

fn between(took: Duration, least: u32, most: u32) {
    assert!(took >= least * MS && took <= most * MS, "took {took:?}, not {least} to {most} ms");
}

/// RP-12, SR-66.
#[tokio::test]
async fn a_silent_socket_is_closed() {
    let server = start();
    let mut socket = server.connect().await;
    let (text, took) = timed(rest(&mut socket)).await;
    assert_eq!(text, "");
    between(took, 250, 2000);
}

/// RP-12, SR-66.
#[tokio::test]
async fn half_a_head_is_closed_even_when_it_trickles() {
    let server = start();
    let mut socket = server.send("GET / HTTP/1.1\r\nHost: localhost\r\n").await;
    let (_, took) = timed(rest(&mut socket)).await;
    between(took, 350, 2000);

    let mut socket = server.send("GET / HTTP/1.1\r\n").await;
    let began = Instant::now();
    while socket.write_all(b"X-A: b\r\n").await.is_ok() {
        assert!(began.elapsed() < 3000 * MS, "trickling holds the connection");
        sleep(50 * MS).await;
    }
}

/// RP-12, SR-66.
#[tokio::test]
async fn a_slow_body_is_closed_even_when_it_trickles() {
    let head = "POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n";
    let server = start();
    let mut socket = server.send(head).await;
    let (_, took) = timed(rest(&mut socket)).await;
    between(took, 350, 2000);

    let mut socket = server.send(head).await;
    let began = Instant::now();
    while socket.write_all(b"x").await.is_ok() {
        assert!(began.elapsed() < 3000 * MS, "trickling holds the connection");
        sleep(50 * MS).await;
    }
}

#[tokio::test]
async fn a_body_that_keeps_coming_is_waited_for() {
    let server = start();
    let mut socket = server
        .send(
            "POST /length HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 10240\r\n\r\n",
        )
        .await;
    // Twice the time a body has at first, at twice the rate that earns more.
    for _ in 0..10 {
        sleep(80 * MS).await;
        socket.write_all(&[b'x'; 1024]).await.expect("still open");
    }
    assert!(rest(&mut socket).await.ends_with("10240\n"));
}

/// RP-12: a client that does not read.
#[tokio::test]
async fn a_client_that_takes_no_answer_is_closed() {
    let mut server = start();
    let socket = server.send("GET /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await;
    sleep(1200 * MS).await;
    server.stop();
    let (done, took) = timed(timeout(FOREVER, server.done)).await;
    done.expect("in time").expect("no panic");
    assert!(took < 1000 * MS, "the connection was still open at the stop: {took:?}");
    drop(socket);
}

#[tokio::test]
async fn kept_connections_serve_again_and_end_when_idle() {
    let server = start();
    let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut socket = server.send(request).await;
    for _ in 0..3 {
        assert_eq!(status(&answer(&mut socket, "hello\n").await), 200);
        sleep(300 * MS).await;
        socket.write_all(request.as_bytes()).await.expect("still open");
    }
    answer(&mut socket, "hello\n").await;
    let (text, took) = timed(rest(&mut socket)).await;
    assert_eq!(text, "");
    between(took, 400, 2500);
}

#[tokio::test]
async fn a_slow_handler_trips_no_timer() {
    let server = start();
    let (answer, took) = timed(server.get("/slow")).await;
    assert_eq!(status(&answer), 200);
    between(took, 850, 5000);
    // The same with the next request already waiting behind it.
    let two = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert!(server.ask(two).await.ends_with("hello\n"));
}

/// SR-66.
#[tokio::test]
async fn one_address_gets_so_many_connections_and_no_more() {
    let mut options = options();
    options.limits.connections_per_ip = 3;
    options.patience.first_byte = FOREVER;
    let server = start_with(options);
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(server.connect().await);
    }
    sleep(100 * MS).await;
    let mut fourth = server.connect().await;
    assert_eq!(status(&rest(&mut fourth).await), 429);
    held.pop();
    sleep(100 * MS).await;
    assert_eq!(status(&server.get("/").await), 200);
}

/// SR-66.
#[tokio::test]
async fn the_server_takes_so_many_connections_and_no_more() {
    let mut options = options();
    options.limits.connections = 2;
    options.patience.first_byte = FOREVER;
    let server = start_with(options);
    let held = (server.connect().await, server.connect().await);
    sleep(100 * MS).await;
    let mut third = server.connect().await;
    let text = rest(&mut third).await;
    assert_eq!(status(&text), 503);
    assert!(text.contains("retry-after: 5"));
    drop(held);
    sleep(100 * MS).await;
    assert_eq!(status(&server.get("/").await), 200);
}

/// SR-51: doubtful framing is answered 400 and nothing behind it is served.
#[tokio::test]
async fn doubtful_framing_is_refused() {
    let server = start();
    let smuggled = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for head in [
        "POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\0",
        "GET /\r\n\r\n",
    ] {
        let text = server.ask(&format!("{head}{smuggled}")).await;
        assert_eq!(status(&text), 400, "{head:?}");
        assert_eq!(text.matches("HTTP/1.1").count(), 1, "{head:?} answered {text:?}");
    }
    let good = "POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n";
    let text =
        server.ask(&format!("{good}GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).await;
    assert!(text.contains("\r\n\r\n5\n") && text.ends_with("hello\n"), "{text:?}");
}

/// SR-51, SR-67.
#[tokio::test]
async fn sizes_and_methods_are_bounded() {
    let server = start();
    for (request, code) in [
        (format!("GET /?{} HTTP/1.1\r\nHost: localhost\r\n\r\n", "q".repeat(8193)), 414),
        (format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(33 * 1024)), 431),
        ("POST /length HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n".to_owned(), 413),
        ("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_owned(), 405),
        ("CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_owned(), 405),
        ("DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".to_owned(), 405),
    ] {
        assert_eq!(status(&server.ask(&request).await), code, "{}", &request[..40]);
    }
    // A chunked body has no length to refuse beforehand.
    let chunk = format!("100000\r\n{}\r\n", "x".repeat(0x0010_0000));
    let head = "POST /length HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    let mut socket = server.send(head).await;
    let answered = async {
        for _ in 0..4 {
            if socket.write_all(chunk.as_bytes()).await.is_err() {
                break;
            }
        }
        rest(&mut socket).await
    };
    let text = answered.await;
    assert!(text.is_empty() || status(&text) == 413, "{text:?}");
    assert_eq!(status(&server.get("/").await), 200);
}

/// SR-54.
#[tokio::test]
async fn another_host_is_misdirected() {
    let server = start();
    let text = server.ask("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").await;
    assert_eq!(status(&text), 421);
    assert!(!text.contains("hello"));
    assert_eq!(status(&server.ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").await), 400);
    let text = server.ask("GET /healthz HTTP/1.1\r\nHost: 10.0.0.3\r\nConnection: close\r\n\r\n").await;
    assert!(text.ends_with("alive\n"));
}

/// SR-69: a panic is a 500 for its request; the connection's neighbours do not notice.
#[tokio::test]
async fn a_panic_ends_one_request_only() {
    let server = start();
    let two = "GET /panic HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    let text = server.ask(two).await;
    assert_eq!(status(&text), 500);
    assert!(text.ends_with("hello\n"), "{text:?}");
    assert!(!text.contains("on purpose"));
    let text = server.get("/api/panic").await;
    let (head, body) = text.split_once("\r\n\r\n").expect("head and body");
    assert!(head.contains("application/problem+json"));
    let problem: serde_json::Value = serde_json::from_str(body).expect("JSON");
    assert_eq!((problem["code"].as_str(), problem["status"].as_u64()), (Some("failed"), Some(500)));
    let id = problem["request_id"].as_str().expect("an id");
    assert!(head.contains(&format!("x-request-id: {id}")), "{head}");
}

/// SR-22.
#[tokio::test]
async fn the_router_learns_peer_client_and_request_id() {
    let request =
        "GET /who HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.1\r\nConnection: close\r\n\r\n";
    let text = start().ask(request).await;
    assert!(text.contains("\r\n\r\n127.0.0.1 127.0.0.1 "), "{text}");
    let mut trusting = options();
    trusting.trusted_proxies = vec!["127.0.0.1".parse().expect("a network")];
    let server = start_with(trusting);
    let text = server.ask(request).await;
    assert!(text.contains("\r\n\r\n127.0.0.1 198.51.100.1 "), "{text}");
    let ids: Vec<_> = [text, server.ask(request).await]
        .iter()
        .map(|text| text.rsplit(' ').next().expect("an id").to_owned())
        .collect();
    assert!(ids[0] != ids[1] && !ids[0].is_empty(), "{ids:?}");
}

/// RP-25.
#[tokio::test]
async fn a_stop_lets_open_requests_end() {
    let mut server = start();
    let mut slow = server.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    let mut idle = server.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    answer(&mut idle, "hello\n").await;
    let silent = server.connect().await;
    sleep(100 * MS).await;
    server.stop();
    sleep(50 * MS).await;
    assert!(TcpStream::connect(server.address).await.is_err(), "no longer listening");
    let text = rest(&mut slow).await;
    assert_eq!(status(&text), 200);
    assert!(text.contains("connection: close"), "{text}");
    let (done, took) = timed(timeout(FOREVER, server.done)).await;
    done.expect("in time").expect("no panic");
    assert!(took < 1000 * MS, "idle connections held the stop for {took:?}");
    drop((idle, silent));
}

/// RP-25.
#[tokio::test]
async fn a_stop_ends_even_when_a_request_does_not() {
    let mut server = start();
    let mut stuck = server.send("GET /stuck HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    sleep(100 * MS).await;
    server.stop();
    let (done, took) = timed(timeout(FOREVER, server.done)).await;
    done.expect("in time").expect("no panic");
    between(took, 1400, 4000);
    assert_eq!(rest(&mut stuck).await, "");
}

/// RP-25: a request that was on its way when the server stopped is answered, though nothing of it had been read.
#[tokio::test]
async fn a_stop_waits_for_the_first_word_of_who_had_connected() {
    let mut server = start();
    let mut late = server.connect().await;
    sleep(100 * MS).await;
    server.stop();
    sleep(100 * MS).await;
    late.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.expect("still open");
    let text = rest(&mut late).await;
    assert_eq!(status(&text), 200, "answered, then closed: {text}");
    timeout(FOREVER, server.done).await.expect("in time").expect("no panic");
}

/// RP-25: requests keep coming while the server stops; each is answered or its connection refused.
#[tokio::test]
async fn a_stop_under_load_drops_no_request() {
    let mut server = start();
    let address = server.address;
    let clients: Vec<_> = (0..8)
        .map(|_| {
            tokio::spawn(async move {
                let mut answered = 0;
                while let Ok(mut socket) = TcpStream::connect(address).await {
                    let request = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                    if socket.write_all(request).await.is_err() {
                        break;
                    }
                    let mut text = String::new();
                    match socket.read_to_string(&mut text).await {
                        Ok(_) if text.ends_with("hello\n") => answered += 1,
                        // The system had completed the handshake but the server never accepted.
                        Err(_) if text.is_empty() => break,
                        other => panic!("half an answer: {other:?} {text:?}"),
                    }
                }
                answered
            })
        })
        .collect();
    sleep(300 * MS).await;
    server.stop();
    timeout(FOREVER, server.done).await.expect("in time").expect("no panic");
    for client in clients {
        assert!(client.await.expect("no half answers") > 0);
    }
}
