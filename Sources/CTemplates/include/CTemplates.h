#ifndef CTEMPLATES_H
#define CTEMPLATES_H

#include <stddef.h>

/// A file in the folder Templates at the time of the build.
struct CTemplatesFile {
  /// The path below Templates, such as "notes/pack.json".
  const char *path;
  /// The file's bytes.
  const unsigned char *bytes;
  /// The number of bytes.
  size_t count;
};

/// The number of files.
size_t CTemplatesCount(void);

/// The file at an index; a file without path and bytes if the index is out of range.
struct CTemplatesFile CTemplatesFileAt(size_t index);

#endif
