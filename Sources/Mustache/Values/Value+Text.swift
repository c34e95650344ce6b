extension Value {
  /// A part of the text of a list or an object.
  enum Piece {
    /// A value that is neither a list nor an object, or the name of a member.
    case value(Value)
    /// What stands between two of them.
    case separator(String)
  }

  /// The text of the value, its fragments as their sources.
  var plainText: String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .separator(let separator): text += separator
      case .value(.text(let string)), .value(.number(let string)), .value(.verbatim(let string)):
        text += string
      case .value(.token(let token)): text += token.text
      case .value(.boolean(let isTrue)): text += isTrue ? "true" : "false"
      case .value(.fragment(let fragment)): text += fragment.source
      case .value(.nothing), .value(.list), .value(.object): break
      }
    }
  }

  /// The parts of the value's text in their order.
  ///
  /// What is still to be looked at lies on a stack, since data may be nested at any depth.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    var open: [Piece] = [.value(self)]
    while let piece = open.popLast() {
      switch piece {
      case .value(.list(let elements)):
        let elements = elements.filter(\.isSomething)
        let separator = elements.allSatisfy { $0.kind == .single } ? ", " : "; "
        for (index, element) in elements.enumerated().reversed() {
          open.append(.value(element))
          if index > 0 { open.append(.separator(separator)) }
        }
      case .value(.object(let object)):
        if let text = object.textMember {
          open.append(.value(text))
          continue
        }
        let members = zip(object.shape.names, object.values).filter { $1.isSomething }
        for (index, member) in members.enumerated().reversed() {
          open += [.value(member.1), .separator(": "), .value(.text(member.0))]
          if index > 0 { open.append(.separator(", ")) }
        }
      case .value, .separator:
        pieces.append(piece)
      }
    }
    return pieces
  }
}
