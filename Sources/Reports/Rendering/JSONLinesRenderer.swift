internal import JSONDocument
internal import Mustache
internal import TextScanning

/// Renders meetings as JSON Lines: the canonical record, or the output of a pack's template.
///
/// ```json
/// {"schema":"debrief.meeting.v1","bot_id":"3ffc…","status":"completed", …}
/// ```
struct JSONLinesRenderer: MeetingRenderer {
  private let record: MeetingRecord
  /// Replaces the record; nil if the pack has no template for it.
  private let template: TemplateRenderer?
  private let templatePath: String

  /// Compiles a pack's template, if it has one.
  init(
    _ pack: TemplatePack, templateName: String?, labels: Labels, options: RenderOptions
  ) throws(ReportError) {
    record = MeetingRecord(omitted: options.omitted, title: options.title)
    guard let templateName else {
      template = nil
      templatePath = ""
      return
    }
    templatePath = pack.sources(for: .jsonLines).first { $0.name == templateName }?.path ?? ""
    template = try TemplateRenderer(
      pack, format: DocumentFormat(.jsonLines), templateName: templateName, labels: labels,
      options: options,
      insightWriter: JSONInsightWriter(), headingLevel: 0)
  }

  func render(_ view: MeetingView, into output: inout [UInt8]) throws(ReportError) {
    let start = output.count
    guard let template else {
      record.append(view.meeting, to: &output)
      output.append(UInt8(ascii: "\n"))
      return
    }
    try template.render(view, into: &output)
    guard output.count > start else { return }
    if output.last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    do throws(ReportError) {
      try check(output[start...], trace: view.trace)
    } catch {
      output.removeSubrange(start...)
      throw error
    }
  }

  /// Checks that every line is a JSON value.
  private func check(
    _ output: ArraySlice<UInt8>, trace: OutputTrace?
  ) throws(ReportError) {
    var number = 0
    try output.forEachLine { (line) throws(ReportError) in
      number += 1
      do throws(JSONError) {
        _ = try JSONParser.parseText(line.span)
      } catch {
        let offset = line.startIndex + error.offset
        throw ReportError(
          .invalidOutput, at: trace?.place(ofOutputAt: offset)?.description ?? templatePath,
          "line \(number) of what the template wrote is not JSON: column \(error.column): "
            + error.reason, advice: "write texts as \"{{x}}\" or {{json(x)}}")
      }
    }
  }
}
