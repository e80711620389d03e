# SPDX-License-Identifier: 0BSD
#
# make              the tool, build/sockerr, and generated/ brought up to date
# make test         the tests of all day: less than a minute of one processor
# make check        those and the slow ones; never regenerates, and fails where generated/ is stale
# make verify       the columns against independent sources, as far as they are installed
# make check-exhaustive  every int in every space, on all processors
# make check-all    check, verify, other systems' headers, all again under sanitizers and valgrind, and
#                   a minute of each fuzzer; says what it skipped
# make fuzz         looks for inputs that the tool does not stand, until it is stopped
# make install      the tool, the headers, the tables and what finds them, into PREFIX; uninstall
#                   removes them again
# make dist         build/sockerr-VERSION.tar.gz, of the commit that is checked out
# make bench        how fast, small and cheap everything is, as ratios to limits and peers
# make coverage     how much of the tool the tests run, by lines and by branches
# make golden       rewrites what tests/bad and tests/cli expect, and shows what changed
# make format       lays the C out as .clang-format says
# make clean        removes build/, and keeps generated/

VERSION = 0.1.0
PREFIX = /usr/local
BUILD = build
# The address of the project. It takes reports of security, too. Generated headers name it, if it is
# not empty. It is empty until the project has one: a header must not name a dead link.
ADDRESS =
# The system's own, which is the one that Debian's python3-yaml is for.
PYTHON = $(firstword $(wildcard /usr/bin/python3) python3)
PKG_CONFIG = pkg-config

CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
COMPILE = $(CC) -std=c11 -D_XOPEN_SOURCE=700 $(WARNINGS) $(CPPFLAGS) $(CFLAGS)
DEFINES = -DSOCKERR_VERSION='"$(VERSION)"' -DSOCKERR_FROM='"$(if $(ADDRESS), ($(ADDRESS)))"'

.DELETE_ON_ERROR:
.PHONY: all bench check-exhaustive coverage golden format clean FORCE

all: $(BUILD)/sockerr $(BUILD)/generated.stamp

include generator/package/install.mk
include generator/package/dist.mk

# The tool

tool_sources := $(sort $(wildcard generator/*/*.c))
embedded := $(BUILD)/generator/embedded
tool_objects := $(tool_sources:%.c=$(BUILD)/%.o) $(embedded).o

$(BUILD)/sockerr: $(tool_objects) $(BUILD)/flags
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(tool_objects) $$($(PKG_CONFIG) --libs yaml-0.1)

COMPILE_TOOL = $(COMPILE) -MMD -MP $$($(PKG_CONFIG) --cflags yaml-0.1) $(DEFINES) -Igenerator

$(tool_sources:%.c=$(BUILD)/%.o): $(BUILD)/%.o: %.c Makefile $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE_TOOL) -c -o $@ $<

$(embedded).o: $(embedded).c Makefile $(BUILD)/flags
	$(COMPILE_TOOL) -c -o $@ $<

# The files that are compiled into the tool: the tables, the help and the templates of outputs. A folder
# is newer than a file that came or went.
built_in := $(sort $(wildcard data/*.yaml data/spaces/*.yaml))
help := $(sort $(wildcard generator/cli/help/*.txt))
templates := $(sort $(wildcard generator/emit/page/* generator/emit/templates/*.in))

$(embedded).c: generator/embed.sh $(built_in) $(help) $(templates) \
		$(sort $(dir $(built_in) $(help) $(templates))) Makefile
	@mkdir -p $(@D)
	@generator/embed.sh . $(built_in) -- generator/cli $(help:generator/cli/%=%) \
		-- generator/emit $(templates:generator/emit/%=%) > $@

# What things are built with and of. The file changes only when that does, and then all is built
# again: no other file shows other flags, or a source that is gone.

flags := $(strip $(COMPILE) $(LDFLAGS) $(DEFINES) $(tool_sources))
ifneq ($(flags),$(strip $(shell cat $(BUILD)/flags 2>/dev/null)))
$(BUILD)/flags: FORCE
endif
$(BUILD)/flags:
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(flags))' > $@

# What is generated. The tool leaves alone what is as it should be, so a stamp is what remembers that
# it was asked, and a depfile what it read. Where the whole folder is gone, it is asked again; the
# folder is newer than the stamp when a file of it came, went or was replaced.

generated := $(wildcard generated/* generated)

$(BUILD)/generated.stamp: $(BUILD)/sockerr $(or $(generated),FORCE)
	@mkdir -p generated
	$(BUILD)/sockerr generate --data data --out generated --depfile $@.d --stamp $@

# The tests

include tests/tests.mk

golden: $(BUILD)/sockerr
	@mkdir -p $(scratch)
	$(TEST_ENVIRONMENT) GOLDEN=1 tests/bad.sh
	$(TEST_ENVIRONMENT) GOLDEN=1 tests/cli.sh
	git --no-pager diff --stat -p -- tests/bad tests/cli

format:
	clang-format -i generator/*/*.[ch] tests/c/*.[ch] tests/fuzz/*.[ch]

clean:
	rm -rf $(BUILD)

-include $(tool_objects:.o=.d) $(BUILD)/generated.stamp.d
