import HTTPTypes
import LoopbackService
import PailFlow
import ServiceTestSupport
import Testing

@Suite(.serialized) struct KeySecrecyTests {
  /// Every way in which a value can be printed.
  private func prints(of value: Any) -> String {
    var text = ""
    dump(value, to: &text)
    return "\(value)\n\(String(reflecting: value))\n\(text)"
  }

  /// Answers that echo the key.
  private var echoes: [ServiceAnswer] {
    [
      .json(
        Array(#"{"detail":"The key \#(key) is not one of ours."}"#.utf8), status: .unauthorized),
      .json(
        Array(#"{"detail":"\#(String(repeating: "x", count: 290)) \#(key)"}"#.utf8),
        status: .forbidden),
      .json(Array(#"{"detail":[{"loc":["\#(key)"],"msg":"\#(key)"}]}"#.utf8), status: .badRequest),
      .unavailable(.init(code: 503, reasonPhrase: "Down \(key)")),
      .status("running", of: key, []),
      .html(key),
      .redirect(to: "https://evil.example/?key=\(key)"),
      .redirect(to: "https://\(key)@evil.example/"),
      .redirect(to: "/v1/api/bot/\(idText)/status?key=\(key)"),
    ]
  }

  @Test func `no error, log line or dump has the key in it`() async throws {
    let record = LogRecord()
    var texts: [String] = []
    let faults = Fault.allCases.filter { $0 != .gzipBomb }.map { completed().with($0) }
    let refusals: [ServiceAnswer] = [
      .invalidKey, .keyRequired, .insufficientCredits, .notFound(idText), .invalidID,
      .redirect(to: "https://evil.example/"), .redirect(to: "/\(key)"),
    ]
    for answer in faults + refusals + echoes {
      // A raw delivery has no text besides its head.
      var answer = answer
      if answer.status.reasonPhrase.contains(key) {
        answer.delivery = .announcing(answer.body.count)
      }
      try await withService(
        [answer],
        adjusting: {
          $0.logger = record.logger
          $0.timeouts.silence = .milliseconds(200)
          $0.retryPolicy.retries = 1
          texts.append(prints(of: $0))
        }
      ) { client, service in
        texts.append(prints(of: client))
        do {
          texts.append(prints(of: try await client.answer(about: id)))
        } catch {
          texts.append(prints(of: error))
        }
        #expect(service.requests.allSatisfy { $0.fields[.authorization] == "Bearer \(key)" })
      }
    }
    texts.append(record.text)
    #expect(!record.text.isEmpty)
    for text in texts {
      #expect(!text.contains(key))
      // Nor a part of it.
      #expect(!text.contains(key.prefix(8)))
    }
  }
}
