internal import JSONDocument
internal import MeetingModel
internal import TextScanning

/// Reads a list of bots in chunks: an ID per line, or CSV or JSON Lines with a `bot_id`.
///
/// The first line that is neither blank nor a comment determines the format. Lines end in LF or
/// CRLF; a byte order mark, blank lines and lines that begin with `#` are skipped.
struct BotListReader {
  /// The content of a line.
  enum Item {
    /// An ID, and the number of the line that it is in, from 1.
    case bot(BotID, line: Int)
    case fault(ListFault)
  }

  private enum Format {
    case plain
    case jsonLines
    case csv(CSVColumn)
  }

  /// The maximum length of a line in bytes.
  private static let maximumLength = 64 << 20

  private let name: String
  private var format: Format?
  private var record: [UInt8] = []
  private var isQuoted = false
  private var line = 1
  private var firstLine = 1

  init(name: String) {
    self.name = name
  }

  /// Reads the next chunk of the list.
  mutating func take(_ bytes: [UInt8], _ emit: (Item) throws(ExportError) -> Void)
    throws(ExportError)
  {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      add(rest[..<end])
      rest = rest[(end + 1)...]
      line += 1
      if isQuoted {
        record.append(UInt8(ascii: "\n"))
      } else {
        try finishRecord(emit)
      }
    }
    add(rest)
    guard record.count <= Self.maximumLength else {
      throw ExportError(
        .badInput, at: "\(name):\(firstLine)", "the line is longer than any line of a list",
        advice: "check a quotation mark that is not closed")
    }
  }

  mutating func finish(_ emit: (Item) throws(ExportError) -> Void) throws(ExportError) {
    try finishRecord(emit)
  }

  private mutating func add(_ part: ArraySlice<UInt8>) {
    record.append(contentsOf: part)
    guard case .csv = format else { return }
    for byte in part where byte == UInt8(ascii: "\"") { isQuoted.toggle() }
  }

  private mutating func finishRecord(
    _ emit: (Item) throws(ExportError) -> Void
  ) throws(ExportError) {
    if firstLine == 1 { try passByteOrderMark() }
    let text = record[...].trimmed
    let number = firstLine
    defer {
      record.removeAll(keepingCapacity: true)
      firstLine = line
      isQuoted = false
    }
    guard let first = text.first, first != UInt8(ascii: "#") else { return }
    func fault(_ reason: String) -> Item {
      .fault(
        ListFault(listName: name, line: number, reason: reason, text: text))
    }
    func item(_ word: ArraySlice<UInt8>) -> Item {
      Self.bot(word).map { .bot($0, line: number) } ?? fault(Self.noID(word))
    }
    switch format ?? detect(text) {
    case .plain:
      let word = text.prefix { $0 != UInt8(ascii: "#") }.trimmed
      try emit(item(word))
    case .jsonLines:
      guard let object = (try? JSONParser.parse(Array(text)))?.objectValue else {
        return try emit(fault("this is not a JSON object"))
      }
      guard let word = object["bot_id"]?.stringValue else {
        return try emit(fault("the object has no text \"bot_id\""))
      }
      try emit(item(Array(word.utf8)[...].trimmed))
    case .csv(let column):
      guard let word = column.value(in: text)?[...].trimmed else {
        return try emit(fault("the row has no column \"bot_id\""))
      }
      try emit(item(word))
    case nil:
      // The header of a CSV.
      return
    }
  }

  private mutating func passByteOrderMark() throws(ExportError) {
    if record.starts(with: [0xEF, 0xBB, 0xBF]) { record.removeFirst(3) }
    guard !record.starts(with: [0xFF, 0xFE]), !record.starts(with: [0xFE, 0xFF]) else {
      throw ExportError(
        .badInput, at: name, "the list is UTF-16", advice: "save it as UTF-8, and try again")
    }
  }

  /// Detects the format of the list from its first line; nil if that line is a header.
  private mutating func detect(_ text: ArraySlice<UInt8>) -> Format? {
    if text.first == UInt8(ascii: "{") {
      format = .jsonLines
    } else if let column = CSVColumn(named: "bot_id", inHeader: text) {
      format = .csv(column)
      return nil
    } else {
      format = .plain
    }
    return format
  }

  private static func bot(_ word: ArraySlice<UInt8>) -> BotID? {
    guard word.count == 36 else { return nil }
    return BotID(String(decoding: word, as: UTF8.self))
  }

  private static func noID(_ word: ArraySlice<UInt8>) -> String {
    let text = String(decoding: word.prefix(80), as: UTF8.self)
    guard !word.isEmpty else { return "there is no bot ID" }
    let isRow = word.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
    return "“\(text)” is not a bot ID"
      + (isRow ? "; a CSV needs a column \"bot_id\" in its first line" : "")
  }
}

extension ArraySlice<UInt8> {
  /// The slice without leading and trailing white space.
  var trimmed: ArraySlice<UInt8> {
    trimming(while: \.isCWhiteSpace)
  }
}
