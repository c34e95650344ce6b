internal import Archive
public import MeetingModel
public import PailFlow
public import Reports

/// The options of an export.
public struct ExportOptions: Sendable {
  /// The folder that everything is written into.
  public var folder: String
  /// The path of an archive outside the folder; nil if it is in the folder.
  public var archivePath: String?
  /// The maximum number of concurrent requests.
  public var jobs = 16
  /// The maximum number of meetings rendered concurrently.
  public var renderingJobs = Processors.count
  /// Whether to ask again about bots whose answers are already in the archive.
  public var isRefreshing = false
  /// How to wait for bots that have not finished; nil to leave them to a later run.
  public var waiting: WaitOptions?
  /// How long a bot that has just completed may take to store its results.
  public var settle = Duration.seconds(60)
  /// The parts that a meeting must have.
  public var requirements: Set<Requirement> = []
  /// Without a list, the bots in the archive that the run covers; nil for all of them.
  public var bots: [BotID]?
  /// Whether the run ends at the first failure.
  public var abortsOnError = false
  /// Whether the lines are compressed with gzip.
  public var packsLines = false
  /// What becomes of notes that a person has edited.
  public var editPolicy = EditPolicy.merge

  /// The pattern of the notes' names; nil for the usual ones.
  public var fileNamePattern: FileNamePattern?

  /// Outputs of at least this many bytes are staged on disk once rendered, to limit memory use.
  package var stagedSize = 4 << 20

  /// The command-line options, which the archive keeps for a command that resumes the export.
  public var command: [String] = []

  /// Makes options.
  public init(folder: String) {
    self.folder = folder
  }

  var archive: ArchiveLocation { ArchiveLocation(folder: folder, path: archivePath) }

  /// The file that holds all lines.
  var linesFile: LinesFile { packsLines ? .packed : .plain }
}
