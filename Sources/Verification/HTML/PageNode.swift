internal import CLibgumbo
internal import TextScanning

/// A node of libgumbo's tree; it must not outlive its ``PageTree``.
struct PageNode {
  enum Event {
    case enter(PageNode)
    case leave(PageNode)
  }

  /// An attribute with its character references decoded.
  struct Attribute {
    let name: String
    let value: String
    let offset: Int
    /// Whether its namespace is XLink, XML or XMLNS.
    let isForeign: Bool
  }

  /// Elements after which the text of a page continues on a new line.
  static let blocks: Set<String> = [
    "p", "div", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "title",
    "dt", "dd", "figcaption", "section", "article", "caption", "text", "summary",
  ]

  private let node: UnsafeMutablePointer<GumboNode>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ node: UnsafeMutablePointer<GumboNode>, input: UnsafeMutableBufferPointer<UInt8>) {
    self.node = node
    self.input = input
  }

  private var type: GumboNodeType { node.pointee.type }

  var isText: Bool {
    type == GUMBO_NODE_TEXT || type == GUMBO_NODE_WHITESPACE || type == GUMBO_NODE_CDATA
  }

  var isElement: Bool { type == GUMBO_NODE_ELEMENT || type == GUMBO_NODE_TEMPLATE }

  var text: String { String(cString: node.pointee.v.text.text) }

  /// The lower-case name of an element; empty for other nodes.
  var name: String {
    guard isElement else { return "" }
    let element = node.pointee.v.element
    if element.tag != GUMBO_TAG_UNKNOWN {
      return String(cString: gumbo_normalized_tagname(element.tag))
    }
    var piece = element.original_tag
    gumbo_tag_from_original_text(&piece)
    return UnsafeRawBufferPointer(start: piece.data, count: piece.length).lowercasedASCII
  }

  var isSVG: Bool { isElement && node.pointee.v.element.tag_namespace == GUMBO_NAMESPACE_SVG }

  var isForeign: Bool { isElement && node.pointee.v.element.tag_namespace != GUMBO_NAMESPACE_HTML }

  /// The offset of the node in the input.
  var offset: Int {
    isElement
      ? Int(node.pointee.v.element.start_pos.offset) : Int(node.pointee.v.text.start_pos.offset)
  }

  var attributes: [Attribute] {
    guard isElement else { return [] }
    return Self.pointers(node.pointee.v.element.attributes, to: GumboAttribute.self).map {
      let attribute = $0.pointee
      return Attribute(
        name: String(cString: attribute.name).lowercasedASCII,
        value: String(cString: attribute.value), offset: Int(attribute.name_start.offset),
        isForeign: attribute.attr_namespace != GUMBO_ATTR_NAMESPACE_NONE)
    }
  }

  /// The child at an index; nil past the last.
  func child(_ index: Int) -> UnsafeMutablePointer<GumboNode>? {
    let children =
      switch type {
      case GUMBO_NODE_DOCUMENT: node.pointee.v.document.children
      case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE: node.pointee.v.element.children
      default: GumboVector()
      }
    guard index < Int(children.length) else { return nil }
    return children.data[index]?.assumingMemoryBound(to: GumboNode.self)
  }

  private static func pointers<Element>(
    _ vector: GumboVector, to type: Element.Type
  ) -> [UnsafeMutablePointer<Element>] {
    (0..<Int(vector.length)).compactMap {
      vector.data[$0]?.assumingMemoryBound(to: Element.self)
    }
  }
}
