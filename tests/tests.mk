# SPDX-License-Identifier: 0BSD
#
# tests.mk: how the tests are built and run; the Makefile includes it.
#
# test_headers.c proves the laws on headers, any headers: it is built once for generated/, and once
# for each of the made-up tables of tests/tables, whose headers are generated under build/.

CHECK_LIBS = $$($(PKG_CONFIG) --libs check)
TEST_COMPILE = $(COMPILE) $$($(PKG_CONFIG) --cflags check) -Itests/c
TEST_ENVIRONMENT = TOOL=$(BUILD)/sockerr SCRATCH=$(tests) BUILD=$(BUILD) PYTHON=$(PYTHON)
tests := $(BUILD)/tests

tables := $(notdir $(wildcard tests/tables/*))
header_tests := $(foreach test,test_headers test_translate,\
	$(patsubst %,$(tests)/%/$(test),shipped $(tables) scattered))
test_programs := $(addprefix $(tests)/,test_facts test_pairs test_tool test_diagnostics test_overlay test_import \
	test_lookup 	test_chosen test_build test_lost test_compile) $(header_tests)

# Those that run the tool on what is odd and hostile.
tool_tests := test_tool test_diagnostics test_overlay test_import test_lookup

check: $(BUILD)/sockerr $(test_programs) $(tests)/prefix.stamp
	$(BUILD)/sockerr generate --check --data data --out generated
	@failed=0; for program in $(test_programs); do \
		$(TEST_ENVIRONMENT) $$program || failed=1; \
	done; \
	$(TEST_ENVIRONMENT) tests/scripts/consumers.sh || failed=1; \
	$(TEST_ENVIRONMENT) tests/scripts/completion.sh || failed=1; \
	$(PYTHON) -B tests/scripts/readme.py README.md $(tests)/prefix $(BUILD) $(tests)/readme || failed=1; \
	exit $$failed

# What projects are built on: the tool with another data folder compiled in, installed.
$(tests)/prefix.stamp: $(BUILD)/sockerr $(wildcard generated/* data/*.yaml \
		data/spaces/*.yaml generator/package/* generator/package/*/* generator/man/*)
	@mkdir -p $(tests)
	rm -rf $(tests)/prefix
	$(MAKE) install BUILD=$(BUILD)/installed PREFIX=$(abspath $(tests))/prefix DESTDIR= \
		>$(tests)/install.log
	@touch $@

# The columns against what other projects have of the same numbers, as far as it is installed.
verify:
	$(PYTHON) -B tests/oracles/verify.py data

# Also: the columns against other sources and other systems' headers; everything again with
# sanitizers in the tool and in the tests; the tool under valgrind.
check-all: check verify
	$(TEST_ENVIRONMENT) tests/scripts/matrix.sh
	$(TEST_ENVIRONMENT) tests/scripts/cross.sh
	$(TEST_ENVIRONMENT) tests/scripts/consumers.sh --cross
	$(PYTHON) -B tests/scripts/stream.py $(BUILD)/sockerr data
	$(PYTHON) -B tests/scripts/page.py $(BUILD)/sockerr data generated/index.html $(tests)/page || \
		test $$? = 77
	$(MAKE) fuzz-minute
	$(MAKE) check BUILD=$(BUILD)/sanitized \
		CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"
	$(TEST_ENVIRONMENT) tests/scripts/analyze.sh
	@if command -v valgrind >/dev/null; then \
		mkdir -p $(BUILD)/valgrind && cp tests/scripts/valgrind.sh $(BUILD)/valgrind/sockerr && \
		for program in $(addprefix $(tests)/,$(tool_tests)); do \
			$(TEST_ENVIRONMENT) TOOL=$(BUILD)/valgrind/sockerr \
				PATIENCE=600 CK_TIMEOUT_MULTIPLIER=20 $$program || exit 1; \
		done; \
	else \
		echo "skipped: valgrind is not installed"; \
	fi

# How fast, small and cheap everything is, as ratios: PARTS="speed size" measures these alone.
bench: $(BUILD)/sockerr
	$(PYTHON) -B tests/bench/bench.py $(BUILD) $(PARTS)

# Every int, in every space: a quarter of an hour on two processors.
check-exhaustive: $(tests)/shipped/exhaustive
	@start=$$(date +%s); parts=$$(getconf _NPROCESSORS_ONLN); part=0; running=; failed=0; \
	while [ $$part -lt $$parts ]; do \
		$< $$part $$parts & running="$$running $$!"; part=$$((part + 1)); \
	done; \
	for process in $$running; do wait $$process || failed=1; done; \
	echo "$$(($$(date +%s) - start)) s on $$parts processors"; exit $$failed

# How much of the tool the tests run, file by file and in all: lines, and branches taken either way.
# What is not run is listed in build/coverage/missed.txt.
coverage:
	$(MAKE) check BUILD=$(BUILD)/coverage CFLAGS="-O0 -g --coverage"
	@gcov -b -c -n $(BUILD)/coverage/generator/*.gcda > $(BUILD)/coverage/gcov.txt
	@gcov -t $(BUILD)/coverage/generator/*.gcda | awk -F: '$$2 == 0 && $$3 == "Source" { file = $$4 } \
		/#####:/ { sub(/ *#####: */, ""); print file ":" $$0 }' > $(BUILD)/coverage/missed.txt
	@awk -F'[: %]+' '/^File .generator/ { file = $$2 } \
		file != "" && /^Lines/ { lines += $$5; run += $$3 * $$5 / 100; line = $$3 } \
		file != "" && /^Taken/ { branches += $$7; taken += $$5 * $$7 / 100; \
			printf "%-32s lines %6.2f %%  branches %6.2f %%\n", file, line, $$5; file = "" } \
		END { printf "in all: lines %.2f %%, branches %.2f %%\n", \
			100 * run / lines, 100 * taken / branches }' $(BUILD)/coverage/gcov.txt

