/* SPDX-License-Identifier: 0BSD */
/* yaml_tree.c: libyaml's events, made into a small tree in which every node knows its place. */
#include "load/yaml_tree.h"

#include "base/read_file.h"

#include <string.h>
#include <yaml.h>

struct reader {
    yaml_parser_t parser;
    struct diagnostics *diag;
    struct arena *arena;
    int source;
    size_t skipped; /* bytes of the source that libyaml does not see: a byte order mark */
};

static struct mark mark_between(const struct reader *reader, yaml_mark_t start, yaml_mark_t end)
{
    struct mark mark = {
        .source = reader->source,
        .line = (unsigned)start.line + 1,
        .column = (unsigned)start.column + 1,
    };
    if (end.line == start.line)
        mark.width = (unsigned)(end.column - start.column);
    return mark;
}

static struct mark mark_of(const struct reader *reader, const yaml_event_t *event)
{
    return mark_between(reader, event->start_mark, event->end_mark);
}

static void report_problem(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    const struct sources *sources = &reader->diag->sources;
    if (parser->error == YAML_MEMORY_ERROR) {
        out_of_memory();
    } else if (parser->error == YAML_READER_ERROR) {
        struct mark mark =
            source_mark_at(sources, reader->source, reader->skipped + parser->problem_offset);
        diag_error(reader->diag, mark, "not YAML: %s", parser->problem);
    } else {
        struct mark mark = source_mark_before_end(
            sources, mark_between(reader, parser->problem_mark, parser->problem_mark));
        if (source_character(sources, mark) == '\t') {
            diag_error(reader->diag, mark, "not YAML: a tab; indent with spaces");
            return;
        }
        const char *context = parser->context != NULL ? parser->context : "";
        diag_error(reader->diag, mark, "not YAML: %s%s%s", context, *context != '\0' ? ", " : "",
                   parser->problem);
    }
}

/* Gets the next event, which the caller deletes. False: there is none, and the reason is said. */
static bool next_event(struct reader *reader, yaml_event_t *event)
{
    if (yaml_parser_parse(&reader->parser, event))
        return true;
    report_problem(reader);
    return false;
}

/* Reads the next event and expects nothing but its type. */
static bool skip_event(struct reader *reader, yaml_event_type_t type, const char *otherwise)
{
    yaml_event_t event;
    if (!next_event(reader, &event))
        return false;
    bool expected = event.type == type;
    if (!expected)
        diag_error(reader->diag,
                   source_mark_before_end(&reader->diag->sources, mark_of(reader, &event)), "%s",
                   otherwise);
    yaml_event_delete(&event);
    return expected;
}

/* What YAML has and the data has no use for. Returns what is in the event of it, or NULL. */
static const char *find_unwanted(const yaml_event_t *event)
{
    const unsigned char *anchor = NULL, *tag = NULL;
    switch ((int)event->type) {
    case YAML_ALIAS_EVENT: return "an alias (*) is not allowed";
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        if (strlen((const char *)event->data.scalar.value) != event->data.scalar.length)
            return "a NUL character is not allowed";
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        break;
    default: break;
    }
    if (anchor != NULL)
        return "an anchor (&) is not allowed";
    return tag != NULL ? "a tag (!) is not allowed; quote what begins with !" : NULL;
}

/* A scalar's text stands behind its node. */
static struct node *new_node(struct reader *reader, const yaml_event_t *event)
{
    bool scalar = event->type == YAML_SCALAR_EVENT;
    size_t length = scalar ? event->data.scalar.length : 0;
    struct node *node = arena_take(reader->arena, sizeof *node + length + 1);
    node->mark = mark_of(reader, event);
    node->type = scalar                                     ? NODE_SCALAR
                 : event->type == YAML_SEQUENCE_START_EVENT ? NODE_SEQUENCE
                                                            : NODE_MAPPING;
    if (scalar) {
        node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
        node->text = memcpy(node + 1, event->data.scalar.value, length);
    }
    return node;
}

static struct node *read_node(struct reader *reader, const yaml_event_t *event, int depth);

/* Reads what stands in a sequence or a mapping, up to its end. */
static bool read_children(struct reader *reader, struct node *parent, int depth)
{
    struct node **last = &parent->first;
    yaml_event_t event;
    while (next_event(reader, &event)) {
        bool end = event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT;
        if (!end)
            *last = read_node(reader, &event, depth);
        yaml_event_delete(&event);
        if (end) {
            if (parent->type == NODE_MAPPING)
                parent->count /= 2;
            return true;
        }
        if (*last == NULL)
            return false;
        last = &(*last)->next;
        parent->count++;
    }
    return false;
}

/* Reads the node that an event begins. NULL: there is none, and the reason is said. */
static struct node *read_node(struct reader *reader, const yaml_event_t *event, int depth)
{
    const char *unwanted = find_unwanted(event);
    if (unwanted == NULL && depth > TREE_DEPTH_LIMIT)
        unwanted = "nested too deeply";
    if (unwanted != NULL) {
        diag_error(reader->diag, mark_of(reader, event), "%s", unwanted);
        return NULL;
    }
    struct node *node = new_node(reader, event);
    if (node->type != NODE_SCALAR && !read_children(reader, node, depth + 1))
        return NULL;
    return node;
}

static struct node *read_document(struct reader *reader)
{
    yaml_event_t event;
    if (!skip_event(reader, YAML_STREAM_START_EVENT, "") ||
        !skip_event(reader, YAML_DOCUMENT_START_EVENT, "nothing is in this file") ||
        !next_event(reader, &event))
        return NULL;
    struct node *root = read_node(reader, &event, 0);
    yaml_event_delete(&event);
    if (root == NULL || !skip_event(reader, YAML_DOCUMENT_END_EVENT, "") ||
        !skip_event(reader, YAML_STREAM_END_EVENT, "a second document is not allowed"))
        return NULL;
    return root;
}

/* Gets the text of a source that is a file of the disk. False: it could not be read, which is said,
 * or is too large. */
static bool read_source(struct diagnostics *diag, int number)
{
    struct source *source = &diag->sources.items[number];
    struct text text = {0};
    if (source->text != NULL)
        return true;
    if (!read_file(source->path, &text))
        diag_unreadable(diag, source->path);
    else if (text.length > READ_LIMIT)
        diag_error(diag, (struct mark){.source = number}, "larger than %d bytes", READ_LIMIT);
    else
        source_set_text(source, text.bytes, text.length, false);
    if (source->text == NULL)
        text_free(&text);
    return source->text != NULL;
}

struct node *tree_read(struct diagnostics *diag, struct arena *arena, int number)
{
    struct reader reader = {.diag = diag, .arena = arena, .source = number};
    if (!read_source(diag, number))
        return NULL;
    if (!yaml_parser_initialize(&reader.parser))
        out_of_memory();
    const struct source *source = &diag->sources.items[number];
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    reader.skipped = strncmp(source->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    yaml_parser_set_input_string(&reader.parser,
                                 (const unsigned char *)source->text + reader.skipped,
                                 source->length - reader.skipped);
    struct node *root = read_document(&reader);
    yaml_parser_delete(&reader.parser);
    return root;
}
