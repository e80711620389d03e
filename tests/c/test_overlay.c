/* SPDX-License-Identifier: 0BSD */
/*
 * test_overlay.c: data folders that lie over others.
 *
 * Each test lays folders over a copy of the table in tests/overlay. What must come out is said
 * here, or is what comes of that table once it has been edited by hand.
 */
#include "run.h"
#include "suite.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The project's own folder, from which the tests are run. */
static char *project;

/* A folder with a copy of the table tests/overlay in it, as base, and what lies over it, empty yet,
 * as over. */
static char *with_base(const char *name)
{
    char *folder = new_folder(name);
    do_in(folder, "cp -r '%s/tests/overlay' base && mkdir -p over/spaces out", project);
    return folder;
}

/* Writes a file of one of the folders. */
static void put(const char *folder, const char *path, const char *text)
{
    char *whole = printed("%s/%s", folder, path);
    FILE *file = fopen(whole, "wb");
    ck_assert_msg(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0, "%s", whole);
    free(whole);
}

/* What the tool says of base with over laid over it. */
static void check_said(const char *folder, int status, const char *err)
{
    check_run(run_in(folder, "'%s' check --data base --data over", tool()), status, "", err);
}

/* The lines of codes.csv that match a pattern, of base with over laid over it. */
static void check_codes(const char *folder, const char *pattern, const char *lines)
{
    do_in(folder, "'%s' generate --data base --data over --out out", tool());
    check_run(run_in(folder, "grep -E '%s' out/codes.csv", pattern), *lines == '\0', lines, "");
}

/* Base with over laid over it makes the same bytes as base edited by sed, a script a file. */
static void check_edited(const char *folder, const char *edit)
{
    do_in(folder, "'%s' generate --data base --data over --out out", tool());
    do_in(folder, "rm -rf hand edited && mkdir hand && cp -r base edited && cd edited && %s", edit);
    do_in(folder, "'%s' generate --data edited --out hand && diff -r hand out", tool());
}

/* Spaces */

START_TEST(an_overlay_changes_one_code_in_its_place)
{
    char *folder = with_base("over_code");
    put(folder, "over/spaces/one.yaml", "codes:\n  ECONNREFUSED: 4111\n");
    check_codes(folder, "^o.*REFUSED",
                "one,ECONNREFUSED,4111,ConnectionRefused,yes\n"
                "one,EREFUSED,4111,ConnectionRefused,yes\n"
                "other,ECONNREFUSED,4111,ConnectionRefused,yes\n"
                "other,EREFUSED,4111,ConnectionRefused,yes\n");
    check_edited(folder, "sed -i 's/ECONNREFUSED: 111/ECONNREFUSED: 4111/' spaces/one.yaml");
    free(folder);
}
END_TEST

START_TEST(an_overlay_adds_symbols_at_the_end)
{
    char *folder = with_base("over_add");
    put(folder, "over/spaces/one.yaml", "space: one\ncodes:\n  EMINE: 900\n  EALSO: EMINE\n");
    check_edited(folder,
                 "sed -i 's/^  ENEUTRAL: 70$/&\\n  EMINE: 900\\n  EALSO: EMINE/' spaces/one.yaml");
    check_codes(folder, "^one,(EMINE|EALSO)", "one,EMINE,900,,yes\none,EALSO,900,,yes\n");
    free(folder);
}
END_TEST

START_TEST(an_overlay_adds_a_column)
{
    char *folder = with_base("over_column");
    put(folder, "over/spaces/mine.yaml",
        "space: mine\ntitle: Mine\nkind: errno\nsources: [me]\nlike: one\n"
        "codes: {ECONNREFUSED: 9001, ETIMEDOUT: null, EREFUSED: null}\n");
    check_codes(folder, "^mine,E",
                "mine,ENEUTRAL,70,,yes\n"
                "mine,ESTALE,116,,no\n"
                "mine,ECONNREFUSED,9001,ConnectionRefused,yes\n");
    check_edited(folder, "cp ../over/spaces/mine.yaml spaces");
    free(folder);
}
END_TEST

START_TEST(a_column_that_an_overlay_adds_must_be_whole)
{
    char *folder = with_base("over_part");
    put(folder, "over/spaces/mine.yaml",
        "space: mine\nkind: errno\nsources: [me]\n"
        "codes: {ECONNREFUSED: 9001}\n");
    check_said(folder, 1,
               "over/spaces/mine.yaml:1:1: error: a space needs the key title\n"
               "    1 | space: mine\n"
               "      | ^\n");
    free(folder);
}
END_TEST

