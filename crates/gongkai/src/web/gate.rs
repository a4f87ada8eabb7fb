//! 门房 Every request gets its number, is written down without what was typed, and is counted.

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Instant,
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue},
    middleware::Next,
    response::Response,
};
use hall::serving::Caller;

/// 门房 Whose word about the client's address is taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gate {
    /// Machines in front of us that say from where a request came; nobody else's word counts.
    pub(crate) proxies: Vec<IpAddr>,
}

/// The name under which a request's number travels.
const NUMBER: &str = "x-request-id";

/// The outermost layer.
pub(super) async fn pass(State(gate): State<Arc<Gate>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let caller = gate.caller(&request);
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    request.extensions_mut().insert(caller.clone());
    let mut response = next.run(request).await;
    if let Ok(number) = HeaderValue::from_str(&caller.number) {
        response.headers_mut().insert(NUMBER, number);
    }
    let (status, spent) = (response.status().as_u16(), started.elapsed());
    // The path only: what stands behind the question mark may be somebody's number.
    tracing::info!(
        target: "access",
        request = caller.number,
        address = caller.address,
        account = caller.account.get().map(String::as_str),
        method = method.as_str(),
        path,
        status,
        trouble = caller.trouble.get().map(String::as_str),
        ms = u64::try_from(spent.as_millis()).unwrap_or(u64::MAX),
    );
    let class = ["1xx", "2xx", "3xx", "4xx", "5xx"].get(usize::from(status / 100).wrapping_sub(1)).unwrap_or(&"other");
    metrics::counter!("gongkai_requests_total", "class" => *class).increment(1);
    metrics::histogram!("gongkai_request_seconds").record(spent.as_secs_f64());
    response
}

impl Gate {
    fn caller(&self, request: &Request) -> Caller {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
        let trusted = peer.is_some_and(|peer| self.proxies.contains(&peer));
        let headers = request.headers();
        let told = trusted.then(|| self.forwarded(headers)).flatten();
        Caller {
            address: told.or(peer).map(|address| address.to_string()).unwrap_or_default(),
            number: number(),
            secure: trusted && text(headers, "x-forwarded-proto") == "https",
            ..Caller::default()
        }
    }

    /// The last address of the list that is no proxy of ours: what stands before it anybody may have written.
    fn forwarded(&self, headers: &HeaderMap) -> Option<IpAddr> {
        let list = text(headers, "x-forwarded-for");
        let hops = list.rsplit(',').map_while(|hop| hop.trim().parse::<IpAddr>().ok());
        hops.map(|hop| hop.to_canonical()).find(|hop| !self.proxies.contains(hop))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// 请求编号 Twelve signs, to be read out over the telephone.
fn number() -> String {
    let mut bytes = [0; 6];
    // A number is no secret: without chance the request goes on under a plain one.
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_listed_proxy_says_from_where_a_request_came() {
        let cases = [
            // peer, X-Forwarded-For, address, because
            ("192.0.2.7", "", "192.0.2.7", "nobody in front"),
            ("192.0.2.7", "198.51.100.1", "192.0.2.7", "a stranger's word does not count"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1", "the proxy's word does"),
            ("10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1", "what the client wrote before it does not"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1", "two proxies in a row"),
            ("10.0.0.1", "nonsense", "10.0.0.1", "no address"),
            ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1", "the same proxy, as a socket of both kinds names it"),
        ];
        let gate = Gate { proxies: ["10.0.0.1", "10.0.0.2"].map(|ip| ip.parse().unwrap()).into() };
        for (peer, told, expected, because) in cases {
            let mut request = Request::new(axum::body::Body::empty());
            let peer = SocketAddr::new(peer.parse().unwrap(), 5000);
            request.extensions_mut().insert(ConnectInfo(peer));
            request.headers_mut().insert("x-forwarded-for", HeaderValue::from_static(told));
            assert_eq!(gate.caller(&request).address, expected, "{because}");
        }
    }
}
