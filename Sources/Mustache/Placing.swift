public import TextScanning

/// What the text of a template tells about the places of its values.
///
/// How a text is escaped may depend on what is before it on its line. Most values follow literal text
/// of the template that decides it, so that their places are known once templates are compiled;
/// elsewhere, as after another value, a ``Format`` reads the end of the output.
public struct Placing: Sendable {
  /// A kind of place, as a number that the format chooses; 0 is a place that is not known.
  public typealias Place = UInt32

  /// Returns the place after literal text, whatever is before that text; 0 if that matters.
  let place: @Sendable (_ literal: Span<UInt8>) -> Place
  /// Writes the text of `{{name}}` at a known place, as ``Format/escape`` would.
  let escape: @Sendable (_ text: TextSlice, _ place: Place, _ output: inout [UInt8]) -> Void

  /// Makes a placing from functions of the format.
  ///
  /// - Parameters:
  ///   - place: Returns the place after literal text, whatever is before that text; 0 if what is
  ///     before it matters.
  ///   - escape: Writes text at a known place, as the format's `escape` does at the same one.
  public init(
    place: @escaping @Sendable (_ literal: Span<UInt8>) -> Place,
    escape: @escaping @Sendable (_ text: TextSlice, _ place: Place, _ output: inout [UInt8]) -> Void
  ) {
    self.place = place
    self.escape = escape
  }
}
