internal import TextScanning
internal import Yams

/// Checks that front matter is a mapping with the types that readers expect of its keys.
enum FrontMatterValues {
  private static let strings: Set<String> = ["title", "date", "start", "bot_id", "room"]
  private static let lists: Set<String> = ["participants", "tags"]

  static func check(_ yaml: String, _ findings: inout FindingList) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      findings.add(
        line: 2, column: 1, "front matter that is not valid YAML",
        "so that readers drop it or fail",
        "write values with {{yaml(x)}}")
      return
    }
    guard let node else { return }
    guard case .mapping(let mapping) = node else {
      findings.add(
        line: 2, column: 1, "front matter without keys and values", "which readers drop",
        "write a key, a colon and {{yaml(x)}} on each line")
      return
    }
    for (key, value) in mapping {
      guard let name = key.string, let fault = fault(of: value, for: name) else { continue }
      let mark = value.mark
      findings.add(
        line: (mark?.line ?? 1) + 1, column: mark?.column ?? 1,
        "\(name.excerpt()) is \(fault.what)", fault.why,
        "write it as {{\(fault.function(name.excerpt()))}}")
    }
  }

  private struct Mistake {
    let what: String
    let why: String
    var isNumber = false

    func function(_ name: String) -> String { isNumber ? name : "yaml(\(name))" }
  }

  /// What is wrong with the value of a key; nil if it has the expected type.
  private static func fault(of value: Node, for name: String) -> Mistake? {
    switch name {
    case _ where strings.contains(name):
      if isString(value) { return nil }
      guard value.scalar != nil else { return Mistake(what: "not a string", why: expected) }
      let kind = kinds[value.tag.rawValue] ?? "something else"
      return Mistake(what: "unquoted", why: "so that YAML readers may take it for \(kind)")
    case _ where lists.contains(name):
      let isList = value.sequence?.allSatisfy(isString) ?? false
      return isList ? nil : Mistake(what: "not a list of strings", why: expected)
    case "duration_minutes":
      return (value.int ?? -1) >= 0
        ? nil : Mistake(what: "not a whole number", why: expected, isNumber: true)
    default: return nil
    }
  }

  private static let expected = "as readers expect"

  /// What YAML readers take a value with this tag for.
  private static let kinds = [
    Tag.Name.timestamp.rawValue: "a timestamp", Tag.Name.int.rawValue: "a number",
    Tag.Name.float.rawValue: "a number", Tag.Name.bool.rawValue: "true or false",
    Tag.Name.null.rawValue: "nothing",
  ]

  /// Whether YAML reads a string: a quoted scalar, or one that looks like no other type.
  private static func isString(_ node: Node) -> Bool {
    node.scalar != nil && node.tag.rawValue == Tag.Name.str.rawValue
  }
}
