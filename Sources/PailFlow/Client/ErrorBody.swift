import JSONDocument

/// What the body of an answer about an error says, as far as it can be read.
struct ErrorBody {
  /// The service's words for people; nil where there are none.
  let message: String?
  /// Whether it names the status of another server, on which this one depends.
  let namesUpstream: Bool

  init(_ body: [UInt8]) {
    guard let object = (try? JSONParser.parse(body))?.objectValue else {
      self.message = nil
      self.namesUpstream = false
      return
    }
    self.namesUpstream = object["upstream_status"] != nil
    let texts = [object["message"], object["detail"], object["error"]]
    self.message = texts.lazy.compactMap { $0.flatMap(ErrorBody.text) }.first
  }

  /// A text, or the messages of a list of faults with the places that they are about.
  private static func text(_ value: JSONValue) -> String? {
    if let text = value.stringValue { return text.isEmpty ? nil : text }
    guard let faults = value.arrayValue else { return nil }
    let texts = faults.prefix(3).compactMap { fault -> String? in
      guard let object = fault.objectValue, let text = object["msg"]?.stringValue else {
        return fault.stringValue
      }
      let place = object["loc"]?.arrayValue?.compactMap(\.stringValue).joined(separator: ".")
      return place.map { "\($0): \(text)" } ?? text
    }
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }
}