START_TEST(an_overlay_takes_a_symbol_away)
{
    char *folder = with_base("over_away");
    put(folder, "over/spaces/one.yaml", "codes:\n  ESTALE: null\n  ENEUTRAL: ~\n");
    check_edited(folder, "sed -i '/ESTALE: 116/d; /ENEUTRAL: 70/d' spaces/one.yaml");
    check_codes(folder, "^o.*(ESTALE|ENEUTRAL)", "");
    free(folder);
}
END_TEST

/* Other states ECONNREFUSED nowhere but by like, and ETIMEDOUT over that. */
START_TEST(an_overlay_takes_a_symbol_away_that_the_space_is_like_another_in)
{
    char *folder = with_base("over_away_like");
    put(folder, "base/spaces/other.yaml",
        "space: other\ntitle: Other\nkind: errno\nsources: [made up]\nlike: one\n"
        "codes: {ETIMEDOUT: 210}\n");
    put(folder, "over/spaces/other.yaml",
        "codes: {EREFUSED: null, ECONNREFUSED: null, ETIMEDOUT: null}\n");
    check_codes(folder, "^other,E", "other,ENEUTRAL,70,,yes\nother,ESTALE,116,,no\n");
    free(folder);
}
END_TEST

START_TEST(codes_and_unconfirmed_lie_over_each_other)
{
    char *folder = with_base("over_unconfirmed");
    put(folder, "over/spaces/one.yaml",
        "codes: {ESTALE: 1116}\nunconfirmed: {ECONNREFUSED: 1111}\n");
    check_codes(folder, "^one,E",
                "one,ENEUTRAL,70,,yes\n"
                "one,ETIMEDOUT,110,TimedOut,yes\n"
                "one,ECONNREFUSED,1111,ConnectionRefused,no\n"
                "one,EREFUSED,1111,ConnectionRefused,yes\n"
                "one,ESTALE,1116,,yes\n");
    check_edited(folder, "sed -i '/ECONNREFUSED: 111/d; s/ESTALE: 116/ECONNREFUSED: 1111/; "
                         "s/ENEUTRAL: 70/&\\n  ESTALE: 1116/' spaces/one.yaml");
    free(folder);
}
END_TEST

START_TEST(an_overlay_changes_the_other_keys_of_a_space)
{
    char *folder = with_base("over_keys");
    put(folder, "over/spaces/one.yaml",
        "title: Uno\nhost: null\nsources: [a, b]\ndiffers: {ESTALE: defined(X), ETIMEDOUT: "
        "null}\n");
    put(folder, "over/spaces/cells.yaml",
        "like: one\nhost: defined(__three)\n"
        "socket_errors: {TimedOut: 80, ConnectionRefused: null, Success: 0}\n");
    check_edited(
        folder,
        "sed -i 's/^title: .*/title: Uno/; /^host:/d; s/\\[made up\\]/[a, b]/; "
        "s/  ETIMEDOUT: defined(Y)/  ESTALE: defined(X)/' spaces/one.yaml && "
        "sed -i '/ConnectionRefused: 7/d; s/TimedOut: 8/&0\\n  Success: 0/' spaces/cells.yaml && "
        "printf 'like: one\\nhost: defined(__three)\\n' >> spaces/cells.yaml");
    free(folder);
}
END_TEST

START_TEST(an_overlay_takes_a_space_away)
{
    char *folder = with_base("over_space");
    put(folder, "over/spaces/third.yaml", "# not of ours\nnull\n");
    check_edited(folder, "rm spaces/third.yaml");
    check_run(run_in(folder, "head -1 out/table.csv"), 0, "name,value,cells,one,other\n", "");
    free(folder);
}
END_TEST

START_TEST(not_every_space_can_be_taken_away)
{
    char *folder = with_base("over_spaces");
    put(folder, "over/socket_errors.yaml",
        "- {name: ConnectionRefused, value: null}\n- {name: TimedOut, value: null}\n");
    put(folder, "over/stand_ins.yaml", "ESTALE: null\n");
    put(folder, "over/runtimes.yaml", "- {runtime: new, codes: null}\n");
    do_in(folder, "for f in base/spaces/*; do echo null > over/spaces/${f##*/}; done");
    check_said(folder, 1,
               "over/spaces/third.yaml: error: no space is left: null takes the last one away\n");
    free(folder);
}
END_TEST

/* The other files */

