internal import Mustache

extension DocumentFormat {
  /// `slug(x)`: a text for URLs, anchors and file names.
  ///
  /// It consists of letters and digits in lower case with `-` between words; without any, it is
  /// `untitled`. `{{slug(title)}}` gives `q3-plan-überblick` for "Q3: Plan & Überblick".
  var slugFunction: Function {
    Function("slug", value: { value, _ in .verbatim(Slug.text(of: value.source) ?? "untitled") })
  }
}
