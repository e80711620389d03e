/* SPDX-License-Identifier: 0BSD */
/*
 * data.c: the data tree. The first byte of an input says which file of which table the rest is,
 * and whether it lies over that of the table or takes its place. What is accepted keeps the
 * relations that data/README.md describes, worked out once more here; what is made of it is text
 * that a C compiler can read; and, of some, a program finds in the headers what is found here.
 */
#include "cli/common.h"
#include "emit/c_text.h"
#include "emit/outputs.h"
#include "fuzz.h"
#include "resolve/translation_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOT_BITS = 7, OVERLAY = 8, VERBOSE = 16, ODD_TABLE = 32 };

/* One of so many that are accepted is compiled; in a replay by a slow compiler, and by a fast one.
 */
enum { SAMPLE = 500, SLOW_SAMPLE = 16, FAST_SAMPLE = 1 };

static const char *const slots[] = {"socket_errors.yaml",  "stand_ins.yaml",    "runtimes.yaml",
                                    "spaces/fuzzed.yaml",  "spaces/one.yaml",   "spaces/cells.yaml",
                                    "spaces/windows.yaml", "spaces/fuzzed.yaml"};
static const char *const folders[] = {"small", "odd"};

static const char *compiler = "cc -w -Imade -o made/sample made/sample.c && made/sample";
static unsigned sample = SAMPLE;

void fuzz_begin(void)
{
    fuzz_small_table(folders[0]);
    fuzz_odd_table(folders[1]);
    fuzz_folder("over");
    fuzz_folder("over/spaces");
    fuzz_folder("made");
    bool fast = fuzz_run("command -v tcc >/dev/null 2>&1");
    if (fast)
        compiler = "tcc -Imade -run made/sample.c";
    if (fuzz_thorough)
        sample = fast ? FAST_SAMPLE : SLOW_SAMPLE;
}

/* The code of a space's first line for a symbol; false: it has none. */
static bool code_of(const struct space *space, int symbol, int *code)
{
    for (size_t i = 0; i < space->code_count; i++) {
        if (space->codes[i].symbol == symbol) {
            *code = space->codes[i].number;
            return true;
        }
    }
    return false;
}

/* What a SocketError is written as: its cell, else the first of its symbols that the space has,
 * else what it may borrow. */
static bool written(const struct table *table, const struct space *space, size_t number, int *code)
{
    const struct socket_error *error = &table->socket_errors[number];
    *code = 0;
    if ((int)number == table->success)
        return true;
    for (size_t i = 0; i < space->cell_count; i++) {
        *code = space->cells[i].number;
        if (space->cells[i].socket_error == (int)number)
            return true;
    }
    for (size_t i = 0; i < error->symbols.count; i++)
        if (code_of(space, error->symbols.items[i].symbol, code))
            return true;
    return error->writes.symbol != NONE && code_of(space, error->writes.symbol, code);
}

/* What a code reads as: what a symbol of its number has in policy, or a cell states; where the cell
 * is borrowed, its owner. */
static int read_as(const struct table *table, const struct space *space, int code)
{
    if (code == 0)
        return table->success;
    for (size_t i = 0; i < space->code_count; i++) {
        int error = table->symbols[space->codes[i].symbol].socket_error;
        if (space->codes[i].number == code && error != NONE)
            return error;
    }
    int found = table->unspecified;
    for (size_t i = 0; i < space->cell_count; i++) {
        const struct cell *cell = &space->cells[i];
        int symbol = table->socket_errors[cell->socket_error].writes.symbol, owners;
        int owner = symbol != NONE ? table->symbols[symbol].socket_error : NONE;
        if (cell->number != code)
            continue;
        if (owner == NONE || owner == cell->socket_error ||
            !written(table, space, (size_t)owner, &owners) || owners != code)
            return cell->socket_error;
        found = owner;
    }
    return found;
}

/* Numbers are an int's; no symbol has 0, and of the lines with a number one alone is no alias. */
static void check_numbering(const struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        int target;
        REQUIRE(code->valid && !code->removed && code->number != 0);
        if (code->target != NONE)
            REQUIRE(code_of(space, code->target, &target) && target == code->number);
        for (size_t j = 0; j < i; j++) {
            REQUIRE(space->codes[j].symbol != code->symbol);
            REQUIRE(space->codes[j].number != code->number || space->codes[j].target != NONE ||
                    code->target != NONE);
        }
    }
}

