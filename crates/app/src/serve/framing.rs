//! Where one HTTP/1 request ends and the next begins, judged strictly on the raw bytes (SR-51).
//!
//! The HTTP library is lenient where two parsers may disagree: it drops `Content-Length` beside
//! `Transfer-Encoding`, merges equal lengths, takes a bare line feed. Behind a proxy that reads the same
//! bytes otherwise, this smuggles requests. So the bytes are watched here first; any doubt ends the
//! connection. Nothing is changed on the way, and the meaning of a request is not looked at.

/// Longest head of a request, line ends included; the same bound is given to the HTTP library.
pub const HEAD_BYTES: usize = 32 * 1024;
/// Longest line that tells the size of a chunk.
const SIZE_LINE_BYTES: usize = 256;

/// Which part of a request the next byte belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// None yet: a new request has not begun.
    Between,
    /// Request line and headers.
    Head,
    /// The body.
    Body,
}

/// A byte that must not be there, counted from the start of the slice it was found in.
#[derive(Debug, PartialEq, Eq)]
pub struct Violation {
    /// How many bytes of the slice were fine.
    pub at: usize,
    /// The part it was found in.
    pub part: Part,
}

#[derive(Debug, Clone, Copy)]
enum State {
    Head,
    Sized(u64),
    ChunkSize,
    ChunkData(u64),
    ChunkEnd,
    Trailers,
}

/// The state between two slices of one connection.
#[derive(Debug)]
pub struct Framing {
    state: State,
    line: Vec<u8>,
    head_bytes: usize,
    request_line_seen: bool,
    length: Option<u64>,
    chunked: bool,
}

impl Default for Framing {
    fn default() -> Self {
        Framing {
            state: State::Head,
            line: Vec::new(),
            head_bytes: 0,
            request_line_seen: false,
            length: None,
            chunked: false,
        }
    }
}

impl Framing {
    /// The part that the next byte belongs to.
    pub fn part(&self) -> Part {
        match self.state {
            State::Head if self.head_bytes == 0 => Part::Between,
            State::Head => Part::Head,
            _ => Part::Body,
        }
    }

    /// Watches the next bytes of the connection.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), Violation> {
        let mut at = 0;
        while at < bytes.len() {
            let part = if self.part() == Part::Body { Part::Body } else { Part::Head };
            let taken = match self.state {
                State::Sized(left) | State::ChunkData(left) => Ok(self.skip(left, bytes.len() - at)),
                _ => self.take_line(&bytes[at..]),
            };
            match taken {
                Ok(count) => at += count,
                Err(good) => return Err(Violation { at: at + good, part }),
            }
        }
        Ok(())
    }

    fn skip(&mut self, left: u64, available: usize) -> usize {
        let count = available.min(usize::try_from(left).unwrap_or(usize::MAX));
        let left = left - count as u64;
        self.state = match (self.state, left) {
            (State::Sized(_), 0) => State::Head,
            (State::Sized(_), left) => State::Sized(left),
            (_, 0) => State::ChunkEnd,
            (_, left) => State::ChunkData(left),
        };
        count
    }

    /// Takes bytes up to the end of a line, or all of them when it does not end here. `Err` says how many
    /// bytes were fine.
    fn take_line(&mut self, bytes: &[u8]) -> Result<usize, usize> {
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let part = &bytes[..end.unwrap_or(bytes.len())];
        self.head_bytes += part.len() + usize::from(end.is_some());
        self.check_bytes(part)?;
        self.line.extend_from_slice(part);
        let Some(end) = end else { return Ok(bytes.len()) };
        if self.line.pop() != Some(b'\r') {
            return Err(end);
        }
        let line = std::mem::take(&mut self.line);
        self.finish_line(&line).map_err(|()| end)?;
        self.line = line;
        self.line.clear();
        Ok(end + 1)
    }

    fn check_bytes(&self, part: &[u8]) -> Result<(), usize> {
        // Twice the library's bound, so that it can answer 431 first.
        let bound = if matches!(self.state, State::Head | State::Trailers) {
            2 * HEAD_BYTES
        } else {
            SIZE_LINE_BYTES
        };
        // A carriage return is good only right before the line feed.
        let ends_in_return = self.line.last() == Some(&b'\r');
        if ends_in_return && !part.is_empty() {
            return Err(0);
        }
        if self.head_bytes > bound {
            return Err(0);
        }
        let stray = |(at, byte): (usize, &u8)| match byte {
            0 => Some(at),
            b'\r' if at + 1 < part.len() => Some(at),
            _ => None,
        };
        let folded = self.line.is_empty() && matches!(part.first(), Some(b' ' | b'\t'));
        if folded && matches!(self.state, State::Head | State::Trailers) {
            return Err(0);
        }
        part.iter().enumerate().find_map(stray).map_or(Ok(()), Err)
    }

    fn finish_line(&mut self, line: &[u8]) -> Result<(), ()> {
        match self.state {
            State::Head => self.head_line(line),
            State::ChunkSize => {
                let size = chunk_size(line).ok_or(())?;
                self.state = if size == 0 { State::Trailers } else { State::ChunkData(size) };
                self.head_bytes = 0;
                Ok(())
            }
            State::ChunkEnd if line.is_empty() => {
                self.state = State::ChunkSize;
                self.head_bytes = 0;
                Ok(())
            }
            State::Trailers => {
                if line.is_empty() {
                    *self = Framing::default();
                }
                Ok(())
            }
            State::ChunkEnd | State::Sized(_) | State::ChunkData(_) => Err(()),
        }
    }

    fn head_line(&mut self, line: &[u8]) -> Result<(), ()> {
        if !self.request_line_seen {
            // Empty lines before a request are allowed and belong to none.
            self.request_line_seen = !line.is_empty();
            return Ok(());
        }
        if line.is_empty() {
            let (length, chunked) = (self.length, self.chunked);
            *self = Framing::default();
            self.state = match length {
                _ if chunked => State::ChunkSize,
                Some(length) if length > 0 => State::Sized(length),
                _ => State::Head,
            };
            return Ok(());
        }
        let colon = line.iter().position(|byte| *byte == b':').ok_or(())?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if name.eq_ignore_ascii_case(b"content-length") {
            let length = decimal(value).ok_or(())?;
            if self.chunked || self.length.replace(length).is_some() {
                return Err(());
            }
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            let known = value.eq_ignore_ascii_case(b"chunked");
            if !known || self.length.is_some() || std::mem::replace(&mut self.chunked, true) {
                return Err(());
            }
        }
        Ok(())
    }
}

