#include "CSimdJSON.h"
#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

namespace {
constexpr size_t block = 1 << 14;

// What is known at the start of a block of the text.
struct block_start {
    size_t newlines;
    size_t line_start;
};
}

struct klynge_line_index {
    const uint8_t *text;
    size_t length;
    std::once_flag counted;
    std::vector<block_start> blocks;
};

namespace {
// What is known at `end`, from what is known at `start`.
block_start advance(const klynge_line_index &index, block_start known, size_t start, size_t end) {
    known.newlines += size_t(std::count(index.text + start, index.text + end, '\n'));
    for (size_t at = end; at > start; at--) {
        if (index.text[at - 1] != '\n') continue;
        known.line_start = at;
        break;
    }
    return known;
}
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
    // A file may be one line of many megabytes: neither count nor line start may be sought beyond the block.
    std::call_once(index->counted, [index] {
        block_start known = {0, 0};
        for (size_t start = 0; start <= index->length; start += block) {
            index->blocks.push_back(known);
            known = advance(*index, known, start, std::min(start + block, index->length));
        }
    });
    offset = std::min(offset, index->length);
    size_t start = offset / block * block;
    block_start found = advance(*index, index->blocks[offset / block], start, offset);
    *newlines = found.newlines;
    *line_start = found.line_start;
}
