/// Markup that writes itself in the template's format.
///
/// Sanitised Markdown is a fragment, written as Markdown in a Markdown template and as libcmark's
/// HTML in an HTML template. It is produced only where a template uses it.
public struct Fragment: Sendable {
  /// Fragments are few and texts are many: the box keeps a fragment from doubling the size of every
  /// ``Value``.
  private final class Content: Sendable {
    let source: String
    /// Called each time that something asks for the source.
    let observer: (@Sendable () -> Void)?
    let plainText: (@Sendable () -> String)?
    let write: @Sendable (_ output: inout [UInt8]) -> Void

    init(
      source: String, observer: (@Sendable () -> Void)? = nil,
      plainText: (@Sendable () -> String)?,
      write: @escaping @Sendable (_ output: inout [UInt8]) -> Void
    ) {
      self.source = source
      self.observer = observer
      self.plainText = plainText
      self.write = write
    }
  }

  private let content: Content

  /// The text before formatting, as functions such as `json` see it.
  public var source: String {
    content.observer?()
    return content.source
  }

  /// Whether the source is empty.
  var isEmpty: Bool { content.source.isEmpty }

  /// Returns the words of the text without markup; nil where the maker of the fragment gave none.
  public var plainText: (@Sendable () -> String)? { content.plainText }

  /// Appends the fragment in the template's format to the output so far, whose end shows its
  /// position on the line.
  public var write: @Sendable (_ output: inout [UInt8]) -> Void { content.write }

  /// Makes a fragment from its source and a function that writes it safely.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - plainText: Returns its words without markup.
  ///   - write: Appends the fragment in the template's format.
  public init(
    source: String, plainText: (@Sendable () -> String)? = nil,
    write: @escaping @Sendable (_ output: inout [UInt8]) -> Void
  ) {
    content = Content(source: source, plainText: plainText, write: write)
  }

  /// Makes a fragment that stands for another one, which is not known yet.
  ///
  /// - Parameters:
  ///   - observer: Called if a template looks at the source, rather than writing the fragment or
  ///     testing whether there is one.
  ///   - write: Appends what marks its place.
  package init(
    placeholder source: String, observer: @escaping @Sendable () -> Void,
    write: @escaping @Sendable (_ output: inout [UInt8]) -> Void
  ) {
    content = Content(source: source, observer: observer, plainText: nil, write: write)
  }
}
