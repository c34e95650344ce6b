internal import JSONDocument
internal import MeetingModel

/// Tables whose rows are lists, with the titles of their columns beside them or in the first row.
///
/// ```
/// {"headers": ["Task", "Who"], "rows": [["Order", "Odd"], ["Crane", null]]}
/// [["Task", "Who"], ["Order", "Odd"], ["Crane", ""]]
/// ```
///
/// They are read as objects, one for each row, so that each value keeps its column:
/// `[{"Task": "Order", "Who": "Odd"}, {"Task": "Crane", "Who": null}]`.
extension InsightValueReader {
  private static let titleKeys: Set<String> = [
    "headers", "header", "columns", "column_names", "column_headers",
  ]
  private static let rowKeys: Set<String> = ["rows", "data", "body", "values"]
  /// The maximum length in bytes of a title, and number of titles: each row may be shown with them.
  private static let maximumTitle = 60
  private static let maximumTitles = 32

  /// The rows of an object that is a table; nil for any other object.
  static func records(ofTable object: JSONObject) -> [JSONValue]? {
    guard object.members.count == 2,
      let titles = member(titleKeys, of: object)?.arrayValue?.compactMap(\.stringValue),
      let rows = member(rowKeys, of: object)?.arrayValue, !rows.isEmpty,
      titles.count == member(titleKeys, of: object)?.arrayValue?.count
    else { return nil }
    return records(titles: titles, rows: rows)
  }

  private static func member(_ keys: Set<String>, of object: JSONObject) -> JSONValue? {
    object.members.first { keys.contains(SectionTitle.snakeCase($0.name)) }?.value
  }

  /// The rows of an array of lists whose first one has the titles; nil for any other array.
  ///
  /// There are at least two rows below the titles, since lists of two texts may be pairs.
  static func records(ofRows elements: [JSONValue]) -> [JSONValue]? {
    guard elements.count > 2, let first = elements[0].arrayValue, first.count > 1,
      elements.allSatisfy({ $0.arrayValue?.count == first.count })
    else { return nil }
    let titles = first.compactMap(\.stringValue)
    guard titles.count == first.count, titles.dropFirst().allSatisfy({ !$0.isBlank }),
      areTitles(titles)
    else { return nil }
    return records(titles: titles, rows: Array(elements.dropFirst()))
  }

  /// Whether texts are the titles of columns rather than values: one is a usual title or the empty
  /// corner, and none begins with a digit.
  private static func areTitles(_ texts: [String]) -> Bool {
    texts.allSatisfy { $0.trimmed.utf8.first.map { !(0x30...0x39).contains($0) } ?? true }
      && (texts[0].isBlank
        || texts.contains { text in
          text.utf8.count <= maximumTitle
            && SectionTitle.snakeCase(text.trimmed).split(separator: "_").contains {
              usualTitles.contains(String($0))
            }
        })
  }

  /// Words of the titles of columns.
  private static let usualTitles: Set<String> = [
    "action", "actual", "amount", "answer", "area", "assignee", "category", "change", "comment",
    "comments", "company", "competitor", "cons", "cost", "count", "date", "day", "deadline",
    "description", "detail", "details", "due", "duration", "feature", "id", "impact", "issue",
    "item", "key", "kpi", "likelihood", "metric", "milestone", "mitigation", "month", "name",
    "note", "notes", "number", "option", "owner", "participant", "person", "phase", "price",
    "priority", "probability", "product", "project", "pros", "quarter", "question", "rating",
    "responsible", "result", "risk", "role", "score", "speaker", "stage", "status", "step",
    "target", "task", "team", "time", "title", "topic", "type", "value", "week", "when", "who",
    "year", "aufgabe", "bis", "datum", "name", "thema", "verantwortlich", "wer", "wert", "qui",
    "quand", "responsable", "tâche", "fecha", "quién", "tarea", "担当", "期限", "項目",
  ]

  /// An object for each row; nil if a title is long or occurs twice, a row is not a list, or a row
  /// has more values than there are titles.
  private static func records(titles: [String], rows: [JSONValue]) -> [JSONValue]? {
    guard (2...maximumTitles).contains(titles.count), Set(titles).count == titles.count,
      titles.allSatisfy({ $0.utf8.count <= maximumTitle && !$0.hasByte(UInt8(ascii: "\n")) })
    else { return nil }
    var records: [JSONValue] = []
    for row in rows {
      guard let values = row.arrayValue, values.count <= titles.count else { return nil }
      // A short row has no members for its last columns: as many as there are would take quadratic
      // space.
      let members = zip(titles, values).map { JSONObject.Member(name: $0, value: $1) }
      records.append(.object(JSONObject(members: members)))
    }
    return records
  }
}
