#include "CSimdJSON.h"
#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

struct klynge_line_index {
    const uint8_t *text;
    size_t length;
    std::once_flag counted;
    // Newlines before each block of the text.
    std::vector<size_t> before;
};

namespace {
constexpr size_t block = 1 << 14;
}

extern "C" klynge_line_index *klynge_line_index_make(const uint8_t *text, size_t length) {
    auto index = new (std::nothrow) klynge_line_index;
    if (index) {
        index->text = text;
        index->length = length;
    }
    return index;
}

extern "C" void klynge_line_index_free(klynge_line_index *index) { delete index; }

extern "C" void klynge_line_index_find(klynge_line_index *index, size_t offset, size_t *newlines, size_t *line_start) {
    std::call_once(index->counted, [index] {
        size_t sum = 0;
        for (size_t start = 0; start <= index->length; start += block) {
            index->before.push_back(sum);
            sum += size_t(std::count(index->text + start, index->text + std::min(start + block, index->length), '\n'));
        }
    });
    offset = std::min(offset, index->length);
    size_t start = offset / block * block;
    *newlines = index->before[offset / block] + size_t(std::count(index->text + start, index->text + offset, '\n'));
    while (offset > 0 && index->text[offset - 1] != '\n') offset--;
    *line_start = offset;
}
