/// The blocks that a parent is given, where it is rendered or checked.
struct Arguments: Hashable, Sendable {
  /// The call that they belong to.
  let call: Int
  /// Those that were in force around the call, as an index; -1 if there are none.
  ///
  /// They take precedence, and blocks in the call's own arguments are theirs to override.
  let outer: Int
}

extension Program {
  /// Where to find what overrides a block, and which arguments are in force there.
  ///
  /// - Parameters:
  ///   - block: The block.
  ///   - arguments: The index of the arguments in force at the block; -1 if there are none.
  ///   - all: What the indexes refer to.
  func override(
    of block: Int, by arguments: Int, among all: [Arguments]
  ) -> (entry: Int, arguments: Int)? {
    let name = blocks[block].name
    var found: (entry: Int, arguments: Int)?
    var level = arguments
    while level >= 0 {
      let outer = all[level].outer
      if let entry = calls[all[level].call].arguments[name] {
        found = (entry, outer)
      }
      level = outer
    }
    return found
  }
}
