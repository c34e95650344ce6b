internal import SeededRandom

/// Faults that befall some of the requests, the same ones for the same seed.
package struct RandomFaults: Sendable {
  /// The part of the requests that goes wrong, 0 to 1.
  package let rate: Double
  /// The faults, of which each is as likely as the others.
  package let faults: [Fault]
  private var generator: SplitMix64

  /// Makes faults.
  package init(rate: Double, faults: [Fault] = Fault.allCases, seed: UInt64) {
    self.rate = rate
    self.faults = faults
    self.generator = SplitMix64(seed: seed)
  }

  /// The fault of the next request; nil if it goes well.
  package mutating func next() -> Fault? {
    guard Double.random(in: 0..<1, using: &generator) < rate else { return nil }
    return faults.randomElement(using: &generator)
  }
}
