/// What a property throws where it does not hold.
public struct BrokenProperty: Error, CustomStringConvertible {
  /// What did not hold.
  public let description: String
}

/// Throws if a part of a property does not hold.
public func check(_ holds: Bool, _ description: @autoclosure () -> String) throws {
  if !holds { throw BrokenProperty(description: description()) }
}
