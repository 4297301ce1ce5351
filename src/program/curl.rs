//! `curl`: one request, one response. Exit codes and error texts are curl's.

use core::time::Duration;
use std::net::SocketAddrV4;
use std::rc::Rc;

use super::args::{Args, BadOption};
use super::http::{HttpError, Url, UrlError, Wire};
use crate::os::{Errno, Sys};
use crate::wire::{RequestHead, ResponseHead};

/// A failure: curl's exit code and its text.
struct Failure(u8, String);

/// Runs it.
pub(super) async fn main(sys: Sys, words: Vec<String>) -> u8 {
    let flags = ["-i", "-s", "-S", "-v", "-I", "-f", "-L", "--include", "--silent", "--head"];
    let values =
        ["-X", "-d", "-H", "-o", "-A", "--max-time", "-m", "--connect-timeout", "--local-port", "--request", "--data"];
    let args = match Args::read(words, &flags, &values) {
        Ok(args) => args,
        Err(BadOption(why)) => {
            sys.err(&format!("curl: {why}"));
            return 2;
        }
    };
    let silent = (args.has("-s") || args.has("--silent")) && !args.has("-S");
    match fetch(&sys, &args).await {
        Ok(()) => 0,
        Err(Failure(code, text)) => {
            if !silent {
                sys.err(&format!("curl: ({code}) {text}"));
            }
            code
        }
    }
}

async fn fetch(sys: &Sys, args: &Args) -> Result<(), Failure> {
    let url = args.rest.first().ok_or_else(|| Failure(2, "no URL specified".into()))?;
    let url = Url::parse(url).map_err(|error| match error {
        UrlError::Scheme(scheme) => Failure(1, format!("Protocol \"{scheme}\" not supported")),
        UrlError::Malformed => Failure(3, "URL rejected: Malformed input to a URL function".into()),
    })?;
    let seconds = |name, default| args.seconds(name, default).map_err(|BadOption(why)| Failure(2, why));
    let longest = seconds("--max-time", seconds("-m", Duration::from_secs(3600))?)?;
    let start = sys.now();
    let work = sys.timeout(longest, exchange(sys, args, &url)).await;
    let ms = (sys.now() - start).as_millis();
    let (head, body) =
        work.map_err(|_| Failure(28, format!("Operation timed out after {ms} milliseconds with 0 bytes received")))??;
    show(sys, args, &head, body)
}

async fn exchange(sys: &Sys, args: &Args, url: &Url) -> Result<(ResponseHead, Vec<u8>), Failure> {
    let addr = sys.resolve(&url.host).await.map_err(|_| Failure(6, format!("Could not resolve host: {}", url.host)))?;
    let local = args.number("--local-port", 0u16).map_err(|BadOption(why)| Failure(2, why))?;
    let patience =
        args.seconds("--connect-timeout", Duration::from_secs(300)).map_err(|BadOption(why)| Failure(2, why))?;
    let start = sys.now();
    let remote = SocketAddrV4::new(addr, url.port);
    let connected = sys.timeout(patience, sys.tcp_connect(remote, (local > 0).then_some(local))).await;
    let ms = (sys.now() - start).as_millis();
    let stream = match connected {
        Ok(Ok(stream)) => stream,
        Ok(Err(errno)) => return Err(unconnected(url, errno, ms)),
        Err(_) => return Err(Failure(28, format!("Connection timed out after {ms} milliseconds"))),
    };
    let (head, body) = request(args, url);
    if args.has("-v") {
        sys.err(&format!("* Connected to {} ({addr}) port {}", url.host, url.port));
        head.lines().for_each(|line| sys.err(&format!("> {line}")));
    }
    let mut wire = Wire::new(sys.clone(), stream);
    wire.write(head.as_bytes(), body.as_bytes()).await.map_err(|e| broken(e, url))?;
    wire.response(method(args), Duration::from_secs(3600)).await.map_err(|e| broken(e, url))
}

fn unconnected(url: &Url, errno: Errno, ms: u128) -> Failure {
    let why = match errno {
        Errno::TimedOut => {
            return Failure(
                28,
                format!("Failed to connect to {} port {} after {ms} ms: Connection timed out", url.host, url.port),
            );
        }
        Errno::NetUnreach | Errno::HostUnreach | Errno::AddrInUse => errno.to_string(),
        _ => "Couldn't connect to server".into(),
    };
    Failure(7, format!("Failed to connect to {} port {} after {ms} ms: {why}", url.host, url.port))
}

fn broken(error: HttpError, url: &Url) -> Failure {
    match error {
        HttpError::Empty => Failure(52, "Empty reply from server".into()),
        HttpError::Partial => Failure(18, "transfer closed with outstanding read data remaining".into()),
        HttpError::Malformed => Failure(1, "Received HTTP/0.9 when not allowed".into()),
        HttpError::TooLong => Failure(63, "Maximum file size exceeded".into()),
        HttpError::TimedOut => Failure(28, "Operation timed out".into()),
        HttpError::Failed(Errno::ConnReset) => Failure(56, "Recv failure: Connection reset by peer".into()),
        HttpError::Failed(errno) => Failure(56, format!("{}: {errno}", url.host)),
    }
}

fn method(args: &Args) -> &str {
    let given = args.value("-X").or(args.value("--request"));
    let by_body = if data(args).is_some() { "POST" } else { "GET" };
    given.unwrap_or(if args.has("-I") || args.has("--head") { "HEAD" } else { by_body })
}

fn data(args: &Args) -> Option<String> {
    let parts: Vec<&str> = args.values("-d").chain(args.values("--data")).collect();
    (!parts.is_empty()).then(|| parts.join("&"))
}

/// The request as curl writes it: Host, User-Agent, Accept, then what was asked for.
fn request(args: &Args, url: &Url) -> (String, String) {
    let body = data(args);
    let mut headers = vec![
        ("Host".to_owned(), url.authority()),
        ("User-Agent".to_owned(), args.value("-A").unwrap_or("curl/8.5.0").to_owned()),
        ("Accept".to_owned(), "*/*".to_owned()),
    ];
    for header in args.values("-H") {
        let Some((name, value)) = header.split_once(':') else { continue };
        let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
        headers.retain(|(n, _)| !n.eq_ignore_ascii_case(&name));
        if !value.is_empty() && !value.contains(['\r', '\n']) && !name.is_empty() {
            headers.push((name, value));
        }
    }
    if let Some(body) = &body {
        headers.push(("Content-Length".into(), body.len().to_string()));
        if !headers.iter().any(|(n, _)| n.eq_ignore_ascii_case("content-type")) {
            headers.push(("Content-Type".into(), "application/x-www-form-urlencoded".into()));
        }
    }
    let head = RequestHead { method: method(args).into(), target: url.target.clone(), version_minor: 1, headers };
    (String::from_utf8_lossy(&head.emit()).into_owned(), body.unwrap_or_default())
}

fn show(sys: &Sys, args: &Args, head: &ResponseHead, body: Vec<u8>) -> Result<(), Failure> {
    // What is text already is not copied.
    let text = String::from_utf8(body).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
    if args.has("-i") || args.has("--include") || args.has("-I") || args.has("--head") {
        sys.out(&String::from_utf8_lossy(&head.emit()));
    }
    if args.has("-f") && head.status >= 400 {
        return Err(Failure(22, format!("The requested URL returned error: {}", head.status)));
    }
    match args.value("-o") {
        Some(path) => {
            let path = path.to_owned();
            sys.with(|k, _| k.files.insert(path, Rc::new(text)));
        }
        None => sys.out(&text),
    }
    Ok(())
}
