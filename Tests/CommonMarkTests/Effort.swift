import Foundation

/// How much the tests with generated texts do: a share of all cases; or all of them and ten times
/// as many texts, if the environment variable `DEBRIEF_EXHAUSTIVE` has a number, from which the
/// texts are generated.
enum Effort {
  private static let exhaustive =
    ProcessInfo.processInfo.environment["DEBRIEF_EXHAUSTIVE"].map { UInt64($0) ?? 1 }
  private static let isExhaustive = exhaustive != nil

  /// What is added to the seeds of generators.
  static let seed = (exhaustive ?? 0) << 32

  /// How many texts to generate.
  static let texts = isExhaustive ? 40_000 : 4_000

  /// One of so many shares of the cases.
  static func share<Case>(_ cases: [Case], of shares: Int, from offset: Int = 0) -> [Case] {
    guard !isExhaustive else { return cases }
    return stride(from: offset % shares, to: cases.count, by: shares).map { cases[$0] }
  }
}
