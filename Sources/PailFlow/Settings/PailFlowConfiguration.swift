public import BotStatus
public import Logging
public import MeetingModel
internal import TextScanning

/// The configuration of a client.
public struct PailFlowConfiguration: Sendable {
  /// The base URL of the service.
  public var address: ServiceAddress
  /// The key, which is sent only to the origin of ``address``.
  public var key: APIKey
  /// The `User-Agent`, such as `debrief/1.0.0`.
  public var userAgent: String
  /// The proxies to use.
  public var proxies: ProxySettings = .none
  /// The path of a PEM file with certificates to trust in addition to the system's.
  public var certificateFile: String?
  /// The time limits of a request.
  public var timeouts = Timeouts()
  /// The maximum size of a body in bytes, compressed or decompressed.
  public var maximumBodySize = 64 << 20
  /// The maximum number of connections.
  ///
  /// It has to be at least the number of concurrent requests, or a request that waits for a
  /// connection may exceed ``Timeouts/connect``.
  public var maximumConnections = 64
  /// How often, and after which delays, a request is retried.
  public var retryPolicy = RetryPolicy()
  /// The limit on the retries of all requests; clients can share one.
  public var retryBudget = RetryBudget()
  /// Tells an outage of the service from failures of single bots; clients can share one.
  public var serviceWatch = ServiceWatch()
  /// The rate limiter of all requests; clients can share one.
  public var requestPace = RequestPace()
  /// Reads meetings from the service's answers.
  public var reader = BotStatusReader()
  /// Logs requests, retries and oddities, but never the key.
  public var logger: Logger
  /// Time, sleep and random numbers.
  public var timing: Timing = .system
  /// Warnings about the settings, such as a key file that others can read.
  public var warnings: [Warning] = []

  /// Makes a configuration.
  public init(
    address: ServiceAddress = .production, key: APIKey, userAgent: String,
    logger: Logger = Logger(label: "PailFlow") { _ in SwiftLogNoOpLogHandler() }
  ) {
    self.address = address
    self.key = key
    self.userAgent = userAgent
    self.logger = logger
  }

  /// A text from the service for a message: printable, and without the key if it echoes it.
  func shown(_ text: String, limit: Int = 300) -> String {
    // The key is removed first: cut in two, it would not be found.
    key.redacting(text).printable(upTo: limit)
  }

  /// Makes a configuration from the user's settings and the environment.
  ///
  /// - Parameters:
  ///   - settings: The user's settings, which take precedence.
  ///   - environment: The environment variables, of which `PAILFLOW_API_KEY`, `PAILFLOW_BASE_URL`,
  ///     `HTTPS_PROXY` and `NO_PROXY` are used.
  ///   - userAgent: The `User-Agent`.
  ///   - logger: The logger.
  /// - Throws: A ``PailFlowError`` about the settings or the key, before any request is made.
  public init(
    settings: PailFlowSettings = PailFlowSettings(), environment: [String: String],
    userAgent: String,
    logger: Logger = Logger(label: "PailFlow") { _ in SwiftLogNoOpLogHandler() }
  ) throws(PailFlowError) {
    let baseURL = settings.baseURL ?? environment["PAILFLOW_BASE_URL"] ?? ""
    let address = baseURL.isEmpty ? .production : try ServiceAddress(baseURL)
    if let path = settings.keyFile {
      let file = try KeyFile(path: path)
      self.init(address: address, key: file.key, userAgent: userAgent, logger: logger)
      self.warnings = file.warnings
    } else if let command = settings.keyCommand {
      let key = try KeyCommand(command).key
      self.init(address: address, key: key, userAgent: userAgent, logger: logger)
    } else {
      guard let key = environment["PAILFLOW_API_KEY"] else {
        throw PailFlowError(.missingKey, "there is no API key", advice: .giveKey)
      }
      self.init(address: address, key: try APIKey(key), userAgent: userAgent, logger: logger)
    }
    self.proxies = try ProxySettings(environment: environment)
    self.certificateFile = settings.certificateFile
  }
}

/// Settings of the service that can be given on a command line.
///
/// The key itself cannot: every process on the machine can see command-line arguments.
public struct PailFlowSettings: Sendable, Hashable {
  /// The base URL; nil for that of the environment.
  public var baseURL: String?
  /// The path of the key file; nil for the key of the environment.
  public var keyFile: String?
  /// A shell command that prints the key on its first line; used without a key file.
  public var keyCommand: String?
  /// The path of a certificate file; nil for the system's certificates only.
  public var certificateFile: String?

  /// Makes settings.
  public init(
    baseURL: String? = nil, keyFile: String? = nil, keyCommand: String? = nil,
    certificateFile: String? = nil
  ) {
    self.baseURL = baseURL
    self.keyFile = keyFile
    self.keyCommand = keyCommand
    self.certificateFile = certificateFile
  }
}