START_TEST(an_overlay_changes_adds_and_takes_away_stand_ins)
{
    char *folder = with_base("over_stand_ins");
    put(folder, "over/stand_ins.yaml", "ESTALE: null\nEREFUSED: [ETIMEDOUT]\nETIMEDOUT: []\n");
    check_edited(folder, "printf 'EREFUSED: [ETIMEDOUT]\\nETIMEDOUT: []\\n' > stand_ins.yaml");
    free(folder);
}
END_TEST

START_TEST(an_overlay_may_be_the_first_to_have_stand_ins_and_runtimes)
{
    char *folder = with_base("over_first");
    do_in(folder, "mv base/stand_ins.yaml base/runtimes.yaml over");
    do_in(folder,
          "'%s' generate --data base --data over --out out && mkdir hand && "
          "'%s' generate --data '%s/tests/overlay' --out hand && diff -r hand out",
          tool(), tool(), project);
    free(folder);
}
END_TEST

START_TEST(an_overlay_changes_policy_by_the_names_of_socket_errors)
{
    char *folder = with_base("over_policy");
    put(folder, "over/socket_errors.yaml",
        "- name: TimedOut\n  reads: [ESTALE]\n  traits: null\n  summary: Over.\n"
        "- {name: ConnectionRefused, value: 10099}\n"
        "- {name: Mine, value: 77777, summary: Ours., symbols: [EMINE]}\n");
    put(folder, "over/spaces/one.yaml", "codes: {EMINE: 900}\n");
    check_codes(folder, "^one,(EM|ES|ET)",
                "one,ETIMEDOUT,110,TimedOut,yes\n"
                "one,ESTALE,116,TimedOut,no\n"
                "one,EMINE,900,Mine,yes\n");
    check_edited(folder, "sed -i 's/10061/10099/; s/Too late./Over./; /traits: .transient./d; "
                         "s/symbols: .ETIMEDOUT./&\\n  reads: [ESTALE]/' socket_errors.yaml && "
                         "echo '- {name: Mine, value: 77777, summary: Ours., symbols: [EMINE]}' >> "
                         "socket_errors.yaml && "
                         "sed -i 's/^  ENEUTRAL: 70$/&\\n  EMINE: 900/' spaces/one.yaml");
    free(folder);
}
END_TEST

START_TEST(an_overlay_takes_a_socket_error_away)
{
    char *folder = with_base("over_socket_error");
    put(folder, "over/socket_errors.yaml", "- name: TimedOut\n  value: null\n");
    put(folder, "over/spaces/cells.yaml", "socket_errors: {TimedOut: null}\n");
    put(folder, "over/runtimes.yaml", "- runtime: new\n  overrides: {TimedOut: null}\n");
    do_in(folder, "'%s' generate --data base --data over --out out", tool());
    check_run(run_in(folder, "cut -d, -f1 out/table.csv"), 0,
              "name\nSocketError\nSuccess\nConnectionRefused\n", "");
    free(folder);
}
END_TEST

START_TEST(an_overlay_changes_adds_and_takes_away_runtimes)
{
    char *folder = with_base("over_runtimes");
    put(folder, "over/runtimes.yaml",
        "- {runtime: old, codes: null}\n"
        "- runtime: new\n  title: Newer\n"
        "  overrides: {TimedOut: null, ConnectionRefused: 6, SocketError: -5}\n"
        "- {runtime: mine, title: Mine, codes: native}\n");
    check_edited(folder, "printf -- '- runtime: new\\n  title: Newer\\n  codes: native\\n  "
                         "overrides: {ConnectionRefused: 6, SocketError: -5}\\n"
                         "- {runtime: mine, title: Mine, codes: native}\\n' > runtimes.yaml");
    free(folder);
}
END_TEST

/* Folders */

START_TEST(each_of_three_folders_lies_over_those_before)
{
    char *folder = with_base("over_three");
    do_in(folder, "mkdir -p last/spaces");
    put(folder, "over/spaces/one.yaml",
        "codes: {ECONNREFUSED: 222, ETIMEDOUT: 223, ESTALE: null, EMINE: 900}\n");
    put(folder, "over/spaces/third.yaml", "null\n");
    put(folder, "last/spaces/one.yaml",
        "codes: {ETIMEDOUT: 333, ESTALE: 334, EMINE: null}\n"
        "unconfirmed: {ENEUTRAL: 335}\n");
    put(folder, "last/spaces/third.yaml",
        "space: third\ntitle: 3\nkind: errno\nsources: [me]\ncodes: {EREFUSED: 1}\n");
    do_in(folder, "'%s' generate --data base --data over --data last --out out", tool());
    check_run(run_in(folder, "grep -E '^(one|third),E' out/codes.csv"), 0,
              "one,ECONNREFUSED,222,ConnectionRefused,yes\n"
              "one,EREFUSED,222,ConnectionRefused,yes\n"
              "one,ETIMEDOUT,333,TimedOut,yes\n"
              "one,ESTALE,334,,yes\n"
              "one,ENEUTRAL,335,,no\n"
              "third,EREFUSED,1,ConnectionRefused,yes\n",
              "");
    free(folder);
}
END_TEST

