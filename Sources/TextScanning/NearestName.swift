/// "Did you mean" suggestions for a name that does not exist.
package enum NearestName {
  /// `; did you mean "speaker"?`, or an empty text if no name is close.
  package static func suggestion(for name: String, among names: some Sequence<String>) -> String {
    nearest(to: name, among: names).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// The closest of the names; nil if none is close.
  package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars)
    // Nobody mistypes longer names, and comparing takes time quadratic in their length.
    guard wanted.count <= 64 else { return nil }
    return
      names.compactMap { name -> (name: String, cost: Int)? in
        let scalars = Array(name.unicodeScalars)
        // At most a third of the shorter name may be wrong, and at most three letters.
        let limit = min(3, (min(wanted.count, scalars.count) + 1) / 3)
        let distance = distance(wanted, scalars, limit: limit)
        guard distance <= limit else { return nil }
        // Most people know how a name begins.
        return (name, 2 * distance + (scalars.first == wanted.first ? 0 : 1))
      }
      .min { ($0.cost, $0.name) < ($1.cost, $1.name) }?
      .name
  }

  /// The Damerau–Levenshtein distance (optimal string alignment): letters omitted, inserted,
  /// replaced or transposed with their neighbour; any number above `limit` if it is greater.
  private static func distance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        var best = min(last[column + 1], current[column]) + 1
        best = min(best, last[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
