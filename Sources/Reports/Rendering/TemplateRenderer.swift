internal import Mustache

/// Renders meetings with the templates of a pack in one format.
struct TemplateRenderer: Sendable {
  private let templates: TemplateSet
  private let templateName: String
  private let format: Format
  private let context: ValueContext
  private let names: RootNames

  /// Compiles the templates of a pack.
  ///
  /// - Parameters:
  ///   - templateName: The template that is rendered.
  ///   - insightWriter: Writes insights in the format.
  ///   - headingLevel: The level of the headings that insights stand under.
  ///   - page: What templates see as `page`.
  /// - Throws: ``ReportError`` with file, line and column if a template is not right.
  init(
    _ pack: TemplatePack, format: DocumentFormat, templateName: String, labels: Labels,
    options: RenderOptions, insightWriter: any InsightWriter, headingLevel: Int,
    page: Value = .nothing
  ) throws(ReportError) {
    let sources = pack.sources(for: format.output)
    self.names = RootNames(labels: labels, page: page)
    do {
      self.templates = try TemplateSet(
        sources, functions: format.functions(labels: labels, timeZone: options.timeZone),
        roots: [templateName: names.schema], synonyms: RootNames.synonyms, shapes: names.shapes)
    } catch {
      throw ReportError(error)
    }
    self.context = ValueContext(
      labels: labels, insightWriter: insightWriter, options: options, headingLevel: headingLevel,
      showsPassages: templates.mentions("passages"))
    self.templateName = templateName
    self.format = format.templateFormat(labels: labels)
  }

  /// Appends a meeting.
  ///
  /// - Parameter body: What templates see as `body`.
  /// - Throws: ``ReportError`` if the templates nest without end; the output is as it was then.
  func render(
    _ view: MeetingView, body: Value = .nothing, into output: inout [UInt8]
  ) throws(ReportError) {
    let start = output.count
    let context = context.reading(view.texts)
    let values = names.value(of: view.subject(in: context), body: body, in: context)
    do {
      try templates.render(templateName, with: values, format: format, into: &output)
    } catch {
      output.removeSubrange(start...)
      throw ReportError(error)
    }
  }
}

extension ReportError {
  /// An error of the template engine.
  init(_ error: TemplateError) {
    self.init(
      .invalidTemplate, at: error.location.map { "\($0)" }, error.reason)
  }
}
