/* SPDX-License-Identifier: 0BSD */
/* symbol_order.h: numbers symbols in the order in which the finished table names them. */
#pragma once

#include "table/table.h"

void order_symbols(struct table *table);
