internal import Mustache

/// Renders meetings with a pack's templates in one format.
struct TemplateRenderer: Sendable {
  private let templates: TemplateSet
  private let templateName: String
  private let format: Format
  private let document: DocumentFormat
  private let context: ValueContext
  private let names: RootNames

  /// Compiles a pack's templates.
  ///
  /// - Parameters:
  ///   - templateName: The template to render.
  ///   - insightWriter: The writer for insights in the format.
  ///   - headingLevel: The level of the headings above insights.
  ///   - page: The value of `page` in templates.
  /// - Throws: ``ReportError`` with file, line and column if a template is invalid.
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
        roots: [templateName: names.schema], synonyms: RootNames.synonyms, shapes: names.shapes,
        placing: format.placing)
    } catch {
      throw ReportError(error)
    }
    self.context = ValueContext(
      labels: labels, insightWriter: insightWriter, options: options, headingLevel: headingLevel,
      showsPassages: templates.mentions("passages"))
    self.templateName = templateName
    self.format = format.templateFormat(labels: labels)
    document = format
  }

  /// Appends a meeting.
  ///
  /// - Parameter body: The value of `body` in templates.
  /// - Throws: ``ReportError`` if the templates recurse without end; the output is then left
  ///   unchanged.
  func render(
    _ view: MeetingView, body: Value = .nothing, into output: inout [UInt8]
  ) throws(ReportError) {
    let start = output.count
    let context = context.reading(view.texts)
    let values = names.value(
      of: view.subject(in: context), body: body, frame: view.frame, in: context)
    let format = document.hasMemory ? document.renderingFormat : format
    do {
      if var trace = view.trace {
        defer { view.trace = trace }
        try templates.render(
          templateName, with: values, format: format, into: &output, trace: &trace)
      } else if let limit = view.limit {
        try templates.render(
          templateName, with: values, format: format, into: &output,
          limit: RenderingLimit(steps: limit.steps, size: start + limit.size))
      } else {
        try templates.render(templateName, with: values, format: format, into: &output)
      }
    } catch {
      output.removeSubrange(start...)
      throw ReportError(error)
    }
  }
}

extension ReportError {
  /// Converts an error of the template engine.
  init(_ error: TemplateError) {
    self.init(.invalidTemplate, at: error.place?.description, error.reason)
  }
}
