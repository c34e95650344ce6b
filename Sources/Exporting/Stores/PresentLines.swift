/// The lines of an existing file, one at a time, without blank ones.
struct PresentLines: ~Copyable {
  private static let partSize = 1 << 20

  private var file: OpenFile?
  private var part: ArraySlice<UInt8> = []
  private var offset = 0
  /// The number of the line returned last, from 1.
  private(set) var number = 0

  /// Starts reading; a missing file has no lines.
  init(in folder: Folder, name: String) throws(ExportError) {
    guard folder.entry(name)?.kind == .file else { return }
    file = try OpenFile(name, in: folder, .reading, calls: .system)
  }

  /// The next line, without its line break; nil after the last one.
  mutating func next() throws(ExportError) -> [UInt8]? {
    while let line = try nextLine() {
      number += 1
      if !line[...].trimmed.isEmpty { return line }
    }
    return nil
  }

  private mutating func nextLine() throws(ExportError) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      if let end = part.firstIndex(of: UInt8(ascii: "\n")) {
        line += part[..<end]
        part = part[(end + 1)...]
        return line
      }
      line += part
      let more = try file?.read(Self.partSize, at: offset) ?? []
      offset += more.count
      part = more[...]
      guard !more.isEmpty else { return line.isEmpty ? nil : line }
    }
  }
}
