import TestSupport

/// Generated notes, and edits of two sides.
struct GeneratedEdits {
  /// Lines without their ends.
  let base: [String]
  let ours: [String]
  let theirs: [String]

  /// - Parameter hasTasks: Whether task lists are among the lines.
  init(seed: UInt64, hasTasks: Bool = false) {
    var random = SplitMix64(seed: seed)
    // Few different lines, so that many are repeated, or many; a note has blank ones between most.
    let variety = Int.random(in: 2...60, using: &random)
    let isSpaced = Bool.random(using: &random)
    func line() -> String {
      let number = Int.random(in: 0..<variety, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return "## Section \(number % 5)"
      case 1, 2: return hasTasks ? "- [ ] Task \(number)" : "- Task \(number)"
      case 3: return ""
      default: return "**Ann** said \(number)"
      }
    }
    var base: [String] = []
    for _ in 0..<Int.random(in: 0...40, using: &random) {
      base.append(line())
      if isSpaced { base.append("") }
    }
    func edited(_ text: [String], _ count: Int) -> [String] {
      var text = text
      for _ in 0..<count {
        let place = Int.random(in: 0...text.count, using: &random)
        let length = min(Int.random(in: 1...3, using: &random), text.count - place)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: text.removeSubrange(place..<place + length)
        case 1: text.insert(line(), at: place)
        case 2: text.insert(contentsOf: [line(), line()], at: place)
        case 3:
          let moved = Array(text[place..<place + length])
          text.removeSubrange(place..<place + length)
          text.insert(contentsOf: moved, at: Int.random(in: 0...text.count, using: &random))
        case 4 where hasTasks:
          let tasks = text.indices.filter { text[$0].hasPrefix("- [") }
          guard let task = tasks.randomElement(using: &random) else { continue }
          text[task] =
            text[task].hasPrefix("- [ ]")
            ? "- [x]" + text[task].dropFirst(5) : "- [ ]" + text[task].dropFirst(5)
        default:
          if place < text.count { text[place] = line() }
        }
      }
      return text
    }
    // Some edits are those of both.
    let shared = edited(base, Int.random(in: 0...1, using: &random))
    self.base = base
    ours = edited(shared, Int.random(in: 0...4, using: &random))
    theirs = edited(shared, Int.random(in: 0...4, using: &random))
  }

  static func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
