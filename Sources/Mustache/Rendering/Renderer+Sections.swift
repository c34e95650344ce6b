extension Renderer {
  /// Puts the names of a value before all others.
  mutating func push(_ value: Value) {
    contexts.append(Context(value: value, row: row(of: value)))
  }

  private mutating func row(of value: Value) -> Int {
    guard case .object(let object) = value else { return ShapeTable.noRow }
    return shapes.row(of: object.shape)
  }

  /// Goes into a section; says whether there is anything to render.
  mutating func enter(_ value: Value) -> Bool {
    if case .list(let elements) = value {
      guard let first = elements.first else { return false }
      push(first)
      loops.append(Loop(elements: elements))
      return true
    }
    guard value.isTrue else { return false }
    push(value)
    loops.append(Loop(elements: []))
    return true
  }

  /// Takes the next element of the section; leaves the section if there is none.
  mutating func advance() -> Bool {
    let last = loops.count - 1
    loops[last].index += 1
    guard loops[last].index < loops[last].elements.count else {
      loops.removeLast()
      contexts.removeLast()
      return false
    }
    let value = loops[last].elements[loops[last].index]
    contexts[contexts.count - 1] = Context(value: value, row: row(of: value))
    return true
  }
}
