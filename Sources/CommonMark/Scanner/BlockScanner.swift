/// Goes over a Markdown source once, line by line, as CommonMark's first phase does, and writes
/// the source that libcmark gets.
///
/// It follows the block structure (CommonMark 0.30, "A parsing strategy") to know how deep the
/// containers are nested and how long paragraphs are, before libcmark, whose time grows with the
/// square of them, does; and to find what libcmark does not know, tables and the boxes of tasks,
/// in the lines, where `\|` and `|` differ. It changes as little as these need:
///
/// | in the source | for libcmark |
/// | --- | --- |
/// | a marker that would open one container too many | text |
/// | a paragraph that is too long | text: only its escapes and entities mean something |
/// | `<` where a block of raw HTML would begin | text |
/// | a table | a placeholder, see ``PreparedSource`` |
/// | the box of a task | a stand-in, see ``StandIn`` |
/// | a link reference definition that nothing refers to | text, since nobody would see it |
struct BlockScanner {
  /// A container that is open.
  enum Container {
    case quote
    /// An item, with how far what is in it is indented, and whether there is something in it.
    case item(width: Int, isEmpty: Bool)
  }

  /// What the lines in the innermost container belong to.
  enum Leaf {
    case none, paragraph, indentedCode
    case fencedCode(BlockStart.Fence)
    case table(Int)
  }

  let limits: MarkdownLimits
  let source: [UInt8]

  var containers: [Container] = []
  var leaf = Leaf.none
  /// The lines of the paragraph that is open.
  var paragraph: [WrittenLine] = []
  var tables: [Table] = []
  /// The labels that the source refers to, once they were asked for.
  var references: References?

  /// The cells of tables and link reference definitions, paragraphs of a line each.
  var head: [UInt8] = []
  var headCount = 0
  /// Everything else.
  var body: [UInt8] = []
  var bodyLines = 0
  var isAfterBlank = false
  var placeholders: [Int: PreparedSource.Placeholder] = [:]
  var exceededLimits = false

  /// Makes a source fit for libcmark.
  static func prepare(
    _ source: [UInt8], limits: MarkdownLimits = MarkdownLimits()
  ) -> PreparedSource {
    var scanner = BlockScanner(limits: limits, source: source)
    return scanner.scan()
  }

  private init(limits: MarkdownLimits, source: [UInt8]) {
    self.limits = limits
    self.source = source
    body.reserveCapacity(source.count + source.count / 8)
  }

  private mutating func scan() -> PreparedSource {
    var start = 0
    while start < source.count {
      let end = source[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count
      scan(source[start..<end])
      start = end + 1
    }
    closeLeaf()
    var prepared = PreparedSource()
    prepared.bytes = head + body
    prepared.headCount = headCount
    prepared.tables = tables
    for (line, placeholder) in placeholders {
      prepared.placeholders[line + 2 * headCount] = placeholder
    }
    prepared.exceededLimits = exceededLimits
    return prepared
  }
}
