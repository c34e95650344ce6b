import AsyncHTTPClient
import LoopbackService
import NIOCore
import NIOHTTP1
import ServiceTestSupport

/// The response to a request, as a plain HTTP client sees it.
struct Received {
  let code: UInt
  let body: String
  let answer: HTTPClientResponse

  func field(_ name: String) -> String? {
    answer.headers.first(name: name)
  }
}

/// Sends a GET request and receives the answer whole.
func get(
  _ url: String, key: String? = LoopbackService.defaultKey, fields: [(String, String)] = []
) async throws -> Received {
  var request = HTTPClientRequest(url: url)
  if let key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
  for (name, value) in fields { request.headers.add(name: name, value: value) }
  let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
  let body = try await answer.body.collect(upTo: 1 << 20)
  return Received(code: answer.status.code, body: String(buffer: body), answer: answer)
}

extension RunningService {
  func statusURL(of id: String) -> String {
    "\(baseURL)/api/bot/\(id)/status"
  }
}

let id = "258b06fc-6bc9-4261-9f29-bc8a4474af0a"
let meeting = Array(#"{"status":"completed","bot_id":"\#(id)","transcript":"A: A meeting."}"#.utf8)
