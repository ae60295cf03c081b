// The non-reentrant API does not exist for us.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
