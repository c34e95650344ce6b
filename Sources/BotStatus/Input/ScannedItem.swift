internal import JSONDocument

/// A value of a text that holds several values.
struct ScannedItem {
  let value: JSONValue
  /// The index of its first byte.
  let offset: Int
  /// Its one-based number in its array; nil outside an array.
  let number: Int?
  /// The position of the first replaced bytes that were not UTF-8.
  let firstRepair: JSONPosition?
  /// The position of the first replaced lone surrogate.
  let firstLoneSurrogate: JSONPosition?
}
