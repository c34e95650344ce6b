import Reports

/// What the error says that the body throws.
func description(_ body: () throws -> some Any) -> String {
  do {
    return "no error but \(try body())"
  } catch {
    return "\(error)"
  }
}
