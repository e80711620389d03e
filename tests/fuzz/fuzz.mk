# SPDX-License-Identifier: 0BSD
#
# fuzz.mk: how the harnesses are built and run; tests.mk includes it.
#
# make fuzz          goes on with each harness in turn, until it is stopped or something is found:
#                    FUZZ=host with that one alone, FUZZ_SECONDS=60 with each for a minute, and no
#                    more. What it learns is kept in build/fuzz/corpus.
#
# What was found is in a file of build/fuzz, such as data-crash-0123: it belongs in
# tests/fuzz/regression, and a test with a name beside it.

harnesses := data import host command text
FUZZ = $(harnesses)
FUZZ_SECONDS =
FUZZ_OPTIONS =
FUZZ_CC = clang
FUZZ_FLAGS = -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
fuzz := $(BUILD)/fuzz
replays := $(harnesses:%=$(tests)/fuzz/%)

.PHONY: fuzz fuzz-minute

# A harness without a fuzzer is a test: it is given what was found once, and what a fuzzer begins with.
$(tests)/fuzz/seeds.stamp: tests/fuzz/seeds.py $(BUILD)/sockerr $(wildcard tests/bad/*/*.yaml \
		tests/bad/*/spaces tests/tables/*/* tests/tables/*/spaces/* tests/import/* \
		tests/overlay/*.yaml tests/overlay/spaces/* data/spaces/* data/errors.yaml \
		tests/lookup/log_lines.tsv)
	@mkdir -p $(@D)
	rm -rf $(@D)/seeds
	$(PYTHON) -B tests/fuzz/seeds.py $(BUILD)/sockerr $(@D)/seeds
	@touch $@

# What harnesses share.
fuzz_parts := $(wildcard tests/fuzz/fuzz.[ch] tests/fuzz/model.[ch])

# A harness and the whole tool, less its main, which has another name there.
fuzz_objects := $(filter-out %/main.o,$(tool_objects)) $(tests)/fuzz/main.o

$(tests)/fuzz/main.o: generator/cli/main.c $(wildcard generator/*/*.h) Makefile $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE) -Igenerator $(DEFINES) -Dmain=sockerr_main -c -o $@ $<

$(replays): $(tests)/fuzz/%: tests/fuzz/%.c $(fuzz_parts) tests/fuzz/replay.c \
		$(fuzz_objects) Makefile
	@mkdir -p $(@D)
	$(COMPILE) -Igenerator $(LDFLAGS) -o $@ $< $(filter %.c,$(fuzz_parts)) tests/fuzz/replay.c $(fuzz_objects) \
		$$($(PKG_CONFIG) --libs yaml-0.1)

# The same with a fuzzer, all of it with sanitizers.
fuzz_tool := $(tool_sources:%.c=$(fuzz)/%.o)
FUZZ_COMPILE = $(FUZZ_CC) -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(CPPFLAGS) $(FUZZ_FLAGS) \
	-Igenerator

$(fuzz_tool): $(fuzz)/%.o: %.c $(wildcard generator/*/*.h) Makefile $(BUILD)/flags
	@mkdir -p $(@D)
	$(FUZZ_COMPILE) $(if $(filter %/main.c,$<),-Dmain=sockerr_main) \
		$$($(PKG_CONFIG) --cflags yaml-0.1) $(DEFINES) -c -o $@ $<

$(harnesses:%=$(fuzz)/%): $(fuzz)/%: tests/fuzz/%.c $(fuzz_parts) $(fuzz_tool) \
		$(embedded).o
	$(FUZZ_COMPILE) $(LDFLAGS) -o $@ $< $(filter %.c,$(fuzz_parts)) $(fuzz_tool) $(embedded).o \
		$$($(PKG_CONFIG) --libs yaml-0.1)

# Runs a harness for so many seconds: $(call run_fuzz,harness,seconds)
run_fuzz = mkdir -p $(fuzz)/corpus/$(1) && ASAN_OPTIONS=handle_abort=1 $(fuzz)/$(1) \
	-max_total_time=$(2) -timeout=300 -rss_limit_mb=1024 -max_len=8192 -close_fd_mask=3 \
	-artifact_prefix=$(abspath $(fuzz))/$(1)- -print_final_stats=1 -dict=tests/fuzz/$(1).dict $(FUZZ_OPTIONS) \
	$(fuzz)/corpus/$(1) tests/fuzz/regression/$(1) $(tests)/fuzz/seeds/$(1)

fuzz: $(FUZZ:%=$(fuzz)/%) $(tests)/fuzz/seeds.stamp
	@while :; do \
		$(foreach harness,$(FUZZ),$(call run_fuzz,$(harness),$(or $(FUZZ_SECONDS),600)) || exit 1;) \
		$(if $(FUZZ_SECONDS),exit 0;) \
	done

# In make check-all: a minute each, where there is a fuzzer.
fuzz-minute:
	@mkdir -p $(fuzz) $(tests)/scratch && rm -f $(tests)/scratch/fuzz-minute.log
	@if echo 'int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }' | \
		$(FUZZ_CC) $(FUZZ_FLAGS) -x c -o $(fuzz)/there - 2>/dev/null; then \
		$(MAKE) fuzz FUZZ_SECONDS=60; \
	else \
		echo "skipped: $(FUZZ_CC) has no libFuzzer here" | tee $(tests)/scratch/fuzz-minute.log; \
	fi
