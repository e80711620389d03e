/* SPDX-License-Identifier: 0BSD */
/* parts.c: two objects of part.c under two names, in one program: they agree. */
int one(int from, int to, int code, const char *name);
int two(int from, int to, int code, const char *name);

int main(void)
{
    for (int code = -200; code < 12000; code++)
        for (int space = 0; space < 60; space++)
            if (one(space, 59 - space, code, "EPERM") != two(space, 59 - space, code, "EPERM"))
                return 1;
    return 0;
}
