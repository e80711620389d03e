# SPDX-License-Identifier: 0BSD
#
# tests.mk: how the tests are built and run; the Makefile includes it.
#
# make test-NAME     one test: a program tests/c/test_NAME.c, a script tests/NAME.sh, or what stands
#                    below. It may write in build/tests/scratch/NAME alone, so that any number of tests
#                    run beside each other. tests/README.md lists them.

CHECK_LIBS = $$($(PKG_CONFIG) --libs check)
TEST_COMPILE = $(COMPILE) $$($(PKG_CONFIG) --cflags check) -Itests/c
tests := $(BUILD)/tests

# $(call test,COMMAND) runs a test in its scratch folder's name. Its output is kept beside the folder,
# and shown at its end: tests that run at once do not mix their lines.
scratch = $(tests)/scratch/$(@:test-%=%)
TEST_ENVIRONMENT = TOOL=$(BUILD)/sockerr SCRATCH=$(scratch) BUILD=$(BUILD) PYTHON=$(PYTHON) \
	CODES=$(abspath $(tests))/codes.tsv TMPDIR=$(abspath $(scratch)) PYTHONDONTWRITEBYTECODE=1
define test
@rm -rf $(scratch) && mkdir -p $(scratch)
@export $(TEST_ENVIRONMENT); $(1) >$(scratch).log 2>&1; status=$$?; cat $(scratch).log; exit $$status
endef

include tests/fuzz/fuzz.mk

