package import Reports

/// A meeting in one format, on its way to its place.
package struct RenderedNote: Sendable {
  /// The format.
  package let format: OutputFormat
  /// The text.
  package let bytes: [UInt8]
  /// The SHA-256 of the text in hexadecimal digits, where it is known already.
  let hash: String?

  /// Makes a note.
  ///
  /// - Parameter isHashed: Whether the text's hash is made at once, by the task that rendered it.
  package init(_ bytes: [UInt8], format: OutputFormat, isHashed: Bool = false) {
    self.format = format
    self.bytes = bytes
    hash = isHashed ? WrittenHashes.hash(of: bytes) : nil
  }
}
