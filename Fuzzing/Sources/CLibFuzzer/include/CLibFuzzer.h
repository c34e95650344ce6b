#ifndef CLIBFUZZER_H
#define CLIBFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Fuzzes a function until the time or number of runs in the arguments is over.
///
/// https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library"
int LLVMFuzzerRunDriver(int *argc, char ***argv,
                        int (*callback)(const uint8_t *data, size_t size));

#endif