# Two programs prove something of any headers. They are built once for each set of headers: those of
# generated/, those of all spaces, those of each table in tests/tables, and of a large table that a script
# makes.
tables := $(notdir $(wildcard tests/tables/*))
sets := shipped whole $(tables) scattered
header_tests := $(foreach set,$(sets),$(set)-headers $(set)-translate)
programs := $(filter-out headers translate,$(patsubst tests/c/test_%.c,%,$(wildcard tests/c/test_*.c)))
scripts := $(patsubst tests/%.sh,%,$(wildcard tests/*.sh))

slow_programs := compile lost
slow_headers := whole-headers whole-translate
quick := generated recorded meanings version1 mutations \
	$(filter-out $(slow_headers),$(header_tests)) $(filter-out $(slow_programs),$(programs)) \
	$(scripts) $(harnesses:%=fuzz-%)
slow := $(slow_programs) $(slow_headers) cli-slow consumers completion readme
slowest := matrix mono cross consumers-cross stream page analyze valgrind sanitized

.PHONY: test check check-all verify record mutate $(addprefix test-,$(quick) $(slow) $(slowest))

test: $(quick:%=test-%)

check: test $(slow:%=test-%)

check-all: check verify fuzz-minute $(slowest:%=test-%)
	@cat $(tests)/scratch/*.log $(BUILD)/sanitized/tests/scratch/*.log | grep '^skipped' || \
		echo "nothing was skipped"

test-generated: $(BUILD)/sockerr
	$(call test,$(BUILD)/sockerr generate --check --data data --out generated)

$(sets:%=test-%-headers): test-%-headers: $(tests)/%/test_headers
	$(call test,$<)

$(sets:%=test-%-translate): test-%-translate: $(tests)/%/test_translate
	$(call test,$<)

$(programs:%=test-%): test-%: $(tests)/test_% $(BUILD)/sockerr
	$(call test,$<)

$(scripts:%=test-%): test-%: tests/%.sh $(BUILD)/sockerr
	$(call test,$<)

$(harnesses:%=test-fuzz-%): test-fuzz-%: $(tests)/fuzz/% $(tests)/fuzz/seeds.stamp
	$(call test,$< tests/fuzz/regression/$* $(tests)/fuzz/seeds/$*)

test-cli-slow: tests/cli.sh $(BUILD)/sockerr
	$(call test,$< --slow)

test-consumers test-completion: test-%: tests/scripts/%.sh $(tests)/prefix.stamp
	$(call test,$<)

test-readme: $(tests)/prefix.stamp
	$(call test,$(PYTHON) -B tests/scripts/readme.py README.md $(tests)/prefix $(BUILD) $(scratch))

# What projects are built on: an installed sockerr.
$(tests)/prefix.stamp: $(BUILD)/sockerr $(wildcard generated/* data/*.yaml \
		data/spaces/*.yaml generator/package/* generator/package/*/* generator/man/*)
	@mkdir -p $(tests)
	@rm -rf $(tests)/prefix
	@$(MAKE) install PREFIX=$(abspath $(tests))/prefix DESTDIR= \
		>$(tests)/install.log
	@touch $@

# In make check-all: the columns against what other projects have of the same numbers, and against
# other systems' headers; all again with sanitizers in the tool and in the tests; the tool under
# valgrind.

# The columns against the numbers of sources outside of this project, as they were recorded.
test-recorded:
	$(call test,{ $(PYTHON) -B -m doctest tests/oracles/recorded.py tests/oracles/readers.py && \
		$(PYTHON) -B tests/oracles/recorded.py compare data; })

# What symbols mean against what other projects translate them to.
test-meanings:
	$(call test,{ $(PYTHON) -B -m doctest tests/oracles/maps.py && \
		$(PYTHON) -B tests/oracles/maps.py data; })

# Each small fault of mutations.tsv still has its place. make mutate tells which test notices it.
test-mutations:
	$(call test,{ $(PYTHON) -B -m doctest tests/scripts/mutate.py && \
		$(PYTHON) -B tests/scripts/mutate.py check; })

# The tests that see most for their time come first, and those that read only the source are left out.
best := bad recorded odd-headers odd-translate facts pairs fuzz-host fuzz-import fuzz-command cli
mutate:
	$(PYTHON) -B tests/scripts/mutate.py run $(BUILD)/mutants $(if $(FAULTS),--only "$(FAULTS)") \
		$(best) $(filter-out $(best) generated layers mutations,$(quick)) $(slow_programs)

# Records them again, where all packages of make verify are installed.
record:
	$(PYTHON) -B tests/oracles/verify.py record data
	git --no-pager diff --stat -- tests/expected/recorded

verify:
	$(call test,$(PYTHON) -B tests/oracles/verify.py compare data)

test-matrix test-mono test-cross test-analyze test-valgrind: test-%: tests/scripts/%.sh $(BUILD)/sockerr
	$(call test,$<)

test-consumers-cross: tests/scripts/consumers.sh $(tests)/prefix.stamp
	$(call test,$< --cross)

test-stream: $(BUILD)/sockerr
	$(call test,$(PYTHON) -B tests/scripts/stream.py $(BUILD)/sockerr data)

test-page: $(BUILD)/sockerr
	$(call test,{ $(PYTHON) -B tests/scripts/page.py $(BUILD)/sockerr data generated/index.html \
		$(scratch) || test $$? = 77; })

test-sanitized:
	@$(MAKE) check BUILD=$(BUILD)/sanitized \
		CFLAGS="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"

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
	@gcov -b -c -n $(BUILD)/coverage/generator/*/*.gcda > $(BUILD)/coverage/gcov.txt
	@gcov -t $(BUILD)/coverage/generator/*/*.gcda | awk -F: '$$2 == 0 && $$3 == "Source" { file = $$4 } \
		/#####:/ { sub(/ *#####: */, ""); print file ":" $$0 }' > $(BUILD)/coverage/missed.txt
	@awk -F'[: %]+' '/^File .generator/ { file = $$2 } \
		file != "" && /^Lines/ { lines += $$5; run += $$3 * $$5 / 100; line = $$3 } \
		file != "" && /^Taken/ { branches += $$7; taken += $$5 * $$7 / 100; \
			printf "%-32s lines %6.2f %%  branches %6.2f %%\n", file, line, $$5; file = "" } \
		END { printf "in all: lines %.2f %%, branches %.2f %%\n", \
			100 * run / lines, 100 * taken / branches }' $(BUILD)/coverage/gcov.txt

# A header test: its headers, and an oracle made from the same data by other means. sockerr.h is as new
# as the newest header beside it, so a test is built again for a change of any of them.

