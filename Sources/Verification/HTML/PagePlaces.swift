internal import TextScanning

/// The elements of a page that links can lead to, by their `id`, and its links to them.
struct PagePlaces {
  private var names: Set<String> = []
  /// The offsets of elements whose name another one has.
  private var repeated: [(name: String, offset: Int)] = []
  /// The names that links lead to, each once, with the first link to it.
  private var targets: [(name: String, offset: Int)] = []
  private var seen: Set<String> = []

  /// Notes the name and the link of an element.
  mutating func note(_ node: PageNode) {
    for attribute in node.attributes {
      switch attribute.name {
      case "id":
        if !names.insert(attribute.value).inserted {
          repeated.append((attribute.value, attribute.offset))
        }
      case "href" where attribute.value.utf8.first == UInt8(ascii: "#"):
        let name = String(Substring(attribute.value.utf8.dropFirst()))
        if seen.insert(name).inserted { targets.append((name, attribute.offset)) }
      default: break
      }
    }
  }

  /// Finds links that lead nowhere, and names that are not of one element alone.
  ///
  /// `#` and `#top` lead to the top of every page (HTML, 7.4.6.3).
  func check(_ findings: inout FindingList) {
    for (name, offset) in targets
    where !name.isEmpty && name.lowercasedASCII != "top" && !names.contains(name)
      && !names.contains(String(decoding: name.utf8.percentDecoded, as: UTF8.self))
    {
      findings.add(
        at: offset, "a link to \"#\(name.excerpt())\"", "which is not in the page",
        "drop it together with its section, or use --omit")
    }
    for (name, offset) in repeated {
      findings.add(
        at: offset, "the id \"\(name.excerpt())\", which another element has",
        "so that links lead to only one of them", "give each element one of its own")
    }
  }
}
