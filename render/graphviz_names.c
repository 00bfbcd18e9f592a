/*
 * Numbers for the names of a graph: a list of names and a hash table over it, open addressing, at
 * most half full.
 */
#include "render/graphviz_names.h"

#include <stdint.h>
#include <string.h>

#include "src/memory.h"

/* FNV-1a. */
static size_t hash(const char *name)
{
    uint64_t h = 14695981039346656037U;

    for (; *name != '\0'; name++)
        h = (h ^ (unsigned char)*name) * 1099511628211U;
    return (size_t)h;
}

/* Where a name is, or where it would go. */
static size_t find_slot(const zr__ids *names, const char *name)
{
    size_t at = hash(name) & (names->slots - 1);

    while (names->slot[at] != 0 && strcmp(names->name[names->slot[at] - 1], name) != 0)
        at = (at + 1) & (names->slots - 1);
    return at;
}

static void *open_names(Agraph_t *graph, Agdisc_t *disc)
{
    ((zr__ids *)disc)->graph = graph;
    return disc;
}

static long map(void *state, int kind, char *name, IDTYPE *id, int create)
{
    zr__ids *names = state;

    (void)kind;
    if (name == NULL) {
        *id = names->nameless += 2;
        return 1;
    }
    size_t *slot = &names->slot[find_slot(names, name)];
    if (*slot == 0 && (!create || names->count == names->room))
        return 0;
    if (*slot == 0) {
        names->name[names->count] = agstrdup(names->graph, name);
        *slot = ++names->count;
    }
    *id = 2 * *slot;
    return 1;
}

static long take_number(void *state, int kind, IDTYPE id)
{
    (void)state, (void)kind, (void)id;
    return 0; /* none may be asked for */
}

static void free_number(void *state, int kind, IDTYPE id)
{
    (void)state, (void)kind, (void)id;
}

static char *name_of(void *state, int kind, IDTYPE id)
{
    const zr__ids *names = state;

    (void)kind;
    return id % 2 == 0 && id > 0 && id / 2 <= names->count ? names->name[id / 2 - 1] : NULL;
}

static void close_names(void *state)
{
    zr__ids *names = state;

    for (size_t i = 0; i < names->count; i++)
        agstrfree(names->graph, names->name[i]);
    names->count = 0;
}

static void registered(void *state, int kind, void *object)
{
    (void)state, (void)kind, (void)object;
}

bool zr__ids_init(zr__ids *names, size_t room, Agiodisc_t *io)
{
    static Agiddisc_t discipline = {open_names, map,         take_number, free_number,
                                    name_of,    close_names, registered};

    *names = (zr__ids){.disc = {&AgMemDisc, &discipline, io}, .room = room, .slots = 1};
    while (names->slots < 2 * room)
        names->slots *= 2;
    names->name = zr__calloc(room, sizeof *names->name);
    names->slot = zr__calloc(names->slots, sizeof *names->slot);
    if (names->name != NULL && names->slot != NULL)
        return true;
    zr__ids_clear(names);
    return false;
}

void zr__ids_clear(zr__ids *names)
{
    zr__free(names->name);
    zr__free(names->slot);
    *names = (zr__ids){0};
}
