internal import Archive
internal import MeetingModel

/// Makes names of files and folders from any text, safe on Linux, macOS and Windows.
///
/// Spaces and letters of all scripts stay. What a file system or a terminal could take for
/// something else goes: separators, control and format characters, `: * ? " < > |`, a dot or dash at
/// the beginning, a dot or space at the end, and the names of devices (naming conventions of
/// Windows: learn.microsoft.com/windows/win32/fileio/naming-a-file).
enum SafeFileName {
  /// The maximum length of a name in bytes, including its extension.
  static let maximumLength = FileNamer.maximumLength
  /// The bytes reserved for a number, an extension and `.new-2`.
  private static let reserved = 32

  /// The name of a folder; nil if nothing of the text can be in a name.
  static func folder(_ text: String) -> String? {
    guard let name = name(text, bytes: maximumLength) else { return nil }
    guard !NoteName.canBeFolder(name) else { return name }
    // It looks like a note or one of the program's own files.
    return String(String.UnicodeScalarView(name.unicodeScalars.map { $0 == "." ? "-" : $0 }))
  }

  /// The name of a bot's note without extension; nil if nothing of the text can be in a name.
  static func stem(_ text: String, of bot: BotID?) -> String? {
    guard let name = name(text, bytes: maximumLength - reserved) else { return nil }
    // Only a bot's own notes end with its ID.
    return NoteName.endsWithOtherID(name, than: bot) ? name + "_" : name
  }

  private static func name(_ text: String, bytes: Int) -> String? {
    var name = String.UnicodeScalarView()
    var length = 0
    var isBehindSpace = true
    // White space is cut off at both ends, and one space is left of it elsewhere.
    for scalar in text.unicodeScalars {
      guard let shown = replacement(of: scalar) else { continue }
      if name.isEmpty, isIgnoredInFront(shown) { continue }
      guard shown != " " else {
        isBehindSpace = true
        continue
      }
      let space = isBehindSpace && !name.isEmpty
      // One byte is left for the mark of a reserved name.
      length += UTF8.width(shown) + (space ? 1 : 0)
      guard length < bytes else { break }
      if space { name.append(" ") }
      isBehindSpace = false
      name.append(shown)
    }
    while let last = name.last, last == "." || last == "-" || last == " " { name.removeLast() }
    return name.isEmpty ? nil : withoutDeviceName(String(name))
  }

  /// The scalar to show; nil for one that is left out.
  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": return "-"
    default: break
    }
    guard !scalar.isASCII || scalar.value < 0x20 || scalar.value == 0x7F else { return scalar }
    if scalar.properties.isWhitespace { return " " }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return nil
    case .lineSeparator, .paragraphSeparator, .spaceSeparator: return " "
    default: return scalar
    }
  }

  private static func isIgnoredInFront(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "-" || scalar == "~" || scalar == " "
      || scalar.properties.canonicalCombiningClass != .notReordered
  }

  /// The name with a mark behind `CON`, `NUL.txt` and the like, which are devices on Windows.
  private static func withoutDeviceName(_ name: String) -> String {
    let end = name.utf8.firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let stem = name[..<end]
    guard isDevice(stem) else { return name }
    return "\(stem)_\(name[end...])"
  }

  /// Whether a name without extension is that of a device on Windows.
  private static func isDevice(_ stem: Substring) -> Bool {
    var name = stem.uppercased()
    while name.utf8.last == UInt8(ascii: " ") { name.removeLast() }
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(name) { return true }
    guard name.utf8.starts(with: "COM".utf8) || name.utf8.starts(with: "LPT".utf8) else {
      return false
    }
    let rest = name.unicodeScalars.dropFirst(3)
    guard rest.count == 1, let digit = rest.first else { return false }
    return ("0"..."9").contains(digit) || ["¹", "²", "³"].contains(digit)
  }
}
