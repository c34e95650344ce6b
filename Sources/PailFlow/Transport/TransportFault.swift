import MeetingModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Says in words what went wrong on the way to the service, or in an answer's framing.
struct TransportFault {
  let configuration: PailFlowConfiguration
  let bot: BotID

  /// The fault that an error of the HTTP client means.
  func fault(of error: any Error) -> Fault {
    switch error {
    case let error as HTTPClientError: fault(of: error)
    case let error as NIOConnectionError: fault(of: error)
    case let error as IOError:
      unreachable("the connection to \(configuration.address.origin) failed: \(words(of: error))")
    case let error as NIOHTTPDecompression.DecompressionError:
      error == .limit ? tooLarge : broken("the answer cannot be unpacked")
    case is NIOHTTPDecompression.ExtraDecompressionError:
      broken("the answer cannot be unpacked")
    case is HTTPParserError:
      unreachable("the answer broke off, or is not HTTP")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: tlsFault(of: error)
    case is ServerIdentity.Mismatch: untrusted
    default: unreachable("the request failed: \(printable(String(describing: error)))")
    }
  }

  /// The answer is larger than the limit.
  var tooLarge: Fault {
    Fault(
      PailFlowError(
        .tooLarge, "the answer is larger than \(configuration.maximumBodySize >> 20) MB",
        advice: "No meeting is that large: check the base URL (\(configuration.address))",
        botID: bot),
      .never)
  }

  /// The request took too long in all.
  var tooSlow: Fault {
    timedOut("the answer was not complete after \(configuration.timeouts.total.text)")
  }

  /// Nothing came for too long.
  var tooSilent: Fault {
    timedOut("nothing came from the service for \(configuration.timeouts.silence.text)")
  }

  private func fault(of error: HTTPClientError) -> Fault {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      return timedOut("there was no connection within \(configuration.timeouts.connect.text)")
    case .readTimeout:
      return tooSilent
    case .remoteConnectionClosed, .uncleanShutdown:
      return unreachable("the service closed the connection before its answer was complete")
    case .proxyAuthenticationRequired:
      return Fault(
        unreachable(
          "the proxy asks for a user name and a password",
          advice: "Give them in HTTPS_PROXY, as http://user:password@host:port"
        ).error, .never)
    case .invalidProxyResponse:
      return unreachable(
        "the proxy refused to open a tunnel to \(configuration.address.origin)",
        advice: "Check HTTPS_PROXY, or name the host in NO_PROXY")
    default:
      return unreachable("the request failed: \(error.shortDescription)")
    }
  }

  private func fault(of error: NIOConnectionError) -> Fault {
    let host = configuration.proxies.server(for: configuration.address.origin)?.host ?? error.host
    guard let first = error.connectionErrors.first?.error else {
      return unreachable("the name \(printable(host)) cannot be resolved")
    }
    let words = (first as? IOError).map(words) ?? printable(String(describing: first))
    return unreachable("no connection to \(printable(host)) port \(error.port): \(words)")
  }

  private func tlsFault(of error: any Error) -> Fault {
    let text = String(describing: error)
    guard text.contains("CERTIFICATE_VERIFY_FAILED") || error is NIOSSLExtraError else {
      return unreachable(
        "no encrypted connection to \(configuration.address.origin):"
          + " \(printable(text, limit: 120))")
    }
    return untrusted
  }

  private var untrusted: Fault {
    Fault(
      PailFlowError(
        .untrustedCertificate,
        "the certificate of \(configuration.address.origin) is not trusted",
        advice: "If your network has a certificate authority of its own, name its certificates"
          + " with --ca-file", botID: bot),
      .never)
  }

  private func words(of error: IOError) -> String {
    String(cString: strerror(error.errnoCode))
  }

  private func unreachable(
    _ reason: String, advice: String = "Check the network, and the base URL if you set one"
  ) -> Fault {
    Fault(PailFlowError(.unreachable, reason, advice: advice, botID: bot), .always)
  }

  private func timedOut(_ reason: String) -> Fault {
    Fault(
      PailFlowError(
        .timedOut, reason, advice: "The service or the network is slow: try again later",
        botID: bot),
      .always)
  }

  private func broken(_ reason: String) -> Fault {
    Fault(
      PailFlowError(
        .badAnswer, reason,
        advice: "Try again later; if it stays so, check the base URL (\(configuration.address))",
        botID: bot),
      .always)
  }
}
