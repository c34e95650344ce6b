/// The start tag of a table in HTML.
package enum TableTag {
  /// As many columns do not fit on a telephone.
  private static let wideColumnCount = 4

  /// The tag for a table of some columns.
  ///
  /// A wide table is one that a stylesheet lets readers move sideways; the keyboard can do that
  /// where it can get to the table (WCAG 2.2, 2.1.1).
  package static func start(columnCount: Int) -> String {
    columnCount < wideColumnCount ? "<table>" : "<table tabindex=\"0\">"
  }
}
