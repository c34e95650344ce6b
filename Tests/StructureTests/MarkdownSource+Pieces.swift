extension MarkdownSource {
  /// Text that would act if some reader took it for markup.
  static let payloads = [
    "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<svg/onload=alert(1)>",
    "</li><div onclick=alert(1)>", "<details open ontoggle=alert(1)>", "<!-- ", "-->", "<?php ",
    "<![CDATA[", "<style>*{color:red}</style>", "<b>", "<a href=javascript:alert(1)>",
    "{{ site.title }}", "{% include x %}", "{{< x >}}", "{: onclick=\"alert(1)\"}", "{: .a #b}",
    "{::nomarkdown}<b>{:/}", "{onmouseover=alert(1)}", "{.cls}", "{ #id }", "{laughs}",
    "<% tp.x %>", "<%* alert(1) %>", "[a](javascript:alert(1))", "![a](data:text/html,x)", "[[a]]",
    "//+a.evil.xyz/login", "//a.evil.xyz", "xmpp:joe@evil.com", "joe@evil.com",
    "http://a.evil.xyz/x_y_z", "www.evil.com", "ftp://evil.com", ":smile:", ":tada: :+1:",
    "::: warning", "!!! note", "[TOC]", "*[abc]: def", "[^1]: note", "[^1]", "[a]: http://b.c",
    "&lt;script&gt;", "&#60;b&#62;", "---", "***", "___", "===", "+++", "```", "~~~", "$$a$$",
    "==a==",
    "%%a%%", "~~a~~", "^a^", "| a | b |", "key:: value", " ^id", "\\", "\u{2028}", ": def",
  ]

  /// Text that acts only in code.
  static let codes = [":smile:", "<%", "= this.x", "$= dv", "``", "{%", "{{", "|", "\\", "</code>"]

  /// Marks at the edges of words.
  static let edges = [
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "<", ">", "{", "}", "|", "~", "#", "# ", "!",
    ":", "\\", "&", "=", "+ ", "- ", "1. ", "$", "%", "^", "\"", "'", " ", "> ", "    ", ";", ".",
    "\u{301}", "。", "「", "é", "@", "/",
  ]

  static let destinations = [
    "http://a.b/c?d=e&f=g", "https://x.y", "mailto:a@b.c", "javascript:alert(1)", "#f", "/r", "",
    "https://x.y \"t<script>\"", "<http://a b>", "https://x.y/(z)", "https://x.y/?a==b::c",
    "https://x.y/:smile:",
  ]
}
