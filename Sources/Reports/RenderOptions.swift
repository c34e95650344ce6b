/// What a caller may say about how notes are written.
public struct RenderOptions: Sendable, Hashable {
  /// The parts that are left out.
  public var omitted: Set<ReportPart>
  /// The texts that templates see under `vars.`.
  public var variables: [String: String]
  /// The language of labels and dates: that of a `labels.LANGUAGE.json` of the pack.
  public var language: String

  /// Makes options.
  public init(
    omitting omitted: Set<ReportPart> = [], variables: [String: String] = [:],
    language: String = "en"
  ) {
    self.omitted = omitted
    self.variables = variables
    self.language = language
  }
}
