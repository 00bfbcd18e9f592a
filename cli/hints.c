/*
 * Near misses, by edit distance. A part of a name, or its characters in their order (市发改委 for
 * 市发展改革委, as people abbreviate), is near whatever its length.
 */
#include "cli/hints.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "src/failure.h"
#include "src/text.h"

enum { LEAST_PART = 2 }; /* Characters in a part that counts as near. */

static bool holds_in_order(const char *whole, const char *part)
{
    char letter[5] = "";

    for (size_t size = 0; *part != '\0'; part += size) {
        size = zr__utf8_step(part, strlen(part));
        if (size == 0)
            return false;
        snprintf(letter, sizeof letter, "%.*s", (int)size, part);
        whole = strstr(whole, letter);
        if (whole == NULL)
            return false;
        whole += size;
    }
    return true;
}

/* How far a name is from what was wanted, SIZE_MAX when it is not near. */
static size_t distance(const char *wanted, const char *name)
{
    const size_t length = zr__utf8_count(wanted, strlen(wanted));
    const size_t limit = (length + 1) / 3;

    if (!zr__utf8_is_valid(wanted, strlen(wanted)))
        return SIZE_MAX;
    if (length >= LEAST_PART && strstr(name, wanted) != NULL)
        return 1;
    if (length > LEAST_PART && holds_in_order(name, wanted))
        return 2;
    const size_t edits = zr__edit_distance(wanted, name, limit);
    return edits <= limit ? edits : SIZE_MAX;
}

void zr__hints_offer(zr__hints *hints, const char *spelling, const char *name)
{
    const size_t far = distance(hints->wanted, spelling);
    size_t place = hints->count;

    if (far == SIZE_MAX)
        return;
    for (size_t i = 0; i < hints->count; i++)
        if (strcmp(hints->name[i], name) == 0)
            return;
    while (place > 0 && hints->distance[place - 1] > far)
        place--;
    if (place == ZR_MOST_HINTS)
        return;
    if (hints->count < ZR_MOST_HINTS)
        hints->count++;
    for (size_t i = hints->count - 1; i > place; i--) {
        hints->name[i] = hints->name[i - 1];
        hints->distance[i] = hints->distance[i - 1];
    }
    hints->name[place] = name;
    hints->distance[place] = far;
}

void zr__hints_format(char *text, size_t size, const zr__hints *hints)
{
    const char *const *name = hints->name;

    text[0] = '\0';
    if (hints->count == 1)
        snprintf(text, size, _(" (did you mean '%s'?)"), name[0]);
    else if (hints->count == 2)
        snprintf(text, size, _(" (did you mean '%s' or '%s'?)"), name[0], name[1]);
    else if (hints->count == 3)
        snprintf(text, size, _(" (did you mean '%s', '%s' or '%s'?)"), name[0], name[1], name[2]);
}
