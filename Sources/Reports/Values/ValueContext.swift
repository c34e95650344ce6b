internal import MeetingModel
internal import Mustache

/// What values are made with, beside the meeting.
struct ValueContext: Sendable {
  /// The labels of the language.
  let labels: Labels
  /// Writes insights in the format of the template.
  let insightWriter: any InsightWriter
  /// What the caller asked for.
  let options: RenderOptions
  /// The level of the heading under which insights stand.
  let headingLevel: Int

  /// Whether a part is to be shown.
  func shows(_ part: ReportPart) -> Bool {
    !options.omitted.contains(part)
  }

  /// A value of the insights for a template; nothing where there is nothing to show.
  ///
  /// - Parameters:
  ///   - headingLevel: The level of the heading that the value stands under; headings inside it
  ///     come below. Nil means that of the format.
  ///   - isTight: Whether a value that is one paragraph is written as the text of it.
  func value(
    _ insight: InsightValue?, under headingLevel: Int? = nil, isTight: Bool = false
  ) -> Value {
    guard let insight, !insight.isEmpty else { return .nothing }
    let level = (headingLevel ?? self.headingLevel) + 1
    return .fragment(
      Fragment(source: insight.plainSource) { [insightWriter] output in
        insightWriter.append(insight, headingLevel: level, isTight: isTight, to: &output)
      })
  }

  /// The values of the elements of a list that have something to show.
  func values(_ insights: [InsightValue]) -> [Value] {
    insights.lazy.filter { !$0.isEmpty }.map { value($0, isTight: true) }
  }
}
