internal import InterchangeFormats

/// An output format for meetings, with its own escape and file extension.
///
/// The raw value is the name on the command line and in the names of templates, as in
/// `minutes.md.mustache`.
public enum OutputFormat: String, Sendable, Hashable, CaseIterable {
  /// Markdown that stays inert in every dialect.
  case markdown = "md"
  /// A complete HTML page that needs neither scripts nor network access.
  case html
  /// JSON Lines: one meeting per line.
  case jsonLines = "jsonl"
  /// Plain text.
  case text = "txt"
  /// Comma-separated values, safe for spreadsheets (RFC 4180).
  case csv
  /// Subtitles as browsers read them (WebVTT).
  case webVTT = "vtt"
  /// Subtitles as players read them.
  case subRip = "srt"
  /// A calendar (RFC 5545).
  case calendar = "ics"
  /// A message of mail (RFC 5322).
  case mail = "eml"
  /// A message to Slack (Block Kit).
  case slack

  /// The formats of the pack `notes`.
  package static let usual: [OutputFormat] = [.markdown, .html, .jsonLines]

  /// The extension of a file in this format, without the dot.
  public var fileExtension: String { self == .slack ? "slack.json" : rawValue }

  /// The format of a name such as `html`, `HTML` or `htm`; nil if there is none.
  package init?(spelling: String) {
    let spelling = spelling.lowercased()
    guard let format = Self.allCases.first(where: { $0.spellings.contains(spelling) }) else {
      return nil
    }
    self = format
  }

  private var spellings: [String] {
    switch self {
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .jsonLines: ["jsonl", "ndjson"]
    case .text: ["txt", "text"]
    case .webVTT: ["vtt", "webvtt"]
    case .slack: ["slack", "slack.json"]
    case .csv, .subRip, .calendar, .mail: [rawValue]
    }
  }

  /// The format as other programs read it; nil if it is written for people, or is a message of mail
  /// or JSON Lines, which are composed in other ways.
  var interchange: InterchangeFormat? {
    switch self {
    case .markdown, .html, .jsonLines, .mail: nil
    case .text: .text
    case .csv: .commaSeparatedValues
    case .webVTT: .webVTT
    case .subRip: .subRip
    case .calendar: .calendar
    case .slack: .slack
    }
  }
}