START_TEST(an_overlay_that_is_missing_or_empty_is_an_error)
{
    char *folder = with_base("over_none");
    check_said(folder, 1,
               "over: error: nothing to lay over: there is no socket_errors.yaml, stand_ins.yaml, "
               "runtimes.yaml or spaces/*.yaml here\n");
    do_in(folder, "rm -r over");
    check_said(folder, 3, "sockerr: over: No such file or directory\n");
    do_in(folder, "mkdir over && ln -s nowhere over/spaces");
    check_said(folder, 3, "sockerr: over/spaces: No such file or directory\n");
    free(folder);
}
END_TEST

START_TEST(import_leaves_the_space_out_in_every_folder)
{
    char *folder = with_base("over_import");
    put(folder, "base/spaces/mine.yaml", "not: a space\n");
    put(folder, "over/spaces/mine.yaml", "nor: this\n");
    do_in(folder, "echo '#define ECONNREFUSED 5' > mine.h");
    struct run run =
        run_in(folder, "'%s' import --data base --data over mine mine.h | grep E", tool());
    check_run(run, 0, "  ECONNREFUSED: 5\n", "");
    free(folder);
}
END_TEST

/* What is said */

START_TEST(verbose_lists_every_override_and_nothing_else)
{
    char *folder = with_base("over_verbose");
    put(folder, "over/socket_errors.yaml",
        "- name: TimedOut\n  summary: Over.\n  traits: null\n"
        "- {name: Mine, value: 7, summary: Ours.}\n");
    put(folder, "over/stand_ins.yaml", "ESTALE: null\nEREFUSED: []\n");
    put(folder, "over/runtimes.yaml", "- {runtime: new, overrides: {TimedOut: 5}}\n");
    put(folder, "over/spaces/one.yaml",
        "space: one\ncodes:\n  ESTALE: 1\n  ENEUTRAL: null\n  EMINE: 900\n");
    put(folder, "over/spaces/other.yaml", "codes:\n  ETIMEDOUT: 210\n");
    put(folder, "over/spaces/third.yaml", "null\n");
    static const char expected[] =
        "over/socket_errors.yaml:2:3: remark: summary of TimedOut lies over another\n"
        "base/socket_errors.yaml:9:3: note: this lies below it\n"
        "over/socket_errors.yaml:3:3: remark: null takes traits of TimedOut away\n"
        "base/socket_errors.yaml:11:3: note: this lies below it\n"
        "over/stand_ins.yaml:1:1: remark: null takes ESTALE away\n"
        "base/stand_ins.yaml:1:1: note: this lies below it\n"
        "over/runtimes.yaml:1:30: remark: TimedOut of new lies over another\n"
        "base/runtimes.yaml:8:5: note: this lies below it\n"
        "over/spaces/one.yaml:3:3: remark: ESTALE of one lies over another\n"
        "base/spaces/one.yaml:12:3: note: this lies below it\n"
        "over/spaces/one.yaml:4:3: remark: null takes ENEUTRAL of one away\n"
        "base/spaces/one.yaml:10:3: note: this lies below it\n"
        "over/spaces/other.yaml:2:3: remark: ETIMEDOUT of other lies over another\n"
        "base/spaces/one.yaml:8:3: note: this lies below it\n"
        "over/spaces/third.yaml:1:1: remark: null takes third away\n"
        "base/spaces/third.yaml:1:1: note: this lies below it\n";
    check_run(run_in(folder, "'%s' generate -d base -d over -o out --verbose", tool()), 0, "",
              expected);
    check_run(run_in(folder, "'%s' check --data base --data over -v", tool()), 0, "", expected);
    check_said(folder, 0, "");
    free(folder);
}
END_TEST

