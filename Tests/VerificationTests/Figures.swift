import Synchronization

/// The totals of all attacks, printed after the last one.
enum Figures {
  private struct Sums {
    var cases = 0
    var strings = 0
    var violations = 0
    var lost = 0
  }

  private static let sums = Mutex(Sums())

  static func add(_ output: AttackOutput, strings: Int, violations: Int, lost: Int) {
    let sums = sums.withLock { sums in
      sums.cases += 1
      sums.strings += strings
      sums.violations += violations
      sums.lost += lost
      return sums
    }
    guard sums.cases == AttackOutput.allCases.count * AttackField.allCases.count else { return }
    print(
      """
      attacks: \(AttackStrings.all.count) strings in \(AttackField.allCases.count) fields and \
      \(AttackOutput.allCases.count) outputs, \(sums.strings) times: \(sums.violations) violations, \
      \(sums.lost) lost texts
      """)
  }
}
