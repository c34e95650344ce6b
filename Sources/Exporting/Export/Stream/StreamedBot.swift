internal import JSONDocument
internal import MeetingModel
internal import PailFlow
internal import Reports
internal import ResourceLimits

/// An entry of a list that was dealt with: its line, or why there is none.
struct StreamedBot: Sendable {
  /// What became of it.
  enum Outcome: Sendable {
    /// Its line, with the line feed.
    case line([UInt8])
    case failed(BotFailure)
    /// The entry is no ID.
    case fault(ListFault)
  }

  /// Its place among the entries, from 0.
  let place: Int
  /// The bot; nil if the entry names none.
  let bot: BotID?
  /// The number of its line, from 1.
  let line: Int
  let outcome: Outcome
  var warnings: [Warning] = []
  /// Whether it has completed without a transcript or insights.
  var isIncomplete = false
  /// The memory reserved for its answer.
  var reservation: ByteReservation?

  /// The size of its line in bytes.
  var size: Int { if case .line(let bytes) = outcome { bytes.count } else { 0 } }

  /// The record of its failure as a line of JSON; nil if it did not fail.
  var failureRecord: [UInt8]? {
    let (kind, reason, text): (String, String, String?)
    switch outcome {
    case .line: return nil
    case .failed(let failure): (kind, reason, text) = (failure.kind.name, failure.reason, nil)
    case .fault(let fault): (kind, reason, text) = ("badLine", fault.reason, fault.text)
    }
    let object: JSONValue = [
      "schema": .string(RecordSchema.failure.name), "bot_id": bot.map { .string($0.text) } ?? .null,
      "line": .number(JSONNumber(line)), "input": .text(text),
      "kind": .string(kind), "reason": .string(reason),
    ]
    return JSONWriter.bytes(of: object) + [UInt8(ascii: "\n")]
  }

  /// Why there is no line; nil if there is one.
  var error: ExportError? {
    switch outcome {
    case .line: nil
    case .failed(let failure): failure.error
    case .fault(let fault): ExportError(fault)
    }
  }
}

/// Puts results back into the order of the list.
struct StreamOrder {
  private var next = 0
  private var ahead: [Int: StreamedBot] = [:]
  /// The size in bytes of the lines that wait for their turn.
  private(set) var heldSize = 0

  /// The number of results that wait for their turn.
  var heldCount: Int { ahead.count }

  /// Takes a result, and returns those whose turn has come.
  mutating func ready(after result: StreamedBot) -> [StreamedBot] {
    var result = result
    // The answers of those that wait must not keep the first one from being read.
    result.reservation = nil
    ahead[result.place] = result
    heldSize += result.size
    var ready: [StreamedBot] = []
    while let result = ahead.removeValue(forKey: next) {
      next += 1
      heldSize -= result.size
      ready.append(result)
    }
    return ready
  }
}
