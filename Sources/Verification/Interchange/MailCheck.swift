internal import InterchangeFormats

/// Checks a message of mail: its form, and that its page runs and loads nothing.
enum MailCheck {
  static func run(_ source: OutputText, _ findings: inout FindingList) {
    do throws(FormatFault) {
      let message = try MailMessage(reading: Array(source.bytes))
      for (part, isPage) in [(message.text, false), (message.page, true)] {
        guard let part else { continue }
        let text = OutputText(part.filter { $0 != 0x0D })
        guard text.offsetOfInvalidUTF8() == nil else {
          findings.add(
            line: 1, column: 1, "a part that is not UTF-8", "which mail programs show wrongly",
            "write the file again")
          return
        }
        var found = FindingList(source: text)
        if isPage {
          PageCheck.run(text, isMail: true, &found)
        } else {
          ControlCheck.run(text, &found)
        }
        findings.add(found)
      }
    } catch {
      findings.add(error)
    }
  }
}
