// libgumbo's own header, found through pkg-config; nothing else is declared here.
#include <gumbo.h>
