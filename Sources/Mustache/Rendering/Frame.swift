/// Where to go on, and with what, when a template or what overrides a block has ended.
struct Frame {
  /// The instruction to go on with.
  let next: Int
  /// Whether a template has ended, which counts as a level of recursion.
  let isTemplate: Bool
  /// The arguments that were in force.
  let arguments: Int
  /// How many arguments there were.
  let argumentCount: Int
  /// What was put before each line.
  let indentation: [UInt8]
  /// How many bytes of it the line at hand had already.
  let writtenIndentation: Int
  /// How many bytes had been rendered.
  let written: Int
}
