extension Sanitiser {
  /// Puts the text of a link or image that leads where none may in its place, and where it led
  /// in brackets after it, unless the text says just that.
  func unlink(_ node: Node) -> Node? {
    let destination = StandIn.restore(node.destination)
    let isShown =
      destination.isEmpty
      || node.firstChild.map {
        $0 == node.lastChild && StandIn.restore($0.literal).utf8.elementsEqual(destination.utf8)
      } ?? false
    let separator = node.firstChild == nil ? "" : " "
    return unwrap(node, suffix: isShown ? "" : "\(separator)(\(destination))")
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
    guard link.firstChild == nil, let text = Node(.text, literal: link.destination) else { return }
    link.append(text)
  }
}
