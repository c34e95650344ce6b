internal import TextScanning

extension Checker {
  /// Adds the template that a partial or a parent includes.
  mutating func follow(
    _ index: Int, in contexts: [Int], arguments: Int, at instruction: Int
  ) throws(TemplateError) {
    let call = program.calls[index]
    let surroundings = Surroundings(
      contexts: significant(contexts),
      arguments: call.arguments.isEmpty
        ? arguments : self.arguments.extended(arguments, by: index, in: program))
    switch call.target {
    case .template(let name):
      guard !program.isBroken(name) else { return }
      guard let entry = call.entry else {
        let hint = valueHint(for: name, in: contexts)
        throw TemplateError(
          program.complaint(aboutMissing: name, otherwise: hint),
          at: program.location(of: instruction))
      }
      guard !includesItself(index, at: instruction) else {
        throw TemplateError(
          program.complaint(aboutSelfInclude: index), at: program.location(of: instruction))
      }
      try requireBlocks(of: call, in: entry)
      add(State(entry: entry, surroundings: surroundings))
    case .value(let path):
      try requireSingle(path, in: contexts, at: instruction)
      var dynamic = dynamicCalls[index, default: DynamicCall()]
      guard !dynamic.surroundings.contains(surroundings) else { return }
      dynamic.surroundings.append(surroundings)
      dynamicCalls[index] = dynamic
      for entry in dynamic.entries {
        add(State(entry: Program.Entry(start: entry), surroundings: surroundings))
      }
    }
  }

  /// Whether a call includes the template or block that it is in.
  private mutating func includesItself(_ index: Int, at instruction: Int) -> Bool {
    guard let start = program.calls[index].entry?.start, start <= instruction,
      program.places[start].source == program.places[instruction].source
    else { return false }
    let found = selfIncludes ?? SelfIncludes(program)
    selfIncludes = found
    return found.calls.contains(index)
  }

  /// Adds the argument that overrides a block.
  ///
  /// The default content is always checked, even where it is not rendered.
  mutating func follow(_ index: Int, in contexts: [Int], arguments: Int) {
    guard let found = program.override(of: index, by: arguments, among: self.arguments.all) else {
      return
    }
    let surroundings = Surroundings(
      contexts: significant(contexts), arguments: found.arguments)
    add(State(entry: Program.Entry(start: found.entry), surroundings: surroundings))
  }

  /// The contexts in which names can be found, and the innermost one, which is `.`.
  ///
  /// A context is dropped if the same schema occurs further in, or if it is not an object and so
  /// has no names. This keeps the combinations finite even for recursive templates.
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
}

extension Checker {
  /// Throws if a parent is given a block that it does not have.
  mutating func requireBlocks(
    of call: Program.Call, in entry: Program.Entry
  ) throws(TemplateError) {
    guard !call.arguments.isEmpty, let blocks = blocks(in: entry) else { return }
    for (block, _) in call.arguments.sorted(by: { $0.value < $1.value })
    where !blocks.contains(block) {
      let name = program.blockNames[block]
      let names = blocks.map { program.blockNames[$0] }
      var hint = NearestName.suggestion(for: name, among: names)
      if hint.isEmpty, let synonym = synonyms[name], names.contains(synonym) {
        hint = "; did you mean \"\(synonym)\"?"
      }
      try problems.add(
        TemplateError(
          "the parent has no block \"\(name)\"\(hint)",
          at: call.argumentTags[block].map { program.location(of: $0) }))
    }
  }

  /// The names of the blocks in a template and everything that it includes; nil if that depends on
  /// data.
  private mutating func blocks(in entry: Program.Entry) -> Set<Int>? {
    if let known = blockNames[entry] { return known }
    let names = blocks(reachedFrom: entry)
    // A stored nil means that the names depend on data, not that they are still unknown.
    blockNames[entry] = .some(names)
    return names
  }

  private func blocks(reachedFrom entry: Program.Entry) -> Set<Int>? {
    var names: Set<Int> = []
    var reached: Set = [entry]
    var pending = [entry]
    while let entry = pending.popLast() {
      var instruction = entry.start
      body: while true {
        switch program.instructions[instruction] {
        case .block(let block):
          names.insert(program.blocks[block].name)
        case .call(let index):
          let call = program.calls[index]
          guard case .template = call.target else { return nil }
          let entries =
            call.arguments.values.map { Program.Entry(start: $0) } + (call.entry.map { [$0] } ?? [])
          pending += entries.filter { reached.insert($0).inserted }
          instruction = call.next
          continue body
        case .blockEnd where instruction != entry.end:
          break
        case .blockEnd, .end:
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
