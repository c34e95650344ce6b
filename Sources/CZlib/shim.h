// zlib's header, and functions for those of its calls that are macros, which Swift cannot import.
#include <zlib.h>

static inline int CZlibDeflateStart(z_stream *stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

static inline int CZlibInflateStart(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}
