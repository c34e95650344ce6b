/// Runs a program for a value.
///
/// It does not recurse: nesting in templates and in data is kept on explicit stacks.
struct Renderer: ~Copyable {
  /// The maximum depth of nested partials and parents.
  static let deepestRecursion = 100
  /// The maximum number of partials, parents and block arguments rendered.
  static let mostCalls = 10_000_000
  /// The maximum number of bytes of template text that they expand to, before list elements.
  static let expansionLimit = 16 << 20
  /// The number of bytes added to that limit for each further element of a list.
  static let expansionPerElement = 256 << 10

  /// The maximum number of elements that sections are rendered for, before those of the outermost
  /// lists.
  static let mostElements = 4_000_000
  /// The number of elements added to that limit for each element of an outermost list.
  static let elementsPerElement = 1_000
  /// The maximum size of the output in bytes.
  static let mostBytes = 2 << 30

  let program: Program
  let format: Format
  /// Writes text at places that are known; nil if none is.
  let placing: Placing?
  /// Checks templates named by data; nil if nothing is checked.
  var checker: Checker?

  var contexts: [Context] = []
  var shapes: ShapeTable
  var frames: [Frame] = []
  var depth = 0
  /// The calls left of ``mostCalls``.
  var callsLeft = Renderer.mostCalls
  /// The bytes left that templates may expand to.
  var expansionLeft = Renderer.expansionLimit
  /// The elements left that sections may be rendered for.
  var elementsLeft = Renderer.mostElements
  /// The index of the outermost context that is a list; nil outside lists.
  var outermostList: Int?
  var allArguments: [Arguments] = []
  var arguments = -1
  /// The indentation of each line of the current template.
  var indentation: [UInt8] = []
  /// The number of indentation bytes already on the current line.
  var writtenIndentation = 0
  /// The range of the last fragment in the output.
  var fragment = (start: 0, end: -1)

  init(
    _ program: Program, shapes: ShapeTable, format: Format, placing: Placing?, checker: Checker?
  ) {
    self.program = program
    self.format = format
    self.placing = placing
    self.checker = checker
    self.shapes = shapes
  }

  /// Renders a value with the template at an entry.
  ///
  /// - Parameter observer: Is told of each instruction; a type that does nothing costs nothing.
  mutating func render<Observer: InstructionObserver>(
    _ value: Value, from entry: Int, into output: inout [UInt8], observer: inout Observer
  ) throws(TemplateError) {
    contexts = [Context(value, shapes: &shapes)]
    var next = entry
    while true {
      let instruction = next
      next += 1
      try observer.willRun(instruction, at: output.count, isIndented: !indentation.isEmpty)
      if !indentation.isEmpty, program.startsLine[instruction] {
        startLine(instruction, into: &output)
      }
      switch program.instructions[instruction] {
      case .literal(let range):
        if output.count == fragment.end, program.literals[range.lowerBound] != 0x0A {
          format.separator?(fragment.start, &output)
        }
        if indentation.isEmpty {
          program.appendLiteral(range, to: &output)
        } else {
          writeIndented(
            range, startsLine: program.startsLine[instruction], into: &output)
        }
      case .value(let path):
        let value = self.value(of: path)
        if !write(value, atPlaceOf: instruction, into: &output) {
          writeTag(value, with: format.escape, into: &output)
        }
      case .raw(let path):
        writeTag(self.value(of: path), with: format.raw, into: &output)
      case .function(let call, let path):
        try apply(call, to: path, at: instruction, into: &output)
      case .section(let path, let end):
        if !enter(self.value(of: path)) { next = end }
      case .positionSection(let path, let end):
        if !enter(position: path) { next = end }
      case .sectionEnd(let body):
        if advance() {
          next = body
          guard elementsLeft >= 0, output.count <= Self.mostBytes else {
            throw tooManyElements(at: body - 1)
          }
        }
      case .inverted(let path, let end):
        if self.value(of: path).isTrue { next = end }
      case .call(let call):
        next = try self.call(call, at: instruction, written: output.count)
      case .block(let block):
        next = try override(block, at: instruction, written: output.count) ?? next
      case .blockEnd:
        next = endBlock(at: instruction, written: output.count) ?? next
      case .line:
        break
      case .end:
        guard let frame = frames.popLast() else { return }
        leave(frame, written: output.count)
        next = frame.next
      }
    }
  }
}

extension Renderer {
  /// Enters a section; false if there is nothing to render.
  mutating func enter(_ value: Value) -> Bool {
    guard value.isTrue else { return false }
    if case .list(let list) = value {
      if outermostList == nil { outermostList = contexts.count }
      contexts.append(Context(list: list, shapes: &shapes))
    } else {
      contexts.append(Context(value, shapes: &shapes))
    }
    return true
  }

  /// Enters a section over `first` or `last`, in which the current value stays the same; false if
  /// there is nothing to render.
  mutating func enter(position path: Int) -> Bool {
    guard let position = program.paths[path].position else { return false }
    let (value, isOfList) = value(at: position)
    guard isOfList else { return enter(value) }
    guard value.isTrue, let current = contexts.last?.value else { return false }
    contexts.append(Context(current, shapes: &shapes))
    return true
  }

  /// Advances to the section's next element; leaves the section and returns false if there is none.
  mutating func advance() -> Bool {
    let isInside = contexts[contexts.count - 1].advance(shapes: &shapes)
    if isInside {
      expansionLeft += Self.expansionPerElement
      elementsLeft += contexts.count - 1 == outermostList ? Self.elementsPerElement : -1
    } else {
      contexts.removeLast()
      if contexts.count == outermostList { outermostList = nil }
    }
    return isInside
  }

  /// The error of a section that is rendered too often: lists inside lists multiply.
  private func tooManyElements(at section: Int) -> TemplateError {
    TemplateError(
      "the sections inside each other have more than \(Self.mostElements) elements, or write more"
        + " than \(Self.mostBytes >> 30) GB: a list inside itself multiplies",
      at: program.location(of: section))
  }
}
