internal import Mustache

extension DocumentFormat {
  /// `slug(x)`: a text for addresses, anchors and file names: letters and digits in lower case,
  /// `-` between words, `untitled` if there is neither.
  ///
  /// `{{slug(title)}}` gives `q3-plan-überblick` for "Q3: Plan & Überblick".
  var slugFunction: Function {
    Function("slug") { value, result in
      result.append(contentsOf: (Slug.text(of: value.source) ?? "untitled").utf8)
    }
  }
}
