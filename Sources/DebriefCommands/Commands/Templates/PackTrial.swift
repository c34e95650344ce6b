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

  /// Compiles a pack's templates for all formats that it has templates for.
  init(_ pack: TemplatePack, allowsMarks: Bool) throws {
    verifier = try Verifier(recordSchema: RecordSchema.text, allowsMarks: allowsMarks)
    rendered = try OutputFormat.allCases.compactMap { format in
      guard let root = pack.rootTemplate(for: format),
        let file = pack.templateFile(named: root, for: format)
      else { return nil }
      return (try Renderer(pack, format: format), file.path)
    }
  }

  /// What is wrong with the outputs of the built-in meetings, a line each.
  func findings() throws -> [String] {
    var found: [String] = []
    for (name, answer) in SampleMeetings.checks {
      var meeting = try BotStatusReader().meeting(in: answer)
      meeting.findEvidence()
      for (renderer, path) in rendered {
        found += findings(in: meeting, named: name, renderer, path)
      }
    }
    // An error that stops a template is the same for all meetings.
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private func findings(
    in meeting: Meeting, named name: String, _ renderer: Renderer, _ path: String
  ) -> [String] {
    do throws(ReportError) {
      let output = try renderer.render(meeting)
      var findings = verifier.findings(in: output, of: renderer.format.kind).map {
        "line \($0.line), column \($0.column): \($0.what), \($0.why); \($0.advice)"
          + ($0.isMark ? ", or use --allow-marks if the template writes it" : "")
      }
      if renderer.format == .html {
        findings += PageLinks(output).deadLinks.map {
          "a link to \"#\($0)\", which is not in the page; drop it together with its section, or use --omit"
        }
      }
      return findings.map {
        "\(path):1:1: \(renderer.format.rawValue) of the \(name) meeting, \($0)"
      }
    } catch {
      return [error.finding]
    }
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

/// The links of a page to places in it.
private struct PageLinks {
  /// The targets that are not in the page, each once.
  let deadLinks: [String]

  init(_ page: [UInt8]) {
    let targets = Self.values(after: " href=\"#", in: page)
    let places = Set(Self.values(after: " id=\"", in: page))
    var seen: Set<String> = []
    deadLinks = targets.filter { !places.contains($0) && seen.insert($0).inserted }
  }

  private static func values(after mark: String, in page: [UInt8]) -> [String] {
    let mark = Array(mark.utf8)
    var values: [String] = []
    var start = 0
    while let space = page[start...].firstIndex(of: mark[0]) {
      start = space + 1
      guard page[space...].starts(with: mark) else { continue }
      let value = page[(space + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }
      values.append(String(decoding: value, as: UTF8.self))
    }
    return values
  }
}
