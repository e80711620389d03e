/* SPDX-License-Identifier: 0BSD */
/* resolve.h: what follows from the data, once all of it has been read. */
#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

#include "load/fields.h"

/* Lays each space over the one it is like, and gives each alias its number. */
void number_spaces(struct loader *loader);

/* Works out what each code of each space reads as, and what each SocketError is written as. */
void relate_spaces(struct loader *loader);

#endif
