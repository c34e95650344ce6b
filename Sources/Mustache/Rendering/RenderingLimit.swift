/// Ends a rendering that takes too many steps or writes too much.
///
/// The templates of whoever runs the program need none. Others can put lists into lists, or partials
/// into partials, so that a rendering would take longer than anyone can wait.
package struct RenderingLimit: InstructionObserver, Sendable {
  private var steps: Int
  private let size: Int

  /// Makes a limit.
  ///
  /// - Parameters:
  ///   - steps: The maximum number of instructions.
  ///   - size: The size of the output in bytes from which on no instruction is run any more.
  package init(steps: Int, size: Int) {
    self.steps = steps
    self.size = size
  }

  mutating func willRun(
    _ instruction: Int, at offset: Int, isIndented: Bool
  ) throws(TemplateError) {
    steps -= 1
    guard steps >= 0, offset <= size else {
      throw TemplateError("the template takes too many steps, or writes too much")
    }
  }
}

extension TemplateSet {
  /// Renders a value with a template, within a limit.
  package func render(
    _ name: String, with value: Value, format: Format, into output: inout [UInt8],
    limit: RenderingLimit
  ) throws(TemplateError) {
    var limit = limit
    try render(name, with: value, format: format, into: &output, observer: &limit)
  }
}
