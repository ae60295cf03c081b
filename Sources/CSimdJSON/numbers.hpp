#ifndef KLYNGE_NUMBERS_HPP
#define KLYNGE_NUMBERS_HPP

#include <cstddef>
#include <cstdint>

namespace klynge {

/// The byte after the JSON number that starts at `p`, or nullptr when what stands there is none. Needs a byte after it
/// that cannot belong to a number.
inline const uint8_t *number_end(const uint8_t *p) {
    auto digit = [](uint8_t c) { return uint8_t(c - '0') < 10; };
    if (*p == '-') p++;
    if (*p == '0') {
        p++;
    } else {
        if (!digit(*p)) return nullptr;
        while (digit(*p)) p++;
    }
    if (*p == '.') {
        p++;
        if (!digit(*p)) return nullptr;
        while (digit(*p)) p++;
    }
    if (*p == 'e' || *p == 'E') {
        p++;
        if (*p == '+' || *p == '-') p++;
        if (!digit(*p)) return nullptr;
        while (digit(*p)) p++;
    }
    return p;
}

/// The value of a number that number_end has accepted, rounded correctly.
double number_value(const uint8_t *start, const uint8_t *end);

/// Parses the number at `p` into `value`; returns the byte after it, or nullptr.
inline const uint8_t *parse_number(const uint8_t *p, double &value) {
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const uint8_t *start = p;
    auto digit = [](uint8_t c) { return uint8_t(c - '0') < 10; };
    bool negative = *p == '-';
    p += negative;
    const uint8_t *whole = p;
    uint64_t mantissa = 0;
    while (digit(*p)) mantissa = mantissa * 10 + (*p++ - '0');
    size_t digits = size_t(p - whole);
    if (digits == 0 || (digits > 1 && *whole == '0')) return nullptr;
    size_t decimals = 0;
    if (*p == '.') {
        const uint8_t *fraction = ++p;
        while (digit(*p)) mantissa = mantissa * 10 + (*p++ - '0');
        decimals = size_t(p - fraction);
        if (decimals == 0) return nullptr;
    }
    // Exact by Clinger: a mantissa below 2^53 over a power of ten that is a double is rounded once.
    if (*p != 'e' && *p != 'E' && digits + decimals <= 18 && mantissa < (uint64_t(1) << 53)) {
        double magnitude = double(mantissa) / powers[decimals];
        value = negative ? -magnitude : magnitude;
        return p;
    }
    const uint8_t *end = number_end(start);
    if (end) value = number_value(start, end);
    return end;
}

}  // namespace klynge

#endif
