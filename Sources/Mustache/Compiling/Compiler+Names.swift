internal import TextScanning

extension Compiler {
  /// The maximum number of functions around a value.
  private static let mostFunctions = 8

  /// The instruction for `{{name}}`, `{{{name}}}` or `{{function(name)}}`.
  mutating func interpolation(_ tag: Tag) throws(TemplateError) -> Instruction {
    var steps: [Program.FunctionCall.Step] = []
    var content = tag.content
    while let open = openParenthesis(in: content) {
      let (step, argument) = try functionStep(content, open: open, of: tag)
      guard steps.count < Self.mostFunctions else {
        throw template.error(
          "there are at most \(Self.mostFunctions) functions around a value", at: tag)
      }
      if let outer = steps.first, program.functions[step.function].value == nil {
        let (inner, outer) = (
          program.functions[step.function].name, program.functions[outer.function].name
        )
        throw template.error(
          "\(inner) writes its result, so that \(outer) cannot take it: call \(inner) last", at: tag
        )
      }
      steps.insert(step, at: 0)
      content = argument
    }
    guard !steps.isEmpty else {
      let path = try path(tag)
      return tag.kind == .raw ? .raw(path: path) : .value(path: path)
    }
    program.functionCalls.append(Program.FunctionCall(steps: steps))
    let path = try path(template.source.string(content), at: tag)
    return .function(call: program.functionCalls.count - 1, path: path)
  }

  /// The offset of the parenthesis after a function's name; nil if the text is a path.
  ///
  /// A name with a dot before the parenthesis is a key of free-form data: `insights.Budget (EUR)`.
  private func openParenthesis(in range: Range<Int>) -> Int? {
    let content = template.source.bytes[range]
    guard let open = content.firstIndex(of: UInt8(ascii: "(")),
      !content[..<open].contains(UInt8(ascii: "."))
    else { return nil }
    return open
  }

  /// The outermost function of a text, and the range of the value or the call that it takes.
  private func functionStep(
    _ range: Range<Int>, open: Int, of tag: Tag
  ) throws(TemplateError) -> (step: Program.FunctionCall.Step, argument: Range<Int>) {
    let bytes = template.source.bytes
    let name = template.source.string(template.source.trimmed(range.lowerBound..<open))
    let close = range.upperBound - 1
    var argument = template.source.trimmed((open + 1)..<max(open + 1, close))
    // The last comma, but not one inside the parentheses of another function.
    let end = bytes[argument].lastIndex(of: UInt8(ascii: ")")) ?? argument.lowerBound
    let comma = bytes[end..<argument.upperBound].lastIndex(of: UInt8(ascii: ","))
    var number: Int?
    var isNumber = true
    if let comma {
      let digits = template.source.trimmed((comma + 1)..<argument.upperBound)
      number = Int(template.source.string(digits))
      isNumber = number != nil && digits.count <= 6 && bytes[digits].allSatisfy(\.isDigit)
      argument = template.source.trimmed(argument.lowerBound..<comma)
    }
    let example = name.isEmpty ? "function" : name
    let isPath = openParenthesis(in: argument) == nil
    guard bytes[close] == UInt8(ascii: ")"), close > open, !argument.isEmpty,
      !isPath || !bytes[argument].contains(UInt8(ascii: ","))
    else {
      throw template.error("a function has one argument: {{\(example)(name)}}", at: tag)
    }
    guard let index = program.functions.lastIndex(where: { $0.name == name }) else {
      let nearest = NearestName.suggestion(for: name, among: program.functions.map(\.name))
      throw template.error("there is no function \"\(name)\"\(nearest)", at: tag)
    }
    guard comma == nil || program.functions[index].takesNumber else {
      throw template.error("a function has one argument: {{\(example)(name)}}", at: tag)
    }
    guard isNumber else {
      throw template.error(
        "\(name) takes a whole number after the comma: {{\(name)(name, 80)}}", at: tag)
    }
    return (Program.FunctionCall.Step(function: index, number: number), argument)
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
    } else if [Program.ListPosition.first, Program.ListPosition.last].contains(spelling) {
      path = Program.Path(
        first: nil, rest: 0..<0,
        position: .init(
          name: nameIndex(of: spelling), isLast: spelling == Program.ListPosition.last))
    } else {
      let parts = spelling.utf8.split(
        separator: UInt8(ascii: "."), omittingEmptySubsequences: false
      ).map { String(Substring($0)) }
      guard !parts.contains("") else {
        if let advice = ForeignTag.advice(
          for: spelling, functions: program.functions.map(\.name))
        {
          throw template.error("\"\(spelling.excerpt())\" is no name here; \(advice)", at: tag)
        }
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
