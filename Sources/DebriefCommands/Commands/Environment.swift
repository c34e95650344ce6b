internal import LibC

/// The environment variables of the process.
enum Environment {
  /// The variables that determine where templates are searched for.
  static var templates: [String: String] {
    variables(["DEBRIEF_TEMPLATES", "XDG_CONFIG_HOME", "HOME"])
  }

  /// The variables that determine how the service is reached.
  static var service: [String: String] {
    variables([
      "PAILFLOW_API_KEY", "PAILFLOW_BASE_URL", "HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy",
    ])
  }

  private static func variables(_ names: [String]) -> [String: String] {
    var variables: [String: String] = [:]
    for name in names { variables[name] = value(of: name) }
    return variables
  }

  /// The value of a variable; nil if it is not set.
  static func value(of name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Whether a variable is set and not empty.
  static func isSet(_ name: String) -> Bool {
    value(of: name).map { !$0.isEmpty } ?? false
  }
}
