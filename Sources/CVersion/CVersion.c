#include "CVersion.h"

// Package.swift defines it if the environment variable of this name is set. It is here, and not in
// Swift, since a definition of a C target concerns this target alone: another commit compiles it and the
// one module that imports it.
#ifndef DEBRIEF_COMMIT
#define DEBRIEF_COMMIT ""
#endif

const char *CVersionCommit(void) { return DEBRIEF_COMMIT; }
