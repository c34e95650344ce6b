internal import CLibgumbo

/// libgumbo's tree of a page, freed with its last reference.
///
/// Only pages that ``TagOutline`` accepts are parsed: libgumbo frees its tree recursively, and
/// repairs bad nesting in more than linear time.
package final class PageTree {
  /// The parser's input, into which the tree points.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let output: UnsafeMutablePointer<GumboOutput>

  /// Parses a page; nil if its tags are not closed in order, or libgumbo gives no tree.
  package convenience init?(page: [UInt8]) {
    var findings = FindingList(source: OutputText(page))
    TagOutline.check(findings.source, &findings)
    guard findings.isEmpty else { return nil }
    self.init(outlined: page)
  }

  /// Parses a page that ``TagOutline`` has accepted; nil if libgumbo gives no tree.
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

  /// Calls a visitor with the nodes in document order, without recursion.
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

  /// The visible text of the page: that of its body.
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

  /// The elements of the page in order, except `br`, each with the names of its attributes.
  package var skeleton: [String] {
    var elements: [String] = []
    walk { event in
      guard case .enter(let node) = event, !node.name.isEmpty, node.name != "br" else { return }
      elements.append(([node.name] + node.attributes.map(\.name)).joined(separator: " "))
    }
    return elements
  }
}
