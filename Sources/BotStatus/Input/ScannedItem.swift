internal import JSONDocument

/// A value of a text that holds several.
struct ScannedItem {
  /// The value.
  let value: JSONValue
  /// The index of its first byte.
  let offset: Int
  /// Its number in its array, from 1; nil outside of an array.
  let number: Int?
  /// Where bytes that are not UTF-8 were first replaced.
  let firstRepair: JSONPosition?
  /// Where half of a surrogate pair was first replaced.
  let firstLoneSurrogate: JSONPosition?
}
