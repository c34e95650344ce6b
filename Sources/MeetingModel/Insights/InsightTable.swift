/// A table of objects with the same keys, one per row.
public struct InsightTable: Sendable, Hashable {
  /// The column titles, in the order in which the keys first appear.
  public var columns: [String]
  /// The rows, each with one cell per column; a key missing from an object is
  /// ``InsightValue/nothing``.
  public var rows: [[InsightValue]]

  /// Makes a table.
  public init(columns: [String], rows: [[InsightValue]]) {
    self.columns = columns
    self.rows = rows
  }
}