static void check_relations(const struct table *table, const struct space *space)
{
    for (size_t i = 0; i < space->reading_count; i++)
        REQUIRE(read_as(table, space, space->readings[i].code) == space->readings[i].socket_error);
    for (size_t i = 0; i < space->code_count; i++) {
        const struct reading *reading = space_reading(space, space->codes[i].number);
        int found = reading != NULL ? reading->socket_error : table->unspecified;
        REQUIRE(read_as(table, space, space->codes[i].number) == found);
    }
    for (size_t i = 0; i < table->socket_error_count; i++) {
        int code;
        bool known = written(table, space, i, &code);
        REQUIRE(known == space->writings[i].known);
        REQUIRE(!known || code == space->writings[i].code);
    }
}

/* The meaning of a symbol leads to the code of each space that has it. */
static void check_meanings(const struct table *table, const struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        int number = table->symbols[space->codes[i].symbol].meaning;
        REQUIRE(number >= 0 && (size_t)number < table->meaning_count);
        const struct meaning *meaning = &table->meanings[number];
        if (meaning->row == NONE)
            REQUIRE(meaning->code == space->codes[i].number);
        else
            REQUIRE(space->answers[meaning->row].grade == GRADE_NAME &&
                    space->answers[meaning->row].code == space->codes[i].number);
    }
}

/* Goes over a string or a character constant of C, from behind the quote that opens it. */
static const char *skip_quoted(const char *at, char quote)
{
    while (*at != quote) {
        REQUIRE(*at != '\0' && *at != '\n');
        at += *at == '\\' ? 2 : 1;
    }
    return at + 1;
}

/* What no header may hold: bytes that are not ASCII, trigraphs, comments and strings that do not
 * end, or begin within one another, and brackets without a fellow. */
static void check_header(const char *text)
{
    int braces = 0, brackets = 0, conditions = 0;
    REQUIRE(strstr(text, "\?\?") == NULL);
    for (const char *at = text; *at != '\0'; at++)
        REQUIRE(*at == '\n' || (*at >= ' ' && *at <= '~'));
    while (*text != '\0') {
        char c = *text++;
        if (c == '/' && *text == '*') {
            const char *end = strstr(text + 1, "*/"), *within = strstr(text + 1, "/*");
            REQUIRE(end != NULL && (within == NULL || within > end));
            text = end + 2;
        } else if (c == '"' || c == '\'') {
            text = skip_quoted(text, c);
        } else if (c == '#') {
            conditions += strncmp(text, "if", 2) == 0;
            conditions -= strncmp(text, "endif", 5) == 0;
        }
        braces += (c == '{') - (c == '}');
        brackets += (c == '(') - (c == ')');
        REQUIRE(brackets >= 0 && conditions >= 0);
    }
    REQUIRE(braces == 0 && brackets == 0 && conditions == 0);
}

static void print_code(struct text *out, int code)
{
    text_puts(out, "(");
    emit_c_number(out, code);
    text_puts(out, ")");
}

/* A row of a sample's tables: a code that a space has, or one beside it, and what it reads as. */
static void sample_reading(struct text *out, const struct table *table, const struct space *space,
                           int code)
{
    const char *constant = table->socket_errors[read_as(table, space, code)].constant;
    for (int form = 0; form < 3; form++) {
        static const char *const forms[] = {"_from_", "_switch_from_", "_from(SOCKERR_SPACE_"};
        text_puts(out, "    BE(sockerr");
        text_printf(out, "%s%s%s", forms[form], form < 2 ? space->identifier : space->constant,
                    form < 2 ? "(" : ", ");
        print_code(out, code);
        text_printf(out, ") == SOCKERR_%s)\n", constant);
    }
}

static void sample_writing(struct text *out, const struct table *table, const struct space *space,
                           size_t number)
{
    int code;
    const char *constant = table->socket_errors[number].constant;
    if (!written(table, space, number, &code))
        code = -77;
    for (int form = 0; form < 3; form++) {
        static const char *const forms[] = {"_to_", "_switch_to_", "_to(SOCKERR_SPACE_"};
        text_puts(out, "    BE(sockerr");
        text_printf(out, "%s%s%sSOCKERR_%s, -77) == ", forms[form],
                    form < 2 ? space->identifier : space->constant, form < 2 ? "(" : ", ",
                    constant);
        print_code(out, code);
        text_puts(out, ")\n");
    }
}

