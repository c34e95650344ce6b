internal import Exporting

/// The lines of a file, read one by one: the lists of a large site take much more memory as text than
/// what is kept of them.
struct FileLines: ~Copyable {
  private let file: OpenFile
  private var offset = 0
  private var buffer: [UInt8] = []
  /// Where the next line begins in the buffer.
  private var start = 0

  private static let pieceSize = 65_536

  /// Opens a file.
  init(_ name: String, in folder: Folder) throws(ExportError) {
    file = try OpenFile(name, in: folder, .reading, calls: .system)
  }

  /// The next line without its line break; nil at the end of the file.
  ///
  /// What follows the last line break is no line: ``rest`` has it.
  mutating func next() throws(ExportError) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let piece = try file.read(Self.pieceSize, at: offset)
      if piece.isEmpty { return nil }
      offset += piece.count
      buffer += piece
    }
  }

  /// What follows the last line break, once all lines have been read.
  var rest: ArraySlice<UInt8> { buffer[start...] }
}
