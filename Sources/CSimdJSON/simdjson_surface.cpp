#include "CSimdJSON.h"
#include <simdjson.h>

extern "C" const char *klynge_simdjson_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }

extern "C" int klynge_simdjson_plain_parse(const uint8_t *text, size_t length) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    return parser.parse(text, length, false).get(root);
}
