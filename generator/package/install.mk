# SPDX-License-Identifier: 0BSD
#
# install.mk: make install and make uninstall; the Makefile includes it.
#
# PREFIX and the folders below may be given to make, the same to both; DESTDIR stands before each.
# Nothing outside of build/ and these folders is written: headers that are stale are refused.

bindir = $(PREFIX)/bin
includedir = $(PREFIX)/include
datadir = $(PREFIX)/share
mandir = $(datadir)/man
pkgconfigdir = $(datadir)/pkgconfig
cmakedir = $(datadir)/cmake/sockerr
completiondir = $(datadir)/bash-completion/completions
INSTALL = install

# What goes where: of_PART into to_PART.
parts = bin include data spaces schemas pkgconfig cmake completion man1 man3 man5
package = $(BUILD)/package

to_bin = $(bindir)
of_bin = $(BUILD)/sockerr
to_include = $(includedir)
of_include = $(wildcard generated/*.h generated/*.hpp)
to_data = $(datadir)/sockerr
of_data = $(wildcard data/*.yaml data/*.md generated/codes.csv generated/table.* generated/index.html) \
	$(package)/sockerr.mk
to_spaces = $(datadir)/sockerr/spaces
of_spaces = $(wildcard data/spaces/*.yaml)
to_schemas = $(datadir)/sockerr/schemas
of_schemas = $(wildcard data/schemas/*.json)
to_pkgconfig = $(pkgconfigdir)
of_pkgconfig = $(package)/sockerr.pc
to_cmake = $(cmakedir)
of_cmake = $(package)/sockerr-config.cmake $(package)/sockerr-config-version.cmake
# Bash finds it by the name of the tool.
to_completion = $(completiondir)
of_completion = generator/package/completions/sockerr
to_man1 = $(mandir)/man1
of_man1 = $(wildcard generator/man/*.1)
to_man3 = $(mandir)/man3
of_man3 = $(wildcard generator/man/*.3)
to_man5 = $(mandir)/man5
of_man5 = $(wildcard generator/man/*.5)

# The folders that are nobody else's, the inner ones first.
own_folders = "$(DESTDIR)$(to_spaces)" "$(DESTDIR)$(to_schemas)" "$(DESTDIR)$(to_data)" \
	"$(DESTDIR)$(to_cmake)"

define install_part
$(if $(of_$(1)),$(INSTALL) -d "$(DESTDIR)$(to_$(1))"
$(INSTALL) -m $(if $(filter bin,$(1)),755,644) $(of_$(1)) "$(DESTDIR)$(to_$(1))")

endef

define uninstall_part
rm -f $(foreach file,$(notdir $(of_$(1))),"$(DESTDIR)$(to_$(1))/$(file)")

endef

.PHONY: install uninstall
install: $(BUILD)/sockerr $(of_pkgconfig) $(of_cmake) $(package)/sockerr.mk
	$(BUILD)/sockerr generate --check --data data --out generated
	$(foreach part,$(parts),$(call install_part,$(part)))

uninstall:
	$(foreach part,$(parts),$(call uninstall_part,$(part)))
	rmdir $(own_folders) 2>/dev/null || :

# What the files of build/package are made with. This file changes only when that does. So another
# PREFIX makes them again, and compiles nothing: the tool has no path compiled in.

package_flags := $(strip $(VERSION) $(PREFIX) $(foreach part,$(parts),$(to_$(part))) $(of_include))
ifneq ($(package_flags),$(strip $(shell cat $(BUILD)/package.flags 2>/dev/null)))
$(BUILD)/package.flags: FORCE
endif
$(BUILD)/package.flags:
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(package_flags))' > $@

# Each file names folders relative to the prefix where they are below it, so that the prefix can be
# moved: `root` is how the file says prefix, and @up@ leads there from the file's own folder.

under_root = $(subst <,,$(subst <$(PREFIX)/,$(root)/,<$(1)))
is_under = $(findstring <$(PREFIX)/,<$(1))
$(package)/sockerr.mk: own = $(to_data)
$(package)/sockerr.mk: root = $(if $(call is_under,$(own)),$$(sockerr_prefix),$(PREFIX))
$(package)/sockerr.pc: own = $(to_pkgconfig)
$(package)/sockerr.pc: root = $${prefix}
$(package)/%.cmake: own = $(to_cmake)
$(package)/%.cmake: root = $(if $(call is_under,$(own)),$${_sockerr_prefix},$(PREFIX))

$(package)/%: generator/package/%.in generator/package/install.mk $(BUILD)/package.flags
	@mkdir -p $(@D)
	up=$$(printf '%s' '$(subst <$(PREFIX)/,,<$(own))' | sed 's|[^/][^/]*|..|g') && \
	sed -e 's|@version@|$(VERSION)|' -e 's|@prefix@|$(PREFIX)|' -e "s|@up@|$$up|" \
		-e 's|@bindir@|$(call under_root,$(bindir))|' \
		-e 's|@includedir@|$(call under_root,$(includedir))|' \
		-e 's|@datadir@|$(call under_root,$(datadir))|' \
		-e 's|@headers@|$(notdir $(of_include))|' $< > $@
