#include "numbers.hpp"
#include "walker.hpp"
#include <algorithm>
#include <limits>

namespace klynge {

// Reads the array at the current place into the number buffers. Whatever is irregular (an empty array, a string,
// arrays of mixed depth) puts everything back and returns false, so that the array becomes plain nodes that can be
// examined and located.
bool Walker::coordinates() {
    size_t was_at = at;
    size_t positions = document.positions.count, lines = document.lines.count, polygons = document.polygon_ends.count;
    uint32_t depth = 0;
    while (depth < 5 && token(at + depth) == '[') depth++;
    bool regular = depth >= 1 && depth <= 4;
    klynge_json_coordinates header = {};
    header.depth = depth;
    header.min_x = header.min_y = std::numeric_limits<double>::infinity();
    header.max_x = header.max_y = -std::numeric_limits<double>::infinity();
    header.first_position = uint32_t(positions / 2);
    header.first_line = uint32_t(lines);
    header.first_polygon = uint32_t(polygons);
    regular = regular && (depth == 1 ? position(header) : list(header, depth));
    if (!regular) {
        at = was_at;
        document.positions.count = positions;
        document.lines.count = lines;
        document.polygon_ends.count = polygons;
        return false;
    }
    header.end_position = uint32_t(document.positions.count / 2);
    header.end_line = uint32_t(document.lines.count);
    header.end_polygon = uint32_t(document.polygon_ends.count);
    document.nodes.push({places[was_at], places[at - 1] + 1, uint32_t(document.coordinates.count),
                         KLYNGE_JSON_COORDINATES, 0, 0});
    document.coordinates.push(header);
    return true;
}

bool Walker::position(klynge_json_coordinates &header) {
    if (token(at) != '[') return false;
    at++;
    double pair[2];
    uint32_t numbers = 0;
    while (true) {
        if (at >= count) return false;
        const uint8_t *p = text + places[at];
        double number;
        const uint8_t *end = parse_number(p, number);
        if (!end) return false;
        uint8_t after = *end;
        if (after != ',' && after != ']' && after != ' ' && after != '\n' && after != '\r' && after != '\t') return false;
        if (end - p > 11) {
            auto point = static_cast<const uint8_t *>(std::memchr(p, '.', size_t(end - p)));
            if (point && end - point > 10) header.overprecise++;
            if (number > std::numeric_limits<double>::max() || number < -std::numeric_limits<double>::max())
                header.infinite++;
        } else if (number > std::numeric_limits<double>::max() || number < -std::numeric_limits<double>::max()) {
            header.infinite++;
        }
        if (numbers < 2) pair[numbers] = number;
        numbers++;
        uint8_t next = token(at + 1);
        at += 2;
        if (next == ']') break;
        if (next != ',') return false;
    }
    if (numbers < 2) return false;
    header.three_dimensional += numbers > 2;
    header.four_dimensional += numbers > 3;
    header.min_x = std::min(header.min_x, pair[0]);
    header.max_x = std::max(header.max_x, pair[0]);
    header.min_y = std::min(header.min_y, pair[1]);
    header.max_y = std::max(header.max_y, pair[1]);
    auto &positions = document.positions;
    if (positions.count + 2 > positions.capacity) positions.reserve(std::max<size_t>(4096, positions.capacity * 2));
    positions.data[positions.count] = pair[0];
    positions.data[positions.count + 1] = pair[1];
    positions.count += 2;
    return true;
}

bool Walker::list(klynge_json_coordinates &header, uint32_t depth) {
    if (token(at) != '[') return false;
    at++;
    uint32_t first = uint32_t(document.positions.count / 2);
    while (true) {
        if (!(depth == 2 ? position(header) : list(header, depth - 1))) return false;
        uint8_t next = token(at++);
        if (next == ']') break;
        if (next != ',') return false;
    }
    if (depth == 2) close_line(first);
    if (depth == 3) document.polygon_ends.push(uint32_t(document.lines.count));
    return true;
}

void Walker::close_line(uint32_t first) {
    uint32_t end = uint32_t(document.positions.count / 2);
    const double *p = document.positions.data + 2 * size_t(first);
    size_t size = end - first;
    klynge_json_line line = {end, false, false, 0};
    line.closed = size > 1 && p[0] == p[2 * size - 2] && p[1] == p[2 * size - 1];
    double area = 0, x = 0, y = 0;
    // Relative to the first position, so that large projected numbers lose no digits.
    for (size_t index = 1; index < size; index++) {
        double next_x = p[2 * index] - p[0], next_y = p[2 * index + 1] - p[1];
        area += x * next_y - next_x * y;
        line.repeats |= next_x == x && next_y == y;
        x = next_x;
        y = next_y;
    }
    line.doubled_area = area;
    document.lines.push(line);
}

}  // namespace klynge
