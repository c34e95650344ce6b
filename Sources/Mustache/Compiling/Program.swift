internal import TextScanning

/// Templates compiled to one flat list of instructions and the tables that they refer to.
///
/// It is immutable once made, and shared by any number of renderings.
struct Program: Sendable {
  /// A name such as `speaker.name`.
  struct Path: Sendable {
    /// The index of the first name; nil for `.`, the current value, and for a position in a list.
    let first: Int?
    /// The range in ``Program/innerNames`` of the names that follow, each looked up in the value of
    /// the one before.
    let rest: Range<Int>
    /// The position in a list that the path asks about; nil for all other paths.
    var position: ListPosition?
  }

  /// `first` or `last`: whether the current element is at an end of its list.
  struct ListPosition: Sendable {
    /// The names in templates.
    static let first = "first"
    static let last = "last"

    /// The index of the name, which elements can also have as one of their own.
    let name: Int
    let isLast: Bool
  }

  /// White space put before the lines that a tag renders.
  struct Indentation: Sendable {
    let bytes: [UInt8]
    /// Whether the first line already has its white space, because the tag follows it.
    let isOnFirstLine: Bool
  }

  /// The beginning of a template, of a block or of a block's argument.
  struct Entry: Sendable, Hashable {
    /// The first instruction.
    let start: Int
    /// The instruction that ends a block; -1 for everything else, which ends with ``Instruction/end``.
    var end = -1
  }

  /// A partial or a parent.
  struct Call: Sendable {
    enum Target: Sendable {
      case template(String)
      case value(path: Int)
    }

    let target: Target
    /// The entry of the named template or block; nil if it is unknown or not resolved yet.
    var entry: Entry?
    /// The white space before a tag that is alone on its line; nil if it is not alone, and then the
    /// lines that it renders are not indented.
    let indentation: [UInt8]?
    /// The entries of the parent's arguments by the index of the block's name.
    var arguments: [Int: Int] = [:]
    /// The tags of these arguments.
    var argumentTags: [Int: Place] = [:]
    /// The instruction after the call.
    var next = 0
  }

  /// One or several functions around a value: `yaml(truncate(title, 80))`.
  struct FunctionCall: Sendable {
    struct Step: Sendable {
      /// The index of the function.
      let function: Int
      /// The number after its value; nil if there is none.
      let number: Int?
    }

    /// The functions, the innermost first.
    let steps: [Step]
  }

  /// A block that arguments can override.
  struct Block: Sendable {
    /// The index of the block's name in ``Program/blockNames``.
    let name: Int
    let indentation: Indentation
    /// The instruction that begins the block.
    let start: Int
    /// The instruction that ends the block, after its default content.
    var end = 0
  }

  /// The source position of an instruction.
  struct Place: Sendable {
    let source: Int
    let offset: Int
  }

  var instructions: [Instruction] = []
  /// The source position of each instruction.
  var places: [Place] = []
  /// The place of each instruction's output, where the literal text before it decides it; else 0.
  var outputPlaces: [Placing.Place] = []
  /// Whether each instruction is the first on a line of its template.
  var startsLine: [Bool] = []
  var literals: [UInt8] = []
  var names: [String] = []
  /// Indexes into ``names``.
  var innerNames: [Int] = []
  var paths: [Path] = []
  var calls: [Call] = []
  var blocks: [Block] = []
  var blockNames: [String] = []
  var functions: [Function] = []
  var functionCalls: [FunctionCall] = []
  var sources: [TemplateText] = []
  /// The name of the template in each source.
  var templateNames: [String] = []
  /// The first instruction of each template.
  var entries: [String: Int] = [:]
  /// The templates with syntax errors, where all errors are collected; they render nothing.
  var brokenNames: Set<String> = []

  /// The first instruction of a template.
  func entry(of name: String) throws(TemplateError) -> Int {
    if let entry = entries[name] { return entry }
    let nearest = NearestName.suggestion(for: name, among: entries.keys)
    throw TemplateError("there is no template \"\(name)\"\(nearest)")
  }

  /// The source line and column of an instruction.
  func location(of instruction: Int) -> TemplateError.Location {
    location(of: places[instruction])
  }

  /// The line and column of a source position.
  func location(of place: Place) -> TemplateError.Location {
    sources[place.source].location(of: place.offset)
  }

  /// The template that a call names, or the path that gives its name.
  func name(ofCall index: Int) -> String {
    switch calls[index].target {
    case .template(let name): name
    case .value(let path): spelling(of: path)
    }
  }

  /// The index of the first name of a path as it is written; nil for `.`.
  func firstName(of path: Int) -> Int? {
    paths[path].first ?? paths[path].position?.name
  }

  /// The names after the first one of a path.
  func innerNames(of path: Int) -> [String] {
    innerNames[paths[path].rest].map { names[$0] }
  }

  /// A path as written in templates.
  func spelling(of path: Int) -> String {
    guard let first = firstName(of: path) else { return "." }
    return ([names[first]] + innerNames(of: path)).joined(separator: ".")
  }
}

extension Program {
  /// Appends literal text.
  func appendLiteral(_ range: Range<Int>, to output: inout [UInt8]) {
    literals.withUnsafeBufferPointer { literals in
      output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[range]))
    }
  }

  /// The end of the first line of literal text, and whether that line is empty.
  func literalLine(_ range: Range<Int>) -> (end: Int, isEmpty: Bool) {
    literals.withUnsafeBufferPointer { literals in
      guard let lineBreak = literals[range].firstIndex(of: UInt8(ascii: "\n")) else {
        return (range.upperBound, range.isEmpty)
      }
      let hasReturn = lineBreak > range.lowerBound && literals[lineBreak - 1] == UInt8(ascii: "\r")
      return (lineBreak + 1, lineBreak - (hasReturn ? 1 : 0) == range.lowerBound)
    }
  }
}

/// One step of a compiled template.
///
/// Numbers are indexes into the tables of the ``Program``.
enum Instruction {
  /// Writes literal text.
  case literal(Range<Int>)
  /// Writes a value through the format.
  case value(path: Int)
  /// Writes a value as `{{{name}}}` does.
  case raw(path: Int)
  /// Calls functions with a value.
  case function(call: Int, path: Int)
  /// Begins a section; jumps past its end if its value is false.
  case section(path: Int, next: Int)
  /// Begins a section over `first` or `last`, in which the current value stays the same.
  case positionSection(path: Int, next: Int)
  /// Ends a section; jumps back to its body if there is another element.
  case sectionEnd(body: Int)
  /// Begins an inverted section; jumps past its end if its value is true.
  case inverted(path: Int, next: Int)
  /// Renders a partial or a parent.
  case call(Int)
  /// Renders the argument that overrides a block, or continues with its default content.
  case block(Int)
  /// Ends a block: returns to the caller if the block was included by itself.
  case blockEnd
  /// Only begins a line.
  case line
  /// Ends a template or a block's argument.
  case end
}
