internal import Archive
internal import Crypto
internal import Deflate

/// Reads lines of the existing file of all lines, plain or packed.
struct LineSource: ~Copyable {
  private let file: OpenFile
  private let isPacked: Bool
  private var offset = 0
  /// The offset at which the current segment ends in the file.
  private var end = 0
  private var unpacker: GzipUnpacker?

  /// No line is longer: the largest answer is 64 MB.
  private static let longestLine = 512 << 20
  private static let pieceSize = 1 << 20

  init(_ file: consuming OpenFile, isPacked: Bool) {
    self.file = file
    self.isPacked = isPacked
  }

  /// Starts with the first line of a segment.
  mutating func begin(at offset: Int, size: Int) throws {
    self.offset = offset
    end = offset + size
    unpacker = isPacked ? try GzipUnpacker() : nil
  }

  /// The next line of the segment.
  ///
  /// - Throws: `DeflateError.damaged` if the segment has no line of that size.
  mutating func line(size: Int) throws -> [UInt8] {
    guard !isPacked else { return try unpackedLine(size: size) }
    guard size <= end - offset else { throw DeflateError.damaged }
    let bytes = try file.read(size, at: offset)
    offset += size
    guard bytes.count == size else { throw DeflateError.damaged }
    return bytes
  }

  /// Reads raw bytes of the file.
  func read(_ count: Int, at offset: Int) throws(ExportError) -> [UInt8] {
    try file.read(count, at: offset)
  }

  private mutating func unpackedLine(size: Int) throws -> [UInt8] {
    guard size <= Self.longestLine else { throw DeflateError.damaged }
    var bytes: [UInt8] = []
    while bytes.count < size {
      if unpacker?.needsInput ?? true {
        let part = try file.read(min(65_536, end - offset), at: offset)
        guard !part.isEmpty else { throw DeflateError.damaged }
        offset += part.count
        unpacker?.give(part)
      }
      try unpacker?.unpack(min(size - bytes.count, Self.pieceSize), into: &bytes)
    }
    return bytes
  }

  /// Whether a segment holds the lines that the archive knows, byte for byte.
  mutating func holds(_ lines: [ArchivedLine], in segment: LineSegment, at offset: Int) throws
    -> Bool
  {
    try begin(at: offset, size: segment.size)
    do {
      for line in lines where line.position <= segment.through {
        guard let size = line.size else { continue }
        let bytes = try self.line(size: size)
        guard line.hash.map({ SHA256.hash(data: bytes).elementsEqual($0) }) ?? true else {
          return false
        }
      }
    } catch is DeflateError {
      return false
    }
    return isPacked || self.offset == end
  }
}
