import Foundation

/// How much the tests with generated texts do: a share of all cases, or with the environment
/// variable `DEBRIEF_EXHAUSTIVE` all, and ten times as many texts.
enum Effort {
  private static let isExhaustive =
    ProcessInfo.processInfo.environment["DEBRIEF_EXHAUSTIVE"] != nil

  /// How many texts to generate.
  static let texts = isExhaustive ? 40_000 : 4_000

  /// One of so many shares of the cases.
  static func share<Case>(_ cases: [Case], of shares: Int, from offset: Int = 0) -> [Case] {
    guard !isExhaustive else { return cases }
    return stride(from: offset % shares, to: cases.count, by: shares).map { cases[$0] }
  }
}
