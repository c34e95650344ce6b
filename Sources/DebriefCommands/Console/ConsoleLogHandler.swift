internal import Logging

/// Forwards the service client's log messages to a console.
///
/// Notices, such as a long pause before a retry, are printed as they are; lower levels only if the
/// console is verbose. No message contains the key, at any level.
struct ConsoleLogHandler: LogHandler {
  let console: Console
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  /// A logger that prints its messages on a console.
  static func logger(_ console: Console) -> Logger {
    Logger(label: "PailFlow") { _ in ConsoleLogHandler(console: console) }
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let fields = self.metadata.merging(event.metadata ?? [:]) { $1 }
      .sorted { $0.key < $1.key }
      .map { (name: $0.key, value: String(describing: $0.value)) }
    console.say(Self.level(of: event.level), String(describing: event.message), fields: fields)
  }

  private static func level(of level: Logger.Level) -> Console.Level {
    switch level {
    case .trace, .debug, .info: .debug
    case .notice: .info
    case .warning, .error, .critical: .warning
    }
  }
}
