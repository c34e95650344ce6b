internal import Exporting
internal import MeetingModel
internal import Reports

/// The entries of the meetings that have been read, one for each bot: that of the last answer about it.
///
/// The entries themselves are in a file; what orders them is in memory, some 70 to 150 bytes a
/// meeting.
struct ReadMeetings {
  /// What orders a meeting, and where its entry is.
  private struct Row {
    /// The number of the entry; -1 if the meeting is not on the site, as a later answer about its bot
    /// is not.
    var number: Int32
    private let source: Int32
    private let index: Int32
    private let startNanoseconds: Int32
    private let startSeconds: Int64
    /// What orders meetings that began at the same moment: the same in every run, whatever the order
    /// of the sources; 0 for a meeting without the ID of a bot.
    private let order: UInt64

    init(_ entry: SiteEntry, number: Int, at place: MeetingPlace, bot: Fingerprint?) {
      self.number = Int32(clamping: number)
      source = Int32(clamping: place.source)
      index = Int32(clamping: place.index)
      startSeconds = entry.startedAt?.seconds ?? 0
      startNanoseconds = entry.startedAt?.nanoseconds ?? -1
      order = bot.map { max($0.high, 1) } ?? 0
    }

    var place: MeetingPlace { MeetingPlace(source: Int(source), index: Int(index)) }

    /// The order of meetings: newest first, and those without a time last.
    static func isNewer(_ one: Row, _ other: Row) -> Bool {
      let times = [one, other].map { ($0.startSeconds, $0.startNanoseconds) }
      switch (one.startNanoseconds >= 0, other.startNanoseconds >= 0) {
      case (true, true) where times[0] != times[1]: return times[0] > times[1]
      case (true, false): return true
      case (false, true): return false
      default: break
      }
      return one.order != other.order ? one.order < other.order : one.place < other.place
    }
  }

  private var entries: StoredRows
  private var all: [Row] = []
  private var indices: [Fingerprint: Int32] = [:]

  /// Prepares to keep entries in a file.
  init(_ file: ScratchFile) { entries = StoredRows(file) }

  /// Whether no entry counts.
  var isEmpty: Bool { all.allSatisfy { $0.number < 0 } }

  /// Takes the meetings that count, newest first, by the numbers of their entries: none may be added or
  /// removed afterwards.
  ///
  /// What orders them is given up, since it counts in the memory of a large site.
  mutating func takeMeetings() -> [PlacedMeeting] {
    indices = [:]
    all.removeAll { $0.number < 0 }
    all.sort(by: Row.isNewer)
    defer { all = [] }
    return all.map { PlacedMeeting($0.place, number: Int($0.number)) }
  }

  /// Adds an entry; returns whether it replaces that of an earlier answer.
  ///
  /// - Parameter source: The hash of the source, if it has one.
  mutating func add(
    _ entry: SiteEntry, at place: MeetingPlace, of bot: Fingerprint?, from source: ContentHash?
  ) throws(ExportError) -> Bool {
    var writer = ByteWriter()
    writer.append(source) { $0.append($1) }
    entry.write(to: &writer)
    let row = Row(entry, number: try entries.add(writer.bytes), at: place, bot: bot)
    if let bot, let index = indices[bot].map({ Int($0) }) {
      let isRepeated = all[index].number >= 0
      all[index] = row
      return isRepeated
    }
    if let bot { indices[bot] = Int32(clamping: all.count) }
    all.append(row)
    return false
  }

  /// Removes the entry of an earlier answer about a bot.
  mutating func remove(_ bot: Fingerprint?) {
    guard let bot, let index = indices[bot] else { return }
    all[Int(index)].number = -1
  }

  /// The source and the entry of a meeting, as ``SiteMeetings`` keeps them.
  func bytes(of meeting: PlacedMeeting) throws(ExportError) -> [UInt8] {
    try entries[meeting.number]
  }

  /// The entry of a meeting.
  func entry(of meeting: PlacedMeeting) throws(ExportError) -> SiteEntry {
    var reader = ByteReader(try bytes(of: meeting))
    _ = try reader.optional { (reader) throws(ExportError) in try reader.hash() }
    return try SiteEntry(from: &reader)
  }
}
