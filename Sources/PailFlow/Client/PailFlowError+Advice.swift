extension PailFlowError {
  /// What to do after an error.
  ///
  /// The description names no option of any program; a program that has options says which.
  public enum Advice: Sendable, Hashable {
    /// Advice in words: a sentence without a full stop.
    case text(String)
    /// Give a key.
    case giveKey
    /// Check the key.
    case checkKey
    /// Check the path of the key file.
    case checkKeyFile
    /// Check the command that prints the key.
    case checkKeyCommand
    /// Wait until the bot has finished.
    case wait
    /// Wait longer.
    case waitLonger
    /// Wait for a required part, or do not require it.
    case waitForPart
    /// Trust the certificate authority of the network.
    case trustAuthority
    /// Give certificates in PEM.
    case givePEM
    /// Check the base URL, which the service may have left.
    case checkAddress(ServiceAddress)
  }
}

extension PailFlowError.Advice: CustomStringConvertible {
  /// The advice in words.
  public var description: String {
    switch self {
    case .text(let text): text
    case .giveKey: "Give your key, or a file or command to get it from"
    case .checkKey: "Check the key, and that it has not been revoked"
    case .checkKeyFile: "Check the path of the key file"
    case .checkKeyCommand: "Run it in a shell to see what it prints"
    case .wait: "Wait until it has finished, or try again later"
    case .waitLonger: "Wait longer, or try again later"
    case .waitForPart:
      "The service may still be storing it: try again in a minute, or wait for it; if it is not"
        + " required, notes are made from what is there"
    case .trustAuthority:
      "If your network has its own certificate authority, have its certificates trusted"
    case .givePEM: "Give a text file with -----BEGIN CERTIFICATE----- in it"
    case .checkAddress(let address):
      "Check the base URL (\(address)); if the service has moved, use its new address"
    }
  }
}

extension PailFlowError.Advice {
  /// Advice about an answer that may be a fault of the service, or of another one at its address.
  static func tryLater(orCheck address: ServiceAddress) -> Self {
    "Try again later; if that does not help, check the base URL (\(address))"
  }
}

extension PailFlowError.Advice: ExpressibleByStringInterpolation {
  /// Makes advice in words.
  public init(stringLiteral text: String) { self = .text(text) }
}
