internal import Exporting
internal import MeetingModel
internal import Reports

extension SiteEntry {
  /// Appends the properties in their order.
  func write(to writer: inout ByteWriter) {
    writer.append(title)
    writer.append(startedAt) { $0.append($1) }
    writer.append(completedAt) { $0.append($1) }
    writer.append(durationMilliseconds) { $0.append($1) }
    writer.append(people) { $0.append($1) }
    writer.append(room) { $0.append($1) }
    writer.append(summary)
    writer.append(openItems)
    writer.append(subject) { $0.append($1) }
  }

  /// Reads the properties.
  init(from reader: inout ByteReader) throws(ExportError) {
    self.init(
      title: try reader.text(),
      startedAt: try reader.optional { (reader) throws(ExportError) in try reader.instant() },
      completedAt: try reader.optional { (reader) throws(ExportError) in try reader.instant() },
      durationMilliseconds: try reader.optional { (reader) throws(ExportError) in
        try reader.integer()
      },
      people: try reader.list { (reader) throws(ExportError) in try reader.text() },
      room: try reader.optional { (reader) throws(ExportError) in try reader.text() },
      summary: try reader.text(), openItems: try reader.int(),
      subject: try reader.optional { (reader) throws(ExportError) in try reader.text() })
  }
}

/// Where a meeting leads to, and from where.
struct MeetingLinks {
  var people: [Int]
  var room: Int?
  var page: String
  var earlier: Int?
  var later: Int?

  /// Appends them.
  func write(to writer: inout ByteWriter) {
    writer.append(people) { $0.append($1) }
    writer.append(room) { $0.append($1) }
    writer.append(page)
    writer.append(earlier) { $0.append($1) }
    writer.append(later) { $0.append($1) }
  }

  /// Reads them.
  init(from reader: inout ByteReader) throws(ExportError) {
    people = try reader.list { (reader) throws(ExportError) in try reader.int() }
    room = try reader.optional { (reader) throws(ExportError) in try reader.int() }
    page = try reader.text()
    earlier = try reader.optional { (reader) throws(ExportError) in try reader.int() }
    later = try reader.optional { (reader) throws(ExportError) in try reader.int() }
  }

  init(people: [Int], room: Int?, page: String, earlier: Int?, later: Int?) {
    self.people = people
    self.room = room
    self.page = page
    self.earlier = earlier
    self.later = later
  }
}

extension SiteMeetings.Meeting {
  /// Reads a meeting: its place and links, and then its source and its entry.
  init(stored bytes: [UInt8]) throws(ExportError) {
    var reader = ByteReader(bytes)
    place = MeetingPlace(source: try reader.int(), index: try reader.int())
    links = try MeetingLinks(from: &reader)
    source = try reader.optional { (reader) throws(ExportError) in try reader.hash() }
    entry = try SiteEntry(from: &reader)
  }
}

/// Values of any size that are kept in a file and read by number.
struct StoredRows: Sendable {
  private let file: ScratchFile
  private var starts: [Int] = [0]

  /// Prepares to keep values.
  init(_ file: ScratchFile) { self.file = file }

  /// The number of values.
  var count: Int { starts.count - 1 }

  /// Adds a value, and returns its number.
  @discardableResult mutating func add(_ bytes: [UInt8]) throws(ExportError) -> Int {
    let start = try file.append(bytes)
    starts.append(start + bytes.count)
    return count - 1
  }

  /// The value with a number.
  subscript(number: Int) -> [UInt8] {
    get throws(ExportError) {
      let start = starts[number]
      return try file.read(starts[number + 1] - start, at: start)
    }
  }
}
