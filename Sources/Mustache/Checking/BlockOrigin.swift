/// A block of a template, and the place that gives its content.
package struct BlockOrigin: Sendable, Hashable {
  /// The name of the block.
  package let name: String
  /// The tag of the block, or of the argument that overrides it.
  package let place: TemplateError.Location
}

extension TemplateSet {
  /// The blocks of a template and of everything that it includes, each once, in the order in which
  /// they are rendered.
  ///
  /// Templates whose names come from data are not followed.
  package func blocks(of name: String) -> [BlockOrigin] {
    program.entries[name].map { BlockWalk(program, from: $0).found } ?? []
  }
}

/// Follows the includes of a template as a rendering would, with every section entered once.
struct BlockWalk {
  /// A template or block, and the arguments in force.
  private struct Visit: Hashable {
    let entry: Program.Entry
    let arguments: Int
  }

  /// The maximum number of templates and blocks visited, far more than real templates have.
  private static let mostVisits = 100_000

  let program: Program
  private(set) var found: [BlockOrigin] = []
  /// Whether each instruction can be reached.
  private(set) var isReached: [Bool]
  /// Whether the walk followed everything: no template's name comes from data.
  private(set) var isComplete = true
  private var names: Set<Int> = []
  private var visited: Set<Visit> = []
  private var arguments = ArgumentTable()

  init(_ program: Program, from entry: Int) {
    self.program = program
    isReached = Array(repeating: false, count: program.instructions.count)
    visit(Program.Entry(start: entry), arguments: -1, depth: 0)
  }

  private mutating func visit(_ entry: Program.Entry, arguments: Int, depth: Int) {
    guard visited.insert(Visit(entry: entry, arguments: arguments)).inserted else { return }
    guard depth < Renderer.deepestRecursion, visited.count <= Self.mostVisits else {
      isComplete = false
      return
    }
    var instruction = entry.start
    while true {
      var next = instruction + 1
      isReached[instruction] = true
      switch program.instructions[instruction] {
      case .call(let index):
        next = program.calls[index].next
        visit(call: index, arguments: arguments, depth: depth)
      case .block(let index):
        if let end = visit(block: index, arguments: arguments, depth: depth) { next = end }
      case .blockEnd where instruction == entry.end:
        return
      case .end:
        return
      default:
        break
      }
      instruction = next
    }
  }

  private mutating func visit(call index: Int, arguments: Int, depth: Int) {
    let call = program.calls[index]
    guard let entry = call.entry else {
      if case .value = call.target { isComplete = false }
      return
    }
    let inner =
      call.arguments.isEmpty
      ? arguments : self.arguments.extended(arguments, by: index, in: program)
    visit(entry, arguments: inner, depth: depth + 1)
  }

  /// Visits a block; returns its end if an argument overrides it.
  private mutating func visit(block index: Int, arguments: Int, depth: Int) -> Int? {
    let block = program.blocks[index]
    let override = program.override(of: index, by: arguments, among: self.arguments.all)
    if names.insert(block.name).inserted {
      let place = override.flatMap { program.calls[$0.call].argumentTags[block.name] }
      found.append(
        BlockOrigin(
          name: program.blockNames[block.name],
          place: program.location(of: place ?? program.places[block.start])))
    }
    guard let override else { return nil }
    visit(
      Program.Entry(start: override.entry), arguments: override.arguments, depth: depth + 1)
    return block.end
  }
}
