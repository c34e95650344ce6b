/// What is wrong with a template, and where.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A position in a template.
  public struct Location: Sendable, Hashable, CustomStringConvertible {
    /// The path of the template's source.
    public let path: String
    /// The line, from 1.
    public let line: Int
    /// The column at which the tag begins, from 1, in Unicode scalars.
    public let column: Int

    /// Makes a location.
    public init(path: String, line: Int, column: Int) {
      self.path = path
      self.line = line
      self.column = column
    }

    /// The location in the form that editors and terminals recognise: `notes.md.mustache:12:5`.
    public var description: String { "\(path):\(line):\(column)" }
  }

  /// What is wrong and, if possible, what to do.
  public let reason: String
  /// Where it is; nil if it is nowhere, as for a missing template.
  public let place: Location?

  /// Makes an error.
  public init(_ reason: String, at place: Location? = nil) {
    self.reason = reason
    self.place = place
  }

  /// The error on one line.
  ///
  /// `notes.md.mustache:12:5: no value is called "speakr" here; did you mean "speaker"?`
  public var description: String {
    place.map { "\($0): \(reason)" } ?? reason
  }
}
