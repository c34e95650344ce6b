/// Finds what a stylesheet could load (CSS Syntax Level 3, section 4).
enum StyleSheet {
  /// Functions that name a file or run code.
  private static let loading: Set<String> = [
    "url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade",
    "url-prefix", "expression", "element", "-moz-element", "paint",
  ]

  private static let properties: Set<String> = ["behavior", "-moz-binding"]

  /// What in a stylesheet can load something; nil if nothing can.
  static func fault(in text: String) -> String? {
    var reader = StyleReader(Array(text.utf8))
    while let token = reader.next() {
      switch token {
      case .atKeyword(let name)
      where name == "import" || name == "namespace" || name == "font-face":
        return "@\(name) in a stylesheet"
      case .function(let name, let isLocal) where loading.contains(name) && !isLocal:
        return "\(name)() in a stylesheet"
      case .identifier(let name) where properties.contains(name):
        return "\(name) in a stylesheet"
      case .badString:
        return "a string that is never closed in a stylesheet"
      default: break
      }
    }
    return nil
  }

  /// What in the value of an SVG attribute can load something; nil if nothing can.
  static func faultOfReferences(in value: String) -> String? {
    var reader = StyleReader(Array(value.utf8))
    while let token = reader.next() {
      if case .function(let name, let isLocal) = token, loading.contains(name), !isLocal {
        return "\(name)()"
      }
    }
    return nil
  }
}
