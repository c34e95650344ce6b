import AsyncHTTPClient
import NIOCore
import NIOHTTPCompression
import NIOSSL
import TextScanning

extension HTTPClient.Configuration {
  /// Makes the transport's configuration from the client's.
  init(for configuration: PailFlowConfiguration) throws(PailFlowError) {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    if let path = configuration.certificateFile {
      tls.additionalTrustRoots = [.certificates(try Self.certificates(in: path))]
    }
    self.init(
      tlsConfiguration: tls,
      // Redirects are followed by `StatusRequest`: the transport would send the key along.
      redirectConfiguration: .disallow,
      // Silence is measured by ``RequestDeadline``: the transport would also count the time in
      // which an answer waits for memory.
      timeout: Timeout(connect: TimeAmount(configuration.timeouts.connect)),
      proxy: configuration.proxies.server(for: configuration.address.origin).map(Self.proxy),
      decompression: .enabled(limit: .size(configuration.maximumBodySize)))
    let origin = configuration.address.origin
    if origin.scheme == .https {
      let identity = ServerIdentity(host: origin.host)
      http1_1ConnectionDebugInitializer = { identity.verify($0) }
    }
    // Only one protocol, so that all failure modes are tested.
    httpVersion = .http1Only
    // One more for probes, which must not wait for requests without an answer.
    connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = configuration.maximumConnections + 1
    // Otherwise a refused connection would be retried until the connect timeout; retries are made,
    // counted and reported in one place.
    connectionPool.retryConnectionEstablishment = false
  }

  private static func proxy(_ server: ProxySettings.Server) -> Proxy {
    .server(
      host: server.host, port: server.port,
      authorization: server.credentials.map {
        .basic(username: $0.user.revealed, password: $0.password.revealed)
      })
  }

  /// Certificates of all authorities that browsers know take some 200 KB.
  private static let largestCertificateFile = 16 << 20
  /// How long a pipe with certificates may send nothing, in milliseconds.
  private static let longestWait: Int32 = 60_000

  private static func certificates(in path: String) throws(PailFlowError) -> [NIOSSLCertificate] {
    let certificates: [NIOSSLCertificate]
    do {
      certificates = try NIOSSLCertificate.fromPEMBytes(
        try WaitingFile.bytes(
          path: path, maximumSize: largestCertificateFile, limit: longestWait))
    } catch {
      throw badCertificateFile(path, "cannot be read as PEM certificates")
    }
    guard !certificates.isEmpty else { throw badCertificateFile(path, "has no certificate") }
    return certificates
  }

  private static func badCertificateFile(_ path: String, _ reason: String) -> PailFlowError {
    PailFlowError(.badCertificateFile, "the file “\(path.printable())” \(reason)", advice: .givePEM)
  }
}
