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
#include "model.h"
#include "resolve/meanings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SLOT_BITS = 7, OVERLAY = 8, VERBOSE = 16, ODD_TABLE = 32 };

/* One of so many that are accepted is compiled; in a replay by a slow compiler, and by a fast one.
 */
enum { SAMPLE = 500, SLOW_SAMPLE = 16, FAST_SAMPLE = 1 };

/* So many codes of a space are asked about, where each question is asked of every other space. */
enum { MOST = 40 };

static const char *const slots[] = {"socket_errors.yaml",  "errors.yaml",      "runtimes.yaml",
                                    "spaces/fuzzed.yaml",  "spaces/one.yaml",  "spaces/cells.yaml",
                                    "spaces/windows.yaml", "spaces/named.yaml"};
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

/* Numbers are an int's; no symbol has 0, and of the lines with a number one alone is no alias. */
static void check_numbering(const struct table *table, const struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        const struct code *code = &space->codes[i];
        int number;
        REQUIRE(code->valid && !code->removed && code->number != 0);
        if (code->target != NONE)
            REQUIRE(model_number_of(table, space, table->symbols[code->target].name, &number) &&
                    number == code->number);
        for (size_t j = 0; j < i; j++) {
            REQUIRE(space->codes[j].symbol != code->symbol);
            REQUIRE(space->codes[j].number != code->number || space->codes[j].target != NONE ||
                    code->target != NONE);
        }
    }
}

/* A symbol means what means says; or the error that it is less the first prefix that fits, where
 * errors.yaml has that; or itself. */
static void check_naming(const struct table *table, const struct space *space)
{
    for (size_t i = 0; i < space->code_count; i++) {
        const char *symbol = table->symbols[space->codes[i].symbol].name, *error = symbol;
        for (size_t j = space->prefixes.count; j-- > 0;) {
            const char *prefix = space->prefixes.items[j].name;
            if (strncmp(symbol, prefix, strlen(prefix)) == 0)
                error = symbol + strlen(prefix);
        }
        int number = string_map_find(&table->error_map, error);
        if (number == NONE || !table->errors[number].listed ||
            string_map_find(&table->socket_error_map, error) != NONE)
            error = symbol;
        for (size_t j = 0; j < space->means.count; j++)
            if (strcmp(space->means.items[j].from.name, symbol) == 0)
                error = space->means.items[j].to.name;
        REQUIRE(strcmp(model_error_name(table, space->codes[i].error), error) == 0);
    }
}

/* Every code is listed once, in order, with its errors; and reads as it should. */
static void check_listing(const struct table *table, const struct space *space)
{
    for (size_t i = 0; i < space->listed_count; i++) {
        const struct listed *listed = &space->listed[i];
        const struct meaning *meaning = &table->meanings[listed->meaning];
        struct model_errors errors = model_errors_of(table, space, listed->code);
        int read = model_read_errors(table, space, listed->code, &errors);
        REQUIRE(listed->code != 0 && (i == 0 || listed[-1].code < listed->code));
        REQUIRE(errors.count > 0 && errors.count == meaning->count);
        REQUIRE(memcmp(errors.items, meaning->errors, errors.count * sizeof(int)) == 0);
        REQUIRE((listed->socket_error != NONE ? listed->socket_error : table->unspecified) == read);
        free(errors.items);
    }
    for (size_t i = 0; i < space->code_count; i++)
        REQUIRE(space_listed(space, space->codes[i].number) != NULL);
    for (size_t i = 0; i < space->cell_count; i++)
        REQUIRE(!model_is_a_code(table, space, &space->cells[i]) ||
                space_listed(space, space->cells[i].number) != NULL);
}

/* What is written is read again, or as the one that it was borrowed from. */
static void check_writing(const struct table *table, const struct space *space)
{
    for (size_t i = 0; i < table->socket_error_count; i++) {
        int code, lender = table->socket_errors[i].writes.number;
        bool known = model_written(table, space, (int)i, &code);
        REQUIRE(known == space->writings[i].known);
        REQUIRE(!known || code == space->writings[i].code);
        int read = known ? model_read_as(table, space, code) : (int)i;
        REQUIRE(read == (int)i || (read == lender && !model_own_code(table, space, (int)i, &code)));
    }
}

/* A runtime shows each error of a line once, of a list or of a space, under a name that ends. */
static void check_shown(const struct table *table, const struct runtime *runtime)
{
    size_t expected = 0;
    for (size_t i = 0; i < runtime->name_count && runtime->name_count <= MOST; i++) {
        const struct naming *naming = &runtime->names[i];
        int number = naming->space.name != NULL
                         ? string_map_find(&table->space_map, naming->space.name)
                         : NONE;
        expected += naming->errors.count;
        for (int error = 0; number != NONE && error < (int)table->error_count; error++) {
            const struct space *space = &table->spaces[number];
            size_t line = 0;
            while (line < space->listed_count &&
                   !model_has_error(table, space, space->listed[line].code, error))
                line++;
            expected += line < space->listed_count;
        }
    }
    REQUIRE(runtime->shown_count == expected || runtime->name_count > MOST);
    for (size_t i = 0; i < runtime->shown_count; i++)
        REQUIRE(runtime->shown[i].name[0] != '\0' &&
                runtime->shown[i].error < (int)table->error_count);
}

