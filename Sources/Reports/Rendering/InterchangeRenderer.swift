internal import InterchangeFormats
internal import TextScanning

/// Renders meetings in a format for other programs, with the template of a pack: tables, subtitles,
/// calendars, messages to Slack, plain text.
///
/// What a template writes is checked, so that no file is made that programs read wrongly.
struct InterchangeRenderer: MeetingRenderer {
  private let template: TemplateRenderer
  private let path: String
  private let format: InterchangeFormat

  /// Compiles a pack's template.
  init(
    _ pack: TemplatePack, format: OutputFormat, templateName: String, labels: Labels,
    options: RenderOptions
  ) throws(ReportError) {
    self.format = format.interchange ?? .text
    path = pack.templateFile(named: templateName, for: format)?.path ?? templateName
    let document = DocumentFormat(format)
    template = try TemplateRenderer(
      pack, format: document, templateName: templateName, labels: labels, options: options,
      insightWriter: PlainInsightWriter(
        format: document, labels: labels, zone: options.timeZone), headingLevel: 0)
  }

  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError) {
    var written: [UInt8] = []
    try template.render(view, into: &written)
    if let last = written.last, last != UInt8(ascii: "\n") { written.append(UInt8(ascii: "\n")) }
    do throws(FormatFault) {
      output += try format.completed(written)
    } catch {
      throw ReportError(error, at: path)
    }
  }
}

extension ReportError {
  /// Converts what is wrong with the output of a template.
  init(_ fault: FormatFault, at path: String) {
    let text = fault.text.map { ", \($0.quoted())" } ?? ""
    self.init(
      .invalidOutput, at: path,
      "line \(fault.line) of what the template wrote\(text): \(fault.reason)",
      advice: fault.advice)
  }
}
