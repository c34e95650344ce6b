/// Compiles templates to a ``Program``.
struct Compiler {
  /// A construct that a tag has opened.
  enum Construct {
    case section(instruction: Int)
    case inverted(instruction: Int)
    case block(Int)
    case parent(call: Int)
    /// An argument, with the indentation that is removed from the lines around it.
    case argument(outerIndentation: [UInt8])
  }

  var program = Program()
  /// What literal text tells about the places after it; nil if nothing.
  let placing: Placing?
  var nameIndexes: [String: Int] = [:]
  var blockIndexes: [String: Int] = [:]
  var pathIndexes: [String: Int] = [:]

  // The current template.
  var template: ParsedTemplate
  private var open: [Construct] = []
  /// The indentation that is removed at the start of lines: that of the argument's first line.
  var removedIndentation: [UInt8] = []
  /// Whether the next instruction is the first on its line.
  var isAtLineStart = false
  /// Whether text may be appended to the last instruction, because nothing jumps to after it.
  var extendsLiteral = false
  /// The errors.
  private var problems: ProblemList

  /// Compiles templates; of several with one name, the last one counts.
  ///
  /// - Parameters:
  ///   - placing: What literal text tells about the places after it; nil if nothing.
  ///   - unreadable: The names of templates whose text is unknown; they render nothing.
  ///   - problems: Where all errors are collected, a template with a syntax error renders nothing,
  ///     and a value with an error is left out.
  static func compile(
    _ sources: [TemplateSource], functions: [Function], placing: Placing? = nil,
    unreadable: Set<String> = [], problems: inout ProblemList
  ) throws(TemplateError) -> Program {
    var templates: [(name: String, template: ParsedTemplate)] = []
    var brokenNames = unreadable
    for source in sources where !unreadable.contains(source.name) {
      do {
        templates.append((source.name, try ParsedTemplate(source)))
      } catch {
        try problems.add(error)
        brokenNames.insert(source.name)
      }
    }
    guard let first = templates.first else {
      var program = Program()
      program.brokenNames = brokenNames
      return program
    }
    var compiler = Compiler(template: first.template, placing: placing, problems: problems)
    compiler.program.functions = functions
    compiler.program.brokenNames = brokenNames
    for (name, template) in templates {
      do {
        try compiler.add(template, named: name)
      } catch {
        try compiler.problems.add(error)
        compiler.program.brokenNames.insert(name)
      }
    }
    compiler.link()
    problems = compiler.problems
    return compiler.program
  }

  private init(template: ParsedTemplate, placing: Placing?, problems: ProblemList) {
    self.template = template
    self.placing = placing
    self.problems = problems
  }

  private mutating func add(
    _ template: ParsedTemplate, named name: String
  ) throws(TemplateError) {
    self.template = template
    program.sources.append(template.source)
    program.templateNames.append(name)
    program.entries[name] = program.instructions.count
    open = []
    removedIndentation = []
    extendsLiteral = false
    isAtLineStart = false
    var textStart = 0
    for tag in template.tags {
      addText(textStart, to: tag.textEnd)
      try add(tag)
      textStart = tag.textStart
    }
    let end = template.source.bytes.count
    addText(textStart, to: end)
    // Nothing after the last line break counts as a line.
    isAtLineStart = false
    emit(.end, at: end)
  }

  private mutating func addText(_ start: Int, to end: Int) {
    if case .parent = open.last { return }
    if start <= end {
      addText(start..<end)
    }
  }

  private mutating func add(_ tag: Tag) throws(TemplateError) {
    switch tag.kind {
    case .variable, .raw:
      do {
        emit(try interpolation(tag), at: tag)
      } catch {
        try problems.add(error)
      }
    case .section:
      open.append(.section(instruction: program.instructions.count))
      let path = try path(tag)
      let isPosition = program.paths[path].position != nil
      emit(
        isPosition ? .positionSection(path: path, next: 0) : .section(path: path, next: 0), at: tag)
    case .inverted:
      open.append(.inverted(instruction: program.instructions.count))
      emit(.inverted(path: try path(tag), next: 0), at: tag)
    case .partial, .parent:
      try addCall(tag)
    case .block where tag.isArgument:
      try addArgument(tag)
    case .block:
      addBlock(tag)
    case .close:
      close(tag)
    case .silent:
      if tag.trimsBefore { isAtLineStart = false }
    }
  }

