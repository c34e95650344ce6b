internal import JSONDocument

/// A JSON file of a pack, read as an object; its errors give the position.
struct PackDocument {
  /// The members of the object.
  let object: JSONObject
  private let file: PackFile

  /// Reads a file.
  ///
  /// - Throws: ``ReportError`` with line and column if the file is not a JSON object.
  init(_ file: PackFile) throws(ReportError) {
    self.file = file
    let value: JSONValue
    do {
      value = try JSONParser.parse(file.text)
    } catch {
      throw ReportError(
        .invalidPack, at: "\(file.path):\(error.line):\(error.column)", error.reason)
    }
    guard case .object(let object) = value else {
      throw ReportError(.invalidPack, at: "\(file.path):1:1", "the file has to hold one object")
    }
    self.object = object
  }

  /// The string value of a member; nil if there is no such member.
  func text(of name: String) throws(ReportError) -> String? {
    guard let value = object[name] else { return nil }
    guard case .string(let text) = value else {
      throw error(at: name, "\"\(name)\" has to be text in quotes")
    }
    return text
  }

  /// An error about a member.
  func error(at name: String, _ message: String) -> ReportError {
    let position = position(of: name)
    return ReportError(
      .invalidPack, at: "\(file.path):\(position.line):\(position.column)", message)
  }

  /// The position of a member's name; if there are several, the last one counts.
  private func position(of name: String) -> JSONPosition {
    let text = Array(file.text.utf8)
    let quoted = Array("\"\(name)\"".utf8)
    let starts = text.indices.reversed().first { text[$0...].starts(with: quoted) }
    let before = Array(text[..<(starts ?? 0)])
    return JSONPosition.start.advanced(over: before.span)
  }
}
