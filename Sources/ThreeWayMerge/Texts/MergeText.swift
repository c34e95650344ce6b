/// A text in lines, each kept byte for byte.
struct MergeText {
  /// The end of a line.
  enum LineEnd {
    /// A line feed.
    case lineFeed
    /// A carriage return and a line feed.
    case carriageReturn
    /// Nothing: the last line of a text may have no end.
    case missing

    var bytes: [UInt8] {
      switch self {
      case .lineFeed: [0x0A]
      case .carriageReturn: [0x0D, 0x0A]
      case .missing: []
      }
    }
  }

  /// A line of a text.
  struct Line {
    /// Its bytes without the end.
    let content: ArraySlice<UInt8>
    let end: LineEnd
    /// The item of a task list that it is; nil for any other line.
    let item: TaskItem?
  }

  let lines: [Line]
  /// Whether it begins with a byte order mark (U+FEFF), which is not part of the first line.
  let hasMark: Bool

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Splits a text into its lines; nil if it is not text in UTF-8.
  ///
  /// - Parameter maximum: The maximum number of lines.
  init?(_ bytes: [UInt8], maximum: Int) {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
    hasMark = bytes.starts(with: Self.mark)
    var lines: [Line] = []
    var rest = bytes[(hasMark ? Self.mark.count : 0)...]
    while !rest.isEmpty {
      guard lines.count < maximum else { return nil }
      let feed = rest.firstIndex(of: 0x0A)
      let line = rest[..<(feed ?? rest.endIndex)]
      rest = rest[(feed.map { $0 + 1 } ?? rest.endIndex)...]
      let isReturned = feed != nil && line.last == 0x0D
      let content = isReturned ? line.dropLast() : line
      lines.append(
        Line(
          content: content, end: feed == nil ? .missing : isReturned ? .carriageReturn : .lineFeed,
          item: TaskItem(content)))
    }
    self.lines = lines
  }

  /// The end that most of its lines have.
  var usualEnd: LineEnd {
    let returned = lines.count { $0.end == .carriageReturn }
    return 2 * returned > lines.count ? .carriageReturn : .lineFeed
  }

  /// Whether its last line has an end.
  var isEnded: Bool { lines.last?.end != LineEnd.missing }

  /// The bytes of the mark at the start.
  var markBytes: [UInt8] { hasMark ? Self.mark : [] }
}

/// Numbers for lines: two lines have the same number if they differ at most in their ends and in
/// the state of a task list's box.
struct LineNumbers {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]

  /// How many different lines there are.
  var count: Int { numbers.count }

  /// The numbers of a text's lines.
  mutating func numbers(of text: MergeText) -> [Int] {
    text.lines.map { line in
      var key = line.content
      if let item = line.item { key[key.startIndex + item.box] = TaskItem.open }
      let next = numbers.count
      if let known = numbers[key] { return known }
      numbers[key] = next
      return next
    }
  }
}
