internal import TextScanning

extension Program {
  /// The block that `{{> notes.summary}}` includes: the block `summary` of the template `notes`, or
  /// what that template gives for its parent's block of this name.
  ///
  /// A file's name gives a template no dot, so that this name is free. Of several blocks with one
  /// name, the last one counts.
  func block(named name: String) -> Entry? {
    guard let (template, block) = Self.parts(ofBlockName: name),
      let source = templateNames.lastIndex(of: template),
      let index = blockNames.firstIndex(of: block)
    else { return nil }
    if let found = blocks.last(where: { $0.name == index && places[$0.start].source == source }) {
      return Entry(start: found.start, end: found.end)
    }
    let arguments = calls.compactMap { $0.arguments[index] }
    return arguments.last { places[$0].source == source }.map { Entry(start: $0) }
  }

  /// Whether a template has a syntax error, or is a block of one that has.
  func isBroken(_ name: String) -> Bool {
    !brokenNames.isEmpty
      && (brokenNames.contains(name)
        || Self.parts(ofBlockName: name).map { brokenNames.contains($0.template) } ?? false)
  }

  /// What is wrong with the name of a template or block that does not exist.
  ///
  /// - Parameter hint: What to say if no other name suggests itself.
  func complaint(aboutMissing name: String, otherwise hint: String) -> String {
    guard let (template, block) = Self.parts(ofBlockName: name),
      let source = templateNames.lastIndex(of: template)
    else {
      let suggestion = suggestion(for: name)
      return "there is no template \"\(name)\"" + (suggestion.isEmpty ? hint : suggestion)
    }
    let names = blocks.filter { places[$0.start].source == source }.map { blockNames[$0.name] }
    let nearest = NearestName.suggestion(for: block, among: names)
    return "the template \"\(template)\" has no block \"\(block)\""
      + (nearest.isEmpty ? "; did you mean {{> \(template)}}?" : nearest)
  }

  /// A suggestion for a template that does not exist: a block of this name, or the nearest name.
  private func suggestion(for name: String) -> String {
    let owner = blockNames.firstIndex(of: name).flatMap { index in
      blocks.last { $0.name == index }
    }
    guard let owner else {
      // A name in quotes, with the ending of its file, or with arguments behind it.
      let word = name.utf8.prefix { $0 != UInt8(ascii: " ") }.trimming { "\"'".utf8.contains($0) }
      let bare = String(Substring(word.prefix { $0 != UInt8(ascii: ".") }))
      if entries[bare] != nil { return "; did you mean {{> \(bare)}}?" }
      return NearestName.suggestion(for: name, among: entries.keys)
    }
    return "; did you mean \"\(templateNames[places[owner.start].source]).\(name)\"?"
  }

  /// The names of a template and of its block, as in `notes.summary`.
  private static func parts(ofBlockName name: String) -> (template: String, block: String)? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return (String(name[..<dot]), String(name[dot...].dropFirst()))
  }
}
