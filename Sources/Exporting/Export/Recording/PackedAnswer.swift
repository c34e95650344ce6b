internal import Archive
internal import Crypto
internal import Deflate
internal import MeetingModel

/// Raw answers in the format of the archive.
enum PackedAnswer {
  /// What is recorded of a meeting together with its answer.
  struct Content: Sendable {
    /// Whether the catalogue gets a row; it has the names of answers, not those of an export.
    let isCatalogued: Bool
    /// Whether the index gets its texts: only if there is one.
    let isIndexed: Bool
  }

  /// Packs an answer.
  static func packed(
    _ bytes: [UInt8], of meeting: Meeting, with content: Content
  ) throws -> ArchivedAnswer {
    var answer = ArchivedAnswer(
      hash: Array(SHA256.hash(data: bytes)), size: bytes.count,
      body: try ZlibFormat.packed(bytes), status: meeting.status.name,
      hasNotes: meeting.hasNotes)
    if content.isCatalogued { answer.meeting = ArchivedMeeting(of: meeting) }
    if content.isIndexed { answer.passages = meeting.passages }
    return answer
  }

  /// Unpacks an answer.
  ///
  /// - Throws: `DeflateError.damaged` also if the answer does not match its hash.
  static func unpacked(_ answer: StoredAnswer) throws -> [UInt8] {
    let bytes = try ZlibFormat.unpacked(answer.body, size: answer.size)
    guard let hash = answer.hash, SHA256.hash(data: bytes).elementsEqual(hash) else {
      throw DeflateError.damaged
    }
    return bytes
  }
}
