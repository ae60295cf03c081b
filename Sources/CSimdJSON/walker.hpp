#ifndef KLYNGE_WALKER_HPP
#define KLYNGE_WALKER_HPP

#include "CSimdJSON.h"
#include <cstdlib>
#include <cstring>
#include <new>

namespace klynge {

/// A growing buffer of plain values that does not clear what it will overwrite, as std::vector does.
template <typename T> struct Buffer {
    T *data = nullptr;
    size_t count = 0, capacity = 0;

    ~Buffer() { std::free(data); }

    void push(const T &value) {
        if (count == capacity) reserve(capacity < 1024 ? 1024 : capacity * 2);
        data[count++] = value;
    }

    void reserve(size_t wanted) {
        if (wanted <= capacity) return;
        void *grown = std::realloc(data, wanted * sizeof(T));
        if (!grown) throw std::bad_alloc();
        data = static_cast<T *>(grown);
        capacity = wanted;
    }
};

}  // namespace klynge

struct klynge_json_document {
    klynge::Buffer<klynge_json_node> nodes;
    klynge::Buffer<double> positions;
    klynge::Buffer<klynge_json_coordinates> coordinates;
    klynge::Buffer<klynge_json_line> lines;
    klynge::Buffer<uint32_t> polygon_ends;
    size_t roots = 0;
};

namespace klynge {

/// Walks the places of all tokens, as simdjson's first stage found them, and checks and notes every value.
class Walker {
public:
    Walker(const uint8_t *text, size_t length, const uint32_t *places, size_t place_count, uint32_t max_depth, bool gather,
           bool several, klynge_json_document &document)
        : text(text), length(length), places(places), count(place_count), max_depth(max_depth), gather(gather),
          several(several), document(document) {}

    klynge_json_status run();

private:
    const uint8_t *text;
    size_t length;
    const uint32_t *places;
    size_t count;
    size_t at = 0;
    uint32_t max_depth;
    bool gather, several;
    klynge_json_document &document;
    Buffer<uint32_t> open;

    uint8_t token(size_t index) const { return index < count ? text[places[index]] : 0; }
    uint32_t place(size_t index) const { return index < count ? places[index] : uint32_t(length); }

    klynge_json_status value(bool names_coordinates);
    bool scalar();
    bool string(klynge_json_kind kind, bool &names_coordinates);
    bool escapes_are_good(const uint8_t *from, const uint8_t *to) const;
    void note_duplicates(uint32_t object);

    bool coordinates();
    bool position(klynge_json_coordinates &header);
    bool list(klynge_json_coordinates &header, uint32_t depth);
    void close_line(uint32_t first);
};

}  // namespace klynge

#endif
