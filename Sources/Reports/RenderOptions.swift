public import TimeZones

/// What a caller may say about how notes are written.
public struct RenderOptions: Sendable, Hashable {
  /// The parts that are left out.
  public var omitted: Set<ReportPart>
  /// The texts that templates see under `vars.`.
  public var variables: [String: String]
  /// The language of labels, dates and numbers: that of a `labels.LANGUAGE.json` of the pack.
  public var language: String
  /// The time zone of dates and times of day; in JSON Lines times stay in UTC.
  public var timeZone: Zone

  /// Makes options.
  public init(
    omitting omitted: Set<ReportPart> = [], variables: [String: String] = [:],
    language: String = "en", timeZone: Zone = .utc
  ) {
    self.omitted = omitted
    self.variables = variables
    self.language = language
    self.timeZone = timeZone
  }
}
