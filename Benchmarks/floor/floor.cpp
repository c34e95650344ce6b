// About the least that turning saved answers into notes can take: the floor that `debrief` is measured against.
//
//     floor OUT-FOLDER FILE...
//
// Reads each answer, appends plain Markdown (title, insights, questions, transcript), turns all of it
// into HTML with libcmark, and writes both. It trusts its input, finds no evidence, makes no tables, and
// its pages have no style: `debrief` does more for what it takes.

#include <cmark.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// MARK: - JSON

struct Value {
  enum class Kind { scalar, list, object };
  Kind kind = Kind::scalar;
  std::string text;  // of a text, a number, true or false
  std::vector<Value> items;
  std::vector<std::pair<std::string, Value>> members;

  const Value& operator[](std::string_view key) const {
    static const Value nothing;
    for (const auto& [name, value] : members)
      if (name == key) return value;
    return nothing;
  }
};

class Reader {
 public:
  explicit Reader(std::string_view json) : next(json.data()), end(json.data() + json.size()) {}

  Value document() {
    Value value = read(0);
    skipSpace();
    if (next != end) fail();
    return value;
  }

 private:
  const char* next;
  const char* end;

  [[noreturn]] static void fail() { throw std::runtime_error("not JSON"); }

  void skipSpace() {
    while (next < end && (*next == ' ' || *next == '\n' || *next == '\r' || *next == '\t')) next++;
  }

  bool takes(char character) {
    skipSpace();
    if (next == end || *next != character) return false;
    next++;
    return true;
  }

  void expect(char character) {
    if (!takes(character)) fail();
  }

  Value read(int depth) {
    if (depth > 500) fail();
    skipSpace();
    if (next == end) fail();
    Value value;
    if (*next == '"') {
      readText(value.text);
    } else if (takes('{')) {
      value.kind = Value::Kind::object;
      if (takes('}')) return value;
      do {
        skipSpace();
        std::string name;
        readText(name);
        expect(':');
        value.members.emplace_back(std::move(name), read(depth + 1));
      } while (takes(','));
      expect('}');
    } else if (takes('[')) {
      value.kind = Value::Kind::list;
      if (takes(']')) return value;
      do value.items.push_back(read(depth + 1));
      while (takes(','));
      expect(']');
    } else {
      const char* start = next;
      while (next < end && (isalnum(static_cast<unsigned char>(*next)) || strchr("+-.", *next))) next++;
      if (next == start) fail();
      std::string_view word(start, static_cast<size_t>(next - start));
      if (word != "null") value.text = word;
    }
    return value;
  }

  void readText(std::string& text) {
    if (next == end || *next++ != '"') fail();
    for (;;) {
      const char* start = next;
      while (next < end && *next != '"' && *next != '\\') next++;
      text.append(start, next);
      if (next == end) fail();
      if (*next++ == '"') return;
      if (next == end) fail();
      switch (char escape = *next++) {
        case 'n': text += '\n'; break;
        case 't': text += '\t'; break;
        case 'r': text += '\r'; break;
        case 'b': text += '\b'; break;
        case 'f': text += '\f'; break;
        case 'u': appendScalar(text, readScalar()); break;
        default: text += escape;
      }
    }
  }

  unsigned readUnit() {
    unsigned unit = 0;
    if (end - next < 4 || std::from_chars(next, next + 4, unit, 16).ptr != next + 4) fail();
    next += 4;
    return unit;
  }

  unsigned readScalar() {
    unsigned scalar = readUnit();
    if (scalar >> 10 == 0xD800 >> 10 && end - next >= 6 && next[0] == '\\' && next[1] == 'u') {
      next += 2;
      scalar = 0x10000 + ((scalar & 0x3FF) << 10) + (readUnit() & 0x3FF);
    }
    return scalar;
  }

  static void appendScalar(std::string& text, unsigned scalar) {
    int rest = scalar < 0x80 ? 0 : scalar < 0x800 ? 1 : scalar < 0x10000 ? 2 : 3;
    text += static_cast<char>((rest > 0 ? 0xFF00 >> (rest + 1) & 0xFF : 0) | scalar >> (6 * rest));
    while (rest-- > 0) text += static_cast<char>(0x80 | (scalar >> (6 * rest) & 0x3F));
  }
};

// MARK: - Markdown

static const std::array<bool, 256> isMarkup = [] {
  std::array<bool, 256> table{};
  for (unsigned char character : std::string_view("\\`*_{}[]<>&#!|~")) table[character] = true;
  return table;
}();

/// Appends text so that nothing in it acts as markup.
static void appendEscaped(std::string& notes, std::string_view text) {
  size_t start = 0;
  for (size_t index = 0; index < text.size(); index++) {
    if (!isMarkup[static_cast<unsigned char>(text[index])]) continue;
    notes.append(text, start, index - start);
    notes += '\\';
    start = index;
  }
  notes.append(text, start);
}

