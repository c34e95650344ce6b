/// Runs a program for a value.
///
/// It calls itself for nothing: what nests, in templates and in data, lies on its own stacks.
struct Renderer: ~Copyable {
  /// How deep partials and parents may stand in each other.
  static let deepestRecursion = 100
  /// How often partials, parents and what overrides their blocks may be rendered.
  static let mostCalls = 10_000_000
  /// How many bytes of template text they may have together, whatever the data.
  static let expansionLimit = 16 << 20
  /// How many more they may have for each further element of a list.
  static let expansionPerElement = 256 << 10

  let program: Program
  let format: Format
  /// What dynamic names are checked with; nil if nothing is checked.
  var checker: Checker?

  var contexts: [Context] = []
  var shapes: ShapeTable
  var frames: [Frame] = []
  var depth = 0
  /// What is left of ``mostCalls`` and of the bytes that templates may expand to.
  var callsLeft = Renderer.mostCalls
  var expansionLeft = Renderer.expansionLimit
  var allArguments: [Arguments] = []
  var arguments = -1
  /// What is put before each line of the template at hand.
  var indentation: [UInt8] = []
  /// How many bytes of it the line at hand has already.
  var writtenIndentation = 0
  /// Where the last fragment begins and ends in the output.
  var fragment = (start: 0, end: -1)

  init(_ program: Program, shapes: ShapeTable, format: Format, checker: Checker?) {
    self.program = program
    self.format = format
    self.checker = checker
    self.shapes = shapes
  }

  /// Renders a value with the template that begins at an instruction.
  mutating func render(
    _ value: Value, from entry: Int, into output: inout [UInt8]
  ) throws(TemplateError) {
    contexts = [Context(value, shapes: &shapes)]
    var next = entry
    while true {
      let instruction = next
      next += 1
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
        writeTag(self.value(of: path), with: format.escape, into: &output)
      case .raw(let path):
        writeTag(self.value(of: path), with: format.raw, into: &output)
      case .function(let function, let path):
        try apply(program.functions[function], to: path, at: instruction, into: &output)
      case .section(let path, let end):
        if !enter(self.value(of: path)) { next = end }
      case .sectionEnd(let body):
        if advance() { next = body }
      case .inverted(let path, let end):
        if self.value(of: path).isTrue { next = end }
      case .call(let call):
        next = try self.call(call, at: instruction, written: output.count)
      case .block(let block):
        next = try override(block, at: instruction, written: output.count) ?? next
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
