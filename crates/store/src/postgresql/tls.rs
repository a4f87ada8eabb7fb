//! 加密 TLS between the driver and the server, by rustls: who answers is checked as far as the address asks for it.

use std::{
    error::Error,
    fs,
    future::Future,
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::{
    TlsConnector, client,
    rustls::{
        self, CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
        client::{
            danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
            verify_server_cert_signed_by_trust_anchor, verify_server_name,
        },
        crypto::{self, WebPkiSupportedAlgorithms, ring, verify_tls12_signature, verify_tls13_signature},
        pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
        server::ParsedCertificate,
    },
};

use super::address::{Privacy, Roots};
use crate::error::StoreError;

/// 接线员 Makes the connection to each host private.
#[derive(Clone)]
pub(super) struct Connector(TlsConnector);

pub(super) fn connector(privacy: &Privacy) -> Result<Connector, StoreError> {
    let unusable = |error: &dyn Error| StoreError::Tls { detail: error.to_string() };
    let provider = Arc::new(ring::default_provider());
    let checker = Arc::new(Checker::new(privacy, &provider)?);
    let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| unusable(&error))?;
    let config = builder.dangerous().with_custom_certificate_verifier(checker).with_no_client_auth();
    Ok(Connector(TlsConnector::from(Arc::new(config))))
}

/// 验证 Who may answer.
#[derive(Debug)]
struct Checker {
    /// Certificates trusted as they are, such as the server's own, signed by itself.
    pinned: Vec<CertificateDer<'static>>,
    /// Nothing when anybody may answer.
    roots: Option<RootCertStore>,
    checks_name: bool,
    known: WebPkiSupportedAlgorithms,
}

impl Checker {
    fn new(privacy: &Privacy, provider: &crypto::CryptoProvider) -> Result<Self, StoreError> {
        let known = provider.signature_verification_algorithms;
        let (pinned, roots, checks_name) = match privacy {
            Privacy::Open | Privacy::Closed => {
                return Ok(Self { pinned: Vec::new(), roots: None, checks_name: false, known });
            }
            Privacy::Known(roots) => (certificates(roots)?, roots, false),
            Privacy::Named(roots) => (certificates(roots)?, roots, true),
        };
        let mut store = RootCertStore::empty();
        store.add_parsable_certificates(pinned.iter().cloned());
        let pinned = if matches!(roots, Roots::File(_)) { pinned } else { Vec::new() };
        Ok(Self { pinned, roots: Some(store), checks_name, known })
    }
}

fn certificates(roots: &Roots) -> Result<Vec<CertificateDer<'static>>, StoreError> {
    let (found, place) = match roots {
        Roots::System => (rustls_native_certs::load_native_certs().certs, "系统信任的证书".to_owned()),
        Roots::File(path) => {
            let place = format!("sslrootcert 指的文件 {}", path.display());
            let bytes = fs::read(path)
                .map_err(|error| StoreError::Address { why: format!("打不开{place}：{error}。") })?;
            let read: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
            (read.unwrap_or_default(), place)
        }
    };
    if found.is_empty() {
        return Err(StoreError::Address { why: format!("{place}里没有能用的证书（PEM）。") });
    }
    Ok(found)
}

impl ServerCertVerifier for Checker {
    fn verify_server_cert(
        &self,
        own: &CertificateDer<'_>,
        above: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(roots) = &self.roots else { return Ok(ServerCertVerified::assertion()) };
        let parsed = ParsedCertificate::try_from(own)?;
        if !self.pinned.iter().any(|pinned| pinned.as_ref() == own.as_ref()) {
            verify_server_cert_signed_by_trust_anchor(&parsed, roots, above, now, self.known.all)?;
        }
        if self.checks_name {
            verify_server_name(&parsed, name)?;
        }
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        own: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, own, signed, &self.known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        own: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, own, signed, &self.known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.known.supported_schemes()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Connector {
    type Stream = Private<S>;
    type TlsConnect = Handshake;
    type Error = rustls::pki_types::InvalidDnsNameError;

    fn make_tls_connect(&mut self, host: &str) -> Result<Handshake, Self::Error> {
        // Of a host that is a socket in the file system there is no name; the driver says so itself.
        let name = if host.is_empty() { "localhost" } else { host };
        Ok(Handshake { connector: self.0.clone(), name: ServerName::try_from(name.to_owned())? })
    }
}

pub(super) struct Handshake {
    connector: TlsConnector,
    name: ServerName<'static>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for Handshake {
    type Stream = Private<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Private<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        Box::pin(async move { self.connector.connect(self.name, stream).await.map(Private) })
    }
}

/// 密线 A connection nobody on the way can read.
pub(super) struct Private<S>(client::TlsStream<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Private<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Private<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Private<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

/// Why a handshake failed, in words for whoever keeps the server; nothing when the trouble is another one.
pub(super) fn fault(error: &tokio_postgres::Error) -> Option<StoreError> {
    if !error.to_string().starts_with("error performing TLS handshake") {
        return None;
    }
    let source = error.source()?;
    let below = source.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    let detail = match below.and_then(|error| error.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(fault)) => match fault {
            CertificateError::UnknownIssuer => "服务器的证书不是我们信任的机构签发的".to_owned(),
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                "服务器的证书上写的不是这个主机名".to_owned()
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => "服务器的证书已经过期".to_owned(),
            other => format!("服务器的证书不能用：{other}"),
        },
        Some(other) => other.to_string(),
        None if source.to_string().contains("does not support TLS") => "服务器没有打开 TLS".to_owned(),
        None => source.to_string(),
    };
    Some(StoreError::Tls { detail })
}
