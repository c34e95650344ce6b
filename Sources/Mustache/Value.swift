/// What a template can see.
///
/// A value knows what it is; how it is written is the business of the template's ``Format``.
public enum Value: Sendable {
  /// Nothing: written as nothing, and false as a section.
  case nothing
  /// A boolean: a section's condition; written as `true` or `false`.
  case boolean(Bool)
  /// A number in its own spelling; written as it is.
  case number(String)
  /// Plain text, untrusted: always written through the format.
  case text(String)
  /// Text that knows how to write itself in the template's format.
  case fragment(Fragment)
  /// A list: a section renders once for each element, and not at all if there is none.
  case list([Value])
  /// An object: a section renders once with its members in scope.
  case object(Object)
}
