extension Transcript {
  /// Does by hand what the templates do.
  func append(to output: inout [UInt8], indentation: StaticString) {
    appendLiteral("<h1>", to: &output)
    appendEscaped(title, to: &output)
    appendLiteral("</h1>\n", to: &output)
    for turn in turns {
      appendLiteral(indentation, to: &output)
      appendLiteral("<article class=\"turn\" id=\"", to: &output)
      appendEscaped(turn.anchor, to: &output)
      appendLiteral("\">\n", to: &output)
      appendLiteral(indentation, to: &output)
      appendLiteral("  <p><strong class=\"speaker\">", to: &output)
      appendEscaped(turn.speaker, to: &output)
      appendLiteral("</strong> <time>", to: &output)
      appendEscaped(turn.time, to: &output)
      appendLiteral("</time></p>\n", to: &output)
      appendLiteral(indentation, to: &output)
      appendLiteral("  <p class=\"text\">", to: &output)
      appendEscaped(turn.text, to: &output)
      appendLiteral("</p>\n", to: &output)
      appendLiteral(indentation, to: &output)
      appendLiteral("</article>\n", to: &output)
    }
  }
}
