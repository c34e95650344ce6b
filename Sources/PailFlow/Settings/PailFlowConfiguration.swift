public import BotStatus
public import Logging
public import MeetingModel

/// What a client needs to know.
public struct PailFlowConfiguration: Sendable {
  /// The base URL of the service.
  public var address: ServiceAddress
  /// The key, which goes to the origin of ``address`` and nowhere else.
  public var key: APIKey
  /// The `User-Agent`, such as `debrief/1.0.0`.
  public var userAgent: String
  /// The proxies on the way.
  public var proxies: ProxySettings = .none
  /// The path of a PEM file with certificates that are trusted beside the machine's own.
  public var certificateFile: String?
  /// How long a request may take.
  public var timeouts = Timeouts()
  /// The largest body that is taken, in bytes, packed or unpacked.
  public var maximumBodySize = 64 << 20
  /// How many connections there are at a time; at least as many as requests, or else a request
  /// that waits for a connection may run into ``Timeouts/connect``.
  public var maximumConnections = 64
  /// How often and after how long a request is made again.
  public var retryPolicy = RetryPolicy()
  /// How many retries all requests together may make; clients that share it share them.
  public var retryBudget = RetryBudget()
  /// Tells an outage of the service from bots that fail; clients that share it share what they know.
  public var serviceWatch = ServiceWatch()
  /// How fast all requests together may follow one another; clients that share it share it.
  public var requestPace = RequestPace()
  /// Makes meetings of the service's answers.
  public var reader = BotStatusReader()
  /// What is told of requests, retries and oddities; never the key, at no level.
  public var logger: Logger
  /// Time, sleep and chance.
  public var timing: Timing = .system
  /// What was odd in the settings, such as a key file that others can read.
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
}
