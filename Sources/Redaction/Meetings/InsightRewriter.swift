internal import JSONDocument
internal import MeetingModel

/// Rewrites the texts of insights: values of any shape, their keys, and the paths to them.
///
/// The nesting of values is limited by that of the JSON from which they were read.
enum InsightRewriter {
  /// Rewrites insights in place.
  static func rewrite(_ insights: inout Insights, with texts: inout some MeetingTextRewriting) {
    insights.title = insights.title.map { texts.title($0, isMarkdown: false) }
    if var summary = insights.summary {
      rewrite(&summary, with: &texts)
      insights.summary = summary
    }
    for index in insights.competencies.indices {
      insights.competencies[index].name = texts.label(insights.competencies[index].name)
      if var notes = insights.competencies[index].notes {
        rewrite(&notes, with: &texts)
        insights.competencies[index].notes = notes
      }
    }
    for index in insights.actionItems.indices {
      let owner = insights.actionItems[index].owner
      insights.actionItems[index].owner = owner.map { texts.label($0) }
      insights.actionItems[index].due = insights.actionItems[index].due.map { texts.plain($0) }
      rewrite(&insights.actionItems[index].task, with: &texts)
      rewrite(&insights.actionItems[index].details, with: &texts)
    }
    for slot in InsightSlot.lists {
      var values = insights[slot]
      for index in values.indices { rewrite(&values[index], with: &texts) }
      insights[slot] = values
    }
    rewrite(&insights.sections, with: &texts)
    for index in insights.evidence.indices {
      insights.evidence[index].text = texts.markdown(insights.evidence[index].text)
      insights.evidence[index].path = insights.evidence[index].path.map {
        pointer($0, with: &texts)
      }
    }
    rewrite(&insights.received, with: &texts)
  }

  /// Rewrites a text and the path to it.
  static func rewrite(_ text: inout MarkdownText, with texts: inout some MeetingTextRewriting) {
    text.source = texts.markdown(text.source)
    text.path = text.path.map { InsightPath(list: texts.plain($0.list), item: $0.item) }
  }

  /// Rewrites the keys, titles and values of sections.
  static func rewrite(
    _ sections: inout [InsightSection], with texts: inout some MeetingTextRewriting
  ) {
    for index in sections.indices {
      sections[index].key = texts.plain(sections[index].key)
      sections[index].title = texts.plain(sections[index].title)
      rewrite(&sections[index].value, with: &texts)
    }
  }

  /// Rewrites a value.
  static func rewrite(_ value: inout InsightValue, with texts: inout some MeetingTextRewriting) {
    switch value {
    case .boolean, .nothing: break
    case .number(let number):
      let text = texts.markdown(number)
      if text != number { value = .text(MarkdownText(text)) }
    case .text(var text):
      rewrite(&text, with: &texts)
      value = .text(text)
    case .list(var values):
      for index in values.indices { rewrite(&values[index], with: &texts) }
      value = .list(values)
    case .table(var table):
      for column in table.columns.indices {
        table.columns[column] = texts.plain(table.columns[column])
      }
      for row in table.rows.indices {
        for cell in table.rows[row].indices { rewrite(&table.rows[row][cell], with: &texts) }
      }
      value = .table(table)
    case .sections(var sections):
      rewrite(&sections, with: &texts)
      value = .sections(sections)
    }
  }

  /// Rewrites the names and values of an object.
  static func rewrite(_ object: inout JSONObject, with texts: inout some MeetingTextRewriting) {
    for index in object.members.indices {
      let name = object.members[index].name
      object.members[index].name = texts.plain(name)
      if name == "title", case .string(let text) = object.members[index].value {
        object.members[index].value = .string(texts.title(text, isMarkdown: true))
        continue
      }
      rewrite(&object.members[index].value, with: &texts)
    }
  }

  /// Rewrites a value as it was received.
  static func rewrite(_ value: inout JSONValue, with texts: inout some MeetingTextRewriting) {
    switch value {
    case .null, .boolean: break
    case .number(let number):
      let text = texts.markdown(number.spelling)
      if text != number.spelling { value = .string(text) }
    case .string(let text): value = .string(texts.markdown(text))
    case .array(var elements):
      for index in elements.indices { rewrite(&elements[index], with: &texts) }
      value = .array(elements)
    case .object(var object):
      rewrite(&object, with: &texts)
      value = .object(object)
    }
  }

  /// Rewrites the names in a JSON Pointer (RFC 6901).
  static func pointer(_ path: String, with texts: inout some MeetingTextRewriting) -> String {
    var pointer = JSONPointer()
    for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropFirst()
    {
      var name: [UInt8] = []
      var rest = part
      while let byte = rest.popFirst() {
        let next = rest.first
        if byte == UInt8(ascii: "~"), next == UInt8(ascii: "0") || next == UInt8(ascii: "1") {
          name.append(next == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
          rest = rest.dropFirst()
        } else {
          name.append(byte)
        }
      }
      pointer = pointer.appending(name: texts.plain(String(decoding: name, as: UTF8.self)))
    }
    return pointer.text
  }
}
