public import MeetingModel

/// Something that happened while archives were merged.
public enum MergeEvent: Sendable {
  /// The archives number their bots in ways that contradict each other, so that new ones follow those
  /// that were known, archive by archive.
  case ordered(new: Int)
  /// Bots are new whose places were empty, though later ones were not.
  ///
  /// They may have been forgotten here, or left out by an earlier merge, or never have been here:
  /// nothing tells.
  case returned(count: Int, first: [BotID])
  /// A line of the list names no bot, and is left out.
  case badLine(ListFault)
  /// Bots that were in the folder before have another order than in the list.
  case otherOrder
  /// An archive is read from a copy.
  case copied(name: String)
  /// A row of an archive is not what debrief writes, and is left out.
  case damagedRow(name: String, reason: String)
  /// An archive cannot be read any further; what was read of it is kept, and the others are merged.
  case unreadable(name: String, ExportError)
  /// An answer of an archive is damaged. If another archive has one, that is taken.
  case damagedAnswer(name: String, bot: BotID)
  /// A bot has different answers in several archives, or in one and in the folder, of which one counts:
  /// the newest, or one with parts that the newest lacks. Parts may be lost that only others have.
  case conflict(bot: BotID, lostParts: [Requirement])
  /// A note that a person has edited was taken over.
  case carried(path: String, newPath: String)
  /// A note that a person has edited was taken over, and put beside the one that is edited here, too.
  case carriedBeside(path: String, newPath: String)
  /// A note that a person has edited is too large to be taken over, or cannot be read.
  case leftBehind(path: String, reason: String)
  /// None of the notes of an archive is in the folder with it, so that edits in them are unknown.
  case notesElsewhere(name: String)
  /// An archive was written while it was read.
  case changed(name: String)
  /// The number of bots that were compared, and that of all.
  case progress(done: Int, total: Int)
}

/// The outcome of merging archives.
public struct MergeSummary: Sendable {
  /// The number of archives that were merged.
  public var archives = 0
  /// The number of bots in them.
  public var bots = 0
  /// The number of bots that were not known in the folder before.
  public var new = 0
  /// The number of bots of which something newer or fuller was taken than what the folder had.
  public var updated = 0
  /// The number of bots with different answers, of which one was taken.
  public var conflicts = 0
  /// The number of edited notes that were taken over.
  public var carried = 0
  /// The number of edited notes that were put beside others.
  public var carriedBeside = 0
  /// The number of rows, answers, notes and archives that could not be read.
  public var damaged = 0
  /// The number of lines of the list that name no bot.
  public var badLines = 0
  /// The number of bots in the folder's archive that failed.
  public var failed = 0
  /// The number of bots in the folder's archive that had not finished.
  public var waiting = 0
  /// The number of bots in the folder's archive that were not asked about.
  public var notAsked = 0
  /// The outcome of the notes.
  public var notes = ExportSummary()

  /// Makes a summary with all counts at zero.
  public init() {}
}

/// What the archives that are merged tell of themselves.
public struct MergedArchive: Sendable, Hashable {
  /// The word that names it.
  public let name: String
  /// The options of its newest export, as words of a command line; empty if they are not known.
  public let command: [String]
  /// The formats that were written.
  public let formats: [String]
}
