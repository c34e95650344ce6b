internal import Crypto
internal import MeetingModel
internal import TextScanning

/// Identifiers of action items that stay the same whenever their meeting is rendered, whatever the
/// order of the items: for calendars, which replace an item by a newer one with its identifier.
final class ActionItemIdentifiers: Sendable {
  private let items: [ActionItem]
  private let meeting: String
  private let made = OnDemand<[String]>()

  /// Prepares the identifiers of a meeting's items.
  init(_ items: [ActionItem], of meeting: Meeting) {
    self.items = items
    self.meeting =
      meeting.botID
      ?? "\(meeting.startedAt.map(TimeText.rfc3339) ?? "")\u{0}\(meeting.room.url ?? "")\u{0}\(meeting.insights?.title ?? "")"
  }

  /// The identifier of an item: hexadecimal digits, of its task, its owner and the meeting.
  subscript(index: Int) -> String {
    made.value { identifiers() }[index]
  }

  private func identifiers() -> [String] {
    // Items that say the same are told apart by their order.
    var counts: [[UInt8]: Int] = [:]
    return items.map { item in
      let words = Array("\(meeting)\u{0}\(item.task.plainSource)\u{0}\(item.owner ?? "")".utf8)
      let count = counts[words, default: 0]
      counts[words] = count + 1
      let digest = SHA256.hash(data: words + Array("\u{0}\(count)".utf8)).prefix(16)
      return String(
        decoding: digest.flatMap { byte in
          [UInt8(hexadecimalDigit: byte >> 4), UInt8(hexadecimalDigit: byte & 0xF)]
        }, as: UTF8.self)
    }
  }
}
