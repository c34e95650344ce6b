internal import Archive
internal import Crypto
internal import Deflate
internal import MeetingModel

/// Raw answers as the archive keeps them.
enum PackedAnswer {
  /// Packs an answer about a meeting.
  static func packed(_ bytes: [UInt8], of meeting: Meeting) throws -> ArchivedAnswer {
    ArchivedAnswer(
      hash: Array(SHA256.hash(data: bytes)), size: bytes.count,
      body: try ZlibFormat.packed(bytes), status: meeting.status.name,
      hasNotes: meeting.status != .failed || !meeting.isWithoutResults)
  }

  /// Unpacks an answer.
  static func unpacked(_ body: [UInt8], size: Int) throws -> [UInt8] {
    try ZlibFormat.unpacked(body, size: size)
  }
}
