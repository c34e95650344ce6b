internal import Archive
public import MeetingModel
public import PailFlow

/// What an export does.
public struct ExportOptions: Sendable {
  /// The folder that everything is written into.
  public var folder: String
  /// The path of an archive that is kept elsewhere; nil where it is in the folder.
  public var archivePath: String?
  /// How many requests are in flight at a time.
  public var jobs: Int
  /// How many meetings are rendered at a time.
  public var renderingJobs: Int
  /// Whether bots are asked about again whose answers are there.
  public var isRefreshing: Bool
  /// How to wait for bots that have not finished; nil if they are left to another run.
  public var waiting: WaitOptions?
  /// How long a bot that has just completed may take to store its results.
  public var settle: Duration
  /// The parts that a meeting must have.
  public var requirements: Set<Requirement>
  /// Where there is no list, the bots of the archive that the run is about; nil for all of them.
  public var bots: [BotID]?
  /// Whether the first failure ends the run.
  public var abortsOnError: Bool
  /// Whether the lines are packed as gzip.
  public var packsLines: Bool
  /// Whether notes that a person has edited are overwritten.
  public var overwritesEdited: Bool

  /// Outputs of at least so many bytes are written aside as soon as they are rendered, so that few of
  /// them are in memory.
  package var stagedSize: Int

  /// The options of the command line, which the archive keeps for a command that goes on with it.
  public var command: [String]

  /// Makes options.
  public init(folder: String) {
    self.folder = folder
    self.archivePath = nil
    self.jobs = 16
    self.renderingJobs = Processors.count
    self.isRefreshing = false
    self.waiting = nil
    self.settle = .seconds(60)
    self.requirements = []
    self.bots = nil
    self.abortsOnError = false
    self.packsLines = false
    self.overwritesEdited = false
    self.stagedSize = 4 << 20
    self.command = []
  }

  /// Where the archive is.
  var archive: ArchiveLocation { ArchiveLocation(folder: folder, path: archivePath) }

  /// The file that all lines go into.
  var linesFile: LinesFile { packsLines ? .packed : .plain }
}