static void sample_symbol(struct text *out, const struct table *table, const struct space *space,
                          const struct code *code)
{
    text_puts(out, "    BE(sockerr_code(");
    text_printf(out, "SOCKERR_SPACE_%s, \"%s\", -77) == ", space->constant,
                table->symbols[code->symbol].name);
    print_code(out, code->number);
    text_puts(out, ")\n");
}

/* The same name with WSA before it, or without. */
static const char *twin_of(const char *name, char *twin, size_t size)
{
    bool windows = strncmp(name, "WSA", 3) == 0;
    snprintf(twin, size, "%s%.40s", windows ? "" : "WSA", windows ? name + 3 : name);
    return twin;
}

/* A symbol's stand-ins, or those of its twin, where it is the one with WSA. NULL: it has no list.
 */
static const struct symbol_list *stand_ins_of(const struct table *table, const char *name)
{
    for (; name != NULL; name = strncmp(name, "WSA", 3) == 0 ? name + 3 : NULL)
        for (size_t i = 0; i < table->stand_in_count; i++)
            if (strcmp(table->symbols[table->stand_ins[i].symbol].name, name) == 0)
                return &table->stand_ins[i].list;
    return NULL;
}

/* True for a symbol that nothing else means. */
static bool is_closed(const struct table *table, const char *name)
{
    const struct symbol_list *list = stand_ins_of(table, name);
    return list != NULL && list->count == 0;
}

/* Finds a name in a space, WSA aside. What nothing else means is not found. */
static bool find_name(const struct table *table, const struct space *space, const char *name,
                      int *code)
{
    char twin[64];
    if (is_closed(table, name))
        return false;
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < space->code_count && !is_closed(table, name); i++) {
            *code = space->codes[i].number;
            if (strcmp(table->symbols[space->codes[i].symbol].name, name) == 0)
                return true;
        }
        name = twin_of(name, twin, sizeof twin);
    }
    return false;
}

/* The SocketError by way of which a code is translated: that of a cell of its own, else that of the
 * first of its names that is written. */
static int way_of(const struct table *table, const struct space *space, int code,
                  const int *symbols, size_t count)
{
    for (size_t i = 0; i < space->cell_count; i++)
        if (space->cells[i].number == code &&
            read_as(table, space, code) == space->cells[i].socket_error)
            return space->cells[i].socket_error;
    for (size_t i = 0; i < count; i++) {
        const struct symbol *symbol = &table->symbols[symbols[i]];
        if (symbol->socket_error != NONE && !symbol->read_only && !is_closed(table, symbol->name))
            return symbol->socket_error;
    }
    return NONE;
}

/* What a code with these names is in another space; false: nothing. */
static bool translated(const struct table *table, const struct space *from, const struct space *to,
                       const int *symbols, size_t count, int *code)
{
    int own = *code;
    for (size_t i = 0; i < count; i++) {
        const char *name = table->symbols[symbols[i]].name;
        if (!is_closed(table, name) && find_name(table, to, name, code))
            return true;
    }
    for (size_t i = 0; i < count; i++) {
        const struct symbol_list *list = stand_ins_of(table, table->symbols[symbols[i]].name);
        for (size_t j = 0; list != NULL && j < list->count; j++)
            if (find_name(table, to, table->symbols[list->items[j].symbol].name, code))
                return true;
    }
    int error = way_of(table, from, own, symbols, count);
    if (error == NONE || !written(table, to, (size_t)error, code))
        return false;
    int symbol = to->writings[error].symbol; /* which nothing else may mean */
    return symbol == NONE || !is_closed(table, table->symbols[symbol].name);
}

/* What a code of one space is in another, by its names there, the numbered one first. */
static void sample_translation(struct text *out, const struct table *table,
                               const struct space *from, const struct space *to, int code)
{
    int *symbols = malloc((from->code_count + 1) * sizeof *symbols), answer = code;
    size_t count = 0;
    REQUIRE(symbols != NULL);
    for (int alias = 0; alias < 2; alias++)
        for (size_t i = 0; i < from->code_count; i++)
            if (from->codes[i].number == code && (from->codes[i].target != NONE) == alias)
                symbols[count++] = from->codes[i].symbol;
    if (from != to && !translated(table, from, to, symbols, count, &answer))
        answer = -77;
    text_puts(out, "    BE(sockerr_translate(");
    text_printf(out, "SOCKERR_SPACE_%s, SOCKERR_SPACE_%s, ", from->constant, to->constant);
    print_code(out, code);
    text_puts(out, ", -77) == ");
    print_code(out, answer);
    text_puts(out, ")\n");
    free(symbols);
}

