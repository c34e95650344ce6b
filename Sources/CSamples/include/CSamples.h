#ifndef CSAMPLES_H
#define CSAMPLES_H

#include <stddef.h>

/// A sample meeting as the service sends it: one status object in JSON.
struct CSample {
  /// The name of the file it comes from, without its extension.
  const char *_Nonnull name;
  /// The file's bytes, in UTF-8 and without a terminating zero.
  const unsigned char *_Nonnull bytes;
  /// How many bytes there are.
  size_t length;
};

/// How many sample meetings there are.
size_t CSampleCount(void);

/// The sample meeting at an index from 0; the last one for any index beyond it.
struct CSample CSampleAt(size_t index);

/// How many meetings there are for checking templates.
size_t CSampleCheckCount(void);

/// The meeting for checking templates at an index from 0; the last one for any index beyond it.
struct CSample CSampleCheckAt(size_t index);

#endif
