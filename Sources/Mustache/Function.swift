/// A function that templates can call: `{{yaml(title)}}`.
public struct Function: Sendable {
  /// The kinds of values that a function accepts.
  public struct Arguments: OptionSet, Sendable {
    /// A bit for each kind.
    public let rawValue: Int

    /// Makes a set from its bits.
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
  /// The kinds of values that it accepts.
  ///
  /// A template that passes another kind is an error. If the kind is not known in advance, as in
  /// free-form data, the function gets the value's text, as ``Value`` describes it. Every function
  /// has to handle ``Value/nothing``, since a known name may have no value.
  public let arguments: Arguments
  /// Appends the result for a value.
  ///
  /// The function escapes its result itself. An error that it throws becomes a ``TemplateError`` at
  /// the position of the call.
  public let apply: @Sendable (_ argument: Value, _ output: inout [UInt8]) throws -> Void

  /// Makes a function.
  public init(
    _ name: String, takes arguments: Arguments = .single,
    apply: @escaping @Sendable (_ argument: Value, _ output: inout [UInt8]) throws -> Void
  ) {
    self.name = name
    self.arguments = arguments
    self.apply = apply
  }
}
