internal import MeetingModel
internal import Mustache

/// What values are made with, beside the meeting.
final class ValueContext: Sendable {
  /// The labels of the language.
  let labels: Labels
  /// Writes insights in the format of the template.
  let insightWriter: any InsightWriter
  /// What the caller asked for.
  let options: RenderOptions
  /// The level of the heading under which insights stand.
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

  /// The same for one meeting.
  ///
  /// - Parameter texts: Its texts, as far as they are parsed.
  func reading(_ texts: ParsedTexts) -> ValueContext {
    var writer = insightWriter
    writer.texts = texts
    return ValueContext(
      labels: labels, insightWriter: writer, options: options, headingLevel: headingLevel,
      showsPassages: showsPassages)
  }

  /// The texts of the meeting, as far as they are parsed.
  var texts: ParsedTexts { insightWriter.texts }

  /// Whether a part is to be shown.
  func shows(_ part: ReportPart) -> Bool {
    !options.omitted.contains(part)
  }

  /// Whether the part that a slot of the insights is in is to be shown.
  func showsPart(of slot: InsightSlot) -> Bool {
    ReportPart(slot).map(shows) ?? true
  }

  /// A value of the insights for a template; nothing where there is nothing to show.
  ///
  /// - Parameters:
  ///   - kind: What stands around the value.
  ///   - headingLevel: The level of the heading that the value stands under; headings inside it
  ///     come below. Nil means that of the format.
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
