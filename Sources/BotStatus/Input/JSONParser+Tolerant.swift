internal import JSONDocument

extension JSONParser.Options {
  /// The options for parsing the service's answers.
  static let tolerant = JSONParser.Options(invalidUTF8: .repair)
}
