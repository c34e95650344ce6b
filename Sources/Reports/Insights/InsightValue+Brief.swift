internal import MeetingModel

extension InsightValue {
  /// How many bytes of text stand beside their title on a page.
  private static let maximumBriefLength = 160

  /// Whether the value is a few words, which a page can show beside their title and not under it.
  var isBrief: Bool {
    switch self {
    case .number, .boolean: true
    case .text(let text):
      text.source.utf8.count <= Self.maximumBriefLength
        && !text.source.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    case .nothing, .list, .table, .sections: false
    }
  }
}
