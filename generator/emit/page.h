/* SPDX-License-Identifier: 0BSD */
/* page.h: the files of generator/page, which the build makes part of the tool. */
#ifndef EMIT_PAGE_H
#define EMIT_PAGE_H

/* Each ends in NUL. */
extern const char page_html[], page_css[], page_js[];

#endif
