extension TemplateSet {
  /// Everything that is wrong with templates, instead of only the first error, sorted by place.
  ///
  /// Of the syntax errors of a template, only the first one is found; what depends on such a
  /// template is not checked.
  ///
  /// - Parameters:
  ///   - sources: The templates.
  ///   - unreadable: The names of templates whose text is unknown.
  ///   - functions: The functions that templates can call.
  ///   - roots: The templates that are rendered by name, each with the schema of its value.
  ///   - synonyms: Names that people often try, each mapped to the one that exists.
  package static func problems(
    in sources: [TemplateSource], unreadable: Set<String> = [], functions: [Function],
    roots: [String: Schema], synonyms: [String: String]
  ) -> [TemplateError] {
    var problems = ProblemList.collecting
    do throws(TemplateError) {
      let program = try Compiler.compile(
        sources, functions: functions, unreadable: unreadable, problems: &problems)
      for (name, schema) in roots.sorted(by: { $0.key < $1.key })
      where !program.isBroken(name) {
        let checker = try Checker(
          program, root: try program.entry(of: name), schema: schema, synonyms: synonyms,
          problems: problems)
        problems = checker.problems
      }
    } catch {
      // Reached only by errors after which nothing more can be checked.
      return sorted((problems.found ?? []) + [error])
    }
    return sorted(problems.found ?? [])
  }

  private static func sorted(_ problems: [TemplateError]) -> [TemplateError] {
    Set(problems).sorted { left, right in
      guard let place = left.place, let other = right.place else {
        return left.place == nil && right.place != nil
      }
      return (place.path, place.line, place.column, left.reason)
        < (other.path, other.line, other.column, right.reason)
    }
  }
}
