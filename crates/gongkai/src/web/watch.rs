//! 探活 What those who run the machine may ask: alive, ready, figures.

use std::net::{IpAddr, SocketAddr};

use axum::{
    Extension, Router,
    extract::{ConnectInfo, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use hall::serving::Hall;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use office::Office;
use store::{Scope, StoreError, params};

/// 探活 Who may read the figures beside this machine itself, and the handle that prints them.
#[derive(Clone)]
pub(super) struct Watch {
    observers: Vec<IpAddr>,
    figures: Option<PrometheusHandle>,
}

impl Watch {
    /// Begins to count.
    pub(super) fn begin(observers: Vec<IpAddr>) -> Self {
        let buckets = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 5.0];
        let builder = PrometheusBuilder::new().set_buckets(&buckets);
        Self { observers, figures: builder.and_then(PrometheusBuilder::install_recorder).ok() }
    }
}

/// The addresses of an office that has a cabinet.
pub(super) fn routes(watch: Watch) -> Router<Hall> {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .layer(Extension(watch))
}

async fn alive() -> Response {
    plain(StatusCode::OK, "ok\n".into())
}

/// What can keep an office from serving, in the words of whoever runs the machine.
async fn ready(State(hall): State<Hall>) -> Response {
    let asked = hall.at_desk(|office| {
        standing(office)?;
        Ok::<_, office::DeskError>(office.store.lacks(migrations::SCRIPTS)?)
    });
    match asked.await {
        Ok(None) => plain(StatusCode::OK, "ok\n".into()),
        Ok(Some(script)) => {
            plain(StatusCode::SERVICE_UNAVAILABLE, format!("database lacks script {script}: gongkai migrate\n"))
        }
        Err(_) => plain(StatusCode::SERVICE_UNAVAILABLE, "database cannot be read\n".into()),
    }
}

/// 台账和差事 How far the ledger is and what waits outside.
struct Standing {
    ledger: i64,
    waiting: i64,
    failing: i64,
}

fn standing(office: &Office) -> Result<Standing, StoreError> {
    let scope = Scope::everywhere("figures of the running process are those of the whole cabinet");
    let now = office.clock.now();
    office.store.read(&scope, |tx| {
        let ledger = "SELECT coalesce(max(position), 0) AS head FROM ledger";
        let ledger = tx.first(ledger, params! {}, |row| row.get::<i64>("head"))?.unwrap_or(0);
        let (waiting, failing) = tx
            .first(
                "SELECT count(*) FILTER (WHERE due_at <= :now) AS waiting, count(*) FILTER (WHERE tries > 1) AS failing
                   FROM errand WHERE done_at IS NULL",
                params! { now },
                |row| Ok((row.get::<i64>("waiting")?, row.get::<i64>("failing")?)),
            )?
            .unwrap_or_default();
        Ok(Standing { ledger, waiting, failing })
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts of an office are far below 2^52")]
async fn figures(
    State(hall): State<Hall>,
    Extension(watch): Extension<Watch>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
) -> Response {
    let peer = peer.ip().to_canonical();
    if !(peer.is_loopback() || watch.observers.contains(&peer)) {
        return plain(StatusCode::FORBIDDEN, "only this machine and the addresses of the setting metrics\n".into());
    }
    let Some(handle) = watch.figures else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "no figures are kept\n".into());
    };
    let asked = hall.at_desk(|office| standing(office).map_err(office::DeskError::from)).await;
    metrics::gauge!("gongkai_database_up").set(if asked.is_ok() { 1.0 } else { 0.0 });
    if let Ok(standing) = asked {
        metrics::gauge!("gongkai_ledger_entries").set(standing.ledger as f64);
        metrics::gauge!("gongkai_errands_due").set(standing.waiting as f64);
        metrics::gauge!("gongkai_errands_failing").set(standing.failing as f64);
    }
    if let Some(bytes) = resident() {
        metrics::gauge!("process_resident_memory_bytes").set(bytes as f64);
    }
    plain(StatusCode::OK, handle.render())
}

/// Memory in use, as Linux counts it.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? * 1024)
}

fn plain(status: StatusCode, text: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, kind, text).into_response()
}
