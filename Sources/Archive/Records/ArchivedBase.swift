/// A text that a note was made from which a person has edited since: the base of a merge.
package struct ArchivedBase: Sendable, Hashable {
  /// The position of the bot it is about.
  package var position: Int64
  /// The format of the note.
  package var format: ArchivedFormat
  /// The SHA-256 of the text.
  package var hash: [UInt8]
  /// The SHA-256 of the file with the text and the edits, once they were merged, or before that is
  /// done; nil if the text was not merged with any.
  package var mergedHash: [UInt8]?
  /// The size of the text in bytes.
  package var size: Int
  /// The text as a zlib stream (RFC 1950).
  package var body: [UInt8]

  /// Makes a value.
  package init(
    position: Int64, format: ArchivedFormat, hash: [UInt8], mergedHash: [UInt8]? = nil, size: Int,
    body: [UInt8]
  ) {
    self.position = position
    self.format = format
    self.hash = hash
    self.mergedHash = mergedHash
    self.size = size
    self.body = body
  }
}

/// What the archive knows of the text that a note was last made from.
package struct ArchivedBases: Sendable, Hashable {
  /// The SHA-256 of the text.
  package var hash: [UInt8]
  /// The number of the template and settings it was made with; nil if the answer has changed since.
  package var template: Int64?
  /// The texts that are kept: that one, or one that was about to be merged.
  package var texts: [ArchivedBase]
}

/// What a template is made of, so that a text can be made with it again.
package struct ArchivedTemplate: Sendable, Hashable {
  /// The SHA-256 of the pack.
  package var packHash: [UInt8]
  /// The size of the pack in bytes.
  package var size: Int
  /// The pack as a zlib stream (RFC 1950).
  package var pack: [UInt8]
  /// The options, as a JSON object.
  package var options: String

  /// Makes a value.
  package init(packHash: [UInt8], size: Int, pack: [UInt8], options: String) {
    self.packHash = packHash
    self.size = size
    self.pack = pack
    self.options = options
  }
}
