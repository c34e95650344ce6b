/// The path to a value in a JSON document (RFC 6901).
public struct JSONPointer: Sendable, Hashable {
  /// The pointer as text: empty for the whole document, otherwise `/insights/a~1b/0` for example.
  public private(set) var text = ""

  /// Makes a pointer to the whole document.
  public init() {}

  /// A pointer to a member of the object that this one points to.
  ///
  /// In the name, `~` is written `~0` and `/` is written `~1` (section 3).
  public func appending(name: String) -> JSONPointer {
    var pointer = self
    pointer.text += "/"
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      pointer.text += name
      return pointer
    }
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": pointer.text += "~0"
      case "/": pointer.text += "~1"
      default: pointer.text.unicodeScalars.append(scalar)
      }
    }
    return pointer
  }

  /// A pointer to an element, from 0, of the array that this one points to.
  public func appending(index: Int) -> JSONPointer {
    var pointer = self
    pointer.text += "/\(index)"
    return pointer
  }

  /// Whether two pointers have the same scalars; member names are compared in the same way.
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.text.hasSameScalars(as: right.text)
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The pointer as text.
  public var description: String { text }
}
