internal import MeetingModel

extension InsightValue {
  /// The maximum size in bytes, and number of members, of an object written on one line.
  private static let maximumInlineLength = 160
  private static let maximumInlineMembers = 6

  /// The members of an object that fits on the line of a list item; nil for any other value.
  func inlineMembers(_ texts: ParsedTexts) -> [InsightSection]? {
    guard case .sections(let sections) = self else { return nil }
    let shown = sections.filter { !$0.value.isEmpty }
    guard shown.count <= Self.maximumInlineMembers else { return nil }
    let length = shown.reduce(0) { $0 + $1.title.utf8.count + $1.value.plainSource.utf8.count }
    guard length <= Self.maximumInlineLength, shown.allSatisfy({ $0.value.isLine(texts) })
    else { return nil }
    return shown
  }

  /// The only member of an object that has just one, if that is a list; nil for any other value.
  var titledList: InsightSection? {
    guard case .sections(let sections) = self else { return nil }
    let shown = sections.filter { !$0.value.isEmpty }
    guard shown.count == 1, case .list = shown[0].value else { return nil }
    return shown[0]
  }

  func isLine(_ texts: ParsedTexts) -> Bool {
    switch self {
    case .text(let text): texts.isLine(text.source)
    case .number, .boolean: true
    case .nothing, .list, .table, .sections: false
    }
  }

  /// Whether the value is written as a line of words, so that more can follow on that line.
  ///
  /// After a code block or a table, it would become part of that.
  func endsInWords(_ texts: ParsedTexts) -> Bool {
    guard isLine(texts) || inlineMembers(texts) != nil else { return false }
    let fence: [Unicode.Scalar] = ["`", "~", "|", " ", "\t"]
    return plainSource.unicodeScalars.first.map { !fence.contains($0) } ?? false
  }

  /// Whether the value contains other values.
  var isCompound: Bool {
    switch self {
    case .list, .table, .sections: true
    case .nothing, .text, .number, .boolean: false
    }
  }

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
