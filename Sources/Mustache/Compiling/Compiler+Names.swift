internal import TextScanning

extension Compiler {
  /// The instruction for `{{name}}`, `{{{name}}}` or `{{function(name)}}`.
  mutating func interpolation(_ tag: Tag) throws(TemplateError) -> Instruction {
    let content = template.source.bytes[tag.content]
    // A name with a dot before the parenthesis is a key of free-form data: `insights.Budget (EUR)`.
    guard let open = content.firstIndex(of: UInt8(ascii: "(")),
      !content[..<open].contains(UInt8(ascii: "."))
    else {
      let path = try path(tag)
      return tag.kind == .raw ? .raw(path: path) : .value(path: path)
    }
    let name = template.source.string(template.source.trimmed(tag.content.lowerBound..<open))
    let close = tag.content.upperBound - 1
    let argument = template.source.trimmed((open + 1)..<max(open + 1, close))
    guard content.last == UInt8(ascii: ")"), !argument.isEmpty,
      !template.source.bytes[argument].contains(UInt8(ascii: ","))
    else {
      throw template.error(
        "a function has one argument: {{\(name.isEmpty ? "function" : name)(name)}}", at: tag)
    }
    guard let function = program.functions.lastIndex(where: { $0.name == name }) else {
      let nearest = NearestName.suggestion(for: name, among: program.functions.map(\.name))
      throw template.error("there is no function \"\(name)\"\(nearest)", at: tag)
    }
    return .function(function, path: try path(template.source.string(argument), at: tag))
  }

  /// The template that a partial or a parent names.
  mutating func target(_ tag: Tag) throws(TemplateError) -> Program.Call.Target {
    guard template.source.bytes[tag.content.lowerBound] == UInt8(ascii: "*") else {
      return .template(template.name(of: tag))
    }
    let name = template.source.trimmed((tag.content.lowerBound + 1)..<tag.content.upperBound)
    return .value(path: try path(template.source.string(name), at: tag))
  }

  /// The index of the path in a tag.
  mutating func path(_ tag: Tag) throws(TemplateError) -> Int {
    try path(template.name(of: tag), at: tag)
  }

  private mutating func path(_ spelling: String, at tag: Tag) throws(TemplateError) -> Int {
    if let index = pathIndexes[spelling] { return index }
    let path: Program.Path
    if spelling == "." {
      path = Program.Path(first: nil, rest: 0..<0)
    } else {
      let parts = spelling.utf8.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
      guard !parts.contains("") else {
        throw template.error("a name between dots is missing in \"\(spelling)\"", at: tag)
      }
      guard !spelling.utf8.contains(UInt8(ascii: "\n")) else {
        throw template.error("a name spans several lines: is a \"}}\" missing?", at: tag)
      }
      let start = program.innerNames.count
      for part in parts.dropFirst() { program.innerNames.append(nameIndex(of: part)) }
      path = Program.Path(
        first: nameIndex(of: parts[0]), rest: start..<program.innerNames.count)
    }
    program.paths.append(path)
    pathIndexes[spelling] = program.paths.count - 1
    return program.paths.count - 1
  }

  private mutating func nameIndex(of name: String) -> Int {
    if let index = nameIndexes[name] { return index }
    program.names.append(name)
    nameIndexes[name] = program.names.count - 1
    return program.names.count - 1
  }

  /// The index of a block's name.
  mutating func blockIndex(of name: String) -> Int {
    if let index = blockIndexes[name] { return index }
    program.blockNames.append(name)
    blockIndexes[name] = program.blockNames.count - 1
    return program.blockNames.count - 1
  }
}
