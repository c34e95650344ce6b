internal import JSONDocument

extension JSONParser.Options {
  /// What the service's answers are read with.
  static let tolerant = JSONParser.Options(invalidUTF8: .repair)
}
