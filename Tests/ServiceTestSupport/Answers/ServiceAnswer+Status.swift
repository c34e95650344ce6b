package import JSONDocument
package import LoopbackService

extension ServiceAnswer {
  /// The status object of a bot that is in its room.
  package static func running(_ id: String) -> ServiceAnswer {
    .status("running", of: id, [])
  }

  /// The status object of a bot that has just left its room, before its results are stored.
  package static func completedWithoutResults(
    _ id: String, completedAt: String? = nil
  ) -> ServiceAnswer {
    .status(
      "completed", of: id,
      [
        ("completed_at", completedAt.map(JSONValue.string) ?? nil),
        ("transcript", nil), ("qa_pairs", nil), ("insights", nil), ("error", nil),
      ])
  }

  /// The status object of a bot that failed.
  package static func failed(
    _ id: String, error: String, transcript: String? = nil
  ) -> ServiceAnswer {
    .status(
      "failed", of: id,
      [
        ("transcript", transcript.map(JSONValue.string) ?? nil),
        ("error", .string(error)),
      ])
  }

  /// A status object.
  ///
  /// - Parameters:
  ///   - status: The value of `status`, known or not.
  ///   - id: The value of `bot_id`.
  ///   - members: The members after the room and the start.
  package static func status(
    _ status: String, of id: String, _ members: [(String, JSONValue)]
  ) -> ServiceAnswer {
    var object = JSONObject(members: [
      JSONObject.Member(name: "status", value: .string(status)),
      JSONObject.Member(name: "bot_id", value: .string(id)),
      JSONObject.Member(name: "room_url", value: "https://example.daily.co/loopback"),
      JSONObject.Member(name: "started_at", value: "2025-01-15T10:00:00.123456+00:00Z"),
    ])
    object.members += members.map { JSONObject.Member(name: $0, value: $1) }
    return .json(JSONWriter.bytes(of: .object(object)))
  }
}
