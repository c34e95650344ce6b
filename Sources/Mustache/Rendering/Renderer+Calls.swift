internal import TextScanning

extension Renderer {
  /// Enters a partial or a parent; returns the next instruction.
  mutating func call(
    _ index: Int, at instruction: Int, written: Int
  ) throws(TemplateError) -> Int {
    let next = program.calls[index].next
    guard let entry = try entry(of: index, at: instruction) else { return next }
    guard depth < Self.deepestRecursion else {
      throw TemplateError(
        "templates include each other deeper than \(Self.deepestRecursion)"
          + circle(including: entry, at: instruction),
        at: program.location(of: instruction))
    }
    try expand(entry.start, at: instruction)
    enterFrame(next: next, end: entry.end, isTemplate: true, written: written)
    if !program.calls[index].arguments.isEmpty {
      allArguments.append(Arguments(call: index, outer: arguments))
      arguments = allArguments.count - 1
    }
    if let own = program.calls[index].indentation {
      indent(by: own)
    } else {
      indentation = []
      writtenIndentation = 0
    }
    return entry.start
  }

  /// The templates that include each other in a circle, as in ` (a > b > a)`; empty if they only
  /// make a long chain.
  private func circle(including entry: Program.Entry, at instruction: Int) -> String {
    let target = program.places[entry.start].source
    // A frame continues after its call, in the template that made it.
    let includers =
      frames.filter(\.isTemplate).map { program.places[$0.next - 1].source }
      + [program.places[instruction].source]
    guard let start = includers.lastIndex(of: target) else { return "" }
    let circle = includers[start...]
    // It begins with the one through which the rendering came into it.
    let first = includers.firstIndex { circle.contains($0) } ?? start
    let names = (includers[first..<(first + circle.count)] + [includers[first]])
      .map { program.templateNames[$0] }
    return " (\(names.joined(separator: " > ")))"
  }

  /// The entry of a call's template or block; nil if there is nothing to render.
  private mutating func entry(
    of index: Int, at instruction: Int
  ) throws(TemplateError) -> Program.Entry? {
    guard case .value(let path) = program.calls[index].target else {
      return program.calls[index].entry
    }
    guard let name = value(of: path).templateName else { return nil }
    guard let entry = program.entries[name] else {
      guard checker != nil else { return nil }
      throw TemplateError(
        "there is no template \(name.quoted()), which \"\(program.spelling(of: path))\" names"
          + NearestName.suggestion(for: name, among: program.entries.keys),
        at: program.location(of: instruction))
    }
    try checker?.check(call: index, of: entry)
    return Program.Entry(start: entry)
  }

  /// Enters the argument that overrides a block; returns the next instruction, or nil if nothing
  /// overrides the block.
  mutating func override(
    _ index: Int, at instruction: Int, written: Int
  ) throws(TemplateError) -> Int? {
    guard let found = program.override(of: index, by: arguments, among: allArguments) else {
      return nil
    }
    try expand(found.entry, at: instruction)
    let block = program.blocks[index]
    enterFrame(next: block.end, end: -1, isTemplate: false, written: written)
    arguments = found.arguments
    indent(by: block.indentation.bytes)
    if block.indentation.isOnFirstLine {
      writtenIndentation = indentation.count
    }
    return found.entry
  }

  /// Ends a block; returns the next instruction of the caller, or nil if the block was not included
  /// by itself.
  mutating func endBlock(at instruction: Int, written: Int) -> Int? {
    guard let end = frames.last?.end, end == instruction, let frame = frames.popLast() else {
      return nil
    }
    leave(frame, written: written)
    return frame.next
  }

  /// Counts another rendering of a template against the limits.
  ///
  /// A few templates that each include the next one twice could expand to any size.
  private mutating func expand(_ entry: Int, at instruction: Int) throws(TemplateError) {
    callsLeft -= 1
    expansionLeft -= max(program.sources[program.places[entry].source].bytes.count, 1_024)
    guard callsLeft >= 0, expansionLeft >= 0 else {
      let name =
        switch program.instructions[instruction] {
        case .call(let call): program.name(ofCall: call)
        default: program.sources[program.places[entry].source].path
        }
      throw TemplateError(
        "\(name.quoted()) is included too often: templates that include each other expand to"
          + " more than \(Self.expansionLimit >> 20) MB",
        at: program.location(of: instruction))
    }
  }

  private mutating func indent(by bytes: [UInt8]) {
    if indentation.isEmpty {
      indentation = bytes
    } else {
      indentation += bytes
    }
  }

  private mutating func enterFrame(next: Int, end: Int, isTemplate: Bool, written: Int) {
    frames.append(
      Frame(
        next: next, end: end, isTemplate: isTemplate, arguments: arguments,
        argumentCount: allArguments.count, indentation: indentation,
        writtenIndentation: writtenIndentation, written: written))
    if isTemplate { depth += 1 }
  }

  /// Returns to the caller of a frame.
  mutating func leave(_ frame: Frame, written: Int) {
    if frame.isTemplate { depth -= 1 }
    arguments = frame.arguments
    allArguments.removeLast(allArguments.count - frame.argumentCount)
    indentation = frame.indentation
    // If anything was rendered, it continued the line that was begun.
    writtenIndentation = written == frame.written ? frame.writtenIndentation : 0
  }
}

/// The state to return to at the end of a template or of a block's argument.
struct Frame {
  /// The next instruction.
  let next: Int
  /// The instruction that ends the frame's block; -1 for a template or an argument.
  let end: Int
  /// Whether it is the frame of a template, which counts as a level of recursion.
  let isTemplate: Bool
  /// The arguments that were in force.
  let arguments: Int
  /// The number of arguments.
  let argumentCount: Int
  /// The indentation of each line.
  let indentation: [UInt8]
  /// The number of indentation bytes already on the current line.
  let writtenIndentation: Int
  /// The number of bytes rendered so far.
  let written: Int
}
