/*
 * A hash table with open addressing and SipHash-1-3.
 *
 * Aumasson & Bernstein (2012), "SipHash: a fast short-input PRF".
 */
#include "src/names.h"

#include <string.h>
#include <sys/random.h>

#include "src/memory.h"
#include "src/text.h"
#include "zeren/status.h"

enum { FIRST_CAPACITY = 64 };

struct zr__names_slot {
    const char *name; /* NULL when free. */
    uint32_t size;
    uint32_t number;
    uint64_t hash;
};

static uint64_t rotate_left(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[1] = rotate_left(v[1], 13) ^ v[0];
    v[0] = rotate_left(v[0], 32);
    v[2] += v[3];
    v[3] = rotate_left(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate_left(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate_left(v[1], 17) ^ v[2];
    v[2] = rotate_left(v[2], 32);
}

static uint64_t hash_of(const uint64_t secret[2], const char *name, size_t size)
{
    uint64_t v[4] = {
        secret[0] ^ UINT64_C(0x736F6D6570736575), secret[1] ^ UINT64_C(0x646F72616E646F6D),
        secret[0] ^ UINT64_C(0x6C7967656E657261), secret[1] ^ UINT64_C(0x7465646279746573)};

    for (size_t at = 0; at <= size; at += 8) {
        const bool is_last = size - at < 8;
        uint64_t word = 0;

        memcpy(&word, name + at, is_last ? size - at : 8);
        if (is_last)
            word |= (uint64_t)(size & 0xFFU) << 56;
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    v[2] ^= 0xFFU;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The slot that holds the name, or the free one where it belongs. */
static struct zr__names_slot *slot_for(const zr__names *names, const char *name, size_t size,
                                       uint64_t hash)
{
    size_t at = (size_t)hash & (names->capacity - 1);

    for (;; at = (at + 1) & (names->capacity - 1)) {
        struct zr__names_slot *slot = &names->slot[at];

        if (slot->name == NULL ||
            (slot->hash == hash && slot->size == size && memcmp(slot->name, name, size) == 0))
            return slot;
    }
}

/* Keep a third free, so that a run of full slots stays short. */
static bool make_room(zr__names *names)
{
    if (names->count < names->capacity / 3 * 2)
        return true;

    zr__names larger = *names;
    larger.capacity = names->capacity > 0 ? names->capacity * 2 : FIRST_CAPACITY;
    larger.slot = zr__calloc(larger.capacity, sizeof *larger.slot);
    if (larger.slot == NULL)
        return false;
    if (names->capacity == 0 && getentropy(larger.secret, sizeof larger.secret) != 0)
        larger.secret[0] = (uint64_t)(uintptr_t)larger.slot; /* better than nothing */

    for (size_t i = 0; i < names->capacity; i++) {
        const struct zr__names_slot *old = &names->slot[i];
        if (old->name != NULL)
            *slot_for(&larger, old->name, old->size, old->hash) = *old;
    }
    zr__free(names->slot);
    *names = larger;
    return true;
}

uint32_t zr__names_find(const zr__names *names, const char *name, size_t size)
{
    if (names->capacity == 0)
        return ZR_NONE;

    const struct zr__names_slot *slot =
        slot_for(names, name, size, hash_of(names->secret, name, size));
    return slot->name != NULL ? slot->number : ZR_NONE;
}

/* A key is its own key (NFKC is idempotent), so the first look-up can only find the right name. */
bool zr__names_match(const zr__names *names, zr__buffer *key, const char *name, uint32_t *number)
{
    *number = zr__names_find(names, name, strlen(name));
    if (*number != ZR_NONE)
        return true;
    if (!zr__name_key(key, name))
        return false;
    *number = zr__names_find(names, key->bytes, key->size);
    return true;
}

bool zr__names_add(zr__names *names, const char *name, size_t size, uint32_t number)
{
    if (!make_room(names))
        return false;

    const uint64_t hash = hash_of(names->secret, name, size);
    *slot_for(names, name, size, hash) =
        (struct zr__names_slot){name, (uint32_t)size, number, hash};
    names->count++;
    return true;
}

void zr__names_clear(zr__names *names)
{
    zr__free(names->slot);
    *names = (zr__names){0};
}
