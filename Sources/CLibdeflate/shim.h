// libdeflate's own header, nothing else.
#include <libdeflate.h>
