internal import TextScanning

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
      try requireBlocks(of: call, in: entry)
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
    guard let found = program.override(of: index, by: arguments, among: allArguments) else {
      return
    }
    let surroundings = Surroundings(
      contexts: significant(contexts), arguments: found.arguments)
    add(State(entry: found.entry, surroundings: surroundings))
  }

  /// The arguments in force within a call that has some of its own.
  ///
  /// Those that were there before take precedence, so a call that gives no block a first time
  /// changes nothing. Therefore the arguments of templates that recur are finitely many.
  private mutating func extended(_ outer: Int, by call: Int) -> Int {
    var unknown = Set(program.calls[call].arguments.keys)
    var level = outer
    while level >= 0 {
      unknown.subtract(program.calls[allArguments[level].call].arguments.keys)
      level = allArguments[level].outer
    }
    guard !unknown.isEmpty else { return outer }
    let arguments = Arguments(call: call, outer: outer)
    if let index = argumentIndexes[arguments] { return index }
    allArguments.append(arguments)
    argumentIndexes[arguments] = allArguments.count - 1
    return allArguments.count - 1
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
}
