import AsyncHTTPClient
import LibC
import MeetingModel
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import TextScanning

/// Describes errors of the transport: of the connection, or in a response's framing.
struct TransportFailure {
  let configuration: PailFlowConfiguration
  let bot: BotID

  /// The failure for an error of the HTTP client.
  func fault(of error: any Error) -> RequestFailure {
    switch error {
    case let error as HTTPClientError: fault(of: error)
    case let error as NIOConnectionError: fault(of: error)
    case let error as IOError:
      unreachable("the connection to \(configuration.address.origin) failed: \(words(of: error))")
    case let error as NIOHTTPDecompression.DecompressionError:
      error == .limit ? tooLarge : undecodable
    case is NIOHTTPDecompression.ExtraDecompressionError:
      undecodable
    case is HTTPParserError:
      unreachable("the answer broke off, or is not HTTP")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: tlsFault(of: error)
    case is ServerIdentity.Mismatch: untrusted
    default: unreachable("the request failed: \(String(describing: error).printable())")
    }
  }

  /// The failure for an answer that is larger than the limit.
  var tooLarge: RequestFailure {
    RequestFailure(
      PailFlowError(
        .tooLarge, "the answer is larger than \(configuration.maximumBodySize >> 20) MB",
        advice: "No meeting is that large: check the base URL (\(configuration.address))",
        botID: bot),
      .never)
  }

  /// The failure for a request that took too long in all.
  var tooSlow: RequestFailure {
    timedOut("the answer was not complete after \(configuration.timeouts.total.text)")
  }

  /// The failure for receiving nothing for too long.
  var tooSilent: RequestFailure {
    timedOut("nothing came from the service for \(configuration.timeouts.silence.text)")
  }

  private func fault(of error: HTTPClientError) -> RequestFailure {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      return timedOut("there was no connection within \(configuration.timeouts.connect.text)")
    case .readTimeout:
      return tooSilent
    case .remoteConnectionClosed, .uncleanShutdown:
      return unreachable("the service closed the connection before its answer was complete")
    case .proxyAuthenticationRequired:
      return RequestFailure(
        unreachable(
          "the proxy asks for a user name and a password",
          advice: "Set HTTPS_PROXY to http://user:password@host:port"
        ).error, .never)
    case .invalidProxyResponse:
      return unreachable(
        "the proxy refused to open a tunnel to \(configuration.address.origin)",
        advice: "Check HTTPS_PROXY, or add the host to NO_PROXY")
    default:
      return unreachable("the request failed: \(error.shortDescription)")
    }
  }

  private func fault(of error: NIOConnectionError) -> RequestFailure {
    let host = configuration.proxies.server(for: configuration.address.origin)?.host ?? error.host
    guard let first = error.connectionErrors.first?.error else {
      return unreachable("the name \(host.printable()) cannot be resolved")
    }
    let words = (first as? IOError).map(words) ?? String(describing: first).printable()
    return unreachable("no connection to \(host.printable()) port \(error.port): \(words)")
  }

  private func tlsFault(of error: any Error) -> RequestFailure {
    let text = String(describing: error)
    // What BoringSSL says of bytes that are no record of TLS (RFC 8446, section 5.1).
    if ["WRONG_VERSION_NUMBER", "HTTP_REQUEST"].contains(where: text.contains) {
      return unreachable(
        "the server at \(configuration.address.origin) does not speak TLS",
        advice: "Check the base URL: its scheme or its port is wrong")
    }
    guard text.contains("CERTIFICATE_VERIFY_FAILED") || error is NIOSSLExtraError else {
      return unreachable(
        "no encrypted connection to \(configuration.address.origin):"
          + " \(text.printable(upTo: 120))")
    }
    return untrusted
  }

  private var untrusted: RequestFailure {
    RequestFailure(
      PailFlowError(
        .untrustedCertificate,
        "the certificate of \(configuration.address.origin) is not trusted",
        advice: .trustAuthority, botID: bot),
      .never)
  }

  private func words(of error: IOError) -> String {
    String(cString: strerror(error.errnoCode))
  }

  private func unreachable(
    _ reason: String,
    advice: PailFlowError.Advice = "Check the network, and the base URL if you set one"
  ) -> RequestFailure {
    RequestFailure(PailFlowError(.unreachable, reason, advice: advice, botID: bot), .always)
  }

  private func timedOut(_ reason: String) -> RequestFailure {
    RequestFailure(
      PailFlowError(
        .timedOut, reason, advice: "The service or the network is slow: try again later",
        botID: bot),
      .always)
  }

  private var undecodable: RequestFailure {
    .badAnswer("the answer cannot be decompressed", about: bot, configuration)
  }
}
