/// How much work a comparison may take, counted in compared lines.
///
/// Two texts of many repeated lines can be compared in so many ways that looking for the best takes
/// time in the product of their lengths. Whoever wrote them is not to decide how long that takes.
struct WorkBudget {
  /// The work is used up.
  struct Exceeded: Error {}

  private var left: Int

  init(_ amount: Int) { left = amount }

  /// Uses some of it.
  mutating func use(_ amount: Int) throws(Exceeded) {
    left -= amount
    guard left >= 0 else { throw Exceeded() }
  }
}
