extension Renderer {
  /// Goes into a section; says whether there is anything to render.
  mutating func enter(_ value: Value) -> Bool {
    guard value.isTrue else { return false }
    if case .list(let list) = value {
      contexts.append(Context(list: list, shapes: &shapes))
    } else {
      contexts.append(Context(value, shapes: &shapes))
    }
    return true
  }

  /// Takes the next element of the section; leaves the section if there is none.
  mutating func advance() -> Bool {
    let isInside = contexts[contexts.count - 1].advance(shapes: &shapes)
    if isInside {
      expansionLeft += Self.expansionPerElement
    } else {
      contexts.removeLast()
    }
    return isInside
  }
}
