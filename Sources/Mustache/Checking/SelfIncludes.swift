/// The calls that include the template or block that they are in, whatever the values are.
struct SelfIncludes: Sendable {
  /// Their indexes in ``Program/calls``.
  private(set) var calls: Set<Int> = []

  /// A template, an argument, a block or a section.
  private struct Opening {
    /// The first instruction; nil for a section, in which nothing is sure to be rendered.
    let entry: Int?
    /// The instruction after a section.
    var next: Int?
  }

  /// Finds the calls in one pass.
  init(_ program: Program) {
    let templates = Set(program.entries.values)
    let arguments = Set(program.calls.flatMap(\.arguments.values))
    var open: [Opening] = []
    for index in program.instructions.indices {
      while let next = open.last?.next, next <= index { open.removeLast() }
      if templates.contains(index) { open.removeAll() }
      if templates.contains(index) || arguments.contains(index) { open.append(.init(entry: index)) }
      switch program.instructions[index] {
      case .section(_, let next), .positionSection(_, let next), .inverted(_, let next):
        open.append(.init(entry: nil, next: next))
      case .block:
        open.append(.init(entry: index))
      case .call(let call):
        if let entry = program.calls[call].entry, entry.start == open.last?.entry {
          calls.insert(call)
        }
      case .blockEnd, .end:
        _ = open.popLast()
      default:
        break
      }
    }
  }
}

extension Program {
  /// What is wrong with a call that includes the template or block that it is in.
  func complaint(aboutSelfInclude call: Int) -> String {
    let name = name(ofCall: call)
    guard entries[name] == nil, let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
      let entry = calls[call].entry
    else {
      return "the template \"\(name)\" includes itself without end: put this tag in a section"
    }
    let block = String(name[dot...].dropFirst())
    let parent = calls.first { $0.arguments.values.contains(entry.start) }?.target
    guard case .template(let parent)? = parent else {
      return "the block \"\(block)\" includes itself without end: remove this tag"
    }
    return "the block \"\(block)\" includes itself without end; did you mean"
      + " {{> \(parent).\(block)}}, that of \"\(parent)\"?"
  }
}
