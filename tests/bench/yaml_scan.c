/* SPDX-License-Identifier: 0BSD */
/* yaml_scan.c: what libyaml alone takes: the events of each file, thrown away. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static int scan(const char *path)
{
    FILE *file = fopen(path, "rb");
    yaml_parser_t parser;
    yaml_event_t event;
    if (file == NULL || !yaml_parser_initialize(&parser))
        return EXIT_FAILURE;
    yaml_parser_set_input_file(&parser, file);
    for (int more = 1; more;) {
        if (!yaml_parser_parse(&parser, &event))
            return EXIT_FAILURE;
        more = event.type != YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return EXIT_SUCCESS;
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++)
        if (scan(paths[i]) != EXIT_SUCCESS)
            return EXIT_FAILURE;
    return EXIT_SUCCESS;
}
