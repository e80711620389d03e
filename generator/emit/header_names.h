/* SPDX-License-Identifier: 0BSD */
/* header_names.h: the second half of sockerr.h. */
#pragma once

#include "emit/template.h"

/* Adds names, what finds them, and what translates. */
emitter add_names;
