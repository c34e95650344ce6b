/// The text that a merge results in.
struct MergedLines {
  private let ours: MergeText
  private let theirs: MergeText
  private let states: TaskStates
  /// The end that lines of ours get instead of another; nil to leave them as they are.
  private let replacedEnd: (old: MergeText.LineEnd, new: MergeText.LineEnd)?
  /// The end of a line that had none, since it was the last.
  private let usualEnd: MergeText.LineEnd
  private let isEnded: Bool
  private let mark: [UInt8]

  init(base: MergeText, ours: MergeText, theirs: MergeText, _ states: TaskStates) {
    self.ours = ours
    self.theirs = theirs
    self.states = states
    let (old, new) = (base.usualEnd, theirs.usualEnd)
    // An editor has changed them all.
    replacedEnd = old != new && !theirs.lines.isEmpty ? (old, new) : nil
    usualEnd = new
    isEnded = theirs.isEnded == base.isEnded ? ours.isEnded : theirs.isEnded
    mark = theirs.hasMark == base.hasMark ? ours.markBytes : theirs.markBytes
  }

  /// Theirs, with our changes.
  func text(_ regions: [MergeRegion]) -> [UInt8] {
    var text = mark
    var lastEnd: MergeText.LineEnd?
    func append(_ line: MergeText.Line, _ state: UInt8?, isOurs: Bool) {
      // A line behind which nothing came has something behind it now.
      if lastEnd == MergeText.LineEnd.missing { text += usualEnd.bytes }
      let start = text.count
      text += line.content
      if let state, let item = line.item { text[start + item.box] = state }
      var end = line.end
      if isOurs, let replacedEnd, end == replacedEnd.old { end = replacedEnd.new }
      text += end.bytes
      lastEnd = end
    }
    func appendTheirs(_ lines: Range<Int>, isMerged: Bool) {
      for line in lines {
        append(
          theirs.lines[line], isMerged ? states.state(of: line, in: .theirs) : nil, isOurs: false)
      }
    }
    var next = 0
    for region in regions {
      appendTheirs(next..<region.theirs.lowerBound, isMerged: true)
      switch region.kind {
      case .ours:
        for line in region.ours {
          append(ours.lines[line], states.state(of: line, in: .ours), isOurs: true)
        }
      case .theirs: appendTheirs(region.theirs, isMerged: true)
      case .conflict: appendTheirs(region.theirs, isMerged: false)
      }
      next = region.theirs.upperBound
    }
    appendTheirs(next..<theirs.lines.count, isMerged: true)
    guard let lastEnd else { return text }
    if isEnded, lastEnd == .missing {
      text += usualEnd.bytes
    } else if !isEnded {
      text.removeLast(lastEnd.bytes.count)
    }
    return text
  }
}
