/// What a rendering of a template can reach, with every section entered.
package struct TemplateReach: Sendable {
  /// A block that a template gives to its parent and that is never rendered.
  package struct UnshownBlock: Sendable, Hashable {
    /// The name of the block.
    package let name: String
    /// The template that gives it.
    package let template: String
    /// The tag of the block.
    package let place: TemplateError.Location
    /// Whether there is nothing in the block.
    package let isEmpty: Bool
    /// The tag in the same template that includes another template's block of this name instead;
    /// nil if there is none.
    package let include: TemplateError.Location?
    /// The name of that other template.
    package let owner: String?
  }

  private let program: Program
  private let walk: BlockWalk

  fileprivate init(_ program: Program, from entry: Int) {
    self.program = program
    walk = BlockWalk(program, from: entry)
  }

  /// Whether everything that can be reached is known: no template's name comes from data.
  package var isComplete: Bool { walk.isComplete }

  /// The paths of the templates of which something can be reached.
  package var paths: Set<String> {
    var sources: Set<Int> = []
    for index in program.places.indices where walk.isReached[index] {
      sources.insert(program.places[index].source)
    }
    return Set(sources.map { program.sources[$0].path })
  }

  /// The blocks that templates give to their parents and that are never rendered, in the order in
  /// which they are written.
  package var unshownBlocks: [UnshownBlock] {
    let includes = blockIncludes
    var found: [UnshownBlock] = []
    for instruction in program.instructions.indices where walk.isReached[instruction] {
      guard case .call(let index) = program.instructions[instruction] else { continue }
      for (block, entry) in program.calls[index].arguments.sorted(by: { $0.value < $1.value })
      where !walk.isReached[entry] {
        guard let tag = program.calls[index].argumentTags[block] else { continue }
        let own = entry...program.end(ofArgument: entry)
        let include = includes[BlockKey(source: tag.source, name: program.blockNames[block])]?
          .first { !own.contains($0) }
        found.append(
          UnshownBlock(
            name: program.blockNames[block], template: program.templateNames[tag.source],
            place: program.location(of: tag), isEmpty: program.isEnd(entry),
            include: include.map { program.location(of: $0) },
            owner: include.flatMap { program.owner(ofBlockIncludedAt: $0) }))
      }
    }
    return found
  }

  /// The block of another template, as a template includes it by name.
  private struct BlockKey: Hashable {
    let source: Int
    let name: String
  }

  /// The tags that include blocks of other templates.
  private var blockIncludes: [BlockKey: [Int]] {
    var includes: [BlockKey: [Int]] = [:]
    for instruction in program.instructions.indices where walk.isReached[instruction] {
      guard case .call(let index) = program.instructions[instruction],
        case .template(let name) = program.calls[index].target,
        let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")),
        let target = program.calls[index].entry
      else { continue }
      let source = program.places[instruction].source
      guard program.places[target.start].source != source else { continue }
      let key = BlockKey(source: source, name: String(name[dot...].dropFirst()))
      includes[key, default: []].append(instruction)
    }
    return includes
  }

  /// The names of the values inside an object that templates ask for; nil if that depends on data, or
  /// if they take the object as a whole.
  package func names(in object: String) -> Set<String>? {
    guard walk.isComplete else { return nil }
    var found: Set<String> = []
    for index in program.instructions.indices where walk.isReached[index] {
      let path: Int
      switch program.instructions[index] {
      case .value(let own), .raw(let own), .function(_, let own), .section(let own, _),
        .positionSection(let own, _), .inverted(let own, _):
        path = own
      default:
        continue
      }
      guard let first = program.paths[path].first, program.names[first] == object else { continue }
      guard let name = program.innerNames(of: path).first else { return nil }
      found.insert(name)
    }
    return found
  }

  /// The values inside an object that templates write without testing that they are there, each
  /// once, with the first tag that writes it.
  ///
  /// A value is tested by a section over it around the tag, also in a template that includes that of
  /// the tag, or by an inverted section over it in the same template.
  package func untestedValues(
    in object: String
  ) -> [(name: String, place: TemplateError.Location)] {
    let tests = ValueTests(program, walk)
    var found: [(name: String, place: TemplateError.Location)] = []
    var names: Set<String> = []
    var open: [(path: Int, next: Int)] = []
    for index in program.instructions.indices {
      while let last = open.last, last.next <= index { open.removeLast() }
      switch program.instructions[index] {
      case .section(let path, let next):
        open.append((path, next))
      case .value(let path), .raw(let path), .function(_, let path):
        guard walk.isReached[index], let first = program.paths[path].first,
          program.names[first] == object, program.paths[path].rest.count == 1,
          !open.contains(where: { $0.path == path }),
          !tests.includes(path, ofTemplate: program.places[index].source)
        else { continue }
        let name = program.innerNames(of: path)[0]
        if names.insert(name).inserted { found.append((name, program.location(of: index))) }
      default:
        break
      }
    }
    return found
  }
}

/// The sections over each path that tell whether it has a value.
private struct ValueTests {
  /// The templates with an inverted section over a path.
  private var inverted: [Int: Set<Int>] = [:]
  /// The templates with a section over a path that renders other templates.
  private var including: [Int: Set<Int>] = [:]

  init(_ program: Program, _ walk: BlockWalk) {
    var includes = [0]
    for instruction in program.instructions {
      includes.append((includes.last ?? 0) + (instruction.isInclude ? 1 : 0))
    }
    for index in program.instructions.indices where walk.isReached[index] {
      let source = program.places[index].source
      switch program.instructions[index] {
      case .inverted(let path, _):
        inverted[path, default: []].insert(source)
      case .section(let path, let next) where includes[next] > includes[index]:
        including[path, default: []].insert(source)
      default:
        break
      }
    }
  }

  /// Whether a value is tested where a template is rendered.
  func includes(_ path: Int, ofTemplate source: Int) -> Bool {
    inverted[path]?.contains(source) ?? false
      || including[path].map { $0 != [source] } ?? false
  }
}

extension TemplateSet {
  /// What a rendering of a template can reach; nil if there is no such template.
  package func reach(from name: String) -> TemplateReach? {
    program.entries[name].map { TemplateReach(program, from: $0) }
  }
}

extension Program {
  /// Whether an instruction ends its template or argument.
  fileprivate func isEnd(_ instruction: Int) -> Bool {
    if case .end = instructions[instruction] { true } else { false }
  }

  /// The name of the template whose block a call includes.
  fileprivate func owner(ofBlockIncludedAt instruction: Int) -> String? {
    guard case .call(let index) = instructions[instruction], let entry = calls[index].entry else {
      return nil
    }
    return templateNames[places[entry.start].source]
  }

  /// The instruction that ends an argument.
  fileprivate func end(ofArgument entry: Int) -> Int {
    var instruction = entry
    while !isEnd(instruction) {
      if case .call(let call) = instructions[instruction] {
        instruction = calls[call].next
      } else {
        instruction += 1
      }
    }
    return instruction
  }
}

extension Instruction {
  /// Whether it renders another template, or a block that another template can give.
  fileprivate var isInclude: Bool {
    switch self {
    case .call, .block: true
    default: false
    }
  }
}
