// Linux system calls, and functions of glibc, that Swift's overlays lack.
#pragma once

#if defined(__linux__)
#include <malloc.h>

// man 2 syncfs
extern int syncfs(int descriptor);

static inline int CLinuxSyncAll(int descriptor) { return syncfs(descriptor); }

// man 2 pipe
extern int pipe2(int ends[2], int flags);
#include <fcntl.h>
static inline int CLinuxPipe(int *ends) { return pipe2(ends, O_CLOEXEC); }

#if defined(__GLIBC__)
#include <spawn.h>
// man 3 posix_spawn_file_actions_addclosefrom_np, since glibc 2.34
extern int posix_spawn_file_actions_addclosefrom_np(
    posix_spawn_file_actions_t *actions, int first);
static inline int CLinuxCloseFrom(posix_spawn_file_actions_t *actions, int first) {
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
#endif

// Only glibc has arenas (man 3 mallopt, man 3 malloc_trim).
#if defined(M_ARENA_MAX)
static inline void CLinuxLimitArenas(int count) { mallopt(M_ARENA_MAX, count); }
static inline void CLinuxSetMapThreshold(int size) { mallopt(M_MMAP_THRESHOLD, size); }
static inline void CLinuxSetTrimThreshold(int size) { mallopt(M_TRIM_THRESHOLD, size); }
static inline void CLinuxTrimHeap(void) { malloc_trim(0); }
#endif
#endif
