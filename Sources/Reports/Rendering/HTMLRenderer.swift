internal import CommonMark
internal import Mustache

/// Renders meetings as complete HTML pages.
///
/// It uses the HTML template of a pack, or else its Markdown template, whose output libcmark
/// converts to HTML for the page shell. A turn by Ann at 12:34, "Let's <go>", becomes
///
/// ```html
/// <article class="turn speaker-1">
/// <p class="speaker" dir="auto">Ann</p>
/// <a class="at" href="#t-7"><time datetime="PT12M34S">12:34</time></a>
/// <p class="text" id="t-7" dir="auto">Let&#39;s &lt;go&gt;</p>
/// </article>
/// ```
struct HTMLRenderer: MeetingRenderer {
  /// The partial with the page around a Markdown template's output, which it sees as `body`.
  static let shellName = "page"
  /// The level of the headings above insights: `<h2>Decisions</h2>`.
  private static let headingLevel = 2

  private let page: TemplateRenderer
  /// Renders the body of the page; nil if the pack has an HTML template.
  private let markdown: MarkdownRenderer?

  /// Compiles a pack's templates.
  ///
  /// - Parameter head: The head of the pages; nil for one with the pack's styles in it.
  init(
    _ pack: TemplatePack, source: TemplatePack.PageSource, labels: Labels, options: RenderOptions,
    head: PageHead? = nil
  ) throws(ReportError) {
    let pageName: String
    switch source {
    case .template(let name):
      pageName = name
      markdown = nil
    case .markdown(let name):
      pageName = Self.shellName
      markdown = try MarkdownRenderer(
        pack, templateName: name, labels: labels, options: options)
    }
    let pageHead = if let head { head } else { try PageHead(styles: pack.styles) }
    page = try TemplateRenderer(
      pack, format: DocumentFormat(.html), templateName: pageName, labels: labels, options: options,
      insightWriter: HTMLInsightWriter(labels: labels, zone: options.timeZone),
      headingLevel: Self.headingLevel,
      page: pageHead.value)
  }

  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError) {
    var body = Value.nothing
    if let markdown {
      var text: [UInt8] = []
      try markdown.render(view, into: &text)
      let source = String(decoding: text[(FrontMatter.end(in: text) ?? 0)...], as: UTF8.self)
      body = .fragment(
        Fragment(source: source) { output in
          MarkdownDocument(source, keepsLines: false).appendHTML(to: &output)
        })
    }
    try page.render(view, body: body, into: &output)
  }
}
