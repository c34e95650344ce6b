extension Node {
  /// What a custom node is: what libcmark does not know.
  enum Role: Int {
    case table = 1
    case tableHead, tableBody, row, cell, leftCell, centerCell, rightCell, openBox, doneBox

    /// Whether this is a cell, in whatever kind of column.
    var isCell: Bool {
      switch self {
      case .cell, .leftCell, .centerCell, .rightCell: true
      default: false
      }
    }
  }

  /// A new node of a table, or the box of a task; nil if libcmark cannot make one.
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
