internal import MeetingModel
internal import TextEscaping
internal import TimeZones

/// The Markdown of a site: a file beside the page of each meeting, and one that lists them.
extension SiteRenderer {
  /// The Markdown of a meeting; nil for a site without it.
  ///
  /// - Throws: ``ReportError`` if the templates recurse without end.
  package func twin(of view: MeetingView) throws(ReportError) -> [UInt8]? {
    guard let twins else { return nil }
    var output: [UInt8] = []
    try twins.render(view, into: &output)
    return output
  }

  /// The list of the meetings for language models (llmstxt.org), by month, with links to their
  /// Markdown; nil for a site without it.
  ///
  /// - Parameter items: The meetings, newest first.
  package func overview(of items: some Sequence<SiteListItem>) -> [UInt8]? {
    guard twins != nil else { return nil }
    var text = Array("# ".utf8)
    Self.append(title, to: &text)
    text += "\n".utf8
    var current: String?
    for item in items {
      let month =
        item.entry.startedAt.map {
          context.labels.month(context.options.timeZone.localTime(at: $0).time)
        } ?? context.labels["site_undated"]
      if month != current {
        text += "\n## ".utf8
        Self.append(month, to: &text)
        text += "\n\n".utf8
        current = month
      }
      append(item, to: &text)
    }
    return text
  }

  /// Appends a meeting on a line of its own.
  ///
  ///     - [Title](2026-03-02-title.md): 2 March 2026. Ann, Ben. The summary.
  private func append(_ item: SiteListItem, to text: inout [UInt8]) {
    text += "- [".utf8
    Self.append(item.entry.title, to: &text)
    let page = SitePageName.address(SitePageName.twin(of: item.page))
    text += "](\((address?.text ?? "") + page))".utf8
    let people = item.people.map(\.text).joined(separator: ", ")
    let parts = [item.entry.startedAt.map(context.date) ?? "", people, item.entry.summary]
      .filter { !$0.isBlank }
    if !parts.isEmpty {
      text += ": ".utf8
      Self.append(parts.joined(separator: ". "), to: &text)
    }
    text += "\n".utf8
  }

  private static func append(_ line: String, to text: inout [UInt8]) {
    PlainText.appendMarkdown(PlainText.singleLine(line), to: &text)
  }
}
