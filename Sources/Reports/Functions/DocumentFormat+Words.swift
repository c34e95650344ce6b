internal import Mustache
internal import TextEscaping

extension DocumentFormat {
  /// `upper(x)`: the words of a text in upper case.
  static var upperFunction: Function {
    Function("upper", value: { value, _ in .text(value.words.uppercased()) })
  }

  /// `lower(x)`: the words of a text in lower case.
  static var lowerFunction: Function {
    Function("lower", value: { value, _ in .text(value.words.lowercased()) })
  }

  /// `title(x)`: the words of a text, each with its first letter in title case.
  ///
  /// `{{title(status)}}` gives `Completed`.
  static var titleFunction: Function {
    Function(
      "title",
      value: { value, _ in
        var result: [UInt8] = []
        var isInWord = false
        for scalar in value.words.unicodeScalars {
          let properties = scalar.properties
          result.append(
            contentsOf: isInWord
              ? Array(String(scalar).utf8) : Array(properties.titlecaseMapping.utf8))
          isInWord =
            isInWord
            ? !properties.isWhitespace : properties.isAlphabetic || properties.numericType != nil
        }
        return .text(String(decoding: result, as: UTF8.self))
      })
  }

  /// `truncate(x, 80)`: the first words of a text on one line, with `…` if some are left out.
  ///
  /// The number is that of Unicode scalars, the `…` included; it is 80 if none is given. A word that
  /// does not fit is left out, unless it is the first one.
  static var truncateFunction: Function {
    Function(
      "truncate", takesNumber: true,
      value: { value, number in
        let line = PlainText.singleLine(value.words)
        return .text(truncated(line, to: max(1, number ?? 80)))
      })
  }

  /// The first words of a line of text, with `…` if some are left out.
  static func truncated(_ line: String, to limit: Int) -> String {
    let scalars = line.unicodeScalars
    guard
      let end = scalars.index(
        scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex), end < scalars.endIndex
    else { return line }
    let last = scalars.index(before: end)
    var cut = last
    // Back to the end of a word, or else to where no character is parted.
    if let space = scalars[..<scalars.index(after: last)].lastIndex(
      where: \.properties.isWhitespace),
      space > scalars.startIndex
    {
      cut = space
    } else {
      while cut > scalars.startIndex,
        scalars[cut].isJoined(to: scalars[scalars.index(before: cut)])
      {
        cut = scalars.index(before: cut)
      }
    }
    return String(scalars[..<cut]) + "…"
  }

  /// `wikilink(x)`: a link to a note of that name, as Obsidian and other wikis write it.
  ///
  /// `{{wikilink(name)}}` gives `[[Ann Lee]]`; a text without a letter or a digit stays text. The
  /// name keeps its letters, digits, spaces and `- ' , . ( )`; anything else, which notes' names or
  /// links do not have or which a reader would take for markup, becomes a space.
  var wikiLinkFunction: Function {
    Function(
      "wikilink",
      value: { [output] value, _ in
        var name: [UInt8] = []
        for scalar in PlainText.singleLine(value.words).unicodeScalars {
          let isKept =
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.isGraphemeExtend || "-',.()".unicodeScalars.contains(scalar)
          if isKept {
            name.append(contentsOf: String(scalar).utf8)
          } else if name.last != UInt8(ascii: " "), !name.isEmpty {
            name.append(UInt8(ascii: " "))
          }
        }
        if name.last == UInt8(ascii: " ") { name.removeLast() }
        guard Slug.text(of: String(decoding: name, as: UTF8.self)) != nil else {
          return .text(PlainText.singleLine(value.words))
        }
        let link = "[[\(String(decoding: name, as: UTF8.self))]]"
        return output.interchange == nil ? .verbatim(link) : .text(link)
      })
  }
}
