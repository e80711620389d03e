# SPDX-License-Identifier: 0BSD
#
# dist.mk: make dist, a release of the commit that is checked out; the Makefile includes it.
#
# build/sockerr-VERSION.tar.gz has the files of the commit: the same bytes for the same commit. It
# gets its name when it has proven itself in build/dist, unpacked and outside of any repository: it
# builds, generated/ is what its tool writes, its tests pass, and nothing but build/ has changed.

dist_name = sockerr-$(VERSION)
dist = $(BUILD)/dist

# All files have the time of the commit. Their rights do not depend on who packs them, nor does gzip
# add a time or a name.
dist_pack = git -c tar.umask=0022 archive --format=tar --prefix=$(dist_name)/ HEAD

.PHONY: dist
dist: export GIT_CEILING_DIRECTORIES = $(abspath $(dist))
dist:
	rm -rf $(dist) && mkdir -p $(dist)/again
	$(dist_pack) -o $(dist)/$(dist_name).tar
	umask 077 && TZ=Asia/Tokyo $(dist_pack) -o $(dist)/again.tar
	cmp $(dist)/$(dist_name).tar $(dist)/again.tar
	tar -xf $(dist)/$(dist_name).tar -C $(dist)
	$(MAKE) -C $(dist)/$(dist_name) BUILD=build build/sockerr
	cd $(dist)/$(dist_name) && build/sockerr generate --check --data data --out generated
	$(MAKE) -C $(dist)/$(dist_name) BUILD=build all
	$(MAKE) -C $(dist)/$(dist_name) BUILD=build test
	tar -xf $(dist)/again.tar -C $(dist)/again
	diff -r -x build $(dist)/again/$(dist_name) $(dist)/$(dist_name)
	gzip -9 -n < $(dist)/$(dist_name).tar > $(BUILD)/$(dist_name).tar.gz
	rm -rf $(dist)
	@git diff --quiet HEAD || echo "what is not committed is not in $(BUILD)/$(dist_name).tar.gz"
