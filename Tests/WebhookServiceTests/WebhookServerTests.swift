import Foundation
import MeetingModel
import Testing
import WebhookService

/// What a server answers, over real connections.
@Suite(.serialized) struct WebhookServerTests {
  private func status(_ answer: String) -> String {
    String(answer.split(separator: " ", maxSplits: 2).dropFirst().first ?? "")
  }

  @Test func `a call with the secret is handed over and accepted`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { server in
      let answer = try await server.answer(to: RunningServer.call("{}"))
      #expect(status(answer) == "202", "\(answer)")
      #expect(answer.contains("\r\nDate: ") && !answer.contains("Server:"))
    }
    #expect(receiver.calls.map(\.body) == [Array("{}".utf8)])
    #expect(receiver.calls.map(\.bot) == [.unnamed])
  }

  @Test func `a wrong secret, no secret and any other path have the same answer`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { server in
      var answers: Set<String> = []
      let secret = RunningServer.secret
      for path in [
        "/", "/hooks/pailflow/", "/hooks/pailflow/\(secret)x",
        "/hooks/pailflow/\(secret.dropLast())",
        "/hooks/pailflow/\(secret)/", "/hooks/\(secret)", "/\(secret)", "/hooks/pailflow/wrong",
        "//hooks/pailflow/\(secret)", "/hooks/pailflow/\(secret.uppercased())",
        "/hooks/pailflow/%30\(secret.dropFirst())",
      ] {
        let answer = try await server.answer(to: RunningServer.call("{}", path: path))
        #expect(status(answer) == "404", "\(path)")
        answers.insert(
          answer.split(separator: "\r\n").filter { !$0.hasPrefix("Date:") }.joined(separator: "\n"))
        // The method does not tell whether the secret is right, either.
        let got = try await server.answer(to: "GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(status(got) == "404", "\(path)")
      }
      #expect(answers.count == 1, "\(answers)")
    }
    #expect(receiver.calls.isEmpty)
    #expect(!receiver.turnedAway.contains { $0.contains(RunningServer.secret) })
  }

  @Test(arguments: [
    ("", WebhookCall.Bot.unnamed), ("?", .unnamed), ("?x=1", .unnamed), ("?bot_id=", .unreadable),
    ("?bot_id=%7Bbot_id%7D", .unreadable),
    (
      "?a=b&bot_id=258B06FC-6bc9-4261-9f29-bc8a4474af0a",
      BotID("258b06fc-6bc9-4261-9f29-bc8a4474af0a").map { .named($0) } ?? .unreadable
    ),
    (
      "?bot_id=258b06fc-6bc9-4261-9f29-bc8a4474af0a&bot_id=258b06fc-6bc9-4261-9f29-bc8a4474af0b",
      .unreadable
    ),
  ])
  func `the query names the bot`(query: String, bot: WebhookCall.Bot) async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { server in
      let answer = try await server.answer(
        to: RunningServer.call("{}", path: RunningServer.path + query))
      #expect(status(answer) == "202")
    }
    #expect(receiver.calls.map(\.bot) == [bot])
  }

  @Test func `only POST is taken, and HEAD has no body`() async throws {
    try await RunningServer.run { server in
      for method in ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"] {
        let answer = try await server.answer(
          to: "\(method) \(RunningServer.path) HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(status(answer) == "405", "\(method)")
        #expect(answer.contains("\r\nAllow: POST\r\n"), "\(answer)")
        #expect(answer.hasSuffix("\r\n\r\n") == (method == "HEAD"), "\(answer)")
      }
      let health = try await server.answer(to: "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(status(health) == "200" && health.hasSuffix("{\"queued\":3}\n"), "\(health)")
      let head = try await server.answer(to: "HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(head.contains("Content-Length: 13\r\n") && head.hasSuffix("\r\n\r\n"), "\(head)")
      let post = try await server.answer(to: RunningServer.call("", path: "/healthz"))
      #expect(status(post) == "405")
    }
    try await RunningServer.run(ScriptedReceiver(isWell: false)) { server in
      let health = try await server.answer(to: "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(status(health) == "503")
    }
  }

  @Test(arguments: [
    (WebhookAnswer.notJSON(reason: "no \"JSON\""), "400", #"{"error":"no \"JSON\""}"#),
    (.notMeeting(reason: "no meeting"), "422", #"{"error":"no meeting"}"#),
    (.unavailable, "503", #"{"error":"the call cannot be kept now"}"#),
  ])
  func `what cannot be taken is told apart`(
    answer: WebhookAnswer, code: String, body: String
  ) async throws {
    try await RunningServer.run(ScriptedReceiver(answer: answer)) { server in
      let text = try await server.answer(to: RunningServer.call("x"))
      #expect(status(text) == code && text.hasSuffix(body + "\n"), "\(text)")
      #expect(text.contains("Retry-After") == (code == "503"))
    }
  }

  @Test func `a connection ends after many requests, and when it is old`() async throws {
    try await RunningServer.run { limits in
      limits.requests = 3
    } _: { server in
      let connection = try RawConnection(port: server.port)
      connection.send(String(repeating: RunningServer.call("{}"), count: 5))
      let text = await connection.received()
      #expect(text.components(separatedBy: "HTTP/1.1 202 ").count == 4, "\(text)")
      #expect(text.components(separatedBy: "Connection: close").count == 2, "\(text)")
    }
    try await RunningServer.run { limits in
      limits.connectionTime = .milliseconds(300)
    } _: { server in
      let connection = try RawConnection(port: server.port)
      connection.send(RunningServer.call("{}"))
      #expect(!(await connection.received(until: "}\n")).contains("Connection: close"))
      try await Task.sleep(for: .milliseconds(400))
      connection.send(RunningServer.call("{}"))
      let text = await connection.received()
      #expect(text.contains(" 202 ") && text.contains("Connection: close"), "\(text)")
    }
  }

  @Test func `HTTP 1.0 ends its connection unless it asks to keep it`() async throws {
    try await RunningServer.run { server in
      let old = RunningServer.call("{}").replacingOccurrences(of: "HTTP/1.1", with: "HTTP/1.0")
      let connection = try RawConnection(port: server.port)
      connection.send(old)
      let start = ContinuousClock.now
      #expect(status(await connection.received()) == "202")
      #expect(ContinuousClock.now - start < .seconds(10))
      let kept = try RawConnection(port: server.port)
      let asking = old.replacingOccurrences(
        of: "Host: x\r\n", with: "Host: x\r\nConnection: keep-alive\r\n")
      for _ in 0..<2 {
        kept.send(asking)
        #expect(status(await kept.received(until: "}\n")) == "202")
      }
    }
  }

  @Test(arguments: [
    ("gzip", "415"), ("br, gzip", "415"), ("identity, gzip", "415"), ("identity", "202"),
    ("Identity", "202"), ("", "202"),
  ])
  func `a body that is packed is not taken`(coding: String, code: String) async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { server in
      let answer = try await server.answer(
        to: RunningServer.call("{}", fields: "Content-Encoding: \(coding)\r\n"))
      #expect(status(answer) == code, "\(answer)")
    }
    #expect(receiver.calls.count == (code == "202" ? 1 : 0))
  }

  @Test(arguments: [(4_096, 2_048), (1_024, 960), (100, 36), (64, 1), (10, 1), (Int.max, 2_048)])
  func `connections leave files for everything else`(openFiles: Int, connections: Int) {
    var limits = ServerLimits()
    limits.fit(openFiles: openFiles)
    #expect(limits.connections == connections)
  }

  @Test func `requests may follow each other at once over one connection`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { server in
      let connection = try RawConnection(port: server.port)
      let count = 50
      connection.send((0..<count).map { RunningServer.call("[\($0)]") }.joined())
      connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      let text = await connection.received()
      #expect(text.components(separatedBy: "HTTP/1.1 202 ").count == count + 1)
    }
    #expect(receiver.calls.map(\.body) == (0..<50).map { Array("[\($0)]".utf8) })
  }

  @Test func `a body that is told to be larger than allowed is not read`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { limits in
      limits.bodySize = 1_000
    } _: { server in
      let connection = try RawConnection(port: server.port)
      connection.send(
        "POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n")
      let answer = await connection.received()
      #expect(status(answer) == "413" && answer.contains("Connection: close"), "\(answer)")
      let fitting = String(repeating: "x", count: 1_000)
      #expect(status(try await server.answer(to: RunningServer.call(fitting))) == "202")
    }
    #expect(receiver.calls.count == 1)
  }

  @Test func `a chunked body without end is cut off`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { limits in
      limits.bodySize = 100_000
    } _: { server in
      let connection = try RawConnection(port: server.port)
      connection.send(
        "POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = "2710\r\n" + String(repeating: "x", count: 10_000) + "\r\n"
      var count = 0
      while count < 100_000, connection.send(chunk) { count += 1 }
      #expect(count < 100_000)
      let whole = try await server.answer(
        to: "POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n")
      #expect(status(whole) == "202", "\(whole)")
    }
    #expect(receiver.calls.map(\.body) == [Array("[1,2]".utf8)])
  }

  @Test func `a head and a body that never end are given up`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { limits in
      limits.headTime = .milliseconds(500)
      limits.bodyTime = .milliseconds(500)
    } _: { server in
      let start = ContinuousClock.now
      let silent = try RawConnection(port: server.port)
      let slowHead = try RawConnection(port: server.port)
      let slowBody = try RawConnection(port: server.port)
      slowHead.send("POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\n")
      slowBody.send(
        "POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
      // It does not help to send something now and then.
      for index in 0..<40 {
        slowHead.send("X-\(index): y\r\n")
        slowBody.send("z")
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(await silent.received() == "")
      #expect(await slowHead.received() == "")
      #expect(await slowBody.received() == "")
      #expect(ContinuousClock.now - start < .seconds(15))
      // Others are answered all the while.
      #expect(status(try await server.answer(to: RunningServer.call("{}"))) == "202")
    }
    #expect(receiver.calls.count == 1)
  }

  @Test func `a body that breaks off is no call`() async throws {
    let receiver = ScriptedReceiver()
    try await RunningServer.run(receiver) { server in
      do {
        let connection = try RawConnection(port: server.port)
        connection.send(
          "POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{}")
      }
      do {
        let connection = try RawConnection(port: server.port)
        connection.send(
          "POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}"
        )
      }
      #expect(status(try await server.answer(to: RunningServer.call("[]"))) == "202")
    }
    #expect(receiver.calls.map(\.body) == [Array("[]".utf8)])
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET\r\n\r\n", "POST /hooks HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\nHost: x\r\n\r\n",
  ])
  func `what is not HTTP ends its connection only`(request: String) async throws {
    try await RunningServer.run { server in
      let connection = try RawConnection(port: server.port)
      connection.send(request)
      let answer = await connection.received()
      #expect(["400", "404", ""].contains(status(answer)), "\(answer)")
      #expect(status(try await server.answer(to: RunningServer.call("[]"))) == "202")
    }
  }

  @Test func `a sender that asks whether to go on is told so`() async throws {
    try await RunningServer.run { server in
      let connection = try RawConnection(port: server.port)
      connection.send(
        """
        POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r
        Expect: 100-continue\r\nConnection: close\r\n\r\n
        """)
      let go = await connection.received(until: "\r\n\r\n")
      #expect(go.hasPrefix("HTTP/1.1 100 "), "\(go)")
      connection.send("{}")
      #expect(status(await connection.received()) == "202")
    }
  }

  @Test func `a server that is told to stop answers what it is reading`() async throws {
    let receiver = ScriptedReceiver()
    var connection: RawConnection?
    try await RunningServer.run(receiver) { server in
      let begun = try RawConnection(port: server.port)
      begun.send("POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n[1")
      try await Task.sleep(for: .milliseconds(300))
      connection = begun
      Task.detached {
        try await Task.sleep(for: .milliseconds(500))
        begun.send("]")
      }
    }
    let answer = await connection?.received() ?? ""
    #expect(status(answer) == "202", "\(answer)")
    #expect(receiver.calls.count == 1)
  }

  @Test func `a request that never ends does not keep a server from stopping`() async throws {
    let start = ContinuousClock.now
    var connection: RawConnection?
    try await RunningServer.run {
      $0.stopTime = .milliseconds(500)
    } _: { server in
      let begun = try RawConnection(port: server.port)
      begun.send("POST \(RunningServer.path) HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n[1")
      try await Task.sleep(for: .milliseconds(300))
      connection = begun
    }
    #expect(ContinuousClock.now - start < .seconds(10))
    #expect(await connection?.received() == "")
  }
}
