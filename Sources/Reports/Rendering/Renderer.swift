public import MeetingModel

/// Renders meetings in one format with one pack: the entry point for making notes.
///
/// A renderer is made once, compiling the pack's templates, and can be used for any number of
/// meetings on any number of threads.
public struct Renderer: Sendable {
  /// The output format.
  public let format: OutputFormat
  private let renderer: any MeetingRenderer

  /// Compiles a pack's templates for a format.
  ///
  /// - Throws: ``ReportError`` with file, line and column if a template of the pack is invalid, or
  ///   if the pack lacks something.
  public init(
    _ pack: TemplatePack, format: OutputFormat, options: RenderOptions = RenderOptions()
  ) throws(ReportError) {
    self.format = format
    let labels = try Labels(of: pack, language: options.language)
    switch format {
    case .markdown:
      renderer = try MarkdownRenderer(
        pack, templateName: try Self.required(pack.templateName(for: format), format, of: pack),
        labels: labels, options: options)
    case .html:
      renderer = try HTMLRenderer(
        pack, source: try Self.required(pack.pageSource, format, of: pack), labels: labels,
        options: options)
    case .jsonLines:
      renderer = try JSONLinesRenderer(
        pack, templateName: pack.templateName(for: format), labels: labels, options: options)
    case .mail:
      renderer = try MailRenderer(
        pack, templateName: try Self.required(pack.templateName(for: format), format, of: pack),
        labels: labels, options: options)
    case .text, .csv, .webVTT, .subRip, .calendar, .slack:
      renderer = try InterchangeRenderer(
        pack, format: format,
        templateName: try Self.required(pack.templateName(for: format), format, of: pack),
        labels: labels, options: options)
    }
  }

  /// Compiles a pack's templates for the pages of a site.
  package init(
    sitePagesOf pack: TemplatePack, head: SiteHead, options: RenderOptions
  ) throws(ReportError) {
    format = .html
    renderer = try HTMLRenderer(
      pack, source: try Self.required(pack.pageSource, .html, of: pack),
      labels: try Labels(of: pack, language: options.language), options: options,
      head: PageHead(head, for: nil))
  }

  private static func required<Part>(
    _ part: Part?, _ format: OutputFormat, of pack: TemplatePack
  ) throws(ReportError) -> Part {
    guard let part else {
      throw ReportError(
        .invalidPack, at: pack.name,
        "neither the pack nor what it extends has a template for \(format.rawValue)")
    }
    return part
  }

  /// Appends a meeting to the output, with a trailing newline.
  ///
  /// - Throws: ``ReportError`` if a template recurses without end, or wrote something that the format
  ///   does not allow, such as a line that is not JSON; the output is then left unchanged.
  public func render(_ meeting: Meeting, into output: inout [UInt8]) throws(ReportError) {
    try render(MeetingView(meeting), into: &output)
  }

  /// Renders a meeting as UTF-8.
  ///
  /// - Throws: ``ReportError`` if a template recurses without end, or wrote something that the format
  ///   does not allow.
  public func render(_ meeting: Meeting) throws(ReportError) -> [UInt8] {
    var output: [UInt8] = []
    try render(meeting, into: &output)
    return output
  }

  /// Renders a meeting as text, like ``render(_:)``.
  public func text(of meeting: Meeting) throws(ReportError) -> String {
    String(decoding: try render(meeting), as: UTF8.self)
  }

  /// Appends a meeting to the output, as ``render(_:into:)-(Meeting,_)`` does.
  ///
  /// - Parameter view: A view of the meeting, which lets other renderers reuse the values made
  ///   here.
  package func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError) {
    try renderer.render(view, into: &output)
  }
}
