/// The block arguments of a parent in one rendering or check.
struct Arguments: Hashable, Sendable {
  /// The call that they belong to.
  let call: Int
  /// The index of the arguments in force around the call; -1 if there are none.
  ///
  /// They take precedence, and also override blocks inside the call's own arguments.
  let outer: Int
}

/// Arguments by index, each combination once.
///
/// Outer arguments take precedence, so a call that gives no new block changes nothing. This keeps
/// the combinations finite even for recursive templates.
struct ArgumentTable: Sendable {
  private(set) var all: [Arguments] = []
  private var indexes: [Arguments: Int] = [:]

  /// The index of the arguments in force inside a call.
  ///
  /// - Parameter outer: The index of those around it; -1 if there are none.
  mutating func extended(_ outer: Int, by call: Int, in program: Program) -> Int {
    var unknown = Set(program.calls[call].arguments.keys)
    var level = outer
    while level >= 0 {
      unknown.subtract(program.calls[all[level].call].arguments.keys)
      level = all[level].outer
    }
    guard !unknown.isEmpty else { return outer }
    let arguments = Arguments(call: call, outer: outer)
    if let index = indexes[arguments] { return index }
    all.append(arguments)
    indexes[arguments] = all.count - 1
    return all.count - 1
  }
}

extension Program {
  /// The entry of the argument that overrides a block, the call that it belongs to, and the
  /// arguments in force inside it.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - arguments: The index of the arguments in force at the block; -1 if there are none.
  ///   - all: All arguments, by index.
  func override(
    of block: Int, by arguments: Int, among all: [Arguments]
  ) -> (entry: Int, call: Int, arguments: Int)? {
    let name = blocks[block].name
    var found: (entry: Int, call: Int, arguments: Int)?
    var level = arguments
    while level >= 0 {
      let outer = all[level].outer
      if let entry = calls[all[level].call].arguments[name] {
        found = (entry, all[level].call, outer)
      }
      level = outer
    }
    return found
  }
}
