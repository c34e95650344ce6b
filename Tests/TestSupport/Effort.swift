internal import Foundation

/// The effort of tests with generated texts: a share of all cases; or all of them and ten times
/// as many texts, if the environment variable `DEBRIEF_EXHAUSTIVE` has a number, from which the
/// texts are generated.
package enum Effort {
  private static let exhaustive =
    ProcessInfo.processInfo.environment["DEBRIEF_EXHAUSTIVE"].map { UInt64($0) ?? 1 }

  /// Whether all cases are tried.
  package static let isExhaustive = exhaustive != nil

  /// Added to the seeds of generators.
  package static let seed = (exhaustive ?? 0) << 32

  /// The number of texts to generate.
  package static let texts = isExhaustive ? 40_000 : 4_000

  /// Every n-th of the cases.
  package static func share<Case>(_ cases: [Case], of shares: Int, from offset: Int = 0) -> [Case] {
    guard !isExhaustive else { return cases }
    return stride(from: offset % shares, to: cases.count, by: shares).map { cases[$0] }
  }
}
