/// Follows a rendering instruction by instruction.
protocol InstructionObserver {
  /// Called before an instruction is run.
  ///
  /// - Parameters:
  ///   - instruction: The instruction.
  ///   - offset: The number of bytes written so far.
  ///   - isIndented: Whether lines are indented as they are written.
  /// - Throws: An error that ends the rendering.
  mutating func willRun(
    _ instruction: Int, at offset: Int, isIndented: Bool
  ) throws(TemplateError)
}

/// Does nothing, so that a rendering that nobody follows is compiled without it.
struct NoObserver: InstructionObserver {
  @inline(__always)
  func willRun(_ instruction: Int, at offset: Int, isIndented: Bool) {}
}

/// Which tag or text of a template wrote each part of an output.
package struct OutputTrace: InstructionObserver, Sendable {
  private struct Part: Sendable {
    let offset: Int
    let instruction: Int
    let isIndented: Bool
  }

  private var program: Program?
  private var parts: [Part] = []

  /// Makes a trace of nothing.
  package init() {}

  mutating func willRun(_ instruction: Int, at offset: Int, isIndented: Bool) {
    // What wrote nothing makes room for what comes next.
    if parts.last?.offset == offset { parts.removeLast() }
    parts.append(Part(offset: offset, instruction: instruction, isIndented: isIndented))
  }

  /// The place in the templates that wrote the byte at an offset of the output; nil if it was not
  /// written by the rendering.
  package func place(ofOutputAt offset: Int) -> TemplateError.Location? {
    guard let program, let part = part(at: offset) else { return nil }
    guard case .literal(let range) = program.instructions[part.instruction], !part.isIndented else {
      return program.location(of: part.instruction)
    }
    return program.location(
      ofLiteral: range, written: offset - part.offset, from: program.places[part.instruction])
  }

  /// The tag that wrote the byte at an offset, or the beginning of the text between two tags.
  package func start(
    ofOutputAt offset: Int
  ) -> (place: TemplateError.Location, isText: Bool)? {
    guard let program, let part = part(at: offset) else { return nil }
    let isText =
      if case .literal = program.instructions[part.instruction] { true } else { false }
    return (program.location(of: part.instruction), isText)
  }

  private func part(at offset: Int) -> Part? {
    guard let first = parts.first, offset >= first.offset else { return nil }
    var low = 0
    var high = parts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if parts[middle].offset <= offset { low = middle } else { high = middle }
    }
    return parts[low]
  }

  /// Begins a rendering with a program.
  fileprivate mutating func begin(_ program: Program) {
    self.program = program
    parts = []
  }
}

extension TemplateSet {
  /// Renders a value with a template, and traces which tag writes what.
  package func render(
    _ name: String, with value: Value, format: Format, into output: inout [UInt8],
    trace: inout OutputTrace
  ) throws(TemplateError) {
    trace.begin(program)
    try render(name, with: value, format: format, into: &output, observer: &trace)
  }
}

extension Program {
  /// The place of a byte of literal text.
  ///
  /// Between its lines, the source can have comments and indentation that the text does not have.
  fileprivate func location(
    ofLiteral range: Range<Int>, written count: Int, from place: Place
  ) -> TemplateError.Location {
    let source = sources[place.source].bytes
    let comment = Array("{{!".utf8)
    let commentEnd = UInt8(ascii: "}")
    var position = place.offset
    var found = position
    for byte in literals[range].prefix(count + 1) {
      while position < source.count, source[position] != byte {
        if source[position...].starts(with: comment) {
          position = source[position...].firstIndex(of: commentEnd).map { $0 + 1 } ?? source.count
        }
        position += 1
      }
      guard position < source.count else { break }
      found = position
      position += 1
    }
    return location(of: Place(source: place.source, offset: found))
  }
}