/* More are listed than there may be errors, and an error is still seen among them. */
START_TEST(remarks_leave_room_for_errors)
{
    char *folder = with_base("over_many");
    do_in(folder, "{ printf 'space: many\\ntitle: M\\nkind: errno\\nsources: [me]\\ncodes:\\n'; "
                  "seq 2000 | sed 's/.*/  E&: &/'; } > base/spaces/many.yaml && "
                  "{ echo codes:; seq 2000 | sed 's/.*/  E&: 1&/'; echo '  EBAD: 0'; } "
                  "> over/spaces/many.yaml");
    struct run run = run_in(folder,
                            "'%s' check -v --data base --data over 2>&1 | "
                            "sed 's/.*: \\([a-z]*\\): .*/\\1/' | sort | uniq -c",
                            tool());
    ck_assert_ptr_nonnull(strstr(run.out, " 2000 remark\n"));
    ck_assert_ptr_nonnull(strstr(run.out, " 2000 note\n"));
    ck_assert_ptr_nonnull(strstr(run.out, " 1 error\n"));
    run_free(&run);
    free(folder);
}
END_TEST

START_TEST(null_over_null_takes_nothing_away)
{
    char *folder = with_base("null_over_null");
    put(folder, "over/spaces/other.yaml", "codes: {ETIMEDOUT: null}\n");
    do_in(folder, "cp -r over third");
    struct run run = run_in(
        folder, "'%s' check --data base --data over --data third 2>&1 | grep -v '|'", tool());
    check_run(
        run, 0,
        "third/spaces/other.yaml:1:9: error: null takes nothing away: other has no ETIMEDOUT\n"
        "over/spaces/other.yaml:1:9: note: it is null here, too\n",
        "");
    free(folder);
}
END_TEST

START_TEST(null_must_take_something_away)
{
    char *folder = with_base("over_nothing");
    put(folder, "over/socket_errors.yaml",
        "- {name: No, value: null}\n- {name: TimedOut, reads: }\n");
    put(folder, "over/stand_ins.yaml", "ENO: null\n");
    put(folder, "over/runtimes.yaml", "- {runtime: no, codes: null}\n");
    put(folder, "over/spaces/no.yaml", "null\n");
    put(folder, "over/spaces/other.yaml",
        "codes: {ENO: null, ECONNREFUSED: null, EREFUSED: null}\n"
        "host: null\n");
    put(folder, "over/spaces/third.yaml", "codes: {ENO: null}\n");
    struct run run = run_in(folder, "'%s' check --data base --data over 2>&1 | grep over/", tool());
    check_run(
        run, 0,
        "over/socket_errors.yaml:1:10: error: null takes nothing away: no folder before has "
        "No\n"
        "over/socket_errors.yaml:2:20: error: null takes nothing away: TimedOut has no reads\n"
        "over/stand_ins.yaml:1:1: error: null takes nothing away: no folder before has ENO\n"
        "over/runtimes.yaml:1:13: error: null takes nothing away: no folder before has no\n"
        "over/spaces/no.yaml:1:1: error: null takes nothing away: no folder before has no\n"
        "over/spaces/other.yaml:1:9: error: null takes nothing away: one has no ENO\n"
        "over/spaces/other.yaml:2:1: error: null takes nothing away: other has no host\n"
        "over/spaces/third.yaml:1:9: error: null takes nothing away: third has no ENO\n",
        "");
    free(folder);
}
END_TEST

START_TEST(a_number_stated_twice_is_the_overlays_mistake)
{
    char *folder = with_base("over_twice");
    /* ECONNREFUSED stands above ETIMEDOUT, whose number it takes. */
    put(folder, "over/spaces/one.yaml", "codes:\n  ECONNREFUSED: 110\n");
    check_said(folder, 1,
               "over/spaces/one.yaml:2:17: error: code 110 is already ETIMEDOUT's\n"
               "    2 |   ECONNREFUSED: 110\n"
               "      |                 ^~~\n"
               "base/spaces/one.yaml:8:14: note: ETIMEDOUT is here\n");
    do_in(folder, "rm over/spaces/one.yaml");
    put(folder, "over/spaces/cells.yaml", "socket_errors:\n  ConnectionRefused: 8\n");
    check_said(folder, 1,
               "over/spaces/cells.yaml:2:22: error: code 8 would read as TimedOut and as "
               "ConnectionRefused\n"
               "    2 |   ConnectionRefused: 8\n"
               "      |                      ^\n"
               "base/spaces/cells.yaml:7:13: note: it reads as TimedOut here\n");
    free(folder);
}
END_TEST

