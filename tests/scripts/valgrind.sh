#!/bin/sh
# SPDX-License-Identifier: 0BSD
# valgrind.sh: the tests of the command line, with the tool under valgrind. Run by make test-valgrind.
set -u
tool=$(realpath "${TOOL:?}")
scratch=$(realpath "${SCRATCH:?}")

command -v valgrind > /dev/null || {
    echo "skipped: valgrind is not installed"
    exit 0
}

mkdir -p "$scratch/bin"
cat > "$scratch/bin/sockerr" << END
#!/bin/sh
exec valgrind -q --vgdb=no --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all \\
    --error-exitcode=99 '$tool' "\$@"
END
chmod +x "$scratch/bin/sockerr"

export TOOL="$scratch/bin/sockerr" PATIENCE=600
failed=0
for script in tests/cli.sh tests/bad.sh; do
    "$script" || failed=1
done
exit $failed
