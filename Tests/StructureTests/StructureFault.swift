/// What is wrong with what a reader made of an answer.
struct StructureFault: CustomStringConvertible {
  enum Kind: String, CaseIterable {
    /// Something is more than text.
    case active
    /// A marker word is not shown.
    case lost
    /// A marker word stands in something else than it should.
    case displaced
  }

  let kind: Kind
  let text: String

  var description: String { "\(kind.rawValue): \(text)" }
}
