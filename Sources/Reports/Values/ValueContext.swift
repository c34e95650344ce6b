internal import MeetingModel
internal import Mustache

/// The context in which values are made, besides the meeting.
final class ValueContext: Sendable {
  /// The labels of the language.
  let labels: Labels
  /// Writes insights in the format of the template.
  let insightWriter: any InsightWriter
  /// The caller's options.
  let options: RenderOptions
  /// The level of the heading above insights.
  let headingLevel: Int
  /// Whether the templates show turns merged into passages.
  let showsPassages: Bool

  init(
    labels: Labels, insightWriter: any InsightWriter, options: RenderOptions, headingLevel: Int,
    showsPassages: Bool
  ) {
    self.labels = labels
    self.insightWriter = insightWriter
    self.options = options
    self.headingLevel = headingLevel
    self.showsPassages = showsPassages
  }

  /// The same context for one meeting.
  ///
  /// - Parameter texts: The meeting's texts, parsed as needed.
  func reading(_ texts: ParsedTexts) -> ValueContext {
    var writer = insightWriter
    writer.texts = texts
    return ValueContext(
      labels: labels, insightWriter: writer, options: options, headingLevel: headingLevel,
      showsPassages: showsPassages)
  }

  /// The meeting's texts, parsed as needed.
  var texts: ParsedTexts { insightWriter.texts }

  /// Whether a part is shown.
  func shows(_ part: ReportPart) -> Bool {
    !options.omitted.contains(part)
  }

  /// Whether the part that contains a slot of the insights is shown.
  func showsPart(of slot: InsightSlot) -> Bool {
    ReportPart(slot).map(shows) ?? true
  }

  /// A value of the insights for a template; nothing if it is empty.
  ///
  /// - Parameters:
  ///   - kind: The context of the value.
  ///   - headingLevel: The level of the heading above the value; headings inside it are lower. Nil
  ///     means the format's default.
  func value(
    _ insight: InsightValue?, in kind: InsightPlace.Kind = .block, under headingLevel: Int? = nil
  ) -> Value {
    guard let insight, !insight.isEmpty else { return .nothing }
    let place = InsightPlace(kind, headingLevel: (headingLevel ?? self.headingLevel) + 1)
    let source = insight.plainSource
    return .fragment(
      Fragment(source: source, plainText: { [texts] in texts.plainText(of: source) }) {
        [insightWriter] output in
        insightWriter.append(insight, at: place, to: &output)
      })
  }
}