START_TEST(policy_that_contradicts_is_the_overlays_mistake)
{
    char *folder = with_base("over_contradicts");
    /* ConnectionRefused stands above TimedOut, in base. */
    put(folder, "over/socket_errors.yaml",
        "- name: ConnectionRefused\n  value: 10060\n  reads: [ETIMEDOUT]\n");
    check_said(folder, 1,
               "over/socket_errors.yaml:2:10: error: the value 10060 is already TimedOut's\n"
               "    2 |   value: 10060\n"
               "      |          ^~~~~\n"
               "base/socket_errors.yaml:8:10: note: TimedOut is here\n"
               "over/socket_errors.yaml:3:11: error: the symbol ETIMEDOUT stands in policy twice\n"
               "    3 |   reads: [ETIMEDOUT]\n"
               "      |           ^~~~~~~~~\n"
               "base/socket_errors.yaml:10:13: note: ETIMEDOUT is TimedOut's here\n");
    free(folder);
}
END_TEST

START_TEST(a_host_claimed_twice_is_the_overlays_mistake)
{
    char *folder = with_base("over_host");
    put(folder, "base/spaces/other.yaml",
        "space: other\ntitle: Other\nkind: errno\nsources: [me]\nlike: one\nhost: defined(__o)\n");
    put(folder, "over/spaces/one.yaml", "host: defined(__o)\n");
    check_said(folder, 1,
               "over/spaces/one.yaml:1:7: error: one claims the host of other, which is of the "
               "same kind\n"
               "    1 | host: defined(__o)\n"
               "      |       ^~~~~~~~~~~~\n"
               "base/spaces/other.yaml:6:7: note: other claims it here\n");
    free(folder);
}
END_TEST

/* Where a symbol stands decides which of two aliases comes first. */
START_TEST(what_lies_over_something_stands_where_that_stood)
{
    char *folder = with_base("over_place");
    put(folder, "base/spaces/one.yaml",
        "space: one\ntitle: One\nkind: errno\nsources: [me]\n"
        "codes: {ESTALE: ECONNREFUSED, EREFUSED: ECONNREFUSED, ECONNREFUSED: 111}\n");
    put(folder, "over/spaces/one.yaml", "codes: {EMINE: ECONNREFUSED, ESTALE: ECONNREFUSED}\n");
    check_codes(folder, "^one,E",
                "one,ECONNREFUSED,111,ConnectionRefused,yes\n"
                "one,ESTALE,111,ConnectionRefused,yes\n"
                "one,EREFUSED,111,ConnectionRefused,yes\n"
                "one,EMINE,111,ConnectionRefused,yes\n");
    free(folder);
}
END_TEST

START_TEST(what_is_missed_in_policy_is_missed_where_it_was_taken_away)
{
    char *folder = with_base("over_success");
    put(folder, "over/socket_errors.yaml", "- {name: Success, value: null}\n");
    check_said(folder, 1,
               "over/socket_errors.yaml:1:1: error: the SocketError Success is missing\n"
               "    1 | - {name: Success, value: null}\n"
               "      | ^\n");
    free(folder);
}
END_TEST

START_TEST(two_names_of_one_identifier_are_the_overlays_mistake)
{
    char *folder = with_base("over_identifier");
    put(folder, "over/socket_errors.yaml", "- {name: RuntimeNew, value: 7, summary: Ours.}\n");
    check_said(folder, 1,
               "over/socket_errors.yaml:1:10: error: RuntimeNew and new would both be "
               "SOCKERR_RUNTIME_NEW\n"
               "    1 | - {name: RuntimeNew, value: 7, summary: Ours.}\n"
               "      |          ^~~~~~~~~~\n"
               "base/runtimes.yaml:4:12: note: new is here\n");
    free(folder);
}
END_TEST

START_TEST(an_alias_of_what_an_overlay_takes_away_is_an_error_that_says_so)
{
    char *folder = with_base("over_alias");
    put(folder, "over/spaces/one.yaml", "codes:\n  ECONNREFUSED: null\n");
    put(folder, "over/spaces/other.yaml", "null\n");
    check_said(folder, 1,
               "base/spaces/one.yaml:9:13: error: an alias of nothing: this space has no "
               "ECONNREFUSED\n"
               "    9 |   EREFUSED: ECONNREFUSED\n"
               "      |             ^~~~~~~~~~~~\n"
               "over/spaces/one.yaml:2:3: note: null takes ECONNREFUSED away here\n");
    free(folder);
}
END_TEST

