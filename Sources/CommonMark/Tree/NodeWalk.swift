/// The nodes under a root in the order of the document, each when it begins and when it ends.
struct NodeWalk: Sequence, IteratorProtocol {
  enum Event {
    case enter(Node)
    case leave(Node)
  }

  private let root: Node
  private var upcoming: Event?

  init(_ root: Node) {
    self.root = root
    self.upcoming = .enter(root)
  }

  mutating func next() -> Event? {
    guard let event = upcoming else { return nil }
    switch event {
    case .enter(let node): upcoming = node.firstChild.map { .enter($0) } ?? .leave(node)
    case .leave(let node) where node == root: upcoming = nil
    case .leave(let node):
      upcoming = node.next.map { .enter($0) } ?? node.parent.map { .leave($0) }
    }
    return event
  }
}
