internal import CLibgumbo

/// The tree that libgumbo makes of a page, and freed with its last reference.
///
/// It is made only of pages that ``TagOutline`` finds nothing in: libgumbo frees its tree by
/// recursion, and repairs bad nesting in more than linear time.
package final class PageTree {
  /// The input of the parser, which the tree points into.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let output: UnsafeMutablePointer<GumboOutput>

  /// Parses a page; nil if its tags are not closed in order, or libgumbo gives no tree.
  package convenience init?(page: [UInt8]) {
    var findings = FindingList(SourceText(page))
    TagOutline.check(findings.source, &findings)
    guard findings.isEmpty else { return nil }
    self.init(outlined: page)
  }

  /// Parses a page that the outline finds nothing in; nil if libgumbo gives no tree.
  init?(outlined page: [UInt8]) {
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: page.count + 1)
    _ = bytes.initialize(from: page + [0])
    var options = kGumboDefaultOptions
    options.max_errors = 1
    guard let base = bytes.baseAddress,
      let output = base.withMemoryRebound(
        to: CChar.self, capacity: bytes.count,
        {
          gumbo_parse_with_options(&options, $0, page.count)
        })
    else {
      bytes.deallocate()
      return nil
    }
    self.bytes = bytes
    self.output = output
  }

  deinit {
    var options = kGumboDefaultOptions
    gumbo_destroy_output(&options, output)
    bytes.deallocate()
  }

  /// Calls a visitor with the nodes in the order of the document, without recursion.
  func walk(_ visit: (PageNode.Event) -> Void) {
    var stack: [(node: UnsafeMutablePointer<GumboNode>, next: Int)] = []
    var upcoming: UnsafeMutablePointer<GumboNode>? = output.pointee.document
    while true {
      if let pointer = upcoming {
        upcoming = nil
        visit(.enter(PageNode(pointer, input: bytes)))
        stack.append((pointer, 0))
      }
      guard let last = stack.last else { return }
      if let child = PageNode(last.node, input: bytes).child(last.next) {
        stack[stack.count - 1].next += 1
        upcoming = child
      } else {
        visit(.leave(PageNode(last.node, input: bytes)))
        stack.removeLast()
      }
    }
  }

  /// What a reader of the page sees: the text of its body.
  package var text: String {
    var text = ""
    var bodies = 0
    walk { event in
      switch event {
      case .enter(let node) where node.name == "body": bodies += 1
      case .leave(let node) where node.name == "body": bodies -= 1
      case .enter(let node) where node.isText && bodies > 0: text += node.text
      case .enter(let node) where node.name == "br": text += "\n"
      case .leave(let node) where PageNode.blocks.contains(node.name): text += "\n"
      default: break
      }
    }
    return text
  }

  /// The elements of the page with the names of their attributes, in order, without line breaks.
  package var skeleton: [String] {
    var elements: [String] = []
    walk { event in
      guard case .enter(let node) = event, !node.name.isEmpty, node.name != "br" else { return }
      elements.append(([node.name] + node.attributes.map(\.name)).joined(separator: " "))
    }
    return elements
  }
}
