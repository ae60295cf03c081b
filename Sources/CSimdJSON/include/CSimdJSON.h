#ifndef KLYNGE_CSIMDJSON_H
#define KLYNGE_CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the simdjson headers this was built with, such as "3.0.1".
const char *klynge_simdjson_version(void);

/// Bytes that must be readable after the text handed to klynge_json_parse. Fill them with spaces.
enum { KLYNGE_JSON_PADDING = 128 };

typedef enum {
    KLYNGE_JSON_NULL = 0,
    KLYNGE_JSON_TRUE = 1,
    KLYNGE_JSON_FALSE = 2,
    KLYNGE_JSON_NUMBER = 3,
    KLYNGE_JSON_STRING = 4,
    KLYNGE_JSON_ARRAY = 5,
    KLYNGE_JSON_OBJECT = 6,
    KLYNGE_JSON_KEY = 7,
    KLYNGE_JSON_COORDINATES = 8,
} klynge_json_kind;

enum { KLYNGE_JSON_ESCAPED = 1, KLYNGE_JSON_DUPLICATES = 2 };

/// One value or key of the document, in document order. Byte ranges count from the start of the text; a string's
/// range includes its quotes.
typedef struct {
    uint32_t start;
    uint32_t end;
    /// The node after this one's subtree; for coordinates, the index of their header.
    uint32_t next;
    uint8_t kind;
    uint8_t flags;
    uint16_t reserved;
} klynge_json_node;

/// A regular "coordinates" member: arrays of one depth with positions of at least two numbers, none of them empty.
typedef struct {
    double min_x, min_y, max_x, max_y;
    uint32_t first_position, end_position;
    uint32_t first_line, end_line;
    uint32_t first_polygon, end_polygon;
    /// 1: one position, 2: a list of positions, 3: a list of those, 4: one more.
    uint32_t depth;
    /// Positions with more than two numbers, and with more than three.
    uint32_t three_dimensional, four_dimensional;
    /// Numbers with ten decimals or more.
    uint32_t overprecise;
    /// Numbers too large for a double.
    uint32_t infinite;
} klynge_json_coordinates;

/// One chain of positions at depth 2 or more.
typedef struct {
    /// The position after its last.
    uint32_t end;
    bool closed;
    /// Whether two consecutive positions are equal.
    bool repeats;
    /// Twice the area by the shoelace formula, positive when it runs counter-clockwise.
    double doubled_area;
} klynge_json_line;

typedef enum {
    KLYNGE_JSON_OK = 0,
    KLYNGE_JSON_NO_MEMORY = 1,
    KLYNGE_JSON_TOO_LARGE = 2,
    KLYNGE_JSON_TOO_DEEP = 3,
    KLYNGE_JSON_BAD_UTF8 = 4,
    KLYNGE_JSON_MALFORMED = 5,
} klynge_json_status;

typedef struct klynge_json_document klynge_json_document;

/// Views into a document; they live as long as it does.
typedef struct {
    const klynge_json_node *nodes;
    size_t node_count;
    const double *positions;
    const klynge_json_coordinates *coordinates;
    const klynge_json_line *lines;
    const uint32_t *polygon_ends;
    /// How many root values there are: more than one only when several were allowed.
    size_t roots;
} klynge_json_view;

/// Reads a whole text and checks every value of it. With `gather`, members named "coordinates" become number buffers
/// where they are regular. With `several`, values on lines of their own may follow one another.
klynge_json_document *klynge_json_parse(const uint8_t *text, size_t length, uint32_t max_depth, bool gather, bool several,
                                        klynge_json_status *status);
klynge_json_view klynge_json_document_view(const klynge_json_document *document);
void klynge_json_document_free(klynge_json_document *document);

/// A number token as a double, rounded correctly; infinite when it is too large.
double klynge_json_number(const uint8_t *token, size_t length);

/// Counts lines in a text, on first use and once, from any thread.
typedef struct klynge_line_index klynge_line_index;
klynge_line_index *klynge_line_index_make(const uint8_t *text, size_t length);
void klynge_line_index_free(klynge_line_index *index);
/// How many newlines lie before `offset`, and where the line that holds it starts.
void klynge_line_index_find(klynge_line_index *index, size_t offset, size_t *newlines, size_t *line_start);

/// For benchmarks: what simdjson's own document parse makes of the text; 0 when it accepts it.
int klynge_simdjson_plain_parse(const uint8_t *text, size_t length);

#ifdef __cplusplus
}
#endif

#endif
