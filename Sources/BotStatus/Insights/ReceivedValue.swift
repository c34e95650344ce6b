internal import JSONDocument
internal import MeetingModel

/// A value of a slot, with the member of the insights in which it was received.
struct ReceivedValue {
  /// The value, without placeholders.
  let value: JSONValue
  /// The name of the member; nil for a document in a text, whose parts have no path.
  private var name: String?
  /// The original indexes of an array's elements among all that were received; nil if unchanged.
  private var places: [Int]?

  /// A value whose parts have no path.
  init(_ value: JSONValue) {
    self.value = value
  }

  /// The value of a member.
  ///
  /// - Parameter member: The member with its placeholders; nil if its parts have no path.
  init(_ value: JSONValue, of member: JSONObject.Member?) {
    self.value = value
    name = member?.name
    guard let member, let whole = member.value.arrayValue,
      let elements = value.arrayValue, elements.count < whole.count
    else { return }
    places = Placeholder.remainingPlaces(in: whole, of: member.name)
  }

  /// The elements, if the value is an array.
  var elements: [ReceivedElement]? {
    value.arrayValue?.enumerated().map { index, element in
      ReceivedElement(
        element, path: name.map { InsightPath(list: $0, item: places?[index] ?? index) })
    }
  }
}

/// An element of an array of the insights.
struct ReceivedElement {
  let value: JSONValue
  /// The path at which it was received; nil if that is not in a top-level list of the insights.
  let path: InsightPath?

  init(_ value: JSONValue, path: InsightPath? = nil) {
    self.value = value
    self.path = path
  }
}
