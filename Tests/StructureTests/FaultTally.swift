/// How many answers had which kind of fault.
struct FaultTally: CustomStringConvertible {
  private var counts: [StructureFault.Kind: Int] = [:]

  /// Counts a fault, and returns how many of its kind there are.
  mutating func add(_ fault: StructureFault) -> Int {
    counts[fault.kind, default: 0] += 1
    return counts[fault.kind, default: 0]
  }

  var description: String {
    StructureFault.Kind.allCases.map { "\(counts[$0, default: 0]) \($0.rawValue)" }
      .joined(separator: ", ")
  }
}
