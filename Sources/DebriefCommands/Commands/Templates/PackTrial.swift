internal import BotStatus
internal import Evidence
internal import Exporting
internal import MeetingModel
internal import Reports
internal import Verification

/// A pack tried on meetings.
struct PackTrial {
  private let verifier: Verifier
  private let rendered: [(renderer: Renderer, path: String)]
  /// The files of built-in packs, whose marks are meant.
  private let builtInPaths: Set<String>

  /// Compiles a pack's templates for all formats that it has templates for.
  init(_ pack: TemplatePack, allowsMarks: Bool) throws {
    verifier = try Verifier(recordSchema: RecordSchema.text, allowsMarks: allowsMarks)
    rendered = try pack.formats.compactMap { format in
      guard let root = pack.rootTemplate(for: format),
        let file = pack.templateFile(named: root, for: format)
      else { return nil }
      return (try Renderer(pack, format: format), file.path)
    }
    builtInPaths = Set(pack.layers.filter { $0.place == nil }.flatMap(\.files).map(\.path))
  }

  /// What is wrong with the outputs of the built-in meetings, a line each.
  ///
  /// A fault of a template shows in several meetings, and is told for the first of them.
  func findings() throws -> [String] {
    var found: [String] = []
    var seen: Set<Fault> = []
    // The column of a finding in a paragraph of several lines is not exact.
    var meetings: [Fault: String] = [:]
    for (name, answer) in SampleMeetings.checks {
      var meeting = try BotStatusReader().meeting(in: answer)
      meeting.findEvidence()
      for (renderer, path) in rendered {
        for finding in findings(in: meeting, named: name, renderer, path)
        where seen.insert(finding.fault).inserted {
          guard meetings[finding.fault.anywhere, default: name] == name else { continue }
          meetings[finding.fault.anywhere] = name
          found.append(finding.line)
        }
      }
    }
    return found
  }

  /// What is the same in all meetings about a finding: where it comes from, and what it is.
  private struct Fault: Hashable {
    var place: String
    /// The tag, or the text between two tags, that the place is in.
    let start: String
    let reason: String

    /// The fault wherever it is in the text.
    var anywhere: Fault { Fault(place: start, start: start, reason: reason) }

    init(place: String, start: String? = nil, reason: String) {
      self.place = place
      self.start = start ?? place
      self.reason = reason
    }

    /// The fault of a tag, whose values differ from meeting to meeting, or of a text.
    init(_ place: TracedOutput.Place?, orPath path: String, what: String, why: String) {
      self.init(
        place: place?.description ?? path, start: place?.start,
        reason: place?.isText ?? true ? what : why)
    }
  }

  private func findings(
    in meeting: Meeting, named name: String, _ renderer: Renderer, _ path: String
  ) -> [(fault: Fault, line: String)] {
    let output: TracedOutput
    do throws(ReportError) {
      output = try renderer.traced(meeting)
    } catch {
      return [(Fault(place: error.place ?? path, reason: "\(error.kind)"), error.finding)]
    }
    let format = renderer.format.rawValue
    var findings: [(fault: Fault, line: String)] = []
    for finding in verifier.findings(in: output.bytes, of: renderer.format.kind) {
      let place = output.place(line: finding.line, column: finding.column)
      if finding.isMark, let place, builtInPaths.contains(place.path) { continue }
      let advice =
        finding.advice + (finding.isMark ? ", or use --allow-marks if the template writes it" : "")
      findings.append(
        (
          Fault(place, orPath: path, what: finding.what, why: finding.why),
          "\(place?.description ?? "\(path):1:1"): \(finding.what), \(finding.why); \(advice)"
            + " (\(format) of the \(name) meeting, line \(finding.line), column \(finding.column))"
        ))
    }
    return findings
  }

  /// The formats in which a change of a meeting shows.
  func formats(showing meeting: Meeting, unlike other: Meeting) throws -> [OutputFormat] {
    try formats.filter { format in
      guard let renderer = rendered.first(where: { $0.renderer.format == format })?.renderer else {
        return false
      }
      return try renderer.render(meeting) != renderer.render(other)
    }
  }

  /// The formats that the pack has templates for.
  var formats: [OutputFormat] { rendered.map(\.renderer.format) }
}

extension OutputFormat {
  /// The kind of output for the verifier.
  fileprivate var kind: OutputKind {
    switch self {
    case .markdown: .markdown
    case .html: .page
    case .jsonLines: .records
    case .text: .text
    case .csv: .table
    case .webVTT: .webVTT
    case .subRip: .subRip
    case .calendar: .calendar
    case .mail: .mail
    case .slack: .slack
    }
  }
}
