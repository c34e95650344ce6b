/// Renders meetings as Markdown, with the Markdown template of a pack.
///
/// A turn by Ann at 12:34, "Let's *go*", and a decision of the insights, "Use **Swift**", become
///
/// ```markdown
/// ## Decisions
///
/// - Use **Swift**
///
/// ## Transcript
///
/// **Ann** 12:34
///
/// Let's \*go\*
/// ```
struct MarkdownRenderer: MeetingRenderer {
  /// The level of the headings above insights: `## Decisions`.
  private static let headingLevel = 2

  private let renderer: TemplateRenderer

  /// Compiles a pack's Markdown templates.
  init(
    _ pack: TemplatePack, templateName: String, labels: Labels, options: RenderOptions
  ) throws(ReportError) {
    renderer = try TemplateRenderer(
      pack, format: DocumentFormat(.markdown), templateName: templateName, labels: labels,
      options: options,
      insightWriter: MarkdownInsightWriter(labels: labels, zone: options.timeZone),
      headingLevel: Self.headingLevel)
  }

  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError) {
    try renderer.render(view, into: &output)
  }
}
