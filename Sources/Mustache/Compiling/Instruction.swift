/// One step of a compiled template.
///
/// Numbers are places in the tables of the ``Program``.
enum Instruction {
  /// Writes a part of the program's literal text.
  case literal(Range<Int>)
  /// Writes a value through the format.
  case value(path: Int)
  /// Writes a value as `{{{name}}}` does.
  case raw(path: Int)
  /// Calls a function with a value.
  case function(Int, path: Int)
  /// Begins a section; goes on behind its end if there is nothing to do.
  case section(path: Int, next: Int)
  /// Ends a section; goes back to its body if there is another element.
  case sectionEnd(body: Int)
  /// Begins an inverted section, which goes on behind itself where its value is true.
  case inverted(path: Int, next: Int)
  /// Renders a partial or a parent.
  case call(Int)
  /// Renders what overrides a block, or goes on with its default content.
  case block(Int)
  /// Does nothing but begin a line.
  case line
  /// Ends a template or what overrides a block.
  case end
}
