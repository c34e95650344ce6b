/// The number at the start of a numbered question: `Q1: `, `2) `.
///
/// The service numbers the questions in its prompt to the language model, and models copy that.
struct QuestionNumber {
  /// The number, counted from 1; nil if there is none.
  let number: Int?
  /// The question without its number.
  let rest: String

  /// Splits a question.
  ///
  /// ```
  /// Q1: Why?             1
  /// Question 2 - Why?    2
  /// 3) Why?              3
  /// (4) Why?             4
  /// 5 years from now?    none
  /// ```
  init(of question: String) {
    let scalars = question.unicodeScalars
    var text = scalars.drop { $0.isWhiteSpace || Self.openings.contains($0) }
    let hasWord = Self.dropWord(from: &text)
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard (1...3).contains(digits.count), let number = Int(String(digits)), number > 0 else {
      self.init(number: nil, rest: question)
      return
    }
    text = text.dropFirst(digits.count)
    let separator = text.prefix { $0.isWhiteSpace || Self.separators.contains($0) }
    // Neither `5 years` nor `24/7` numbers a question.
    let isSeparated = separator.contains { !$0.isWhiteSpace } || hasWord && !separator.isEmpty
    guard isSeparated, text.count > separator.count else {
      self.init(number: nil, rest: question)
      return
    }
    self.init(number: number, rest: String(text.dropFirst(separator.count)))
  }

  private init(number: Int?, rest: String) {
    self.number = number
    self.rest = rest
  }

  /// Drops the word before a number, such as `Question`, and the white space after it.
  private static func dropWord(from text: inout Substring.UnicodeScalarView) -> Bool {
    let word = text.prefix { $0 == "#" || $0.isASCII && $0.properties.isAlphabetic }
    guard words.contains(String(word).lowercased()) else { return false }
    text = text.dropFirst(word.count).drop { $0.isWhiteSpace || $0 == "." || $0 == "#" }
    return true
  }

  private static let words: Set<String> = ["q", "question", "no", "nr", "#", "frage", "pregunta"]
  private static let openings: Set<Unicode.Scalar> = ["(", "[", "*", "_"]
  private static let separators: Set<Unicode.Scalar> = [
    ".", ")", "]", ":", "-", "\u{2013}", "\u{2014}", "*", "_", "\u{FF1A}",
  ]
}
