/// Something in an output that breaks a promise, and where it stands.
public struct Finding: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int
  /// What was found.
  public let what: String
  /// Why it matters.
  public let why: String
  /// What to do about it.
  public let remedy: String

  /// The place and the three parts, on one line: `12:3: element <img>, which loads …; …`.
  ///
  /// It can hold text of the output; show it on a terminal only with control characters escaped.
  public var description: String {
    "\(line):\(column): \(what), \(why); \(remedy)"
  }
}
