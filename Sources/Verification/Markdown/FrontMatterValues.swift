internal import Yams

/// Checks what the YAML of front matter says: a mapping, whose documented keys have the values that
/// readers expect.
enum FrontMatterValues {
  private static let strings: Set<String> = ["title", "date", "start", "bot_id", "room"]
  private static let lists: Set<String> = ["participants", "tags"]

  /// Checks YAML, and leaves what is found in a list.
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
        line: (mark?.line ?? 1) + 1, column: mark?.column ?? 1, "\(name.excerpt) is \(fault.what)",
        fault.why, "write it as {{\(fault.function(name.excerpt))}}")
    }
  }

  /// What is wrong with a value, and why it matters.
  private struct Fault {
    let what: String
    let why: String
    var isNumber = false

    func function(_ name: String) -> String { isNumber ? name : "yaml(\(name))" }
  }

  /// What a value is instead of what its key stands for; nil if it is that.
  private static func fault(of value: Node, for name: String) -> Fault? {
    switch name {
    case _ where strings.contains(name):
      if isString(value) { return nil }
      guard value.scalar != nil else { return Fault(what: "no string", why: "as readers expect") }
      let kind = kinds[value.tag.rawValue] ?? "something else"
      return Fault(what: "unquoted", why: "so that YAML readers may take it for \(kind)")
    case _ where lists.contains(name):
      let isList = value.sequence?.allSatisfy(isString) ?? false
      return isList ? nil : Fault(what: "no list of strings", why: "as readers expect")
    case "duration_minutes":
      return (value.int ?? -1) >= 0
        ? nil : Fault(what: "no whole number", why: "as readers expect", isNumber: true)
    default: return nil
    }
  }

  /// What YAML readers take a value of a tag for.
  private static let kinds = [
    Tag.Name.timestamp.rawValue: "a timestamp", Tag.Name.int.rawValue: "a number",
    Tag.Name.float.rawValue: "a number", Tag.Name.bool.rawValue: "true or false",
    Tag.Name.null.rawValue: "nothing",
  ]

  /// Whether YAML reads a string: quoted, or no other type by its looks.
  private static func isString(_ node: Node) -> Bool {
    node.scalar != nil && node.tag.rawValue == Tag.Name.str.rawValue
  }
}
