extension JSONParser {
  /// What a parser tolerates.
  public struct Options: Sendable, Hashable {
    /// What happens to bytes in a string that are not UTF-8.
    public enum InvalidUTF8: Sendable, Hashable {
      /// They are an error.
      case refuse
      /// Each maximal subpart (Unicode, section 3.9) becomes U+FFFD, and the result tells where.
      case repair
    }

    /// What happens to bytes in a string that are not UTF-8; outside of strings they are an error.
    public var invalidUTF8: InvalidUTF8
    /// How many arrays and objects may lie in each other: 0 to 512.
    public let maximumDepth: Int

    /// Makes options.
    ///
    /// - Parameters:
    ///   - invalidUTF8: What happens to bytes in a string that are not UTF-8.
    ///   - maximumDepth: How many arrays and objects may lie in each other. More than 512 is taken
    ///     as 512, since values of any depth could not be compared or released on a small stack.
    public init(invalidUTF8: InvalidUTF8 = .refuse, maximumDepth: Int = 512) {
      self.invalidUTF8 = invalidUTF8
      self.maximumDepth = min(max(maximumDepth, 0), 512)
    }
  }
}
