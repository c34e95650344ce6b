internal import Archive

/// Lines that arrived before their turn, in memory up to a limit and in a file beyond it.
struct HeldLines: ~Copyable {
  enum Entry {
    case line(ArchivedFile, OutputText)
    /// No line, up to and including a position.
    case nothing(through: Int64)
  }

  private enum Held {
    case line(ArchivedFile, OutputText)
    case spilled(ArchivedFile, offset: Int)
    case nothing(through: Int64)
  }

  /// The maximum number of bytes held in memory.
  private static let memoryLimit = 32 << 20
  private static let spillName = "lines-held"

  private var entries: [Int64: Held] = [:]
  private var memorySize = 0
  private let folder: Folder
  private let calls: FileCalls
  private var spill: OpenFile?
  private var spillSize = 0
  private var spilledCount = 0

  init(spillingInto folder: Folder, calls: FileCalls) {
    self.folder = folder
    self.calls = calls
  }

  mutating func hold(_ line: ArchivedFile, _ text: OutputText) throws(ExportError) {
    guard case .bytes(let bytes) = text, memorySize + bytes.count > Self.memoryLimit else {
      memorySize += text.sizeInMemory
      entries[line.position] = .line(line, text)
      return
    }
    if spill == nil { spill = try OpenFile(Self.spillName, in: folder, .new, calls: calls) }
    try spill?.append(bytes)
    entries[line.position] = .spilled(line, offset: spillSize)
    spillSize += bytes.count
    spilledCount += 1
  }

  /// Records that some positions have no line.
  mutating func holdNothing(_ positions: ClosedRange<Int64>) {
    entries[positions.lowerBound] = .nothing(through: positions.upperBound)
  }

  /// Removes and returns the entry for a position; nil if nothing has arrived yet.
  mutating func take(_ position: Int64) throws(ExportError) -> Entry? {
    switch entries.removeValue(forKey: position) {
    case nil: return nil
    case .nothing(let end): return .nothing(through: end)
    case .line(let line, let text):
      memorySize -= text.sizeInMemory
      return .line(line, text)
    case .spilled(let line, let offset):
      let bytes = try spill?.read(line.size, at: offset) ?? []
      spilledCount -= 1
      if spilledCount == 0 {
        try spill?.truncate(to: 0)
        spillSize = 0
      }
      return .line(line, .bytes(bytes))
    }
  }
}