  private mutating func addCall(_ tag: Tag) throws(TemplateError) {
    let call = program.calls.count
    let indentation = tag.trimsBefore ? dedented(tag.blankFrom, to: tag.range.lowerBound) : nil
    program.calls.append(
      Program.Call(target: try target(tag), entry: nil, indentation: indentation))
    emit(.call(call), at: tag)
    program.calls[call].next = program.instructions.count
    if tag.kind == .parent {
      open.append(.parent(call: call))
    }
  }

  private mutating func addArgument(_ tag: Tag) throws(TemplateError) {
    guard case .parent(let call) = open.last else { return }
    let name = template.name(of: tag)
    let block = blockIndex(of: name)
    guard program.calls[call].arguments[block] == nil else {
      throw template.error("the block \"\(name)\" is given twice", at: tag)
    }
    program.calls[call].arguments[block] = program.instructions.count
    program.calls[call].argumentTags[block] = .init(
      source: program.sources.count - 1, offset: tag.range.lowerBound)
    open.append(.argument(outerIndentation: removedIndentation))
    let content = content(of: tag)
    // Inline content has no indentation of its own: its first line follows the tag.
    removedIndentation =
      template.source.startsLine(content.lowerBound)
      ? template.source.indentation(of: content).map { Array(template.source.bytes[$0]) } ?? []
      : []
    extendsLiteral = false
    isAtLineStart = true
  }

  private mutating func addBlock(_ tag: Tag) {
    let isAlone = tag.trimsBefore
    var indentation = dedented(tag.blankFrom, to: tag.range.lowerBound)
    if isAlone, let own = template.source.indentation(of: content(of: tag)) {
      indentation = dedented(own.lowerBound, to: own.upperBound)
    }
    let block = program.blocks.count
    program.blocks.append(
      Program.Block(
        name: blockIndex(of: template.name(of: tag)),
        indentation: .init(bytes: indentation, isOnFirstLine: !isAlone),
        start: program.instructions.count))
    open.append(.block(block))
    emit(.block(block), at: tag)
  }

  /// The content between a tag and the one that closes it.
  private func content(of tag: Tag) -> Range<Int> {
    tag.textStart..<max(tag.textStart, template.tags[tag.partner].textEnd)
  }

  private mutating func close(_ tag: Tag) {
    guard let construct = open.popLast() else { return }
    switch construct {
    case .section(let instruction):
      emit(.sectionEnd(body: instruction + 1), at: tag)
      let next = program.instructions.count
      switch program.instructions[instruction] {
      case .section(let path, _):
        program.instructions[instruction] = .section(path: path, next: next)
      case .positionSection(let path, _):
        program.instructions[instruction] = .positionSection(path: path, next: next)
      default: break
      }
    case .inverted(let instruction):
      endLine(at: tag)
      if case .inverted(let path, _) = program.instructions[instruction] {
        let next = program.instructions.count
        program.instructions[instruction] = .inverted(path: path, next: next)
      }
    case .block(let block):
      endLine(at: tag)
      program.blocks[block].end = program.instructions.count
      emit(.blockEnd, at: tag.range.lowerBound)
    case .argument(let outerIndentation):
      isAtLineStart = false
      emit(.end, at: tag)
      removedIndentation = outerIndentation
    case .parent(let call):
      isAtLineStart = false
      program.calls[call].next = program.instructions.count
    }
    extendsLiteral = false
  }

  /// Begins a line, inside the construct, whose first item is its closing tag.
  private mutating func endLine(at tag: Tag) {
    if isAtLineStart, !tag.trimsBefore {
      emit(.line, at: tag)
    }
    isAtLineStart = false
  }

  private mutating func emit(_ instruction: Instruction, at tag: Tag) {
    if tag.trimsBefore { isAtLineStart = false }
    emit(instruction, at: tag.range.lowerBound)
  }

  /// Adds an instruction.
  mutating func emit(_ instruction: Instruction, at offset: Int) {
    program.outputPlaces.append(placeAfterLiteral)
    program.instructions.append(instruction)
    program.places.append(.init(source: program.sources.count - 1, offset: offset))
    program.startsLine.append(isAtLineStart)
    isAtLineStart = false
    extendsLiteral = false
  }

  /// The place after the last instruction; 0 if other text may come before the next one.
  private var placeAfterLiteral: Placing.Place {
    guard let placing, extendsLiteral, case .literal(let range) = program.instructions.last else {
      return 0
    }
    return placing.place(program.literals.span.extracting(range))
  }

  /// Resolves the template names in calls.
  private mutating func link() {
    for index in program.calls.indices {
      if case .template(let name) = program.calls[index].target {
        program.calls[index].entry =
          program.entries[name].map { Program.Entry(start: $0) } ?? program.block(named: name)
      }
    }
  }
}
