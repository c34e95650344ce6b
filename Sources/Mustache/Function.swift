/// A function that templates may call: `{{yaml(title)}}`.
public struct Function: Sendable {
  /// The kinds of values that a function takes.
  public struct Arguments: OptionSet, Sendable {
    /// A bit for each kind.
    public let rawValue: Int

    /// Takes a bit for each kind.
    public init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Text, fragments, numbers, booleans, nothing.
    public static let single = Arguments(rawValue: 1)
    /// Lists.
    public static let list = Arguments(rawValue: 2)
    /// Objects.
    public static let object = Arguments(rawValue: 4)
    /// Every value.
    public static let any: Arguments = [.single, .list, .object]
  }

  /// The name: `a` to `z` and `_`.
  public let name: String
  /// What it takes.
  ///
  /// A template that gives it something else is refused. Where that cannot be known, because any
  /// value may stand under a name, the function gets the value's text, as ``Value`` describes it.
  /// Every function is to expect nothing, since a known name may have no value.
  public let arguments: Arguments
  /// Appends the result for a value.
  ///
  /// It is not escaped again: that is the function's own business. What it throws becomes a ``TemplateError`` at the place of the call.
  public let apply: @Sendable (_ argument: Value, _ output: inout [UInt8]) throws -> Void

  /// Makes a function of a name, what it takes, and what it does.
  public init(
    _ name: String, takes arguments: Arguments = .single,
    apply: @escaping @Sendable (_ argument: Value, _ output: inout [UInt8]) throws -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.apply = apply
  }
}
