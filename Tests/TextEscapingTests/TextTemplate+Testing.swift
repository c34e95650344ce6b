import Testing

extension TextTemplate: CustomTestStringConvertible {
  var testDescription: String { source.debugDescription }
}
