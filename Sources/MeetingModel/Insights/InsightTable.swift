/// Objects that share their keys, as rows.
public struct InsightTable: Sendable, Hashable {
  /// The titles of the columns, in the order in which the keys first appear.
  public var columns: [String]
  /// The rows, each with as many cells as there are columns; a key that an object lacks is
  /// ``InsightValue/nothing``.
  public var rows: [[InsightValue]]

  /// Makes a table.
  public init(columns: [String], rows: [[InsightValue]]) {
    self.columns = columns
    self.rows = rows
  }
}
