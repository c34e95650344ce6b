/// What is wrong with a template, and where.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A place in a template.
  public struct Location: Sendable, Hashable, CustomStringConvertible {
    /// The path of the template's source.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// The column, in Unicode scalars, from 1: where the tag begins.
    public let column: Int

    /// Makes a location of its parts.
    public init(path: String, line: Int, column: Int) {
      self.path = path
      self.line = line
      self.column = column
    }

    /// The place as editors and terminals read it, `notes.md.mustache:12:5`.
    public var description: String { "\(path):\(line):\(column)" }
  }

  /// What is wrong and, where it can be told, what to do.
  public let reason: String
  /// Where; nil if it is not about one place, such as a template that is not there.
  public let location: Location?

  /// Makes an error of a reason and a place.
  public init(_ reason: String, at location: Location? = nil) {
    self.reason = reason
    self.location = location
  }

  /// The error as people read it, in one line.
  ///
  /// `notes.md.mustache:12:5: no value is called "speakr" here; did you mean "speaker"?`
  public var description: String {
    location.map { "\($0): \(reason)" } ?? reason
  }
}
