/// What a user may say about the service on a command line.
///
/// A key is not among it: arguments are seen by every process of the machine.
public struct PailFlowSettings: Sendable, Hashable {
  /// `--base-url`; nil for that of the environment.
  public var baseURL: String?
  /// `--api-key-file`; nil for the key of the environment.
  public var keyFile: String?
  /// `--ca-file`; nil for the machine's certificates alone.
  public var certificateFile: String?

  /// Makes settings.
  public init(baseURL: String? = nil, keyFile: String? = nil, certificateFile: String? = nil) {
    self.baseURL = baseURL
    self.keyFile = keyFile
    self.certificateFile = certificateFile
  }
}
