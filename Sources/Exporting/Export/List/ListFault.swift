/// A line of a list that names no bot.
public struct ListFault: Sendable, Hashable, CustomStringConvertible {
  /// How messages name the list.
  public let listName: String
  /// The number of the line, from 1; that of its first line where a record has several.
  public let line: Int
  /// What is wrong with it.
  public let reason: String

  /// The list, the line, and what is wrong with it.
  public var description: String { "\(listName):\(line): \(reason)" }
}
