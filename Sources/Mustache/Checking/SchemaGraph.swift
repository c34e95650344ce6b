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
  /// The values `first` and `last` of a list's elements.
  static let position = 2

  private(set) var nodes: [Node] = [.leaf, .anything, .leaf]
  /// Whether the elements of lists have `first` and `last`, which takes time to add.
  private let hasPositions: Bool

  /// Makes a graph for the names that templates use.
  init(names: [String]) {
    hasPositions = names.contains {
      $0 == Program.ListPosition.first || $0 == Program.ListPosition.last
    }
  }

  /// Adds a schema; returns its node.
  mutating func add(_ schema: Schema) -> Int {
    switch schema {
    case .leaf: return Self.leaf
    case .anything: return Self.anything
    case .list(let element):
      let element = add(element)
      return add(.list(hasPositions ? addPositions(toElement: element) : element))
    case .object(let members): return add(.object(members.mapValues { add($0) }))
    }
  }

  /// Adds `first` and `last` to the names of a list's elements; returns the node of these.
  private mutating func addPositions(toElement node: Int) -> Int {
    let names = [Program.ListPosition.first, Program.ListPosition.last]
    let positions = Dictionary(uniqueKeysWithValues: names.map { ($0, Self.position) })
    switch nodes[node] {
    case .object(let members):
      nodes[node] = .object(members.merging(positions) { own, _ in own })
      return node
    case .leaf:
      return add(.object(positions.merging([Shape.textMemberName: Self.leaf]) { $1 }))
    case .anything, .list:
      return node
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
