/// What is wrong with a reader's output for an answer.
struct StructureFault: CustomStringConvertible {
  enum Kind: String, CaseIterable {
    /// Something acts as markup.
    case active
    /// A marker word is not shown.
    case lost
    /// A marker word has the wrong structure around it.
    case displaced
  }

  let kind: Kind
  let text: String

  var description: String { "\(kind.rawValue): \(text)" }
}
