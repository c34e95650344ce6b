extension Checker {
  /// Adds what a partial or parent includes.
  mutating func follow(
    _ index: Int, in contexts: [Int], arguments: Int, at instruction: Int
  ) throws(TemplateError) {
    let call = program.calls[index]
    let surroundings = Surroundings(
      contexts: significant(contexts),
      arguments: call.arguments.isEmpty ? arguments : extended(arguments, by: index))
    switch call.target {
    case .template(let name):
      guard let entry = call.entry else {
        let nearest = NearestName.suggestion(for: name, among: program.entries.keys)
        throw TemplateError(
          "there is no template \"\(name)\"\(nearest)", at: program.location(of: instruction))
      }
      try requireBlocks(of: call, from: entry)
      add(State(entry: entry, surroundings: surroundings))
    case .value(let path):
      try requireSingle(path, in: contexts, at: instruction)
      var dynamic = dynamicCalls[index, default: DynamicCall()]
      guard !dynamic.surroundings.contains(surroundings) else { return }
      dynamic.surroundings.append(surroundings)
      dynamicCalls[index] = dynamic
      for entry in dynamic.entries {
        add(State(entry: entry, surroundings: surroundings))
      }
    }
  }

  /// Adds what overrides a block.
  ///
  /// The default content is checked in its place, whether it is rendered or not.
  mutating func follow(_ index: Int, in contexts: [Int], arguments: Int) {
    let block = program.blocks[index]
    var level = arguments
    var found: State?
    while level >= 0 {
      let given = givenArguments[level]
      for argument in program.calls[given.call].arguments where argument.block == block.name {
        found = State(
          entry: argument.entry,
          surroundings: Surroundings(contexts: significant(contexts), arguments: given.outer))
      }
      level = given.outer
    }
    if let found { add(found) }
  }

  /// The arguments in force within a call that has some of its own.
  ///
  /// Those that were there before take precedence, so a call that gives no block a first time
  /// changes nothing. Therefore the arguments of templates that recur are finitely many.
  private mutating func extended(_ outer: Int, by call: Int) -> Int {
    var known: Set<Int> = []
    var level = outer
    while level >= 0 {
      let given = givenArguments[level]
      known.formUnion(program.calls[given.call].arguments.lazy.map(\.block))
      level = given.outer
    }
    guard !program.calls[call].arguments.allSatisfy({ known.contains($0.block) }) else {
      return outer
    }
    let arguments = GivenArguments(call: call, outer: outer)
    if let index = argumentIndexes[arguments] { return index }
    givenArguments.append(arguments)
    argumentIndexes[arguments] = givenArguments.count - 1
    return givenArguments.count - 1
  }

  /// The contexts that a name can be found in, and the innermost, which `.` means.
  ///
  /// A second occurrence of a schema is hidden by the one further in, and what is no object has no
  /// names. Therefore the surroundings of templates that recur are finitely many.
  private func significant(_ contexts: [Int]) -> [Int] {
    var found: [Int] = []
    for (index, context) in contexts.enumerated().reversed() where !found.contains(context) {
      switch graph.nodes[context] {
      case .object, .anything: found.append(context)
      case .leaf, .list: if index == contexts.count - 1 { found.append(context) }
      }
    }
    return found.reversed()
  }

  /// Throws if a parent is given a block that it does not have.
  private func requireBlocks(of call: Program.Call, from entry: Int) throws(TemplateError) {
    guard !call.arguments.isEmpty, let names = blocks(reachedFrom: entry) else { return }
    for argument in call.arguments where !names.contains(argument.block) {
      let nearest = NearestName.suggestion(
        for: argument.name, among: names.map { program.blockNames[$0] })
      throw TemplateError(
        "the parent has no block \"\(argument.name)\"\(nearest)",
        at: program.location(of: argument.entry))
    }
  }

  /// The names of the blocks in a template and all that it includes; nil if that depends on data.
  private func blocks(reachedFrom entry: Int) -> Set<Int>? {
    var names: Set<Int> = []
    var reached: Set = [entry]
    var pending = [entry]
    while var instruction = pending.popLast() {
      loop: while true {
        switch program.instructions[instruction] {
        case .block(let block):
          names.insert(program.blocks[block].name)
        case .call(let call):
          guard case .template = program.calls[call].target else { return nil }
          let arguments = program.calls[call].arguments.map(\.entry)
          let entries = arguments + (program.calls[call].entry.map { [$0] } ?? [])
          pending += entries.filter { reached.insert($0).inserted }
          instruction = program.calls[call].next
          continue loop
        case .end:
          break loop
        default:
          break
        }
        instruction += 1
      }
    }
    return names
  }
}
