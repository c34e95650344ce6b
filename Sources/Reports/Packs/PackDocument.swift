internal import JSONDocument
internal import TextScanning

/// A JSON file of a pack, read as an object; its errors give the position.
struct PackDocument {
  /// The members of the object.
  let object: JSONObject
  private let file: PackFile
  private let positions = OnDemand<[String: JSONPosition]>()

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
    ReportError(.invalidPack, at: place(of: name), message)
  }

  /// The file with the line and the column of a member's name.
  func place(of name: String) -> String {
    let position = position(of: name)
    return "\(file.path):\(position.line):\(position.column)"
  }

  /// The position of a member's name; if there are several, the last one counts.
  private func position(of name: String) -> JSONPosition {
    positions.value { Self.positions(of: Array(file.text.utf8)) }[name] ?? .start
  }

  /// The positions of the names of an object's members.
  private static func positions(of text: [UInt8]) -> [String: JSONPosition] {
    var positions: [String: JSONPosition] = [:]
    var position = JSONPosition.start
    var read = 0
    var depth = 0
    var index = 0
    while index < text.count {
      let start = index
      index += 1
      switch Unicode.Scalar(text[start]) {
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case "\"":
        while index < text.count, text[index] != UInt8(ascii: "\"") {
          index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index = min(index + 1, text.count)
        let next = text[index...].first { !$0.isCWhiteSpace }
        guard depth == 1, next == UInt8(ascii: ":"),
          case .string(let name)? = try? JSONParser.parse(
            String(decoding: text[start..<index], as: UTF8.self))
        else { continue }
        position = position.advanced(over: Array(text[read..<start]).span)
        read = start
        positions[name] = position
      default: break
      }
    }
    return positions
  }
}
