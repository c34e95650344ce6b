extension String {
  /// Whether two strings hold the same scalars; `==` goes by canonical equivalence instead.
  package func hasSameScalars(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
