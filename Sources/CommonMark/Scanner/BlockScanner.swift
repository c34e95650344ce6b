/// Scans Markdown line by line, like phase 1 of CommonMark's parsing strategy, and writes the
/// source that libcmark parses.
///
/// It tracks the block structure (CommonMark 0.30, "A parsing strategy") for two reasons. It limits
/// nesting and the length of paragraphs, in which libcmark takes quadratic time. And it finds
/// tables and task boxes, which libcmark lacks, in the source lines, where `\|` and `|` still
/// differ. It changes as little as that needs:
///
/// | in the source | for libcmark |
/// | --- | --- |
/// | a marker that would nest containers too deep | text |
/// | a paragraph that is too long | text, in which only escapes and entities are decoded |
/// | `<` that would begin a block of raw HTML | text |
/// | a table | a placeholder, see ``PreparedSource`` |
/// | a task box | a noncharacter, see ``NoncharacterEscape`` |
/// | an unused link reference definition | text, since it would not be shown otherwise |
struct BlockScanner {
  /// An open container block.
  enum Container {
    case quote
    /// A list item: the indentation of its content, and whether it is still empty.
    case item(width: Int, isEmpty: Bool)
  }

  /// The open leaf block in the innermost container.
  enum Leaf {
    case none, paragraph, indentedCode
    case fencedCode(BlockStart.Fence)
    case table(Int)
  }

  let limits: MarkdownLimits
  let source: [UInt8]

  var containers: [Container] = []
  var leaf = Leaf.none
  /// The lines of the open paragraph.
  var paragraph: [WrittenLine] = []
  var tables: [Table] = []
  /// The link labels that the source may refer to, collected on first use.
  var references: References?

  /// Table cells and link reference definitions, each a paragraph of one line.
  var head: [UInt8] = []
  var headCount = 0
  /// Everything else.
  var body: [UInt8] = []
  var bodyLines = 0
  var isAfterBlank = false
  var placeholders: [Int: PreparedSource.Placeholder] = [:]
  var exceededLimits = false

  /// Prepares a source for libcmark.
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
