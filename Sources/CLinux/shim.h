// Linux system calls, and functions of glibc, that Swift's overlays lack.
#pragma once

#if defined(__linux__)
#include <malloc.h>

// man 2 syncfs
extern int syncfs(int descriptor);

static inline int CLinuxSyncAll(int descriptor) { return syncfs(descriptor); }

// Only glibc has arenas (man 3 mallopt, man 3 malloc_trim).
#if defined(M_ARENA_MAX)
static inline void CLinuxLimitArenas(int count) { mallopt(M_ARENA_MAX, count); }
static inline void CLinuxSetMapThreshold(int size) { mallopt(M_MMAP_THRESHOLD, size); }
static inline void CLinuxTrimHeap(void) { malloc_trim(0); }
#endif
#endif
