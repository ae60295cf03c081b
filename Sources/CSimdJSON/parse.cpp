#include "CSimdJSON.h"
#include "walker.hpp"
#include <memory>
#include <simdjson.h>

// simdjson's first stage finds the places of all tokens, pairs the quotes and checks UTF-8; the walker does the rest
// in one pass over them, which costs less than simdjson's own second stage and a walk over its result.
extern "C" klynge_json_document *klynge_json_parse(const uint8_t *text, size_t length, uint32_t max_depth, bool gather,
                                                   bool several, klynge_json_status *status) {
    if (length >= 0xFFFFFF00u) {
        *status = KLYNGE_JSON_TOO_LARGE;
        return nullptr;
    }
    try {
        std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
        auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
            length < 64 ? 64 : length, max_depth, parser);
        if (!error) error = parser->stage1(text, length, simdjson::stage1_mode::regular);
        if (error) {
            *status = error == simdjson::MEMALLOC     ? KLYNGE_JSON_NO_MEMORY
                      : error == simdjson::CAPACITY   ? KLYNGE_JSON_TOO_LARGE
                      : error == simdjson::UTF8_ERROR ? KLYNGE_JSON_BAD_UTF8
                                                      : KLYNGE_JSON_MALFORMED;
            return nullptr;
        }
        auto document = std::make_unique<klynge_json_document>();
        klynge::Walker walker(text, length, parser->structural_indexes.get(), parser->n_structural_indexes, max_depth,
                              gather, several, *document);
        *status = walker.run();
        return *status == KLYNGE_JSON_OK ? document.release() : nullptr;
    } catch (const std::bad_alloc &) {
        *status = KLYNGE_JSON_NO_MEMORY;
        return nullptr;
    }
}

extern "C" klynge_json_view klynge_json_document_view(const klynge_json_document *document) {
    return {document->nodes.data,      document->nodes.count,       document->positions.data, document->coordinates.data,
            document->lines.data,      document->polygon_ends.data, document->roots};
}

extern "C" void klynge_json_document_free(klynge_json_document *document) { delete document; }
