#ifndef KLYNGE_CSIMDJSON_H
#define KLYNGE_CSIMDJSON_H

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the simdjson headers this was built with, such as "3.0.1".
const char *klynge_simdjson_version(void);

#ifdef __cplusplus
}
#endif

#endif
