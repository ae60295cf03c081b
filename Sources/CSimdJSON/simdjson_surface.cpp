#include "CSimdJSON.h"
#include <simdjson.h>

extern "C" const char *klynge_simdjson_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }
