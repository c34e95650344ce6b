internal import InterchangeFormats

/// Renders meetings as messages of mail, with three templates of a pack: `NAME.eml.mustache` for the
/// head, `mail.txt.mustache` and `mail.html.mustache` for the two parts.
///
/// Mail programs cut off long messages: results that would make one too long are left out, and the
/// message says how many (``MeetingExcerpt``).
struct MailRenderer: MeetingRenderer {
  /// The name of the templates of the parts.
  static let partName = "mail"
  /// The formats of the parts.
  static let partFormats: [OutputFormat] = [.text, .html]
  /// The level of the headings above insights.
  private static let headingLevel = 2
  /// The maximum size of a message in bytes: Gmail shows 102 KB.
  private static let maximumSize = 100_000

  private let head: TemplateRenderer
  private let headPath: String
  private let text: TemplateRenderer?
  private let page: TemplateRenderer?
  private let labels: Labels

  /// Compiles a pack's templates.
  ///
  /// - Throws: ``ReportError`` if one is invalid, or there is none for a part.
  init(
    _ pack: TemplatePack, templateName: String, labels: Labels, options: RenderOptions
  ) throws(ReportError) {
    func renderer(_ format: OutputFormat, _ name: String) throws(ReportError) -> TemplateRenderer? {
      guard pack.templateFile(named: name, for: format) != nil else { return nil }
      let document = DocumentFormat(format)
      return try TemplateRenderer(
        pack, format: document, templateName: name, labels: labels, options: options,
        insightWriter: format == .html
          ? HTMLInsightWriter(labels: labels, zone: options.timeZone)
          : PlainInsightWriter(format: document, labels: labels, zone: options.timeZone),
        headingLevel: Self.headingLevel)
    }
    self.labels = labels
    headPath = pack.templateFile(named: templateName, for: .mail)?.path ?? templateName
    text = try renderer(.text, Self.partName)
    page = try renderer(.html, Self.partName)
    guard let head = try renderer(.mail, templateName), text != nil || page != nil else {
      throw ReportError(
        .invalidPack, at: headPath,
        "a message needs mail.txt.mustache or mail.html.mustache for what is in it",
        advice: "make a pack with \"extends\": \"email\", which has both")
    }
    self.head = head
  }

  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError) {
    let file = try file(of: view)
    guard file.count > Self.maximumSize else {
      output += file
      return
    }
    for budget in MeetingExcerpt.budgets {
      let excerpt = MeetingExcerpt(labels: labels, budget: budget).of(view.meeting)
      let shorter = try self.file(of: MeetingView(excerpt))
      guard shorter.count > Self.maximumSize else {
        output += shorter
        return
      }
    }
    // What is long is not the results: templates of one's own may show everything.
    output += file
  }

  private func file(of view: MeetingView) throws(ReportError) -> [UInt8] {
    var message = MailMessage(head: [], text: nil, page: nil)
    try head.render(view, into: &message.head)
    message.text = try part(text, view)
    message.page = try part(page, view)
    do throws(FormatFault) {
      let file = try message.encoded()
      _ = try MailMessage(reading: file)
      return file
    } catch {
      throw ReportError(error, at: headPath)
    }
  }

  private func part(
    _ renderer: TemplateRenderer?, _ view: MeetingView
  ) throws(ReportError) -> [UInt8]? {
    guard let renderer else { return nil }
    var part: [UInt8] = []
    try renderer.render(view, into: &part)
    return part
  }
}
