import MeetingModel
import TextScanning

/// The base URL of the service, with or without `/v1`.
public struct ServiceAddress: Sendable, Hashable {
  let origin: Origin
  /// The path prefix: empty, or with a `/` at its start and none at its end.
  let path: String

  /// Reads a base URL.
  ///
  /// - Throws: ``PailFlowError/Kind/badAddress`` for a text that is not an http or https URL, that
  ///   has a user name, a query or a fragment, or that is plain http to another machine, which would
  ///   send the key unencrypted.
  public init(_ text: String) throws(PailFlowError) {
    guard let address = WebAddress(text), address.credentials == nil,
      !text.utf8.contains(UInt8(ascii: "?")), !text.utf8.contains(UInt8(ascii: "#"))
    else {
      throw PailFlowError(
        .badAddress, "“\(WebAddress.withoutCredentials(text).printable())” is not a base URL",
        advice: .text(
          "A base URL looks like \(ServiceAddress.production), without user name, query or"
            + " fragment"))
    }
    guard address.origin.scheme == .https || address.origin.isLoopback else {
      throw PailFlowError(
        .badAddress, "\(address.origin) would send the API key unencrypted",
        advice: "Use https; plain http is allowed for loopback only")
    }
    self.origin = address.origin
    self.path = ServiceAddress.trimmed(address.path)
  }

  private init(origin: Origin, path: String) {
    self.origin = origin
    self.path = path
  }

  /// The production service: `https://api.pailflow.com/v1`.
  public static let production = ServiceAddress(
    origin: Origin(scheme: .https, host: "api.pailflow.com"), path: "/v1")

  func statusPath(of bot: BotID) -> String {
    "\(path)/api/bot/\(bot)/status"
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return String(path)
  }
}

extension ServiceAddress: CustomStringConvertible {
  /// The base URL.
  public var description: String { "\(origin)\(path)" }
}
