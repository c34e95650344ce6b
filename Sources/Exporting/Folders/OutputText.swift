internal import Crypto

/// A text to be stored: in memory, or in a staged file if it is large.
package enum OutputText: Sendable {
  /// A text in memory.
  case bytes([UInt8])
  /// A text in a staged file.
  case staged(StagedText)

  /// The number of bytes.
  var size: Int {
    switch self {
    case .bytes(let bytes): bytes.count
    case .staged(let text): text.size
    }
  }

  /// The number of bytes held in memory.
  var sizeInMemory: Int {
    if case .bytes(let bytes) = self { bytes.count } else { 0 }
  }

  /// The whole text.
  func bytes() throws(ExportError) -> [UInt8] {
    switch self {
    case .bytes(let bytes): bytes
    case .staged(let text): try text.folder.read(text.name)
    }
  }

  func readPieces(_ body: ([UInt8]) throws(ExportError) -> Void) throws(ExportError) {
    switch self {
    case .bytes(let bytes): try body(bytes)
    case .staged(let text): try text.folder.readPieces(of: text.name, body)
    }
  }
}

/// A text in a file of a staging folder; the file is removed with the last reference to it, unless
/// it was moved into place.
package final class StagedText: Sendable {
  let folder: Folder
  let name: String
  let size: Int

  init(in folder: Folder, name: String, size: Int) {
    self.folder = folder
    self.name = name
    self.size = size
  }

  deinit {
    try? folder.remove(name)
  }
}

extension Folder {
  private static let pieceSize = 1 << 20

  /// Reads the bytes of a file in chunks.
  func readPieces(
    of name: String, _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    let file = try OpenFile(name, in: self, .reading, calls: .system)
    let length = min(max(size(of: name) ?? 0, 1), Self.pieceSize)
    var offset = 0
    while true {
      let piece = try file.read(length, at: offset)
      guard !piece.isEmpty else { return }
      try body(piece)
      offset += piece.count
    }
  }

  /// The SHA-256 of a file.
  package func hash(of name: String) throws(ExportError) -> [UInt8] {
    var hash = SHA256()
    try readPieces(of: name) { hash.update(data: $0) }
    return Array(hash.finalize())
  }

  /// Whether a file holds a text, byte for byte.
  ///
  /// - Parameter textHash: The text's SHA-256, evaluated only if the text is not in memory.
  func holds(
    _ text: OutputText, _ textHash: @autoclosure () -> [UInt8], in name: String
  ) throws(ExportError) -> Bool {
    guard case .bytes(let bytes) = text else {
      guard size(of: name) == text.size else { return false }
      return try hash(of: name) == textHash()
    }
    // A folder or a pipe is refused here.
    let file = try OpenFile(name, in: self, .reading, calls: .system)
    guard size(of: name) == bytes.count else { return false }
    var offset = 0
    while offset < bytes.count {
      let piece = try file.read(min(Self.pieceSize, bytes.count - offset), at: offset)
      let isSame = bytes.withUnsafeBytes { all in
        piece.withUnsafeBytes { all[offset...].prefix($0.count).elementsEqual($0) }
      }
      guard isSame, !piece.isEmpty else { return false }
      offset += piece.count
    }
    return true
  }
}
