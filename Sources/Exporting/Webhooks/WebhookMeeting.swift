internal import BotStatus
internal import Crypto
internal import JSONDocument
internal import MeetingModel
internal import TextScanning

/// Why a call of the webhook is not accepted.
package struct CallRefusal: Error, Sendable {
  /// The kinds of refusal.
  package enum Kind: Sendable, Hashable {
    /// The body is not JSON.
    case notJSON
    /// The body is JSON, but no meeting.
    case notMeeting
    /// The call cannot be kept now, for example because the disk is full.
    case unavailable
  }

  /// The kind.
  package let kind: Kind
  /// What is wrong, in one sentence without a full stop; it quotes nothing of a path or a secret.
  package let reason: String
}

/// The meeting in the body of a call.
struct WebhookMeeting: Sendable {
  let meeting: Meeting
  /// The bot that the body names; nil if it names none, as those of the service.
  let bot: BotID?
  /// The ID under which the archive has the meeting.
  let id: BotID

  /// Reads a body.
  ///
  /// - Throws: A ``CallRefusal``.
  init(_ body: [UInt8], reader: BotStatusReader) throws(CallRefusal) {
    do throws(BotStatusError) {
      meeting = try reader.meeting(in: body)
    } catch {
      let kind: CallRefusal.Kind =
        switch error.kind {
        case .empty, .binary, .webPage, .notJSON: .notJSON
        case .notStatusObject, .ownRecord: .notMeeting
        }
      let place = error.place.map { "\($0): " } ?? ""
      throw CallRefusal(kind: kind, reason: (place + error.reason).printable())
    }
    if meeting.status == .running {
      throw CallRefusal(kind: .notMeeting, reason: "the meeting has not ended: its bot is running")
    }
    bot = meeting.botID.flatMap { BotID($0) }
    guard let id = bot ?? BotID.derived(from: Self.identity(of: body)) else {
      throw CallRefusal(kind: .notMeeting, reason: "it cannot be identified")
    }
    self.id = id
  }

  /// The hash by which a meeting is known again whose bot nobody names.
  ///
  /// It is that of the room and of what was said, with its times: a call that differs only in the
  /// summary or the insights is a new version of the same meeting. Without a transcript, which leaves
  /// nothing to tell two meetings of a room apart, it is that of the whole call. Neither may change:
  /// archives have IDs made from it.
  ///
  /// Each part is hashed after its length in bytes, so that no text can pass for another pair.
  private static func identity(of body: [UInt8]) -> String {
    guard
      let value = try? JSONParser.parseText(
        body.span, options: JSONParser.Options(invalidUTF8: .repair)
      )
      .value,
      case .object(let object) = value
    else { return SHA256.hash(data: body).hexadecimal }
    var parts = [Array("debrief.webhook".utf8)]
    if let identity = AnswerIdentity(of: object) {
      for (name, value) in identity.members {
        parts += [Array(name.utf8), Self.bytes(of: value)]
      }
    } else {
      parts.append(JSONWriter.bytes(of: value))
    }
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.count):".utf8))
      hash.update(data: part)
    }
    return hash.finalize().hexadecimal
  }

  /// A text as its UTF-8, behind an `s`; any other value as JSON.
  private static func bytes(of value: JSONValue) -> [UInt8] {
    guard case .string(let text) = value else { return JSONWriter.bytes(of: value) }
    return [UInt8(ascii: "s")] + Array(text.utf8)
  }
}
