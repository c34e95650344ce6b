import Mustache
import Testing
import TextScanning
import TestSupport

/// Random templates and values, rendered by the engine and by a naive implementation.
struct ReferenceTests {
  /// A piece of a template.
  private indirect enum Piece {
    case literal(String)
    case variable(String, isRaw: Bool)
    case section(String, isInverted: Bool, [Piece])

    var template: String {
      switch self {
      case .literal(let text): text
      case .variable(let name, let isRaw): isRaw ? "{{{\(name)}}}" : "{{\(name)}}"
      case .section(let name, let isInverted, let pieces):
        "{{\(isInverted ? "^" : "#")\(name)}}\(pieces.map(\.template).joined()){{/\(name)}}"
      }
    }

    func rendered(_ contexts: [Value]) -> String {
      switch self {
      case .literal(let text): text
      case .variable(let name, let isRaw):
        Piece.text(Piece.value(name, contexts)) { isRaw ? "<\($0)>" : "[\($0)]" }
      case .section(let name, let isInverted, let pieces):
        Piece.elements(Piece.value(name, contexts), isInverted: isInverted)
          .map { element in
            let inner = element.map { contexts + [$0] } ?? contexts
            return pieces.map { $0.rendered(inner) }.joined()
          }.joined()
      }
    }

    private static func text(_ value: Value, _ write: (String) -> String) -> String {
      switch value {
      case .text(let text): return write(text.string)
      case .number(let word), .verbatim(let word): return word
      case .token(let token): return token.text
      case .boolean(let boolean): return "\(boolean)"
      case .nothing, .fragment: return ""
      case .list(let elements):
        var isComposite = false
        var texts: [String] = []
        for element in elements {
          switch element {
          case .nothing: continue
          case .list, .object: isComposite = true
          default: break
          }
          texts.append(text(element, write))
        }
        return texts.joined(separator: isComposite ? "; " : ", ")
      case .object(let object):
        return zip(object.shape.names, object.values).compactMap { name, value in
          if case .nothing = value { return nil }
          return "\(write(name)): \(text(value, write))"
        }.joined(separator: ", ")
      }
    }

    /// The values that a section is rendered for; one missing value if it is inverted.
    private static func elements(_ value: Value, isInverted: Bool) -> [Value?] {
      let elements: [Value] =
        switch value {
        case .nothing, .boolean(false): []
        case .text(let text) where text.isEmpty: []
        case .list(let elements): Array(elements)
        default: [value]
        }
      return isInverted ? (elements.isEmpty ? [nil] : []) : elements
    }

    private static func value(_ name: String, _ contexts: [Value]) -> Value {
      if name == "." { return contexts.last ?? .nothing }
      let parts = name.split(separator: ".").map(String.init)
      var value = Value.nothing
      for case .object(let object) in contexts.reversed() {
        guard let found = object[parts[0]] else { continue }
        value = found
        break
      }
      for part in parts.dropFirst() {
        guard case .object(let object) = value, let inner = object[part] else { return .nothing }
        value = inner
      }
      return value
    }
  }

  private struct Generator {
    var random: SplitMix64
    let names = ["a", "b", "c", "d"]

    mutating func name() -> String {
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return "."
      case 1: return "\(pick(names)).\(pick(names))"
      default: return pick(names)
      }
    }

    mutating func pieces(depth: Int = 0) -> [Piece] {
      (0..<Int.random(in: 0...4, using: &random)).map { _ in
        switch Int.random(in: 0..<(depth < 4 ? 6 : 4), using: &random) {
        case 0: return .literal(pick(["x", "ä ", "{ ", "}} ", "{ { ", "<&>", "👩‍🚀"]))
        case 1: return .literal(" · ")
        case 2: return .variable(name(), isRaw: Bool.random(using: &random))
        case 3: return .variable(pick(names), isRaw: false)
        default:
          let isInverted = Int.random(in: 0..<3, using: &random) == 0
          return .section(name(), isInverted: isInverted, pieces(depth: depth + 1))
        }
      }
    }

    mutating func value(depth: Int = 0) -> Value {
      switch Int.random(in: 0..<(depth < 4 ? 10 : 5), using: &random) {
      case 0: return .nothing
      case 1: return .boolean(Bool.random(using: &random))
      case 2: return .number("\(Int.random(in: 0..<3, using: &random))")
      case 3: return .text("")
      case 4: return .text(pick(["t", "{{a}}", "e\u{301}", "\r\n"]))
      case 5, 6:
        let count = Int.random(in: 0...3, using: &random)
        return Bool.random(using: &random)
          ? .list((0..<count).map { _ in value(depth: depth + 1) })
          : .list(objects(count, depth: depth + 1))
      default: return object(depth: depth + 1)
      }
    }

    /// A part of a list of objects of one shape.
    private mutating func objects(_ count: Int, depth: Int) -> List {
      let shape = Shape(names.filter { _ in Bool.random(using: &random) })
      let before = Int.random(in: 0...2, using: &random)
      let values = (0..<((before + count) * shape.names.count)).map { _ in value(depth: depth) }
      return List(shape, count: before + count + 1, values: values).part(before..<(before + count))
    }

    mutating func object(depth: Int) -> Value {
      let present = names.filter { _ in Bool.random(using: &random) }
      return .object(Object(present.map { (name: $0, value: value(depth: depth)) }))
    }

    private mutating func pick(_ choices: [String]) -> String {
      choices.randomElement(using: &random) ?? ""
    }
  }

  @Test(arguments: 0..<20)
  func `random templates render as in the naive implementation`(seed: UInt64) throws {
    var generator = Generator(random: SplitMix64(seed: seed))
    for _ in 0..<200 {
      let pieces = generator.pieces()
      let value = generator.object(depth: 0)
      let template = pieces.map(\.template).joined()
      let expected = pieces.map { $0.rendered([value]) }.joined()
      let rendered = try render(template, value, format: .bracketed)
      #expect(Array(rendered.utf8) == Array(expected.utf8), "\(template)")
    }
  }
}
