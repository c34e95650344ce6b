import HTTPTypes

extension ScriptedAnswer {
  /// This answer with its body packed by gzip.
  package var packed: ScriptedAnswer {
    var answer = self
    answer.body = Gzip.stored(body)
    answer.fields[.contentEncoding] = "gzip"
    return answer
  }

  /// An answer that is small on the wire and large when it is unpacked.
  package static func gzipBomb(unpackedSize: Int) -> ScriptedAnswer {
    .json(Gzip.bomb(unpackedSize: unpackedSize), fields: [.contentEncoding: "gzip"])
  }
}
