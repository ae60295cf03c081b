// How long simdjson alone needs for a file: load it, parse it whole, touch every value once. The floor for any reader.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <simdjson.h>
#include <vector>

static size_t walk(simdjson::dom::element element) {
    switch (element.type()) {
    case simdjson::dom::element_type::ARRAY: {
        size_t count = 1;
        for (auto child : simdjson::dom::array(element)) count += walk(child);
        return count;
    }
    case simdjson::dom::element_type::OBJECT: {
        size_t count = 1;
        for (auto member : simdjson::dom::object(element)) count += walk(member.value);
        return count;
    }
    default: return 1;
    }
}

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    std::vector<double> seconds;
    size_t answer = 0;
    for (int run = 0; run <= std::atoi(argv[3]); run++) {
        auto start = std::chrono::steady_clock::now();
        simdjson::dom::parser parser;
        simdjson::padded_string text;
        if (simdjson::padded_string::load(argv[2]).get(text)) return 2;
        simdjson::dom::element root;
        if (parser.parse(text).get(root)) return 2;
        answer = walk(root);
        std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (run > 0) seconds.push_back(took.count());
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("{\"case\":\"%s\",\"tool\":\"simdjson alone\",\"runs\":%zu,\"min\":%f,\"median\":%f,\"max\":%f,\"answer\":%zu}\n",
                argv[1], seconds.size(), seconds.front(), seconds[seconds.size() / 2], seconds.back(), answer);
}
