internal import TextScanning

/// Templates compiled to one flat list of instructions, and the tables that these refer to.
///
/// It is never changed once it is made: any number of renderings share it.
struct Program: Sendable {
  /// A name such as `speaker.name`.
  struct Path: Sendable {
    /// The index of the first name; nil for `.`, the current value.
    let first: Int?
    /// Where among ``Program/innerNames`` the names are that follow, each looked up in the value of
    /// the one before.
    let rest: Range<Int>
  }

  /// White space that is put before the lines of what a tag renders.
  struct Indentation: Sendable {
    let bytes: [UInt8]
    /// Whether the first line has its white space already, since the tag stands behind it.
    let isOnFirstLine: Bool
  }

  /// A partial or a parent.
  struct Call: Sendable {
    enum Target: Sendable {
      case template(String)
      case value(path: Int)
    }

    let target: Target
    /// Where the named template begins; nil if it is not known, or not known yet.
    var entry: Int?
    /// The white space before a tag that stands alone on its line; nil if others stand there, and
    /// the lines of what it renders are not indented at all.
    let indentation: [UInt8]?
    /// What the parent is given for blocks: where it begins, by the name of the block.
    var arguments: [Int: Int] = [:]
    /// Where to go on.
    var next = 0
  }

  /// A place in a template that arguments override.
  struct Block: Sendable {
    /// The index of the block's name among ``Program/blockNames``.
    let name: Int
    let indentation: Indentation
    /// Where to go on behind the default content.
    var next = 0
  }

  /// Where an instruction comes from.
  struct Place: Sendable {
    let source: Int
    let offset: Int
  }

  var instructions: [Instruction] = []
  /// Of each instruction, where it comes from.
  var places: [Place] = []
  /// Of each instruction, whether it is the first thing on a line of its template.
  var startsLine: [Bool] = []
  var literals: [UInt8] = []
  var names: [String] = []
  /// Indexes of names.
  var innerNames: [Int] = []
  var paths: [Path] = []
  var calls: [Call] = []
  var blocks: [Block] = []
  var blockNames: [String] = []
  var functions: [Function] = []
  var sources: [SourceText] = []
  /// Where each template begins.
  var entries: [String: Int] = [:]

  /// Where the template of a name begins.
  func entry(of name: String) throws(TemplateError) -> Int {
    if let entry = entries[name] { return entry }
    let nearest = NearestName.suggestion(for: name, among: entries.keys)
    throw TemplateError("there is no template \"\(name)\"\(nearest)")
  }

  /// The line and column that an instruction comes from.
  func location(of instruction: Int) -> TemplateError.Location {
    let place = places[instruction]
    return sources[place.source].location(of: place.offset)
  }

  /// The template that a call names, or where its name comes from.
  func name(ofCall index: Int) -> String {
    switch calls[index].target {
    case .template(let name): name
    case .value(let path): spelling(of: path)
    }
  }

  /// The names that follow the first one of a path.
  func innerNames(of path: Int) -> [String] {
    innerNames[paths[path].rest].map { names[$0] }
  }

  /// A path as it is written in templates.
  func spelling(of path: Int) -> String {
    guard let first = paths[path].first else { return "." }
    return ([names[first]] + innerNames(of: path)).joined(separator: ".")
  }
}
