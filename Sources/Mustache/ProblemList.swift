/// The errors of templates: either the first one is thrown, or all are collected.
struct ProblemList: Sendable {
  /// The collected errors; nil if the first one is thrown instead.
  private(set) var found: [TemplateError]?

  /// A list that throws the first error.
  static let throwing = ProblemList(found: nil)
  /// A list that collects errors.
  static let collecting = ProblemList(found: [])

  /// Adds an error, or throws it.
  mutating func add(_ error: TemplateError) throws(TemplateError) {
    guard found != nil else { throw error }
    found?.append(error)
  }
}
