extension Node {
  /// What a custom node stands for: parts of tables and task boxes, which libcmark lacks.
  enum Role: Int {
    case table = 1
    case tableHead, tableBody, row, cell, leftCell, centerCell, rightCell, openBox, doneBox

    /// Whether this is a cell, whatever its alignment.
    var isCell: Bool {
      switch self {
      case .cell, .leftCell, .centerCell, .rightCell: true
      default: false
      }
    }
  }

  /// Makes a part of a table or a task box; nil if libcmark cannot allocate a node.
  ///
  /// ```
  /// <table>
  /// <thead>
  /// <tr>
  /// <th scope="col">Owner</th>
  /// <th scope="col" class="align-right">Days</th>
  /// ```
  init?(_ role: Role, isHeader: Bool = false) {
    let before: String
    let after: String
    switch role {
    case .table: (before, after) = ("<table>", "</table>")
    case .tableHead: (before, after) = ("<thead>", "</thead>")
    case .tableBody: (before, after) = ("<tbody>", "</tbody>")
    case .row: (before, after) = ("<tr>", "</tr>")
    case .cell: (before, after) = Self.cell("", isHeader)
    case .leftCell: (before, after) = Self.cell(" class=\"align-left\"", isHeader)
    case .centerCell: (before, after) = Self.cell(" class=\"align-center\"", isHeader)
    case .rightCell: (before, after) = Self.cell(" class=\"align-right\"", isHeader)
    case .openBox: (before, after) = ("<span class=\"task-open\">☐</span> ", "")
    case .doneBox: (before, after) = ("<span class=\"task-done\">☑</span> ", "")
    }
    switch role {
    case .table, .tableHead, .tableBody, .row: self.init(.customBlock)
    default: self.init(.customInline)
    }
    self.role = role
    setHTML(before: before, after: after)
  }

  private static func cell(_ attribute: String, _ isHeader: Bool) -> (String, String) {
    isHeader ? ("<th scope=\"col\"\(attribute)>", "</th>\n") : ("<td\(attribute)>", "</td>\n")
  }
}

/// The start tag of a table in HTML.
package enum TableTag {
  /// Tables with this many columns do not fit on a phone.
  private static let wideColumnCount = 4

  /// The tag for a table with this many columns.
  ///
  /// A stylesheet makes wide tables scroll sideways; to scroll one with the keyboard, it has to be
  /// focusable (WCAG 2.2, 2.1.1).
  package static func start(columnCount: Int) -> String {
    columnCount < wideColumnCount ? "<table>" : "<table tabindex=\"0\">"
  }
}
