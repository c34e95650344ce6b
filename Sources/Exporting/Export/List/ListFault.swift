/// A line of a list that names no bot.
public struct ListFault: Sendable, Hashable, CustomStringConvertible {
  /// The name of the list in messages.
  public let listName: String
  /// The number of the line, from 1; for a record of several lines, that of its first.
  public let line: Int
  /// What is wrong with it.
  public let reason: String

  /// The list and the line.
  public var place: String { "\(listName):\(line)" }

  /// The list, the line, and what is wrong with it.
  public var description: String { "\(place): \(reason)" }
}