# A header test: its headers, and an oracle made from the same data by other means.

$(tests)/shipped/sockerr.h:
	@mkdir -p $(@D)
	cp generated/*.h $(@D)

$(tests)/shipped/sockerr.h: $(wildcard generated/*.h)
$(tests)/shipped/%: data_folder = data

$(tests)/%/sockerr.h: $(BUILD)/sockerr
	@mkdir -p $(@D)
	$(BUILD)/sockerr generate --data $(data_folder) --out $(@D)

$(tests)/%/oracle.c: tests/oracles/oracle.py $(tests)/%/sockerr.h
	$(PYTHON) tests/oracles/oracle.py headers $(data_folder) > $@

$(tests)/%/test_headers: tests/c/test_headers.c $(tests)/%/oracle.c $(tests)/%/sockerr.h tests/c/suite.h Makefile
	$(TEST_COMPILE) -I$(@D) $(LDFLAGS) -o $@ $< $(@D)/oracle.c $(CHECK_LIBS)

$(tests)/shipped/exhaustive: tests/c/exhaustive.c $(tests)/shipped/oracle.c Makefile
	$(COMPILE) -O2 -Itests/c -I$(@D) $(LDFLAGS) -o $@ $< $(@D)/oracle.c

$(tests)/%/translations.txt $(tests)/%/symbols.txt: tests/oracles/oracle.py $(tests)/%/sockerr.h
	$(PYTHON) tests/oracles/oracle.py translations $(data_folder) > $(@D)/translations.txt
	$(PYTHON) tests/oracles/oracle.py symbols $(data_folder) > $(@D)/symbols.txt

$(tests)/%/test_translate: tests/c/test_translate.c $(tests)/%/translations.txt $(tests)/%/sockerr.h \
		Makefile
	$(TEST_COMPILE) -I$(@D) -DORACLE='"$(@D)"' $(LDFLAGS) -o $@ $< $(CHECK_LIBS)

$(foreach table,$(tables),$(eval $(tests)/$(table)/%: data_folder = tests/tables/$(table)))
$(foreach table,$(tables),$(eval $(tests)/$(table)/sockerr.h: $(wildcard tests/tables/$(table)/* \
	tests/tables/$(table)/spaces/*) tests/tables/$(table)/spaces))

# A table too large for a file: many SocketErrors, far apart.
$(tests)/scattered/%: data_folder = $(tests)/scattered/data
$(tests)/scattered/sockerr.h: $(tests)/scattered/data/socket_errors.yaml
$(tests)/scattered/data/socket_errors.yaml: tests/oracles/scattered.py
	@mkdir -p $(@D)/spaces
	$(PYTHON) tests/oracles/scattered.py $(@D)

$(tests)/test_facts $(tests)/test_pairs: $(tests)/%: tests/c/%.c tests/c/tsv.c tests/c/tsv.h \
		$(wildcard generated/*.h) Makefile
	@mkdir -p $(@D)
	$(TEST_COMPILE) -Igenerated $(LDFLAGS) -o $@ $< tests/c/tsv.c $(CHECK_LIBS)

# Whose outputs it compares.
$(tests)/test_tool $(tests)/test_compile: $(foreach table,$(tables) scattered,$(tests)/$(table)/sockerr.h)

$(tests)/test_lost: $(tests)/faults.so

$(tests)/faults.so: tests/c/faults.c Makefile
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -O1 -o $@ $<

$(tests)/test_%: tests/c/test_%.c tests/c/run.c tests/c/run.h tests/c/tsv.c tests/c/tsv.h tests/c/suite.h Makefile
	@mkdir -p $(@D)
	$(TEST_COMPILE) $(LDFLAGS) -o $@ $< tests/c/run.c tests/c/tsv.c $(CHECK_LIBS)

# Kept, though no rule names them: what a header test is made of.
.SECONDARY: $(foreach table,shipped $(tables) scattered,\
	$(addprefix $(tests)/$(table)/,oracle.c translations.txt symbols.txt))

include tests/fuzz/fuzz.mk
