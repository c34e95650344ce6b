internal import TextScanning

/// A template whose tags are properly nested.
struct ParsedTemplate {
  /// The maximum depth of nested sections, blocks and parents.
  static let deepestNesting = 100

  let source: TemplateText
  private(set) var tags: [Tag]

  /// Parses a template; throws if a tag is malformed, unclosed, or closes something that is not
  /// open.
  init(_ template: TemplateSource) throws(TemplateError) {
    source = try TemplateText(template)
    tags = try TagReader.tags(of: source)
    try pairTags()
  }

  /// The name in a tag.
  func name(of tag: Tag) -> String {
    source.string(tag.content)
  }

  /// An error at a tag.
  func error(_ reason: String, at tag: Tag) -> TemplateError {
    TemplateError(reason, at: source.location(of: tag.range.lowerBound))
  }

  /// Pairs opening and closing tags.
  private mutating func pairTags() throws(TemplateError) {
    var open: [Int] = []
    for index in tags.indices {
      let tag = tags[index]
      if tag.kind != .silent, tag.content.isEmpty {
        throw error("this tag is empty", at: tag)
      }
      let container = open.last.map { tags[$0].kind }
      if container == .parent, ![.block, .close, .silent].contains(tag.kind) {
        throw error("a parent can only contain blocks: put this tag in a {{$block}}", at: tag)
      }
      switch tag.kind {
      case .section, .inverted, .parent, .block:
        guard open.count < Self.deepestNesting else {
          throw error("tags are nested deeper than \(Self.deepestNesting)", at: tag)
        }
        tags[index].isArgument = tag.kind == .block && container == .parent
        open.append(index)
      case .close:
        try pair(open.popLast(), with: index)
      case .partial, .silent:
        trimLine(of: index)
      case .variable, .raw:
        break
      }
    }
    if let index = open.last {
      let name = name(of: tags[index])
      throw error("\"\(name)\" is never closed: {{/\(name)}} is missing", at: tags[index])
    }
  }

  private mutating func pair(_ opening: Int?, with closing: Int) throws(TemplateError) {
    let closed = name(of: tags[closing])
    guard let opening else {
      throw error("{{/\(closed)}} closes nothing: no tag is open here", at: tags[closing])
    }
    let opened = name(of: tags[opening])
    guard opened.utf8.elementsEqual(closed.utf8) else {
      if opened.utf8.starts(with: "\(closed) ".utf8), let advice = ForeignTag.advice(for: opened) {
        throw error("no value is called \(opened.quoted()) here; \(advice)", at: tags[opening])
      }
      let place = source.location(of: tags[opening].range.lowerBound)
      throw error(
        "{{/\(closed)}} closes \"\(closed)\", but \"\(opened)\", opened in line \(place.line), "
          + "column \(place.column), has to be closed first", at: tags[closing])
    }
    tags[opening].partner = closing
    tags[closing].partner = opening
    trimLines(of: opening, and: closing)
  }

  /// Decides which white space and line ends belong to a pair of tags.
  private mutating func trimLines(of opening: Int, and closing: Int) {
    switch tags[opening].kind {
    case .parent:
      // By the specification, the two are standalone even on one line. Whatever is between them is
      // not text of this template.
      let isAlone = tags[opening].blankFrom != nil && tags[closing].blankTo != nil
      tags[opening].trimsBefore = isAlone
      tags[closing].trimsAfter = isAlone
    case .block where tags[opening].isArgument:
      // Whatever surrounds an argument inside its parent is not text of this template.
      tags[opening].trimsAfter = true
      tags[closing].trimsBefore = true
    default:
      trimLine(of: opening)
      trimLine(of: closing)
    }
  }

  /// Removes the line of a standalone tag from the text.
  private mutating func trimLine(of index: Int) {
    let isAlone = tags[index].blankFrom != nil && tags[index].blankTo != nil
    tags[index].trimsBefore = isAlone
    tags[index].trimsAfter = isAlone
  }
}
