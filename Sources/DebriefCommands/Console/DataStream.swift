internal import Exporting
internal import JSONDocument
internal import LibC

/// Standard output as the place of results: whether somebody looks at it, and lines for it.
struct DataStream {
  /// The width of the terminal in columns; nil if it is none.
  let width: Int?
  /// Whether what was found is shown in bold.
  let isColoured: Bool

  private var buffer: [UInt8] = []
  /// The size from which on the lines are written, in bytes.
  private static let writtenSize = 1 << 16

  /// The stream of this process.
  init(_ log: LogOptions) {
    width = isatty(STDOUT_FILENO) == 1 ? Terminal.width(of: STDOUT_FILENO) : nil
    isColoured =
      switch log.colour {
      case .always: true
      case .never: false
      case .auto: width != nil && !Environment.isSet("NO_COLOR")
      }
  }

  /// Adds a line, whose end is added.
  mutating func add(_ line: some Sequence<UInt8>) throws(ExportError) {
    buffer.append(contentsOf: line)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= Self.writtenSize { try flush() }
  }

  /// Adds an object as a line of JSON.
  mutating func add(_ object: JSONObject) throws(ExportError) {
    var text: [UInt8] = []
    JSONWriter.append(.object(object), to: &text)
    try add(Console.withoutDirections(text))
  }

  /// Writes the lines added so far.
  mutating func flush() throws(ExportError) {
    guard !buffer.isEmpty else { return }
    try StandardOutput.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
