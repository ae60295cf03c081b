#include "numbers.hpp"
#include "CSimdJSON.h"
#include <simdjson.h>
#include <cstring>
#include <string>

namespace klynge {

double number_value(const uint8_t *start, const uint8_t *end) {
    size_t digits = 0;
    for (const uint8_t *p = start; p < end && *p != 'e' && *p != 'E'; p++) digits += uint8_t(*p - '0') < 10;
    double value;
    // Quick and correct up to 19 digits. Beyond, simdjson 3.0.1 lets the mantissa wrap around: it reads
    // 0.97740932278100880001 as 0.055. It also refuses overflow. Both take the slow way.
    if (digits <= 19 && simdjson::builtin::numberparsing::parse_double(start).get(value) == simdjson::SUCCESS)
        return value;
    return simdjson::internal::from_chars(reinterpret_cast<const char *>(start), reinterpret_cast<const char *>(end));
}

}  // namespace klynge

extern "C" double klynge_json_number(const uint8_t *token, size_t length) {
    // A copy with a space behind it: the token may be the last bytes of a Swift string.
    std::string copy(reinterpret_cast<const char *>(token), length);
    copy.append(32, ' ');
    double value = 0;
    auto bytes = reinterpret_cast<const uint8_t *>(copy.data());
    return klynge::parse_number(bytes, value) == bytes + length ? value : __builtin_nan("");
}
