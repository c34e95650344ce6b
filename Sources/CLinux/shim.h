// Linux system calls that Swift's overlays lack.
#pragma once

#if defined(__linux__)
#include <malloc.h>

// man 2 syncfs
extern int syncfs(int descriptor);

static inline int CLinuxSyncAll(int descriptor) { return syncfs(descriptor); }

// Only glibc has arenas (man 3 mallopt).
#if defined(M_ARENA_MAX)
static inline void CLinuxLimitArenas(int count) { mallopt(M_ARENA_MAX, count); }
#endif
#endif
