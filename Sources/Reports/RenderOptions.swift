public import TimeZones

/// The options for rendering notes.
public struct RenderOptions: Sendable, Hashable {
  /// The parts to leave out.
  public var omitted: Set<ReportPart>
  /// The title of the notes; nil for that of each meeting.
  public var title: String?
  /// The strings available to templates as `vars.`.
  public var variables: [String: String]
  /// The language of labels, dates and numbers: that of a `labels.LANGUAGE.json` in the pack.
  public var language: String
  /// The time zone of dates and times of day; times in JSON Lines stay in UTC.
  public var timeZone: Zone

  /// Makes options.
  public init(
    omitting omitted: Set<ReportPart> = [], title: String? = nil,
    variables: [String: String] = [:], language: String = "en", timeZone: Zone = .utc
  ) {
    self.omitted = omitted
    self.title = title
    self.variables = variables
    self.language = language
    self.timeZone = timeZone
  }
}
