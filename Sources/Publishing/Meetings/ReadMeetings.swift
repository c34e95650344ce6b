internal import Exporting
internal import MeetingModel
internal import Reports

/// The entries of the meetings that have been read, one for each bot: that of the last answer about it.
///
/// The entries themselves are in a file; what orders them is in memory, some 90 to 190 bytes a
/// meeting.
struct ReadMeetings {
  /// What orders a meeting, and where its entry is.
  struct Row {
    fileprivate let number: Int32
    private let source: Int32
    private let index: Int32
    private let startNanoseconds: Int32
    private let startSeconds: Int64
    /// Whether it is on the site: not if a later answer about the bot is not.
    fileprivate var counts = true
    /// What orders meetings that began at the same moment: the same in every run, whatever the order
    /// of the sources.
    private let order: Fingerprint?

    fileprivate init(_ entry: SiteEntry, number: Int, at place: MeetingPlace, order: Fingerprint?) {
      self.number = Int32(clamping: number)
      source = Int32(clamping: place.source)
      index = Int32(clamping: place.index)
      startSeconds = entry.startedAt?.seconds ?? 0
      startNanoseconds = entry.startedAt?.nanoseconds ?? -1
      self.order = order
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
      if one.order != other.order {
        guard let first = one.order, let second = other.order else { return one.order == nil }
        return first < second
      }
      return one.place < other.place
    }
  }

  private var entries: StoredRows
  private var all: [Row] = []
  private var indices: [Fingerprint: Int32] = [:]

  /// Prepares to keep entries in a file.
  init(_ file: ScratchFile) { entries = StoredRows(file) }

  /// Whether no entry counts.
  var isEmpty: Bool { all.allSatisfy { !$0.counts } }

  /// Takes the entries that count, newest first: none may be added or removed afterwards.
  ///
  /// It is done in place, since a list of all meetings counts in the memory of a large site.
  mutating func takeRows() -> [Row] {
    indices = [:]
    var rows: [Row] = []
    swap(&rows, &all)
    rows.removeAll { !$0.counts }
    rows.sort(by: Row.isNewer)
    return rows
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
    let row = Row(entry, number: try entries.add(writer.bytes), at: place, order: bot)
    if let bot, let index = indices[bot].map({ Int($0) }) {
      let isRepeated = all[index].counts
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
    all[Int(index)].counts = false
  }

  /// The source and the entry of a row, as ``SiteMeetings`` keeps them.
  func bytes(of row: Row) throws(ExportError) -> [UInt8] { try entries[Int(row.number)] }

  /// The entry of a row.
  func entry(of row: Row) throws(ExportError) -> SiteEntry {
    var reader = ByteReader(try bytes(of: row))
    _ = try reader.optional { (reader) throws(ExportError) in try reader.hash() }
    return try SiteEntry(from: &reader)
  }
}