/* Writes a program that asks the headers what is known here. The spaces may be many, and so may the
 * codes: it asks about some. */
static void write_sample(const struct table *table, struct text *out)
{
    enum { MOST = 40 };
    text_puts(out, "#include \"sockerr.h\"\n"
                   "#include \"sockerr_switch.h\"\n"
                   "#include \"sockerr_codes.h\"\n"
                   "#include \"sockerr_dotnet.h\"\n"
                   "#define BE(x) if (!(x)) return 1;\n"
                   "int main(void)\n{\n");
    for (size_t i = 0; i < table->space_count; i++) {
        const struct space *space = &table->spaces[i];
        size_t step = space->listed_count / MOST + 1;
        sample_reading(out, table, space, 0);
        for (size_t j = 0; j < space->listed_count; j += step) {
            int code = space->listed[j].code;
            sample_reading(out, table, space, code);
            sample_reading(out, table, space, (int)((unsigned)code + 1));
            sample_reading(out, table, space, (int)((unsigned)code - 1));
            for (size_t k = 0; k < table->space_count; k++)
                sample_translation(out, table, space, &table->spaces[k], code);
        }
        step = space->code_count / MOST + 1;
        for (size_t j = 0; j < space->code_count; j += step)
            sample_symbol(out, table, space, &space->codes[j]);
        step = table->socket_error_count / MOST + 1;
        for (size_t j = 0; j < table->socket_error_count; j += step)
            sample_writing(out, table, space, j);
    }
    text_puts(out, "    return 0;\n}\n");
}

static void compile_sample(const struct table *table)
{
    struct text text = {0};
    write_sample(table, &text);
    fuzz_write("made/sample.c", text.bytes, text.length);
    if (!fuzz_run(compiler))
        fuzz_fail("the headers say another thing than the data: %s", compiler);
    text_free(&text);
}

static void check_outputs(const struct table *table)
{
    static unsigned accepted;
    bool sampled = accepted++ % sample == 0;
    for (size_t i = 0; i < output_count; i++) {
        struct text text = {0};
        char path[64];
        outputs[i].emit(table, &text);
        REQUIRE(text.length > 0 && strlen(text.bytes) == text.length);
        REQUIRE(text.bytes[text.length - 1] == '\n');
        if (outputs[i].header)
            check_header(text.bytes);
        snprintf(path, sizeof path, "made/%s", outputs[i].name);
        if (sampled)
            fuzz_write(path, text.bytes, text.length);
        text_free(&text);
    }
    if (sampled)
        compile_sample(table);
}

static void try_data(const struct options *options)
{
    struct table table = {0};
    struct diagnostics diag = {0};
    enum status status = make_table(&table, &diag, options, NULL, TO_GENERATE);
    REQUIRE(status == DONE || status == WRONG_DATA);
    REQUIRE((status == DONE) == (diag.errors == 0));
    if (status == DONE) {
        REQUIRE(table.success != NONE && table.unspecified != NONE && table.space_count > 0);
        find_meanings(&table);
        for (size_t i = 0; i < table.space_count; i++) {
            check_numbering(&table.spaces[i]);
            check_relations(&table, &table.spaces[i]);
            check_meanings(&table, &table.spaces[i]);
        }
        check_outputs(&table);
    }
    table_free(&table);
    diag_free(&diag);
}

void fuzz_one(const unsigned char *bytes, size_t size)
{
    if (size == 0)
        return;
    const char *folder = folders[(*bytes & ODD_TABLE) != 0], *slot = slots[*bytes & SLOT_BITS];
    bool over = (*bytes & OVERLAY) != 0;
    struct options options = {.data = folder,
                              .over = {"over"},
                              .over_count = over ? 1 : 0,
                              .verbose = (*bytes & VERBOSE) != 0};
    char path[64];
    size_t kept_size = 0;
    snprintf(path, sizeof path, "%s/%s", over ? "over" : folder, slot);
    char *kept = access(path, F_OK) == 0 ? fuzz_read(path, &kept_size) : NULL;
    fuzz_write(path, bytes + 1, size - 1);
    try_data(&options);
    if (kept != NULL)
        fuzz_write(path, kept, kept_size);
    else
        REQUIRE(remove(path) == 0);
    free(kept);
}
