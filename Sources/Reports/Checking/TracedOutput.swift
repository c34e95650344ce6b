package import MeetingModel
internal import Mustache

/// An output, and the tags and texts of the templates that wrote its parts.
package struct TracedOutput: Sendable {
  /// A place in a template.
  package struct Place: Sendable, Hashable, CustomStringConvertible {
    /// The path of the template.
    package let path: String
    /// The path with line and column.
    package let description: String
    /// The place of the tag, or of the beginning of the text between two tags.
    package let start: String
    /// Whether it is text between two tags, which is the same in all meetings.
    package let isText: Bool
  }

  /// The output.
  package let bytes: [UInt8]
  let trace: OutputTrace?

  /// What wrote the byte at an offset; nil if no template did.
  package func place(at offset: Int) -> Place? {
    guard let trace, let place = trace.place(ofOutputAt: offset),
      let start = trace.start(ofOutputAt: offset)
    else { return nil }
    return Place(
      path: place.path, description: place.description, start: start.place.description,
      isText: start.isText)
  }

  /// What wrote a character; nil if no template did.
  ///
  /// - Parameters:
  ///   - line: The line, from 1.
  ///   - column: The column, from 1, in Unicode scalars.
  package func place(line: Int, column: Int) -> Place? {
    var (line, column) = (line, column)
    for (offset, byte) in bytes.enumerated() {
      if line == 1, byte & 0xC0 != 0x80 {
        column -= 1
        if column == 0 { return place(at: offset) }
      }
      if byte == UInt8(ascii: "\n") {
        if line == 1 { return place(at: offset) }
        line -= 1
      }
    }
    return place(at: max(bytes.count - 1, 0))
  }
}

extension Renderer {
  /// Renders a meeting as UTF-8, and tells what wrote it.
  ///
  /// What a Markdown template writes into a page counts as written by the tag for it.
  package func traced(_ meeting: Meeting) throws(ReportError) -> TracedOutput {
    let view = MeetingView(meeting)
    view.trace = OutputTrace()
    var output: [UInt8] = []
    try render(view, into: &output)
    return TracedOutput(bytes: output, trace: view.trace)
  }
}
