internal import Reports

/// What pages are made of, as bytes: where those are equal, the page is the same.
extension SiteListing {
  func write(to writer: inout ByteWriter) {
    switch kind {
    case .index: writer.append(0)
    case .person(let name):
      writer.append(1)
      writer.append(name)
    case .room(let name):
      writer.append(2)
      writer.append(name)
    case .people: writer.append(3)
    case .rooms: writer.append(4)
    }
    writer.append(total) { $0.append($1) }
    writer.append(number) { $0.append($1) }
    writer.append(previous) { $0.append($1) }
    writer.append(next) { $0.append($1) }
    writer.append(items) { $1.write(to: &$0) }
    writer.append(links) { $1.write(to: &$0) }
  }
}

extension SiteListItem {
  func write(to writer: inout ByteWriter) {
    entry.write(to: &writer)
    writer.append(page)
    writer.append(people) { $1.write(to: &$0) }
    writer.append(unlistedCount)
    writer.append(room) { $1.write(to: &$0) }
  }
}

extension SiteLink {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.append(text)
    writer.append(page)
    writer.append(count) { $0.append($1) }
  }
}

extension SiteNavigation {
  func write(to writer: inout ByteWriter) {
    writer.append(index)
    writer.append(people) { $0.append($1) }
    writer.append(rooms) { $0.append($1) }
  }
}
