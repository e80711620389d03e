/* SPDX-License-Identifier: 0BSD */
/* symbol_order.h: numbers symbols in the order in which the finished table names them. */
#ifndef LOAD_SYMBOL_ORDER_H
#define LOAD_SYMBOL_ORDER_H

#include "table/table.h"

void order_symbols(struct table *table);

#endif
