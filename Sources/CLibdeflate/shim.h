// Only libdeflate's header.
#include <libdeflate.h>
