// A call of Linux that Swift's own headers leave out (man 2 syncfs).
#pragma once

#if defined(__linux__)
extern int syncfs(int descriptor);

static inline int CSyncSyncAll(int descriptor) { return syncfs(descriptor); }
#endif
