/// What an export would do.
public struct ExportPreview: Sendable, Hashable {
  /// The number of bots on the list.
  public var total = 0
  /// The number of those that would be asked about.
  public var toAsk = 0
  /// The number of those whose answers are in the archive.
  public var done = 0
  /// The number of lines of the list that name no bot.
  public var badLines = 0
}
