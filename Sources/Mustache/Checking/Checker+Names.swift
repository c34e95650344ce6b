internal import TextScanning

extension Checker {
  /// The schema of a path; throws if one of its names is unknown.
  func node(
    of path: Int, in contexts: [Int], at instruction: Int
  ) throws(TemplateError) -> Int {
    guard let first = program.firstName(of: path) else {
      return contexts.last ?? SchemaGraph.anything
    }
    var name = program.names[first]
    var node = try outermost(name, of: path, in: contexts, at: instruction)
    for part in program.innerNames(of: path) {
      switch graph.nodes[node] {
      case .anything:
        if let advice = ForeignTag.advice(
          forCall: program.spelling(of: path), functions: program.functions.map(\.name))
        {
          throw error("no value is called \(part.quoted()); \(advice)", at: instruction)
        }
        return node
      case .object(let members):
        guard let member = members[part] else {
          let nearest = NearestName.suggestion(for: part, among: graph.members(of: node).keys)
          throw error("no value is called \"\(part)\" in \"\(name)\"\(nearest)", at: instruction)
        }
        node = member
      case .list:
        throw error(
          "\"\(name)\" is a list: use its values inside {{#\(name)}}…{{/\(name)}}",
          at: instruction)
      case .leaf:
        throw error("\"\(name)\" has no values inside, so no \"\(part)\"", at: instruction)
      }
      name = part
    }
    return node
  }

  /// The schema of the first name of a path.
  private func outermost(
    _ name: String, of path: Int, in contexts: [Int], at instruction: Int
  ) throws(TemplateError) -> Int {
    var mayBeHidden = false
    for context in contexts.reversed() {
      switch graph.nodes[context] {
      case .object(let members):
        // Free-form data further in may also have the name, so its value may be anything.
        if let member = members[name] { return mayBeHidden ? SchemaGraph.anything : member }
      case .anything:
        mayBeHidden = true
      case .leaf, .list:
        break
      }
    }
    guard !mayBeHidden else { return SchemaGraph.anything }
    if let advice = ForeignTag.advice(
      for: program.spelling(of: path), functions: program.functions.map(\.name))
    {
      throw error("no value is called \(name.quoted()) here; \(advice)", at: instruction)
    }
    throw error(
      "no value is called \"\(name)\" here\(hint(for: name, in: contexts))", at: instruction)
  }

  /// A suggestion for a template that does not exist: the value of this name.
  func valueHint(for name: String, in contexts: [Int]) -> String {
    contexts.contains { graph.members(of: $0)[name] != nil }
      ? "; {{\(name)}} writes the value of this name" : ""
  }

  /// A suggestion for an unknown name.
  private func hint(for name: String, in contexts: [Int]) -> String {
    let visible = contexts.map { graph.members(of: $0) }
    let nearest = NearestName.suggestion(for: name, among: visible.joined().map(\.key))
    guard nearest.isEmpty else { return nearest }
    let key = synonyms[name] == nil ? NearestName.nearest(to: name, among: synonyms.keys) : name
    if let synonym = key.flatMap({ synonyms[$0] }), visible.contains(where: { $0[synonym] != nil })
    {
      return "; did you mean \"\(synonym)\"?"
    }
    if program.entries[name] != nil { return "; {{> \(name)}} includes the template" }
    let owners = visible.joined().filter { owner in
      graph.members(of: graph.element(of: owner.value))[name] != nil
    }
    guard let owner = owners.min(by: { $0.key < $1.key }) else { return "" }
    if case .object = graph.nodes[owner.value] { return "; did you mean \"\(owner.key).\(name)\"?" }
    return "; use it inside {{#\(owner.key)}}…{{/\(owner.key)}}"
  }

  /// Throws unless a value can be written as text.
  func requireSingle(
    _ path: Int, in contexts: [Int], at instruction: Int
  ) throws(TemplateError) {
    let node = try node(of: path, in: contexts, at: instruction)
    let name = program.spelling(of: path)
    switch graph.nodes[node] {
    case .leaf, .anything:
      break
    case .list:
      throw error(
        "\"\(name)\" is a list, not a text: use {{#\(name)}}…{{/\(name)}}", at: instruction)
    case .object(let members) where members[Shape.textMemberName] != nil:
      break
    case .object(let members):
      let names = members.filter { $0.value != SchemaGraph.position }.keys
      let example = names.min().map { name == "." ? $0 : "\(name).\($0)" } ?? name
      throw error(
        "\"\(name)\" is an object, not a text: use one of its values, such as {{\(example)}}",
        at: instruction)
    }
  }

  /// Throws unless a function accepts a value.
  func require(
    _ function: Function, on path: Int, in contexts: [Int], at instruction: Int
  ) throws(TemplateError) {
    let node = try node(of: path, in: contexts, at: instruction)
    guard let kind = graph.kind(of: node), function.arguments.isDisjoint(with: kind) else { return }
    let kinds: [(Function.Arguments, String)] = [
      (.single, "a text"), (.list, "a list"), (.object, "an object"),
    ]
    let taken = kinds.filter { function.arguments.contains($0.0) }.map(\.1)
    let given = kinds.first { kind.contains($0.0) }?.1 ?? ""
    throw error(
      "\(function.name) takes \(taken.joined(separator: " or ")), but "
        + "\"\(program.spelling(of: path))\" is \(given)", at: instruction)
  }

  private func error(_ reason: String, at instruction: Int) -> TemplateError {
    TemplateError(reason, at: program.location(of: instruction))
  }
}
