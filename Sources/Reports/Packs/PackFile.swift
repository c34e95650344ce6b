internal import JSONDocument

/// A file of a template pack.
package struct PackFile: Sendable, Hashable {
  /// The file's name in the pack, such as `notes.md.mustache`.
  package let name: String
  /// The path of the file, for messages.
  package let path: String
  /// The content of the file.
  package let text: String
  /// Why the file cannot be read, in which case there is no content; nil if it can be.
  package let fault: ReportError?

  /// Makes a file that cannot be read.
  init(name: String, path: String, fault: ReportError) {
    self.name = name
    self.path = path
    self.text = ""
    self.fault = fault
  }

  /// Makes a file from text.
  package init(name: String, path: String, text: String) {
    self.name = name
    self.path = path
    self.text = text
    self.fault = nil
  }

  /// Makes a file from bytes, which must be UTF-8.
  ///
  /// - Throws: ``ReportError`` with line and column of the first byte that is not UTF-8.
  package init(name: String, path: String, bytes: some Sequence<UInt8>) throws(ReportError) {
    let bytes = Array(bytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ReportError(
        .unreadablePack, at: "\(path):\(Self.placeOfInvalidUTF8(in: bytes))",
        "the file is not UTF-8 text", advice: "save it in that encoding")
    }
    self.init(name: name, path: path, text: text)
  }

  /// The line and the column of the first byte that is not UTF-8, as in `3:14`.
  private static func placeOfInvalidUTF8(in bytes: [UInt8]) -> String {
    var valid = 0
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      valid = error.byteOffsets.lowerBound
    }
    let before = Array(bytes[..<valid])
    let position = JSONPosition.start.advanced(over: before.span)
    return "\(position.line):\(position.column)"
  }
}
