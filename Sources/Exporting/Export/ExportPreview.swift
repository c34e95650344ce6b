/// What an export would do.
public struct ExportPreview: Sendable, Hashable {
  /// How many bots are listed.
  public var total = 0
  /// How many of them would be asked about.
  public var toAsk = 0
  /// How many of them have their answers in the archive.
  public var done = 0
  /// How many lines of the list name no bot.
  public var badLines = 0
}
