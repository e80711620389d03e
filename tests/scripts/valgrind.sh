#!/bin/sh
# SPDX-License-Identifier: 0BSD
# valgrind.sh: stands for the tool in a test, from a folder beside it, and runs it under valgrind.
exec valgrind -q --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all \
    --error-exitcode=99 "$(dirname "$0")/../sockerr" "$@"
