// SPDX-License-Identifier: 0BSD
// peers.cc: the same work by the means that C++ has.
#include "bench.h"

#include <system_error>
#include <unordered_map>

unsigned peer_error_code(const int *inputs)
{
    unsigned sum = 0;
    for (size_t i = 0; i < INPUTS; i++)
        sum += static_cast<unsigned>(
            std::error_code(inputs[i], std::system_category()).default_error_condition().value());
    return sum;
}

// What is in a hand-written map: each errno of this system that C++ has a name for.
static std::unordered_map<int, int> make_map()
{
    std::unordered_map<int, int> map;
    for (int code = 1; code < 134; code++)
        map[code] = code + 10000;
    return map;
}

unsigned peer_unordered_map(const int *inputs)
{
    static const std::unordered_map<int, int> map = make_map();
    unsigned sum = 0;
    for (size_t i = 0; i < INPUTS; i++) {
        const auto found = map.find(inputs[i]);
        sum += static_cast<unsigned>(found != map.end() ? found->second : -1);
    }
    return sum;
}