$(tests)/shipped/sockerr.h:
	@mkdir -p $(@D)
	cp generated/*.h $(@D)

$(tests)/shipped/sockerr.h: $(wildcard generated/*.h)
$(tests)/shipped/%: data_folder = data

# With the spaces that are rare, named as a user would.
$(tests)/whole/%: data_folder = data
$(tests)/whole/%: named = $(shell ls data/spaces | sed 's/\.yaml$$//' | paste -sd,)

$(tests)/%/sockerr.h: $(BUILD)/sockerr
	@mkdir -p $(@D)
	$(BUILD)/sockerr generate --data $(data_folder) $(named:%=--spaces %) --out $(@D)
	@[ -z "$$(find $(@D) -maxdepth 1 -name '*.h' -newer $@)" ] || touch $@

$(tests)/%/oracle.c: tests/oracles/oracle.py $(tests)/%/sockerr.h
	$(PYTHON) tests/oracles/oracle.py headers $(data_folder) $(named) > $@

$(tests)/%/test_headers: tests/c/test_headers.c $(tests)/%/oracle.c $(tests)/%/sockerr.h \
		tests/c/suite.h Makefile
	$(TEST_COMPILE) -I$(@D) $(winsock:%=-DWINSOCK='"%"') $(LDFLAGS) -o $@ $< $(@D)/oracle.c $(CHECK_LIBS)

# The table's space of kind winsock. A table without one is nothing to its laws.
$(tests)/shipped/test_headers $(tests)/whole/test_headers: winsock = windows
$(tests)/odd/test_headers: winsock = wsa

$(tests)/shipped/exhaustive: tests/c/exhaustive.c $(tests)/shipped/oracle.c Makefile
	$(COMPILE) -O2 -Itests/c -I$(@D) $(LDFLAGS) -o $@ $< $(@D)/oracle.c

$(tests)/%/translations.txt $(tests)/%/symbols.txt: tests/oracles/oracle.py $(tests)/%/sockerr.h
	$(PYTHON) tests/oracles/oracle.py translations $(data_folder) $(named) > $(@D)/translations.txt
	$(PYTHON) tests/oracles/oracle.py symbols $(data_folder) $(named) > $(@D)/symbols.txt

$(tests)/%/test_translate: tests/c/test_translate.c $(tests)/%/translations.txt $(tests)/%/sockerr.h \
		Makefile
	$(TEST_COMPILE) $(freestanding) -I$(@D) -DORACLE='"$(@D)"' $(LDFLAGS) -o $@ $< $(CHECK_LIBS)

# Without a C library the headers look up names by loops of their own.
$(tests)/odd/test_translate: freestanding = -ffreestanding

$(foreach table,$(tables),$(eval $(tests)/$(table)/%: data_folder = tests/tables/$(table)))
$(foreach table,$(tables),$(eval $(tests)/$(table)/sockerr.h: $(wildcard tests/tables/$(table)/* \
	tests/tables/$(table)/spaces/*) tests/tables/$(table)/spaces))

# A table too large for a file: many SocketErrors, far apart.
$(tests)/scattered/%: data_folder = $(tests)/scattered/data
$(tests)/scattered/sockerr.h: $(tests)/scattered/data/socket_errors.yaml
$(tests)/scattered/data/socket_errors.yaml: tests/oracles/scattered.py
	@mkdir -p $(@D)/spaces
	$(PYTHON) tests/oracles/scattered.py $(@D)

# The headers of all spaces, and what sources outside of this project say of the same numbers.
$(tests)/test_facts $(tests)/test_pairs: $(tests)/%: tests/c/%.c tests/c/numbers.c tests/c/numbers.h \
		tests/c/tsv.c tests/c/tsv.h tests/c/suite.h $(tests)/codes.tsv $(tests)/whole/sockerr.h Makefile
	@mkdir -p $(@D)
	$(TEST_COMPILE) -I$(tests)/whole -DNUMBERS='"$(tests)/codes.tsv"' $(LDFLAGS) -o $@ $< tests/c/numbers.c \
		tests/c/tsv.c $(CHECK_LIBS)

$(tests)/codes.tsv: tests/oracles/recorded.py tests/oracles/verify_known.yaml \
		$(wildcard tests/expected/recorded/*)
	@mkdir -p $(@D)
	$(PYTHON) -B $< codes > $@

# Sets of headers that these read, too.
test-cli test-compile test-cross test-error_code: $(tests)/codes.tsv
test-error_code: $(tests)/whole/sockerr.h
test-cli test-compile: $(foreach set,$(sets),$(tests)/$(set)/sockerr.h)

test-lost: $(tests)/faults.so

$(tests)/faults.so: tests/c/faults.c Makefile
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -O1 -o $@ $<

$(tests)/test_%: tests/c/test_%.c tests/c/run.c tests/c/run.h tests/c/tsv.c tests/c/tsv.h \
		tests/c/suite.h Makefile
	@mkdir -p $(@D)
	$(TEST_COMPILE) $(LDFLAGS) -o $@ $< tests/c/run.c tests/c/tsv.c $(CHECK_LIBS)

# The headers against version 1's answers: what changed must have a reason in changed.tsv.
VERSION1 = $(PYTHON) -B tests/oracles/version1.py

test-version1: $(tests)/answers
	$(call test,{ $(VERSION1) questions > $(scratch)/questions.txt && \
		$< < $(scratch)/questions.txt > $(scratch)/answers.tsv && \
		$(VERSION1) check tests/expected/changed.tsv $(scratch)/answers.tsv; })

$(tests)/answers: tests/c/answers.c $(wildcard generated/*.h) Makefile
	@mkdir -p $(@D)
	$(COMPILE) -Igenerated $(LDFLAGS) -o $@ $<

# Kept, though no rule names them: what a header test is made of.
.SECONDARY: $(foreach set,$(sets),\
	$(addprefix $(tests)/$(set)/,oracle.c translations.txt symbols.txt))
