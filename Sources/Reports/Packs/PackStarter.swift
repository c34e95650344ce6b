internal import JSONDocument
internal import Mustache

/// The first files of a new pack: they change a little, and say what else can be changed.
package struct PackStarter: Sendable {
  /// The files, each with its name in the pack.
  package let files: [(name: String, text: String)]

  /// The block that the files give as an example.
  private static let exampleBlock = "after_title"

  /// Makes the files.
  ///
  /// - Parameters:
  ///   - name: The name of the new pack.
  ///   - parent: The pack that it extends.
  /// - Throws: ``ReportError`` if a pack of this name could not extend the other.
  package init(named name: String, extending parent: TemplatePack) throws(ReportError) {
    guard PackManifest.isName(name) else {
      throw ReportError(
        .invalidPack, at: name, "this cannot be the name of a pack",
        advice: "use letters, digits, \"-\" and \"_\"")
    }
    var files = [(PackManifest.fileName, Self.manifest(name, extending: parent.name))]
    var hasExample = false
    var hasPage = false
    for format in parent.formats {
      guard !parent.templateFiles(for: format).contains(where: { $0.name == name }) else {
        throw ReportError(
          .invalidPack, at: name,
          "the pack \"\(parent.name)\" has a template or partial of this name, which would include"
            + " itself", advice: "choose another name")
      }
      // A page may be made from Markdown, and records may be written without a template.
      guard let root = parent.templateName(for: format), root == parent.rootTemplate(for: format)
      else {
        hasPage = hasPage || format == .html
        continue
      }
      hasPage = hasPage || format == .html
      let blocks = parent.blocks(for: format)
      hasExample = hasExample || blocks.contains { $0.name == Self.exampleBlock }
      files.append(
        (
          "\(name).\(format.rawValue).mustache",
          blocks.isEmpty
            ? Self.copy(of: root, in: parent, format)
            : Self.template(name, format, extending: root, blocks: blocks)
        ))
    }
    if hasPage { files.append(("style.css", Self.style)) }
    if hasPage || hasExample {
      files.append(("labels.en.json", hasExample ? Self.labels : "{}\n"))
    }
    self.files = files.map { (name: $0.0, text: $0.1) }
  }

  private static func manifest(_ name: String, extending parent: String) -> String {
    """
    {
      "name": "\(name)",
      "description": "Our notes: change this sentence",
      "extends": "\(parent)"
    }

    """
  }

  /// A template without blocks, to be changed as it is.
  private static func copy(
    of root: String, in parent: TemplatePack, _ format: OutputFormat
  ) -> String {
    """
    {{! A copy of the template of "\(root)", which has no blocks to give: change what follows.
        All values: debrief templates values
        Check this pack: debrief templates check, with its name or its path }}

    """ + (parent.templateFile(named: root, for: format)?.text ?? "")
  }

  private static func template(
    _ name: String, _ format: OutputFormat, extending root: String, blocks: [PackBlock]
  ) -> String {
    let isPage = format == .html
    let content =
      isPage
      ? "<p class=\"confidential\">{{labels.confidential}}</p>" : "\n*{{labels.confidential}}*"
    let example =
      blocks.contains { $0.name == exampleBlock }
      ? "\n{{$\(exampleBlock)}}\n\(content)\n{{/\(exampleBlock)}}\n" : ""
    let note =
      isPage
      ? "A block NAME_link holds the links to a section: drop it with the section."
      : "In Markdown, what is in a block of a section begins with an empty line."
    let section = blocks.first { $0.name == "decisions" } ?? blocks.last
    let included = section.map { "\($0.template).\($0.name)" } ?? "\(root).NAME"
    return """
      {{! What is not here comes from "\(root)". To change a section, give its block: what is between
          the tags takes its place, and an empty block drops it. To put sections into another order,
          list them in the block "body", such as \(included), with the tag of a partial.
          \(note)

          See them: debrief templates show \(root) -t \(format.rawValue)
          All values: debrief templates values
          Check this pack: debrief templates check, with its name or its path

          The blocks, in order:
      \(lines(of: blocks.map(\.name))) }}
      {{<\(root)}}
      \(example)
      {{/\(root)}}

      """
  }

  /// Names in lines of a comment.
  private static func lines(of names: [String]) -> String {
    var lines: [String] = []
    for name in names {
      if let last = lines.last, last.utf8.count + name.utf8.count < 90 {
        lines[lines.count - 1] = "\(last), \(name)"
      } else {
        lines.append("      \(name)")
      }
    }
    return lines.joined(separator: ",\n")
  }

  private static let style = """
    /* These rules follow those of the pack that this one extends. */

    :root {
      --accent: #0b6e4f;
    }

    @media screen and (prefers-color-scheme: dark) {
      :root {
        --accent: #7fd1ae;
      }
    }

    .confidential {
      color: var(--soft);
    }

    """

  private static let labels = """
    {
      "confidential": "For internal use only"
    }

    """
}
