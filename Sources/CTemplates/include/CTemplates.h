#ifndef CTEMPLATES_H
#define CTEMPLATES_H

#include <stddef.h>

/// A file of the folder Templates as it was when the program was built.
struct CTemplatesFile {
  /// The path from Templates, such as "notes/pack.json".
  const char *path;
  /// The file's bytes.
  const unsigned char *bytes;
  /// How many bytes there are.
  size_t count;
};

/// How many files there are.
size_t CTemplatesCount(void);

/// The file of an index; an index that is out of range gives a file without path and bytes.
struct CTemplatesFile CTemplatesFileAt(size_t index);

#endif
