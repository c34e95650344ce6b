/// The names that a template may use, and what lies under them.
///
/// A template is checked against it when a ``TemplateSet`` is made. A name that the schema has may
/// have no value when the template is rendered: it is nothing then.
public indirect enum Schema: Sendable {
  /// A value without names inside: text, a fragment, a number, a boolean.
  case leaf
  /// A list, and what its elements are.
  case list(Schema)
  /// Named values; with one called `.`, a text that has values inside.
  case object([String: Schema])
  /// Any value at all: every name inside it is allowed, at any depth.
  case anything
}
