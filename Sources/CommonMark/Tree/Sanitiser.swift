internal import TextScanning

/// Sanitises a tree of untrusted Markdown in place without losing any words.
///
/// | in the Markdown | in the sanitised tree |
/// | --- | --- |
/// | raw HTML | its characters as text; `<br>` as a line break |
/// | a line break in a paragraph, where lines are kept | a hard line break |
/// | an image | a link with the image's description |
/// | a link to `http`, `https` or `mailto` | that link |
/// | any other link | its text, and the destination in parentheses |
/// | a link inside a link | the same |
/// | emphasis, quotes and lists nested too deep | their content |
/// | an info string with more than a language | the language, and the rest as a line of code |
/// | a numbered list without any content | a paragraph of its numbers |
struct Sanitiser {
  /// The maximum depth of nested emphasis.
  static let maximumEmphasis = 20
  /// The maximum depth of nested quotes and lists.
  let maximumContainers: Int
  /// Whether line breaks in a paragraph are shown.
  let keepsLines: Bool

  /// The headings, in order.
  private(set) var headings: [Node] = []
  /// Whether there may be empty texts.
  var hasEmptyTexts = false
  private var emphasis = 0
  private var containers = 0
  private var link: Node?
  private var heading: Node?

  init(maximumContainers: Int, keepsLines: Bool) {
    self.maximumContainers = maximumContainers
    self.keepsLines = keepsLines
  }

  /// Visits everything under a root without recursion.
  ///
  /// A node is changed before its children are visited; those of an unwrapped one take its place.
  mutating func clean(_ root: Node) {
    var cursor = root.firstChild
    while let node = cursor {
      cursor = enter(node) ?? leave(node, root: root)
    }
  }

  /// The node to visit next, inside a node or in its place; nil if the node is finished.
  private mutating func enter(_ node: Node) -> Node? {
    switch node.kind {
    case .htmlBlock: return showBlock(node)
    case .html:
      if BlockStart.isBreakTag(NoncharacterEscape.restore(node.literal)) {
        return makeBreak(of: node)
      }
      guard let text = Node(.text, literal: NoncharacterEscape.restore(node.literal)) else {
        return nil
      }
      node.replace(with: text)
      return text
    case .text:
      guard node.hasOddities else { break }
      if let tag = splitBreak(from: node) { return tag }
      node.literal = node.shownLiteral
      if node.hasNoLiteral { hasEmptyTexts = true }
    case .code: if node.hasOddities { node.literal = node.shownLiteral }
    case .softBreak:
      guard keepsLines, link == nil, heading == nil, let shown = Node(.lineBreak) else { break }
      node.replace(with: shown)
      return shown
    case .codeBlock: cleanCode(node)
    case .quote, .list:
      if node.isBareNumbers, let numbers = showNumbers(of: node) { return numbers }
      guard containers < maximumContainers else { return unwrap(node) }
      containers += 1
    case .item: markTask(node)
    case .heading:
      headings.append(node)
      heading = node
    case .emphasis, .strong:
      guard emphasis < Self.maximumEmphasis else { return unwrap(node) }
      emphasis += 1
    case .link:
      guard link == nil, Destination(node.destination).isAllowed else { return unlink(node) }
      link = node
      cleanLink(node)
    case .image:
      guard link == nil, Destination(node.destination).isAllowed else { return unlink(node) }
      return makeLink(of: node)
    default: break
    }
    return node.firstChild
  }

  /// The node after a finished node; nil at the end.
  private mutating func leave(_ node: Node, root: Node) -> Node? {
    var node = node
    while true {
      switch node.kind {
      case .emphasis, .strong: emphasis -= 1
      case .quote, .list: containers -= 1
      case .link: link = nil
      case .heading: heading = nil
      default: break
      }
      if let next = node.next { return next }
      guard let parent = node.parent, parent != root else { return nil }
      node = parent
    }
  }

  /// Replaces a node with its children and a text after them.
  ///
  /// - Returns: The first of the nodes in its place.
  func unwrap(_ node: Node, suffix: String = "") -> Node? {
    var first: Node?
    for child in node.children {
      for moved in child.kind == .item ? Array(child.children) : [child] {
        first = first ?? moved
        node.insertBefore(moved)
      }
    }
    if let first, suffix.isEmpty {
      node.remove()
      return first
    }
    let isBlock = node.kind == .quote || node.kind == .list
    guard let last = isBlock ? Node(.customBlock) : Node(.text, literal: suffix) else {
      return first
    }
    node.replace(with: last)
    return first ?? last
  }

  /// Replaces an HTML block with a paragraph of its characters.
  private func showBlock(_ node: Node) -> Node? {
    guard let paragraph = Node(.paragraph) else { return nil }
    var isFirst = true
    for line in node.literal.utf8.split(separator: UInt8(ascii: "\n")) {
      if !isFirst, let lineEnd = Node(.softBreak) { paragraph.append(lineEnd) }
      if let text = Node(.text, literal: String(Substring(line))) { paragraph.append(text) }
      isFirst = false
    }
    node.replace(with: paragraph)
    return paragraph
  }

  /// Replaces a list by a paragraph of the numbers of its items, a line each.
  ///
  /// A text that is only `2.` says a number, although it is an empty list in Markdown.
  private func showNumbers(of list: Node) -> Node? {
    guard let paragraph = Node(.paragraph) else { return nil }
    var number = list.firstNumber
    for item in list.children {
      if item != list.firstChild, let lineEnd = Node(.softBreak) { paragraph.append(lineEnd) }
      if let text = Node(.text, literal: "\(number)\(list.numberMark)") { paragraph.append(text) }
      number += 1
    }
    list.replace(with: paragraph)
    return paragraph
  }

  private func cleanCode(_ node: Node) {
    let info = InfoString(NoncharacterEscape.shown(node.info))
    let code = node.shownLiteral
    // An unknown language, which some reader might draw or run, is kept as text in the code.
    let isKnown = Code.isKnown(language: info.language)
    node.info = isKnown ? info.language : ""
    let shown = isKnown ? info.remainder : info.text
    node.literal = shown.isEmpty ? code : shown + "\n" + code
  }

  /// Adds a task box to an item that begins with the escape for one.
  private func markTask(_ item: Node) {
    guard let paragraph = item.firstChild, paragraph.kind == .paragraph,
      let text = paragraph.firstChild, text.kind == .text
    else { return }
    let literal = text.literal
    let role: Node.Role
    if literal.utf8.starts(with: NoncharacterEscape.openBox) {
      role = .openBox
    } else if literal.utf8.starts(with: NoncharacterEscape.doneBox) {
      role = .doneBox
    } else {
      return
    }
    let rest = String(Substring(literal.utf8.dropFirst(5)))
    let isEmpty = text.next == nil && NoncharacterEscape.shown(rest).utf8.allSatisfy(\.isWhiteSpace)
    guard !isEmpty, let box = Node(role) else { return }
    text.literal = rest
    paragraph.prepend(box)
  }
}
