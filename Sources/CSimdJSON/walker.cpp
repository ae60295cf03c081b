#include "walker.hpp"
#include "numbers.hpp"
#include <algorithm>
#include <string_view>
#include <vector>

namespace klynge {

namespace {
bool ends_token(uint8_t c) {
    switch (c) {
    case ' ': case '\t': case '\n': case '\r': case ',': case ':': case '[': case ']': case '{': case '}': return true;
    default: return false;
    }
}
}  // namespace

klynge_json_status Walker::run() {
    while (true) {
        size_t root = document.nodes.count;
        klynge_json_status status = value(false);
        if (status != KLYNGE_JSON_OK) return status;
        document.roots++;
        if (at == count) return KLYNGE_JSON_OK;
        if (!several) return KLYNGE_JSON_MALFORMED;
        uint32_t end = document.nodes.data[root].end;
        if (!std::memchr(text + end, '\n', places[at] - end)) return KLYNGE_JSON_MALFORMED;
    }
}

// One root value, without recursion: `open` holds the containers around the current place.
klynge_json_status Walker::value(bool names_coordinates) {
    open.count = 0;
    auto &nodes = document.nodes;
    while (true) {
        // A value is expected here.
        uint8_t c = token(at);
        if (c == '[' || c == '{') {
            bool gathered = false;
            if (c == '[' && names_coordinates) gathered = coordinates();
            if (!gathered) {
                if (open.count >= max_depth) return KLYNGE_JSON_TOO_DEEP;
                open.push(uint32_t(nodes.count));
                nodes.push({place(at), 0, 0, uint8_t(c == '[' ? KLYNGE_JSON_ARRAY : KLYNGE_JSON_OBJECT), 0, 0});
                at++;
                names_coordinates = false;
                if (c == '[') {
                    if (token(at) != ']') continue;
                } else if (token(at) != '}') {
                    if (!string(KLYNGE_JSON_KEY, names_coordinates) || token(at) != ':') return KLYNGE_JSON_MALFORMED;
                    at++;
                    continue;
                }
            }
        } else if (!scalar()) {
            return KLYNGE_JSON_MALFORMED;
        }
        names_coordinates = false;
        // A value has ended: close what ends here, or step over the comma.
        while (true) {
            if (open.count == 0) return KLYNGE_JSON_OK;
            klynge_json_node &container = nodes.data[open.data[open.count - 1]];
            bool array = container.kind == KLYNGE_JSON_ARRAY;
            uint8_t next = token(at);
            if (next == (array ? ']' : '}')) {
                container.end = place(at) + 1;
                container.next = uint32_t(nodes.count);
                at++;
                open.count--;
                if (!array) note_duplicates(uint32_t(&container - nodes.data));
                continue;
            }
            if (next != ',') return KLYNGE_JSON_MALFORMED;
            at++;
            if (!array) {
                if (!string(KLYNGE_JSON_KEY, names_coordinates) || token(at) != ':') return KLYNGE_JSON_MALFORMED;
                at++;
            }
            break;
        }
    }
}

bool Walker::scalar() {
    if (at >= count) return false;
    uint32_t start = places[at];
    const uint8_t *p = text + start;
    auto word = [&](const char *letters, size_t size, klynge_json_kind kind) {
        if (std::memcmp(p, letters, size) != 0 || !ends_token(p[size])) return false;
        document.nodes.push(
            {start, uint32_t(start + size), uint32_t(document.nodes.count + 1), uint8_t(kind), 0, 0});
        at++;
        return true;
    };
    switch (*p) {
    case '"': {
        bool ignored;
        return string(KLYNGE_JSON_STRING, ignored);
    }
    case 't': return word("true", 4, KLYNGE_JSON_TRUE);
    case 'f': return word("false", 5, KLYNGE_JSON_FALSE);
    case 'n': return word("null", 4, KLYNGE_JSON_NULL);
    default: {
        const uint8_t *end = number_end(p);
        if (!end || !ends_token(*end)) return false;
        document.nodes.push(
            {start, uint32_t(end - text), uint32_t(document.nodes.count + 1), KLYNGE_JSON_NUMBER, 0, 0});
        at++;
        return true;
    }
    }
}

bool Walker::string(klynge_json_kind kind, bool &names_coordinates) {
    if (token(at) != '"') return false;
    uint32_t start = places[at];
    // The first stage has paired the quotes, so the last one before the next token is this string's.
    const uint8_t *end = text + place(at + 1);
    while (end > text + start + 1 && end[-1] != '"') end--;
    if (end <= text + start + 1) return false;
    for (const uint8_t *gap = end; gap < text + place(at + 1); gap++) {
        if (!ends_token(*gap)) return false;
    }
    const uint8_t *inner = text + start + 1;
    size_t size = size_t(end - 1 - inner);
    uint8_t flags = 0;
    if (std::memchr(inner, '\\', size)) {
        if (!escapes_are_good(inner, end - 1)) return false;
        flags = KLYNGE_JSON_ESCAPED;
    }
    names_coordinates = gather && size == 11 && std::memcmp(inner, "coordinates", 11) == 0;
    document.nodes.push(
        {start, uint32_t(end - text), uint32_t(document.nodes.count + 1), uint8_t(kind), flags, 0});
    at++;
    return true;
}

bool Walker::escapes_are_good(const uint8_t *from, const uint8_t *to) const {
    for (const uint8_t *p = from; p < to; p++) {
        if (*p != '\\') continue;
        if (++p == to) return false;
        if (*p == 'u') {
            for (int digit = 0; digit < 4; digit++) {
                if (++p >= to) return false;
                uint8_t lower = *p | 0x20;
                if (uint8_t(*p - '0') >= 10 && uint8_t(lower - 'a') >= 6) return false;
            }
        } else if (!std::strchr("\"\\/bfnrt", *p)) {
            return false;
        }
    }
    return true;
}

// Marks an object in which a key comes twice. Keys with escapes are left to the reader to decode and compare.
void Walker::note_duplicates(uint32_t object) {
    auto &nodes = document.nodes;
    std::string_view few[24];
    std::vector<std::string_view> many;
    size_t known = 0;
    uint32_t end = nodes.data[object].next;
    for (uint32_t key = object + 1; key < end;) {
        const klynge_json_node &node = nodes.data[key];
        std::string_view name(reinterpret_cast<const char *>(text) + node.start, node.end - node.start);
        if (node.flags & KLYNGE_JSON_ESCAPED) nodes.data[object].flags |= KLYNGE_JSON_ESCAPED;
        if (known < 24) {
            for (size_t index = 0; index < known; index++) {
                if (few[index].size() == name.size() && few[index] == name) nodes.data[object].flags |= KLYNGE_JSON_DUPLICATES;
            }
            few[known] = name;
        } else {
            if (many.empty()) many.assign(few, few + 24);
            many.push_back(name);
        }
        known++;
        const klynge_json_node &value = nodes.data[key + 1];
        key = value.kind == KLYNGE_JSON_COORDINATES ? key + 2 : value.next;
    }
    if (!many.empty()) {
        std::sort(many.begin(), many.end());
        if (std::adjacent_find(many.begin(), many.end()) != many.end()) nodes.data[object].flags |= KLYNGE_JSON_DUPLICATES;
    }
}

}  // namespace klynge
