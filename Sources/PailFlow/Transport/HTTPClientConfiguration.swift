import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import NIOSSL

extension HTTPClient.Configuration {
  /// The transport that a configuration asks for.
  init(for configuration: PailFlowConfiguration) throws(PailFlowError) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let path = configuration.certificateFile {
      tls.additionalTrustRoots = [.certificates(try Self.certificates(in: path))]
    }
    self.init(
      tlsConfiguration: tls,
      // Redirects are followed by hand: the client here would take the key along.
      redirectConfiguration: .disallow,
      // Silence is measured by ``ExchangeClock``: here, an answer that waits for room in memory
      // would be silent, too.
      timeout: Timeout(connect: TimeAmount(configuration.timeouts.connect)),
      proxy: configuration.proxies.server(for: configuration.address.origin).map(Self.proxy),
      decompression: .enabled(limit: .size(configuration.maximumBodySize)))
    let origin = configuration.address.origin
    if origin.scheme == .https {
      let identity = ServerIdentity(host: origin.host)
      http1_1ConnectionDebugInitializer = { identity.verify($0) }
    }
    // One protocol, so that every fault is one that was tried.
    httpVersion = .http1Only
    // One more for probes, which must not wait for requests that get no answer.
    connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
      configuration.maximumConnections + 1
    // Else a refused connection is tried again until the time for connecting is over; retries are
    // made, counted and told of in one place.
    connectionPool.retryConnectionEstablishment = false
  }

  private static func proxy(_ server: ProxySettings.Server) -> Proxy {
    .server(
      host: server.host, port: server.port,
      authorization: server.credentials.map {
        .basic(username: $0.user.revealed, password: $0.password.revealed)
      })
  }

  private static func certificates(
    in path: String
  ) throws(PailFlowError) -> [NIOSSLCertificate] {
    let certificates: [NIOSSLCertificate]
    do {
      certificates = try NIOSSLCertificate.fromPEMFile(path)
    } catch {
      throw badCertificateFile(path, "cannot be read as certificates in PEM form")
    }
    guard !certificates.isEmpty else { throw badCertificateFile(path, "holds no certificate") }
    return certificates
  }

  private static func badCertificateFile(_ path: String, _ reason: String) -> PailFlowError {
    PailFlowError(
      .badCertificateFile, "the file “\(printable(path))” \(reason)",
      advice: "--ca-file takes a text file with -----BEGIN CERTIFICATE----- in it")
  }
}