START_TEST(what_an_overlay_states_twice_is_an_error)
{
    char *folder = with_base("over_double");
    put(folder, "over/spaces/one.yaml",
        "codes: {ESTALE: 5, ESTALE: 6}\nunconfirmed: {ESTALE: 7}\ntitle: A\ntitle: B\n");
    put(folder, "over/socket_errors.yaml",
        "- {name: TimedOut, summary: A.}\n- {name: TimedOut, summary: B.}\n");
    struct run run =
        run_in(folder, "'%s' check --data base --data over 2>&1 | grep -v '|'", tool());
    check_run(run, 0,
              "over/socket_errors.yaml:2:10: error: the SocketError TimedOut stands here twice\n"
              "over/socket_errors.yaml:1:10: note: TimedOut is here first\n"
              "over/spaces/one.yaml:1:20: error: the symbol ESTALE stands here twice\n"
              "over/spaces/one.yaml:1:9: note: ESTALE is here first\n"
              "over/spaces/one.yaml:2:15: error: the symbol ESTALE stands here twice\n"
              "over/spaces/one.yaml:1:9: note: ESTALE is here first\n"
              "over/spaces/one.yaml:4:1: error: the key title stands here twice\n"
              "over/spaces/one.yaml:3:1: note: title is here first\n",
              "");
    free(folder);
}
END_TEST