fn decimal(text: &[u8]) -> Option<u64> {
    let digits = !text.is_empty() && text.len() <= 19 && text.iter().all(u8::is_ascii_digit);
    if digits { std::str::from_utf8(text).ok()?.parse().ok() } else { None }
}

/// The size on a chunk's line; what follows a `;` is allowed and ignored.
fn chunk_size(line: &[u8]) -> Option<u64> {
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii_end();
    let hex = !digits.is_empty() && digits.len() <= 15 && digits.iter().all(u8::is_ascii_hexdigit);
    if hex { u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds the text whole and byte by byte; both must agree.
    fn judged(text: &str) -> Result<Part, Part> {
        let whole = {
            let mut framing = Framing::default();
            framing.feed(text.as_bytes()).map(|()| framing.part()).map_err(|wrong| wrong.part)
        };
        let mut framing = Framing::default();
        let single = text.bytes().try_for_each(|byte| framing.feed(&[byte]));
        assert_eq!(whole.is_ok(), single.is_ok(), "{text:?}");
        whole
    }

    #[test]
    fn good_requests_end_where_they_should() {
        for (text, part) in [
            ("", Part::Between),
            ("\r\n", Part::Head),
            ("GET / HTTP/1.1\r\nHost: a", Part::Head),
            ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", Part::Between),
            ("GET / HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n", Part::Between),
            ("POST / HTTP/1.1\r\ncontent-length:  3 \r\n\r\nab", Part::Body),
            ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", Part::Between),
            ("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", Part::Between),
            ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n\n\0\rGET / HTTP/1.1\r\n\r\n", Part::Between),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n", Part::Body),
            (
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n",
                Part::Between,
            ),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n", Part::Between),
        ] {
            assert_eq!(judged(text), Ok(part), "{text:?}");
        }
    }

    /// SR-51.
    #[test]
    fn doubtful_framing_is_refused() {
        for text in [
            "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3, 3\r\n",
            "POST / HTTP/1.1\r\nContent-Length: +3\r\n",
            "POST / HTTP/1.1\r\nContent-Length: \r\n",
            "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n",
            "GET / HTTP/1.1\nHost: a\r\n",
            "GET / HTTP/1.1\r\nHost: a\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n b\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n\tb\r\n",
            "GET / HTTP/1.1\r\nHost: a\0\r\n",
            "GET / HTTP/1.1\r\nHost: a\rX: b\r\n",
            "GET /\0 HTTP/1.1\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n",
        ] {
            assert_eq!(judged(text), Err(Part::Head), "{text:?}");
        }
        let start = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        for body in
            ["x\r\n", "3\nabc", "3\r\nabcX\r\n", "\r\n", "-1\r\n", "1234567890123456\r\n", "0\r\nX: y\n\r\n"]
        {
            assert_eq!(judged(&format!("{start}{body}")), Err(Part::Body), "{body:?}");
        }
    }

    #[test]
    fn heads_and_size_lines_have_an_end() {
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(2 * HEAD_BYTES));
        assert_eq!(judged(&long), Err(Part::Head));
        let many = format!("GET / HTTP/1.1\r\n{}", "A: b\r\n".repeat(HEAD_BYTES / 2));
        assert_eq!(judged(&many), Err(Part::Head));
        let chunk = format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;{}", "x".repeat(600));
        assert_eq!(judged(&chunk), Err(Part::Body));
    }

    #[test]
    fn the_good_bytes_are_counted() {
        let mut framing = Framing::default();
        let violation = framing.feed(b"GET / HTTP/1.1\r\nA: b\0c").expect_err("refused");
        assert_eq!(violation, Violation { at: 20, part: Part::Head });
    }
}
