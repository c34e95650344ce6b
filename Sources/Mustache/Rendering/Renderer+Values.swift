extension Renderer {
  /// The value of a path in the current contexts, or ``Value/nothing``.
  mutating func value(of path: Int) -> Value {
    let path = program.paths[path]
    guard let first = path.first else {
      if let position = path.position { return value(at: position).value }
      return contexts.last?.value ?? .nothing
    }
    var value = value(named: first)
    for index in path.rest {
      guard case .object(let object) = value,
        let slot = shapes.slot(
          of: program.innerNames[index], in: shapes.row(of: object.shape), of: object.shape)
      else {
        return .nothing
      }
      value = object.contents.value(object.row, slot)
    }
    return value
  }

  /// The value of `first` or `last` in the innermost context that is a list or has such a name.
  mutating func value(at position: Program.ListPosition) -> (value: Value, isOfList: Bool) {
    for level in contexts.indices.reversed() {
      if let slot = contexts[level].slot(of: position.name, with: &shapes) {
        return (member(slot, ofContext: level), false)
      }
      if let isAtEnd = contexts[level].isAtEnd(position) { return (.boolean(isAtEnd), true) }
    }
    return (.nothing, false)
  }

  /// The value of a name in the innermost context that has it.
  private mutating func value(named name: Int) -> Value {
    var level = contexts.count
    while level > 0 {
      level -= 1
      switch shapes.knownSlot(of: name, in: contexts[level].row) {
      case .slot(let slot): return member(slot, ofContext: level)
      case .absent: continue
      case .unknown:
        if let slot = contexts[level].slot(of: name, with: &shapes) {
          return member(slot, ofContext: level)
        }
      }
    }
    return .nothing
  }

  /// The value in a slot of a context's current object.
  private mutating func member(_ slot: Int, ofContext level: Int) -> Value {
    // `mutating` because a non-mutating method would copy the whole renderer.
    let number = contexts[level].number
    return contexts[level].contents?.value(number, slot) ?? .nothing
  }

  /// Writes the value of a tag, separating it from a fragment before it on the line.
  mutating func writeTag(_ value: Value, with writer: Format.Writer, into output: inout [UInt8]) {
    if output.count == fragment.end, value.isSomething {
      format.separator?(fragment.start, &output)
    }
    let start = output.count
    write(value, with: writer, into: &output)
    if case .fragment = value, output.count > start { fragment = (start, output.count) }
  }

  /// Writes text whose place the template tells; false for other values and places.
  ///
  /// The indentation of a partial comes between the literal text and the value.
  func write(_ value: Value, atPlaceOf instruction: Int, into output: inout [UInt8]) -> Bool {
    let place = program.outputPlaces[instruction]
    guard place != 0, indentation.isEmpty, let placing, case .text(let text) = value else {
      return false
    }
    placing.escape(text, place, &output)
    return true
  }

  /// Writes a value: text with the tag's writer, values of other kinds in their own way.
  mutating func write(_ value: Value, with writer: Format.Writer, into output: inout [UInt8]) {
    switch value {
    case .text(let text): writer(text, &output)
    case .number(let spelling): format.number(spelling, &output)
    case .verbatim(let text): output.append(contentsOf: text.utf8)
    case .token(let token): token.append(to: &output)
    case .boolean(let isTrue): output.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .fragment(let fragment): fragment.write(&output)
    case .nothing: break
    case .list, .object:
      for piece in value.pieces {
        switch piece {
        case .value(let value): write(value, with: writer, into: &output)
        case .separator(let separator): output.append(contentsOf: separator.utf8)
        }
      }
    }
  }

  /// Calls functions with the value of a path, each with the result of the one before.
  mutating func apply(
    _ call: Int, to path: Int, at instruction: Int, into output: inout [UInt8]
  ) throws(TemplateError) {
    let steps = program.functionCalls[call].steps
    var argument = value(of: path)
    for (index, step) in steps.enumerated() {
      let function = program.functions[step.function]
      if argument.isSomething, !function.arguments.contains(argument.kind) {
        argument = argument.textMember ?? .text(argument.plainText)
      }
      do {
        if index == steps.count - 1, let writer = function.writer {
          return try writer(argument, &output)
        }
        argument = try function.value?(argument, step.number) ?? .nothing
      } catch {
        throw TemplateError(
          "\(function.name)(\(program.spelling(of: path))): \(error)",
          at: program.location(of: instruction))
      }
    }
    write(argument, with: format.escape, into: &output)
  }
}
