internal import Logging

/// Says on a console what the client of the service logs.
///
/// Notices, such as a long pause before the service is asked again, are said as they are; what is
/// below them when asked to be verbose. The key is in no message, at no level.
struct ConsoleLogHandler: LogHandler {
  let console: Console
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info

  /// A logger that says its messages on a console.
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
    console.say(
      Self.level(of: event.level), String(describing: event.message), fields: fields)
  }

  private static func level(of level: Logger.Level) -> Console.Level {
    switch level {
    case .trace, .debug, .info: .debug
    case .notice: .info
    case .warning, .error, .critical: .warning
    }
  }
}
