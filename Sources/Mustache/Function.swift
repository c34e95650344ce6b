/// A function that templates can call: `{{yaml(title)}}`, or inside another, `{{yaml(upper(title))}}`.
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
  /// Whether a whole number may follow the value: `{{truncate(summary, 80)}}`.
  public let takesNumber: Bool
  /// The result for a value and a number; nil for a function that can only write its result.
  let value: ValueMaker?
  /// Appends the result for a value; nil for a function whose result is written like any value.
  let writer: Writer?

  /// Returns the result for a value, and for a number if one was given.
  public typealias ValueMaker = @Sendable (_ argument: Value, _ number: Int?) throws -> Value
  /// Appends the result for a value, escaped for the format.
  public typealias Writer = @Sendable (_ argument: Value, _ output: inout [UInt8]) throws -> Void

  /// Makes a function that writes its result, so that no other function can take it.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - arguments: The kinds of values that it accepts.
  ///   - apply: Appends the result, which it escapes itself. An error that it throws becomes a
  ///     ``TemplateError`` at the position of the call.
  public init(_ name: String, takes arguments: Arguments = .single, apply: @escaping Writer) {
    self.init(name, arguments, takesNumber: false, value: nil, writer: apply)
  }

  /// Makes a function whose result is a single value, which is written as the format writes values,
  /// or passed to another function.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - arguments: The kinds of values that it accepts.
  ///   - takesNumber: Whether a whole number may follow the value.
  ///   - value: Returns the result. An error that it throws becomes a ``TemplateError`` at the
  ///     position of the call.
  ///   - writer: Appends the result if it is not passed on; nil to write it like any value.
  public init(
    _ name: String, takes arguments: Arguments = .single, takesNumber: Bool = false,
    value: @escaping ValueMaker, writer: Writer? = nil
  ) {
    self.init(name, arguments, takesNumber: takesNumber, value: value, writer: writer)
  }

  private init(
    _ name: String, _ arguments: Arguments, takesNumber: Bool, value: ValueMaker?, writer: Writer?
  ) {
    self.name = name
    self.arguments = arguments
    self.takesNumber = takesNumber
    self.value = value
    self.writer = writer
  }
}
