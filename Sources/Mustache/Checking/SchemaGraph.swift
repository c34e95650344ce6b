/// Schemas as numbered nodes, so that checked combinations can be remembered by number.
struct SchemaGraph: Sendable {
  enum Node: Sendable {
    case leaf
    case anything
    case list(Int)
    case object([String: Int])
  }

  static let leaf = 0
  static let anything = 1

  private(set) var nodes: [Node] = [.leaf, .anything]

  /// Adds a schema; returns its node.
  mutating func add(_ schema: Schema) -> Int {
    switch schema {
    case .leaf: return Self.leaf
    case .anything: return Self.anything
    case .list(let element): return add(.list(add(element)))
    case .object(let members): return add(.object(members.mapValues { add($0) }))
    }
  }

  private mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  /// The node of the context that a section over a node pushes.
  func element(of node: Int) -> Int {
    if case .list(let element) = nodes[node] { element } else { node }
  }

  /// The members of an object that templates can name.
  func members(of node: Int) -> [String: Int] {
    guard case .object(var members) = nodes[node] else { return [:] }
    members[Shape.textMemberName] = nil
    return members
  }

  /// The kinds of argument that a node can be; nil if it may be any.
  func kind(of node: Int) -> Function.Arguments? {
    switch nodes[node] {
    case .leaf: .single
    case .list: .list
    case .object(let members): members[Shape.textMemberName] == nil ? .object : [.object, .single]
    case .anything: nil
    }
  }
}
