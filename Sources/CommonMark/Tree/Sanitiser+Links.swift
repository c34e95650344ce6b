internal import TextEscaping

extension Sanitiser {
  /// Replaces a link or image whose destination is not allowed with its text, followed by the
  /// destination and the title in parentheses unless the text is the same.
  func unlink(_ node: Node) -> Node? {
    var origin = NoncharacterEscape.restore(node.destination)
    if let text = node.firstChild, text == node.lastChild, text.kind == .text,
      NoncharacterEscape.restore(text.literal).utf8.elementsEqual(origin.utf8)
    {
      origin = ""
    }
    if !node.title.isEmpty {
      origin += (origin.isEmpty ? "\"" : " \"") + NoncharacterEscape.restore(node.title) + "\""
    }
    guard !origin.isEmpty else { return unwrap(node) }
    return unwrap(node, suffix: node.firstChild == nil ? "(\(origin))" : " (\(origin))")
  }

  /// Replaces an image with a link that has the image's description as its text.
  func makeLink(of image: Node) -> Node? {
    guard let link = Node(.link) else { return nil }
    link.destination = image.destination
    link.title = image.title
    for child in image.children {
      link.append(child)
    }
    image.replace(with: link)
    return link
  }

  /// Restores a link's destination and title; an invisible link gets its destination as text.
  func cleanLink(_ link: Node) {
    link.destination = NoncharacterEscape.restore(link.destination)
    link.title = PlainText.singleLine(NoncharacterEscape.restore(link.title))
    guard !link.children.contains(where: \.showsAnything) else { return }
    for child in link.children {
      child.remove()
    }
    if let text = Node(.text, literal: link.destination) { link.append(text) }
  }
}

/// The destination of a link, as libcmark decoded it.
struct Destination {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  /// Whether the destination is allowed: `http://`, `https://` or `mailto:` with something after it
  /// and no control characters.
  ///
  /// Everything else is refused (`java\tscript:`, relative addresses, fragments), so no disguised
  /// scheme has to be recognised.
  var isAllowed: Bool {
    let bytes = text.utf8
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return false }
    return Self.allowedStarts.contains { start in
      bytes.count > start.utf8.count
        && zip(bytes, start.utf8).allSatisfy { byte, expected in
          byte == expected || (0x41...0x5A).contains(byte) && byte + 0x20 == expected
        }
    }
  }

  private static let allowedStarts = ["http://", "https://", "mailto:"]
}
