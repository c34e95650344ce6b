/// The elements and attributes that a page may have: those that show text and shapes, and neither
/// run, load nor send anything.
enum PageVocabulary {
  /// A link is only expected where a page of a site has one to its stylesheet.
  static let head = words("meta title style link")

  /// HTML elements of the body.
  static let body = words(
    """
    header nav main footer section article aside hgroup div p span h1 h2 h3 h4 h5 h6 address \
    a ul ol li menu dl dt dd table caption colgroup col thead tbody tfoot tr th td \
    strong em b i u s small mark code pre kbd samp var sub sup blockquote q cite abbr dfn \
    hr br wbr time data bdi bdo del ins ruby rt rp figure figcaption details summary meter progress
    """)

  /// Elements of the body of the page that searches a site, whose form is sent nowhere.
  static let search = words("form input label button")

  /// SVG elements of the body, in lower case.
  static let svg = words(
    """
    svg g rect path line circle ellipse polyline polygon text tspan title desc defs \
    lineargradient radialgradient stop clippath mask pattern marker
    """)

  /// Attributes by which mail programs lay out tables.
  static let mail = words("align valign width height bgcolor border cellpadding cellspacing")

  static let global = words("class id lang dir title hidden role tabindex translate")

  static func attributes(of element: String) -> Set<String> {
    attributesByElement[element] ?? []
  }

  /// Attributes of SVG elements, in lower case.
  static let svgAttributes = words(
    """
    xmlns version x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy d points width height viewbox \
    preserveaspectratio transform gradienttransform gradientunits patternunits \
    patterncontentunits clippathunits maskunits maskcontentunits spreadmethod offset \
    markerwidth markerheight markerunits refx refy orient fill stroke opacity color display \
    visibility overflow fill-opacity fill-rule stroke-width stroke-linecap stroke-linejoin \
    stroke-dasharray stroke-dashoffset stroke-miterlimit stroke-opacity stop-color stop-opacity \
    clip-path clip-rule mask marker-start marker-mid marker-end vector-effect shape-rendering \
    text-rendering text-anchor dominant-baseline alignment-baseline baseline-shift font-family \
    font-size font-style font-weight letter-spacing word-spacing textlength lengthadjust rotate \
    pathlength focusable
    """)

  private static let attributesByElement: [String: Set<String>] = [
    "a": words("href hreflang rel"),
    "abbr": [],
    "button": ["type"], "input": words("type name autocomplete"),
    "blockquote": ["cite"], "q": ["cite"],
    "col": ["span"], "colgroup": ["span"],
    "data": ["value"],
    "del": words("cite datetime"), "ins": words("cite datetime"),
    "details": ["open"],
    "li": ["value"],
    "link": words("rel href type"),
    "meta": words("charset name content property http-equiv"),
    "meter": words("value min max low high optimum"),
    "ol": words("start reversed type"),
    "progress": words("value max"),
    "style": [],
    "td": words("colspan rowspan headers"),
    "th": words("colspan rowspan headers scope abbr"),
    "time": ["datetime"],
  ]

  /// Elements without an end tag (HTML, section 13.1.2).
  static let void = words("area base br col embed hr img input link meta param source track wbr")

  /// Elements whose content is text up to their end tag (HTML, section 13.2.5), except inside SVG.
  static let rawText = words("title style textarea script xmp iframe noembed noframes noscript")

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }
}