/* A meaning that headers ask for is in each space what it should be. One that they do not is one
 * space's alone. Behind the first kind come the SocketErrors. */
static void check_meanings(const struct table *table, const struct space *from)
{
    size_t step = from->listed_count / MOST + 1, behind = table->known_count;
    for (size_t i = 0; i < from->listed_count; i += step) {
        size_t number = (size_t)from->listed[i].meaning;
        struct model_errors errors = model_errors_of(table, from, from->listed[i].code);
        REQUIRE(number < behind || number >= behind + table->socket_error_count);
        for (const struct space *to = table->spaces; to < table->spaces + table->space_count;
             to++) {
            int code;
            enum grade grade = model_translated(table, to, &errors, &code);
            REQUIRE(to->answered[number].grade == grade && to->answered[number].code == code);
            REQUIRE(number < behind || to == from || grade == GRADE_NONE);
        }
        free(errors.items);
    }
    for (size_t i = 0; i < table->socket_error_count; i++)
        REQUIRE(from->answered[behind + i].code == from->writings[i].code);
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
    text_printf(out, "(%s)", c_number(code).text);
}

/* A row of a sample's tables: a code that a space has, or one beside it, and what it reads as. */
static void sample_reading(struct text *out, const struct table *table, const struct space *space,
                           int code)
{
    const char *constant = table->socket_errors[model_read_as(table, space, code)].constant;
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
    if (!model_written(table, space, (int)number, &code))
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

/* What a code of one space is in another, and whether they share an error. */
static void sample_translation(struct text *out, const struct table *table,
                               const struct space *from, const struct space *to, int code)
{
    struct model_errors errors = model_errors_of(table, from, code);
    int answer = code, exact = -77;
    if (from != to && model_translated(table, to, &errors, &answer) == GRADE_NONE)
        answer = -77;
    for (size_t i = 0; i < errors.count; i++)
        if (model_has_error(table, to, answer, errors.items[i]))
            exact = answer;
    for (int form = 0; form < 2; form++) {
        text_puts(out, form == 0 ? "    BE(sockerr_translate(" : "    BE(sockerr_translate_exact(");
        text_printf(out, "SOCKERR_SPACE_%s, SOCKERR_SPACE_%s, ", from->constant, to->constant);
        print_code(out, code);
        text_puts(out, ", -77) == ");
        print_code(out, form == 0 ? answer : exact);
        text_puts(out, ")\n");
    }
    free(errors.items);
}

/* A string of C, all of its bytes in octal. */
static void print_string(struct text *out, const char *string)
{
    text_puts(out, "\"");
    for (; *string != '\0'; string++)
        text_printf(out, "\\%03o", (unsigned)(unsigned char)*string);
    text_puts(out, "\"");
}

/* A SocketError, as an error, has its summary; any other error its message. */
static const char *sentence_of(const struct table *table, int error)
{
    for (size_t i = 0; i < table->socket_error_count; i++)
        if (strcmp(table->socket_errors[i].name, table->errors[error].name) == 0)
            return table->socket_errors[i].summary;
    return table->errors[error].message;
}

/* The first of a code's names, and the sentence of the first of its errors that has one. */
static void sample_text(struct text *out, const struct table *table, const struct space *space,
                        int code)
{
    struct model_errors errors = model_errors_of(table, space, code);
    const char *symbol = NULL, *message = NULL;
    for (size_t i = 0; i < space->code_count; i++)
        if (space->codes[i].number == code && space->codes[i].target == NONE)
            symbol = table->symbols[space->codes[i].symbol].name;
    for (size_t i = 0; i < errors.count && message == NULL; i++)
        message = sentence_of(table, errors.items[i]);
    message = message != NULL ? message : symbol;
    for (int form = 0; form < 2; form++) {
        const char *text = form == 0 ? message : symbol;
        text_printf(out, "    text = sockerr_%s(SOCKERR_SPACE_%s, ",
                    form == 0 ? "message" : "symbol", space->constant);
        print_code(out, code);
        text_puts(out, ");\n    BE(");
        text_puts(out, text != NULL ? "text && strcmp(text, " : "!text");
        if (text != NULL)
            print_string(out, text);
        text_puts(out, text != NULL ? ") == 0)\n" : ")\n");
    }
    free(errors.items);
}

/* What each runtime reads a code as: as said for the first of its errors of which something is. */
static void sample_runtimes(struct text *out, const struct table *table, const struct space *space,
                            int code)
{
    struct model_errors errors = model_errors_of(table, space, code);
    for (size_t i = 0; i < table->runtime_count; i++) {
        if (table->runtimes[i].codes == CODES_NONE)
            continue; /* the headers do not have it */
        const struct pairs *reads = &table->runtimes[i].reads;
        const char *name = NULL;
        for (size_t j = 0; j < errors.count && name == NULL && space->kind != KIND_WINSOCK; j++)
            for (size_t k = 0; k < reads->count; k++)
                if (strcmp(reads->items[k].from.name, model_error_name(table, errors.items[j])) ==
                    0)
                    name = reads->items[k].to.name;
        int read = name != NULL ? string_map_find(&table->socket_error_map, name)
                                : model_read_as(table, space, code);
        text_printf(out,
                    "    BE(sockerr_dotnet_socket_error(SOCKERR_RUNTIME_%s, SOCKERR_SPACE_%s, ",
                    table->runtimes[i].constant, space->constant);
        print_code(out, code);
        text_printf(out, ") == SOCKERR_%s)\n", table->socket_errors[read].constant);
    }
    free(errors.items);
}

/* All that is asked of one code. */
static void sample_code(struct text *out, const struct table *table, const struct space *space,
                        size_t line)
{
    int code = space->listed[line].code;
    sample_reading(out, table, space, code);
    sample_reading(out, table, space, (int)((unsigned)code + 1));
    sample_reading(out, table, space, (int)((unsigned)code - 1));
    sample_text(out, table, space, code);
    sample_runtimes(out, table, space, code);
    for (size_t i = 0; i < table->space_count; i++)
        sample_translation(out, table, space, &table->spaces[i], code);
    text_printf(out, "    BE(sockerr_code_at(SOCKERR_SPACE_%s, %zu) == ", space->constant, line);
    print_code(out, code);
    text_puts(out, ")\n");
}

static void sample_space(struct text *out, const struct table *table, const struct space *space)
{
    size_t step = space->listed_count / MOST + 1;
    text_printf(out, "    BE(sockerr_code_count(SOCKERR_SPACE_%s) == %zu)\n", space->constant,
                space->listed_count);
    for (size_t i = 0; i < space->also.count; i++)
        text_printf(out, "    BE(sockerr_space_by_name(\"%s\") == SOCKERR_SPACE_%s)\n",
                    space->also.items[i].name, space->constant);
    sample_reading(out, table, space, 0);
    for (size_t i = 0; i < space->listed_count; i += step)
        sample_code(out, table, space, i);
    step = space->code_count / MOST + 1;
    for (size_t i = 0; i < space->code_count; i += step)
        sample_symbol(out, table, space, &space->codes[i]);
    step = table->socket_error_count / MOST + 1;
    for (size_t i = 0; i < table->socket_error_count; i += step)
        sample_writing(out, table, space, i);
}

/* Writes a program that asks the headers what is known here. The spaces may be many, and so may the
 * codes: it asks about some. */
static void write_sample(const struct table *table, struct text *out)
{
    text_puts(out, "#include \"sockerr.h\"\n"
                   "#include \"sockerr_switch.h\"\n"
                   "#include \"sockerr_codes.h\"\n"
                   "#include \"sockerr_dotnet.h\"\n"
                   "#include <string.h>\n"
                   "#define BE(x) if (!(x)) return 1;\n"
                   "int main(void)\n{\n"
                   "    const char *text;\n");
    for (size_t i = 0; i < table->space_count; i++)
        sample_space(out, table, &table->spaces[i]);
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

static void check_output(const struct table *table, const struct output *output, bool sampled)
{
    struct text text = {0};
    char path[64];
    output->emit(table, &text);
    REQUIRE(text.length > 0 && strlen(text.bytes) == text.length);
    REQUIRE(text.bytes[text.length - 1] == '\n');
    if (output->header)
        check_header(text.bytes);
    snprintf(path, sizeof path, "made/%s", output->name);
    if (sampled)
        fuzz_write(path, text.bytes, text.length);
    text_free(&text);
}

/* Rare spaces are in the other outputs alone. */
static void check_outputs(struct table *table)
{
    static unsigned accepted;
    bool sampled = accepted++ % sample == 0;
    for (size_t i = 0; i < output_count; i++)
        if (!outputs[i].header)
            check_output(table, &outputs[i], false);
    for (size_t i = 0; i < table->space_count; i++)
        table->spaces[i].wanted = !table->spaces[i].rare;
    table_keep_wanted(table);
    translate_meanings(table);
    for (size_t i = 0; i < table->space_count; i++) {
        check_listing(table, &table->spaces[i]);
        check_meanings(table, &table->spaces[i]);
    }
    for (size_t i = 0; i < output_count; i++)
        if (outputs[i].header)
            check_output(table, &outputs[i], sampled);
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
        for (size_t i = 0; i < table.space_count; i++) {
            check_numbering(&table, &table.spaces[i]);
            check_naming(&table, &table.spaces[i]);
            check_listing(&table, &table.spaces[i]);
            check_writing(&table, &table.spaces[i]);
        }
        for (size_t i = 0; i < table.runtime_count; i++)
            check_shown(&table, &table.runtimes[i]);
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
