internal import TextScanning

/// The top-level domains by which markdown-it recognises a host name without a scheme (linkify-it):
/// those of countries, some generic ones, and the Russian one.
enum TopLevelDomain {
  /// Whether a top-level domain begins at an index and is not part of a longer word.
  static func begins(at start: Int, in text: Span<UInt8>) -> Bool {
    guard start < text.count else { return false }
    if text[start] >= 0x80 { return isRussian(text, at: start) }
    var end = start
    // One letter more than the longest one has rules out all of them.
    while end < min(text.count, start + 7), text[end].isLetter { end += 1 }
    if end < text.count {
      switch Unicode.Scalar(text[end]) {
      case "-":
        return end == start + 2 && text[start] | 0x20 == UInt8(ascii: "x")
          && text[start + 1] | 0x20 == UInt8(ascii: "n")
      case "0"..."9", "A"..."Z", "a"..."z": return false
      default: break
      }
    }
    guard end - start >= 2 else { return false }
    var name: UInt64 = 0
    for index in start..<end { name = name << 8 | UInt64(text[index] | 0x20) }
    return end - start == 2 ? isCountry(name) : isGeneric(name)
  }

  /// Whether two lower-case letters, packed one per byte, are a country's.
  private static func isCountry(_ name: UInt64) -> Bool {
    let second = Unicode.Scalar(UInt8(truncatingIfNeeded: name))
    let seconds: StaticString =
      switch Unicode.Scalar(UInt8(truncatingIfNeeded: name >> 8)) {
      case "a": "cdefgilmnoqrstuwxz"
      case "b": "abdefghijmnorstvwyz"
      case "c": "acdfghiklmnoruvwxyz"
      case "d": "ejkmoz"
      case "e": "cegrstu"
      case "f": "ijkmor"
      case "g": "abdefghilmnpqrstuwy"
      case "h": "kmnrtu"
      case "i": "delmnoqrst"
      case "j": "emop"
      case "k": "eghimnprwyz"
      case "l": "abcikrstuvy"
      case "m": "acdeghklmnopqrstuvwxyz"
      case "n": "acefgilopruz"
      case "o": "m"
      case "p": "aefghklmnrstwy"
      case "q": "a"
      case "r": "eosuw"
      case "s": "abcdeghijklmnortuvxyz"
      case "t": "cdfghjklmnortvwz"
      case "u": "agksyz"
      case "v": "aceginu"
      case "w": "fs"
      case "y": "et"
      case "z": "amw"
      default: ""
      }
    return seconds.withUTF8Buffer { $0.contains { Unicode.Scalar($0) == second } }
  }

  /// Whether lower-case letters, packed one per byte, are one of the generic domains.
  private static func isGeneric(_ name: UInt64) -> Bool {
    let names: [StaticString] = [
      "biz", "com", "edu", "gov", "net", "org", "pro", "web", "xxx", "aero", "asia", "coop",
      "info", "museum", "name", "shop",
    ]
    return names.contains { candidate in
      candidate.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt64($1) } } == name
    }
  }

  private static func isRussian(_ text: Span<UInt8>, at start: Int) -> Bool {
    guard start + 4 <= text.count else { return false }
    let letters = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(text[start + $1]) }
    // рф in any case.
    return [0xD180_D184, 0xD0A0_D0A4, 0xD180_D0A4, 0xD0A0_D184].contains(letters)
  }
}