/// Appends `action_items` as `Action items`.
static void appendTitle(std::string& notes, std::string_view key) {
  size_t start = notes.size();
  for (char character : key) notes += character == '_' ? ' ' : character;
  if (start < notes.size()) notes[start] = static_cast<char>(toupper(static_cast<unsigned char>(notes[start])));
}

/// Appends the members of an object on one line: `**Owner:** Ann; **Due:** Friday`; else the text.
static void appendLine(std::string& notes, const Value& value) {
  notes += value.text;
  bool isFirst = true;
  for (const auto& [name, member] : value.members) {
    notes += isFirst ? "**" : "; **";
    isFirst = false;
    appendTitle(notes, name);
    notes += ":** ";
    appendLine(notes, member);
  }
}

static void appendInsights(std::string& notes, const Value& insights) {
  for (const auto& [name, value] : insights.members) {
    if (name == "title") continue;
    notes += "## ";
    appendTitle(notes, name);
    notes += "\n\n";
    for (const Value& item : value.items) {
      notes += "- ";
      appendLine(notes, item);
      notes += '\n';
    }
    if (value.kind != Value::Kind::list) {
      appendLine(notes, value);
      notes += '\n';
    }
    notes += '\n';
  }
}

/// Appends `[2026-01-05T08:47:04Z] Ann: Hello.` as `**Ann** (08:47:04): Hello.`
static void appendTurn(std::string& notes, std::string_view line) {
  std::string_view time;
  size_t close = line.starts_with('[') ? line.find("] ") : line.npos;
  if (close != line.npos && close >= 20) {
    time = line.substr(12, 8);
    line.remove_prefix(close + 2);
  }
  size_t colon = line.find(": ");
  if (colon != line.npos) {
    notes += "**";
    appendEscaped(notes, line.substr(0, colon));
    notes += "**";
    line.remove_prefix(colon);
  }
  if (!time.empty()) notes.append(" (").append(time).append(")");
  appendEscaped(notes, line);
  notes += "\n\n";
}

static void appendNotes(std::string& notes, const Value& answer) {
  const Value& insights = answer["insights"];
  const std::string& title = insights["title"].text;
  notes += "# ";
  appendEscaped(notes, title.empty() ? "Meeting" : title);
  notes += "\n\n";
  appendEscaped(notes, answer["started_at"].text);
  notes += "\n\n";
  appendInsights(notes, insights);
  if (!answer["qa_pairs"].items.empty()) notes += "## Questions\n\n";
  for (const Value& pair : answer["qa_pairs"].items) {
    notes += "**";
    appendEscaped(notes, pair["question"].text);
    notes += "**\n\n";
    appendEscaped(notes, pair["answer"].text);
    notes += "\n\n";
  }
  notes += "## Transcript\n\n";
  std::string_view transcript = answer["transcript"].text;
  while (!transcript.empty()) {
    size_t length = std::min(transcript.find('\n'), transcript.size());
    appendTurn(notes, transcript.substr(0, length));
    transcript.remove_prefix(std::min(length + 1, transcript.size()));
  }
}

// MARK: - Files

static std::string contents(const char* path) {
  int file = open(path, O_RDONLY);
  struct stat status {};
  if (file < 0 || fstat(file, &status) != 0) throw std::runtime_error("cannot be read");
  std::string text(static_cast<size_t>(status.st_size), '\0');
  if (read(file, text.data(), text.size()) != status.st_size) throw std::runtime_error("cannot be read");
  close(file);
  return text;
}

static void write(const std::string& path, std::initializer_list<std::string_view> parts) {
  FILE* file = fopen(path.c_str(), "w");
  if (file == nullptr) throw std::runtime_error("cannot write " + path);
  for (std::string_view part : parts) fwrite(part.data(), 1, part.size(), file);
  if (fclose(file) != 0) throw std::runtime_error("cannot write " + path);
}

int main(int count, char** arguments) {
  if (count < 3) return fputs("usage: floor OUT-FOLDER FILE...\n", stderr), 64;
  std::string notes;
  for (int index = 2; index < count; index++) {
    try {
      Value answer = Reader(contents(arguments[index])).document();
      notes.clear();
      appendNotes(notes, answer);
      char* page = cmark_markdown_to_html(notes.data(), notes.size(), CMARK_OPT_DEFAULT);
      std::string_view name = arguments[index];
      name.remove_prefix(name.rfind('/') + 1);
      std::string output = std::string(arguments[1]) + "/" + std::string(name.substr(0, name.rfind('.')));
      write(output + ".md", {notes});
      write(output + ".html", {"<!doctype html>\n<meta charset=\"utf-8\">\n<title>Meeting</title>\n", page});
      free(page);
    } catch (const std::exception& error) {
      return fprintf(stderr, "floor: %s: %s\n", arguments[index], error.what()), 1;
    }
  }
}
