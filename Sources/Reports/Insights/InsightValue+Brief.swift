internal import MeetingModel

extension InsightValue {
  /// The maximum size in bytes of text shown beside its title on a page.
  private static let maximumBriefLength = 160

  /// Whether the value is short enough for a page to show beside its title rather than below it.
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
