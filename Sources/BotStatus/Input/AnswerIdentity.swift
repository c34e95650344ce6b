package import JSONDocument
internal import TextScanning

/// The members of an answer that tell a meeting from others where no bot's UUID does: the bot as it is
/// named, the room, the start and what was said.
///
/// They are those that a `BotStatusReader` takes: of a name that occurs more than once, the last one,
/// and of the two kinds of answer, the names of the one that it is read as. Identities of meetings are
/// made from them, so that the names and their order must not change.
package struct AnswerIdentity: Sendable {
  /// The names and values; those that are absent or `null` are left out.
  package let members: [(name: String, value: JSONValue)]

  /// Finds the members; nil if the answer says nothing of what was said.
  package init?(of object: JSONObject) {
    let names =
      BotStatusReader.isWebhookPayload(object)
      ? ["bot_id", "room_name", "transcript_text"]
      : ["bot_id", "room_url", "started_at", "transcript"]
    let known = AnswerMembers(object, known: Set(names))
    guard let said = names.last.flatMap({ known[$0] }), !Self.isEmpty(said) else { return nil }
    members = names.compactMap { name in known[name].map { (name, $0) } }
  }

  private static func isEmpty(_ said: JSONValue) -> Bool {
    if case .string(let text) = said { return text.isBlank }
    return said.holdsNothing
  }
}