/* What is no list or mapping, on either side, is left for the readers to report. */
START_TEST(what_has_the_wrong_shape_is_reported_where_it_stands)
{
    static const struct {
        const char *path, *text, *said;
    } cases[] = {
        {"over/spaces/one.yaml", "[]\n", "over/spaces/one.yaml:1:1: error: a space must be a mapp"},
        {"over/spaces/one.yaml", "codes: []\n", "over/spaces/one.yaml:1:8: error: codes must be a"},
        {"over/spaces/one.yaml", "codes: {[A]: 1}\n", "over/spaces/one.yaml:1:9: error: a symbol"},
        {"over/spaces/one.yaml", "[a]: 1\n", "over/spaces/one.yaml:1:1: error: a key must be"},
        {"over/spaces/one.yaml", "kind: null\n", "over/spaces/one.yaml:1:7: error: a kind is"},
        {"over/spaces/one.yaml", "cods: {}\n", "over/spaces/one.yaml:1:1: error: unknown key cods"},
        {"over/spaces/one.yaml", "space: two\n", "over/spaces/one.yaml:1:8: error: the space two"},
        {"over/spaces/one.yaml", "", "over/spaces/one.yaml:1:1: error: nothing is in this file"},
        {"over/stand_ins.yaml", "null\n", "over/stand_ins.yaml:1:1: error: this file must be a"},
        {"over/stand_ins.yaml", "[]: null\n", "over/stand_ins.yaml:1:1: error: a symbol must"},
        {"over/socket_errors.yaml", "a: b\n", "over/socket_errors.yaml:1:1: error: this file"},
        {"over/socket_errors.yaml", "[a]\n", "over/socket_errors.yaml:1:2: error: a SocketError"},
        {"over/socket_errors.yaml", "- {value: 1}\n", "over/socket_errors.yaml:1:3: error: a Sock"},
        {"over/socket_errors.yaml", "- {name: {}}\n", "over/socket_errors.yaml:1:10: error: a So"},
        {"over/runtimes.yaml", "- {runtime: new, overrides: 1}\n",
         "over/runtimes.yaml:1:29: error"},
        {"base/spaces/one.yaml", "codes: {A: 1}\n",
         "base/spaces/one.yaml:1:1: error: a space need"},
        {"base/spaces/one.yaml", "a\n", "base/spaces/one.yaml:1:1: error: a space must be a map"},
        {"base/socket_errors.yaml", "a\n", "base/socket_errors.yaml:1:1: error: this file must"},
        {"base/stand_ins.yaml", "[]\n", "base/stand_ins.yaml:1:1: error: this file must be a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *folder = with_base("over_shape");
        put(folder, "over/spaces/one.yaml", "title: Uno\ncodes: {ECONNREFUSED: 1}\n");
        put(folder, "over/stand_ins.yaml", "ESTALE: []\n");
        put(folder, "over/socket_errors.yaml", "- {name: TimedOut, value: 10060}\n");
        put(folder, cases[i].path, cases[i].text);
        struct run run = run_in(folder, "'%s' check --data base --data over", tool());
        ck_assert_msg(strstr(run.err, cases[i].said) != NULL, "%s: %s", cases[i].said, run.err);
        ck_assert_int_eq(run.status, 1);
        run_free(&run);
        free(folder);
    }
}
END_TEST

/* Were a step quadratic, this would take minutes. Twin is there lest each symbol be taken for one
 * that is misspelt. */
START_TEST(large_overlays_take_no_longer_than_large_files)
{
    char *folder = with_base("over_large");
    do_in(folder,
          "{ printf 'space: many\\ntitle: M\\nkind: errno\\nsources: [me]\\ncodes: {'; "
          "seq 100000 | sed 's/.*/E&: &, /' | tr -d '\\n'; echo '}'; } > base/spaces/many.yaml && "
          "sed 's/space: many/space: twin/' base/spaces/many.yaml > base/spaces/twin.yaml && "
          "{ printf 'codes: {'; seq 100000 | sed 's/.*/E&: 1&, /' | tr -d '\\n'; echo '}'; } "
          "> over/spaces/many.yaml");
    struct run run =
        run_in(folder,
               "timeout ${PATIENCE:-20} '%s' generate -v --data base --data over --out out "
               "table.csv 2>&1 | grep -c remark",
               tool());
    check_run(run, 0, "100000\n", "");
    free(folder);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("overlays");
    TCase *overlays = tcase_create("overlays");
    tcase_set_timeout(overlays, 60);
    tcase_add_test(overlays, an_overlay_changes_one_code_in_its_place);
    tcase_add_test(overlays, an_overlay_adds_symbols_at_the_end);
    tcase_add_test(overlays, an_overlay_adds_a_column);
    tcase_add_test(overlays, a_column_that_an_overlay_adds_must_be_whole);
    tcase_add_test(overlays, an_overlay_takes_a_symbol_away);
    tcase_add_test(overlays, an_overlay_takes_a_symbol_away_that_the_space_is_like_another_in);
    tcase_add_test(overlays, codes_and_unconfirmed_lie_over_each_other);
    tcase_add_test(overlays, an_overlay_changes_the_other_keys_of_a_space);
    tcase_add_test(overlays, an_overlay_takes_a_space_away);
    tcase_add_test(overlays, not_every_space_can_be_taken_away);
    tcase_add_test(overlays, an_overlay_changes_adds_and_takes_away_stand_ins);
    tcase_add_test(overlays, an_overlay_may_be_the_first_to_have_stand_ins_and_runtimes);
    tcase_add_test(overlays, an_overlay_changes_policy_by_the_names_of_socket_errors);
    tcase_add_test(overlays, an_overlay_takes_a_socket_error_away);
    tcase_add_test(overlays, an_overlay_changes_adds_and_takes_away_runtimes);
    tcase_add_test(overlays, each_of_three_folders_lies_over_those_before);
    tcase_add_test(overlays, an_overlay_that_is_missing_or_empty_is_an_error);
    tcase_add_test(overlays, import_leaves_the_space_out_in_every_folder);
    tcase_add_test(overlays, verbose_lists_every_override_and_nothing_else);
    tcase_add_test(overlays, remarks_leave_room_for_errors);
    tcase_add_test(overlays, null_over_null_takes_nothing_away);
    tcase_add_test(overlays, null_must_take_something_away);
    tcase_add_test(overlays, a_number_stated_twice_is_the_overlays_mistake);
    tcase_add_test(overlays, policy_that_contradicts_is_the_overlays_mistake);
    tcase_add_test(overlays, a_host_claimed_twice_is_the_overlays_mistake);
    tcase_add_test(overlays, what_lies_over_something_stands_where_that_stood);
    tcase_add_test(overlays, what_is_missed_in_policy_is_missed_where_it_was_taken_away);
    tcase_add_test(overlays, two_names_of_one_identifier_are_the_overlays_mistake);
    tcase_add_test(overlays, an_alias_of_what_an_overlay_takes_away_is_an_error_that_says_so);
    tcase_add_test(overlays, what_an_overlay_states_twice_is_an_error);
    tcase_add_test(overlays, what_has_the_wrong_shape_is_reported_where_it_stands);
    tcase_add_test(overlays, large_overlays_take_no_longer_than_large_files);
    suite_add_tcase(suite, overlays);
    return suite;
}

int main(void)
{
    project = getcwd(NULL, 0);
    if (project == NULL)
        return EXIT_FAILURE;
    const int status = run_suite(make_suite());
    free(project);
    return status;
}
