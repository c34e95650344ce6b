internal import Foundation
package import Testing

/// Something that a test needs and that a machine may lack.
///
/// A test or a suite that needs it has the trait `.requires(…)`, and is skipped without it; a test
/// of several tools, one an argument, calls ``check()``.
package struct Requirement: Sendable {
  /// What is needed, in words.
  package let name: String
  /// Whether it is there.
  package let isMet: @Sendable () -> Bool

  /// Makes a requirement.
  package init(_ name: String, isMet: @escaping @Sendable () -> Bool) {
    self.name = name
    self.isMet = isMet
  }

  /// Something in the optional folder `shared`, wherever that is.
  package static func sharedFolder(_ path: String = "corpus") -> Requirement {
    Requirement("\(path) in the folder \(SharedFolder.url.path())") { SharedFolder.has(path) }
  }

  /// A program on the path.
  package static func tool(_ program: String) -> Requirement {
    Requirement("the program \(program)") { Tool.isInstalled(program) }
  }

  /// A module of Python.
  package static func python(_ module: String) -> Requirement {
    Requirement("Python with the module \(module)") {
      (try? Tool.python("import \(module)")) != nil
    }
  }

  /// Cancels the running test, or its current argument, if the requirement is not met.
  package func check() throws {
    guard !isMet() else { return }
    print("skipped: needs \(name)")
    try Test.cancel("needs \(name)")
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, or all tests of a suite, unless a requirement is met.
  package static func requires(
    _ requirement: Requirement, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Self {
    .enabled(
      "needs \(requirement.name)", sourceLocation: sourceLocation, requirement.isMet)
  }
}
