internal import Archive
internal import Crypto
internal import Deflate
internal import MeetingModel

/// Raw answers in the format of the archive.
enum PackedAnswer {
  static func packed(_ bytes: [UInt8], of meeting: Meeting) throws -> ArchivedAnswer {
    ArchivedAnswer(
      hash: Array(SHA256.hash(data: bytes)), size: bytes.count,
      body: try ZlibFormat.packed(bytes), status: meeting.status.name,
      hasNotes: meeting.hasNotes)
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
