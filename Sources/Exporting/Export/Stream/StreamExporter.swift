public import BotStatus
internal import LibC
public import MeetingModel
public import PailFlow
internal import Reports
internal import ResourceLimits

/// The options of a streaming export.
public struct StreamExportOptions: Sendable {
  /// Where failures go.
  public enum Failures: Sendable, Hashable {
    /// Into events alone.
    case reported
    /// Among the lines, as lines of their own (`debrief.failure.v1`).
    case inline
    /// Into a file, a line each; it appears at the end.
    case file(path: String)
  }

  /// The maximum number of concurrent requests.
  public var jobs = 16
  /// The maximum number of meetings rendered concurrently.
  public var renderingJobs = Processors.count
  /// How to wait for bots that have not finished; nil to take them as failures.
  public var waiting: WaitOptions?
  /// How long a bot that has just completed may take to store its results.
  public var settle = Duration.seconds(60)
  /// The parts that a meeting must have.
  public var requirements: Set<Requirement> = []
  /// Whether lines come in the order of the list, rather than as they are done.
  public var keepsOrder = false
  /// Where failures go.
  public var failures = Failures.reported
  /// Whether the run ends at the first failure.
  public var abortsOnError = false

  /// Makes options.
  public init() {}
}

/// Exports bots as a filter: reads IDs as they come, and writes the JSON Lines of each meeting to
/// standard output as soon as it is done.
///
/// Nothing is kept: there is no archive, a bot that is listed twice is asked for twice, and the
/// memory in use does not depend on the length of the list. For an export that can be resumed, see
/// ``Exporter``.
public struct StreamExporter: Sendable {
  let client: PailFlowClient
  let stages: MeetingStages
  let options: StreamExportOptions
  let timing: Timing

  /// Makes an exporter.
  ///
  /// - Parameters:
  ///   - client: The client that asks the service. Its configuration should use the same reader.
  ///   - reader: The reader of answers.
  ///   - templates: The template for JSON Lines; others are not used.
  ///   - options: The options of the export.
  ///   - timing: The clock.
  public init(
    client: PailFlowClient, reader: BotStatusReader, templates: [NoteTemplate],
    options: StreamExportOptions, timing: Timing = .system
  ) {
    self.client = client
    stages = MeetingStages(
      reader: reader, requirements: options.requirements,
      templates: templates.filter { $0.format == .jsonLines }, hashedFormats: [])
    self.options = options
    self.timing = timing
  }

  /// Exports a list until it ends, or until nobody reads standard output any more.
  ///
  /// - Parameters:
  ///   - list: The list; a file or standard input is read as it arrives.
  ///   - report: Called with what happens, from any task.
  /// - Returns: The counts, and the first failure.
  /// - Throws: An error that ends the run, such as a refused key; what was done by then is written.
  public func run(
    over list: BotList, report: @escaping @Sendable (ExportEvent) -> Void
  ) async throws -> ExportSummary {
    if case .file(let path) = options.failures, let replaced = replacedFile(path, over: list) {
      throw ExportError(
        .usage, at: path, "the failures would replace \(replaced)", advice: "name another file")
    }
    let output = try StreamOutput(failures: options.failures)
    client.serviceWatch.reportOutages(timing: timing, to: report)
    var isComplete = true
    var run = StreamRun(self, output: output, report: report)
    do {
      try await run.work(through: BotFeed(list))
    } catch is RenderPipeline.OutputClosed {
      // Nobody reads any further output, so this is a normal end.
      isComplete = false
    } catch {
      try? await output.finish(hasEnded: false)
      throw error
    }
    try await output.finish(hasEnded: isComplete)
    return run.summary
  }

  /// What the file of failures would replace, by whatever name it was opened; nil if nothing.
  private func replacedFile(_ path: String, over list: BotList) -> String? {
    let isList =
      switch list.path {
      case nil: false
      case "-": FileSystem.isFile(at: path, openAs: STDIN_FILENO)
      case let listPath?: FileSystem.isSameFile(path, listPath)
      }
    if isList { return "the list" }
    // By the name of the stream itself, failures are appended.
    return !FileSystem.isWrittenInPlace(path) && FileSystem.isFile(at: path, openAs: STDOUT_FILENO)
      ? "the records" : nil
  }
}
