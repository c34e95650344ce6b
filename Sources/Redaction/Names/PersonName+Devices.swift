/// Labels that are names of devices: `Ann Lee's iPhone`, `iPad de Ann Lee`.
extension PersonName {
  /// Devices that are no names of people.
  private static let devices: Set<String> = [
    "iphone", "ipad", "ipod", "macbook", "imac", "smartphone", "laptop", "notebook", "chromebook",
    "thinkpad", "android", "tablet",
  ]
  /// Devices and their makers that may be names of people, too, so that a genitive is needed.
  private static let otherDevices: Set<String> = [
    "mac", "phone", "handy", "pc", "computer", "desktop", "galaxy", "pixel", "surface", "samsung",
    "huawei", "xiaomi", "oneplus", "dell", "lenovo", "apple", "google", "microsoft", "motorola",
    "nokia", "sony", "hp", "mobile", "mobil", "cell", "telefon", "watch", "zoom", "room", "office",
    "desk", "home", "work",
  ]
  /// Words between a device and its owner.
  private static let links: Set<String> = ["de", "von", "di", "da", "do", "del", "of", "van"]

  /// The words without those that name a device; all of them if no others are left.
  static func withoutDevice(_ words: [Word]) -> ArraySlice<Word> {
    var rest = words[...]
    if let link = rest.firstIndex(where: { links.contains(string($0.letters)) || isElided($0) }),
      link > 0, rest[..<link].contains(where: isDevice)
    {
      let isElided = isElided(rest[link])
      if isElided { rest[link] = part(rest[link], from: 1) }
      let owner = rest[(isElided ? link : link + 1)...]
      if !owner.isEmpty { rest = owner }
    }
    let lastDevice = rest.lastIndex {
      isDevice($0) || otherDevices.contains(string($0.letters))
    }
    guard let lastDevice else { return rest }
    for index in rest.indices.dropFirst() where index <= lastDevice {
      let before = rest[index - 1]
      let isGenitive = before.parts.count > 1 && before.parts.last == [0x73]
      guard isDevice(rest[index]) || isGenitive else { continue }
      if isGenitive { rest[index - 1] = part(before, upTo: before.parts.count - 1) }
      return rest[..<index]
    }
    return rest
  }

  private static func isDevice(_ word: Word) -> Bool { devices.contains(string(word.letters)) }

  /// Whether a word is `d'Ann`.
  private static func isElided(_ word: Word) -> Bool {
    word.parts.count > 1 && word.parts[0] == [0x64] && !word.isCapital
  }

  private static func part(_ word: Word, from first: Int = 0, upTo end: Int? = nil) -> Word {
    var word = word
    let range = first..<(end ?? word.parts.count)
    word.parts = Array(word.parts[range])
    word.transliteratedParts = Array(word.transliteratedParts[range])
    word.letters = Array(word.parts.joined())
    if first > 0 { word.isCapital = true }
    return word
  }
}
