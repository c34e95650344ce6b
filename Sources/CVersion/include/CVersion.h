#ifndef CVERSION_H
#define CVERSION_H

/// The commit that the program was built from, as `scripts/commit` prints it; an empty text if the
/// build was not told.
const char *CVersionCommit(void);

#endif
