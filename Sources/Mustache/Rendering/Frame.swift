/// Where to go on when a template, or what overrides a block, has ended.
struct Frame {
  let next: Int
  let isTemplate: Bool
  let arguments: Int
  let argumentCount: Int
  let indentation: [UInt8]
  let writtenIndentation: Int
  /// How many bytes had been rendered.
  let written: Int
}
