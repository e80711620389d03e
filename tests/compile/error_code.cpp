// SPDX-License-Identifier: 0BSD
// sockerr_error_code.hpp as a program meets it. Compiled twice: as a second object with SECOND.
// Where CONDITIONS is defined, conditions.h has the numbers that sources outside of this project
// give to the symbols of std::errc, system by system.
#include "sockerr_error_code.hpp"

const std::error_category *of_second(sockerr_space space);

#ifdef SECOND

const std::error_category *of_second(sockerr_space space)
{
    return &sockerr_category(space);
}

#else

#include <cstdio>
#include <cstdlib>
#include <set>
#include <sstream>

static int failed = 0;

#define CHECK(holds)                                                                               \
    do {                                                                                           \
        if (!(holds)) {                                                                            \
            std::printf("error_code.cpp:%d: %s\n", __LINE__, #holds);                              \
            failed = 1;                                                                            \
        }                                                                                          \
    } while (0)

namespace
{

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wexit-time-destructors"
#pragma clang diagnostic ignored "-Wglobal-constructors"
#endif

// Made before the categories, and so destroyed after they would be.
struct last {
    ~last()
    {
        if (std::string(sockerr_category(SOCKERR_SPACE_HPUX).name()) != "hpux")
            std::_Exit(1);
    }
} ends_last;

#ifdef __clang__
#pragma clang diagnostic pop
#endif

void categories_are_one_a_space()
{
    std::set<const std::error_category *> all{&std::generic_category(), &std::system_category()};
    for (int i = 0; i < SOCKERR_SPACE_COUNT; i++) {
        const sockerr_space space = static_cast<sockerr_space>(i);
        all.insert(&sockerr_category(space));
        CHECK(of_second(space) == &sockerr_category(space));
        CHECK(sockerr_category(space).name() == std::string(sockerr_space_name(space)));
    }
    CHECK(all.size() == 2 + SOCKERR_SPACE_COUNT);
}

void codes_are_printed_and_told()
{
    static_assert(noexcept(sockerr_error_code(SOCKERR_SPACE_HPUX, 239)), "noexcept");
    const std::error_code code = sockerr_error_code(SOCKERR_SPACE_HPUX, 239);
    std::ostringstream stream;
    stream << code;
    CHECK(stream.str() == "hpux:239");
    CHECK(code.message() == sockerr_message(SOCKERR_SPACE_HPUX, 239));
    CHECK(sockerr_error_code(SOCKERR_SPACE_HPUX, 0).message() == "Success");
    CHECK(sockerr_error_code(SOCKERR_SPACE_HPUX, 12345).message() == "Unknown error");
    CHECK(code != sockerr_error_code(SOCKERR_SPACE_MACOS, 239));
    CHECK(code == sockerr_error_code(SOCKERR_SPACE_HPUX, 239));
}

void conditions_are_the_generic_ones()
{
    CHECK(sockerr_error_code(SOCKERR_SPACE_HPUX, 239) == std::errc::connection_refused);
    CHECK(sockerr_error_code(SOCKERR_SPACE_LINUX, 111) == std::errc::connection_refused);
    CHECK(sockerr_error_code(SOCKERR_SPACE_WINDOWS, 10061) == std::errc::connection_refused);
    CHECK(sockerr_error_code(SOCKERR_SPACE_UCRT, 107) == std::errc::connection_refused);
    CHECK(sockerr_error_code(SOCKERR_SPACE_UCRT, 111) != std::errc::connection_refused);
    // Its EAGAIN is its EWOULDBLOCK, too. On Windows these are two, of which the first is meant.
    CHECK(sockerr_error_code(SOCKERR_SPACE_MACOS, 35) ==
          std::errc::resource_unavailable_try_again);
    CHECK(sockerr_error_code(SOCKERR_SPACE_MACOS, 60) == std::errc::timed_out);
    CHECK(!sockerr_error_code(SOCKERR_SPACE_MACOS, 0));
    CHECK(sockerr_error_code(SOCKERR_SPACE_MACOS, 0).default_error_condition() == std::errc());
}

// EAI_NONAME is no errno, and neither is a code that the space does not list.
void other_codes_are_conditions_of_their_own()
{
    const std::error_condition name =
        sockerr_category(SOCKERR_SPACE_LINUX_GAI).default_error_condition(-2);
    CHECK(name.category() == sockerr_category(SOCKERR_SPACE_LINUX_GAI) && name.value() == -2);
    const std::error_condition code =
        sockerr_category(SOCKERR_SPACE_LINUX).default_error_condition(12345);
    CHECK(code.category() == sockerr_category(SOCKERR_SPACE_LINUX) && code.value() == 12345);
}

void an_unknown_space_has_a_category_too()
{
    const std::error_category &unknown = sockerr_category(SOCKERR_SPACE_NONE);
    CHECK(&unknown == &sockerr_category(SOCKERR_SPACE_COUNT));
    CHECK(&unknown == of_second(SOCKERR_SPACE_NONE));
    CHECK(unknown.name() == std::string("unknown"));
    CHECK(unknown.message(111) == "Unknown error");
    CHECK(sockerr_error_code(SOCKERR_SPACE_NONE, 111) != std::errc::connection_refused);
    CHECK(unknown.default_error_condition(111).category() == unknown);
}

#ifdef CONDITIONS
const struct condition {
    sockerr_space space;
    int code;
    std::errc condition;
} conditions[] = {
#include "conditions.h"
};

// A code that has several names is one of them.
void every_symbol_of_errc_is_known_on_every_system()
{
    std::set<std::pair<int, int>> all, known;
    for (const condition &each : conditions) {
        all.insert({each.space, each.code});
        if (sockerr_error_code(each.space, each.code) == each.condition)
            known.insert({each.space, each.code});
    }
    for (const std::pair<int, int> &each : all)
        if (known.count(each) == 0) {
            std::printf("%s:%d is no condition of its name\n",
                        sockerr_space_name(static_cast<sockerr_space>(each.first)), each.second);
            failed = 1;
        }
    CHECK(all.size() > 2000);
}
#endif

} // namespace

int main()
{
    categories_are_one_a_space();
    codes_are_printed_and_told();
    conditions_are_the_generic_ones();
    other_codes_are_conditions_of_their_own();
    an_unknown_space_has_a_category_too();
#ifdef CONDITIONS
    every_symbol_of_errc_is_known_on_every_system();
#endif
    return failed;
}

#endif
