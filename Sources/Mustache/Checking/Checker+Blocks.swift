internal import Spelling

extension Checker {
  /// Throws if a parent is given a block that it does not have.
  mutating func requireBlocks(
    of call: Program.Call, in entry: Int
  ) throws(TemplateError) {
    guard !call.arguments.isEmpty, let names = blocks(in: entry) else { return }
    for (block, argument) in call.arguments.sorted(by: { $0.value < $1.value })
    where !names.contains(block) {
      let name = program.blockNames[block]
      let nearest = NearestName.suggestion(
        for: name, among: names.map { program.blockNames[$0] })
      throw TemplateError(
        "the parent has no block \"\(name)\"\(nearest)", at: program.location(of: argument))
    }
  }

  /// The names of the blocks in a template and all that it includes; nil if that depends on data.
  private mutating func blocks(in entry: Int) -> Set<Int>? {
    if let known = blockNames[entry] { return known }
    let names = blocks(reachedFrom: entry)
    // A nil in the dictionary: it was found out that nothing can be found out.
    blockNames[entry] = .some(names)
    return names
  }

  private func blocks(reachedFrom entry: Int) -> Set<Int>? {
    var names: Set<Int> = []
    var reached: Set = [entry]
    var pending = [entry]
    while var instruction = pending.popLast() {
      body: while true {
        switch program.instructions[instruction] {
        case .block(let block):
          names.insert(program.blocks[block].name)
        case .call(let index):
          let call = program.calls[index]
          guard case .template = call.target else { return nil }
          let entries = Array(call.arguments.values) + (call.entry.map { [$0] } ?? [])
          pending += entries.filter { reached.insert($0).inserted }
          instruction = call.next
          continue body
        case .end:
          break body
        default:
          break
        }
        instruction += 1
      }
    }
    return names
  }
}
