/// Acronyms that keys spell in lower case: `crm_record` is "CRM record".
///
/// Only acronyms that are not also ordinary words are included: `it` and `us` are not.
enum Acronym {
  private static let known: Set<String> = [
    "ai", "api", "arr", "b2b", "b2c", "bant", "cac", "ceo", "cfo", "cio", "cmo", "coo", "cpo",
    "crm", "csat", "css", "csv", "cto", "cv", "eod", "erp", "eta", "eu", "faq", "gdpr", "gtm",
    "hipaa", "hr", "html", "http", "icp", "id", "ip", "json", "kpi", "llm", "ltv", "mba", "meddic",
    "meddpicc", "ml", "mrr", "mvp", "nda", "nps", "okr", "pdf", "phd", "poc", "pr", "qa", "rfi",
    "rfp", "roi", "saas", "sdk", "seo", "sla", "smb", "sme", "sow", "sql", "sso", "swot",
    "tco", "ui", "uk", "url", "usa", "usd", "ux", "vat", "vp", "xml",
  ]
  private static let irregular = ["phd": "PhD", "saas": "SaaS"]

  /// The acronym that a lower-case word spells, also in the plural: `KPIs`; nil if there is none.
  static func spelling(of word: String) -> String? {
    guard word.utf8.count <= 9 else { return nil }
    if known.contains(word) { return irregular[word] ?? word.uppercased() }
    guard word.utf8.last == UInt8(ascii: "s") else { return nil }
    let singular = String(word.dropLast())
    guard known.contains(singular) else { return nil }
    return (irregular[singular] ?? singular.uppercased()) + "s"
  }
}
