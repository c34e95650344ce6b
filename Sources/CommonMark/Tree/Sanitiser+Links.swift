extension Sanitiser {
  /// Puts the text of a link or image that leads where none may in its place, and where it led
  /// and its title in brackets after it, unless the text says just that.
  func unlink(_ node: Node) -> Node? {
    var origin = StandIn.restore(node.destination)
    if let text = node.firstChild, text == node.lastChild, text.kind == .text,
      StandIn.restore(text.literal).utf8.elementsEqual(origin.utf8)
    {
      origin = ""
    }
    if !node.title.isEmpty {
      origin += (origin.isEmpty ? "\"" : " \"") + StandIn.restore(node.title) + "\""
    }
    guard !origin.isEmpty else { return unwrap(node) }
    return unwrap(node, suffix: node.firstChild == nil ? "(\(origin))" : " (\(origin))")
  }

  /// Puts a link with the same description in the place of an image.
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

  /// Gives a link that would show nothing its destination as text.
  func cleanLink(_ link: Node) {
    link.destination = StandIn.restore(link.destination)
    link.title = PlainText.singleLine(StandIn.restore(link.title))
    guard !link.children.contains(where: \.showsAnything) else { return }
    for child in link.children {
      child.remove()
    }
    if let text = Node(.text, literal: link.destination) { link.append(text) }
  }
}
