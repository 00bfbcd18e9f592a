/*
 * xoshiro256** (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"), seeded
 * by splitmix64, which turns any seed, 0 too, into a good state.
 */
#include "src/random.h"

static uint64_t splitmix64(uint64_t *x)
{
    uint64_t z = (*x += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static uint64_t rotate_left(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

void zr__random_seed(zr__random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        random->state[i] = splitmix64(&seed);
}

uint64_t zr__random_next(zr__random *random)
{
    uint64_t *s = random->state;
    const uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate_left(s[3], 45);
    return result;
}

/* Multiply and keep the high half; redraw the few values that would be favoured (Lemire 2019). */
uint32_t zr__random_below(zr__random *random, uint32_t bound)
{
    for (;;) {
        const uint64_t product = (zr__random_next(random) >> 32) * bound;
        /* The remainder is below the bound: most draws are seen to be fair without a division. */
        if ((uint32_t)product >= bound || (uint32_t)product >= (uint32_t)(-bound) % bound)
            return (uint32_t)(product >> 32);
    }
}

void zr__random_shuffle(zr__random *random, uint32_t *items, uint32_t count)
{
    for (uint32_t i = count; i > 1; i--) {
        const uint32_t j = zr__random_below(random, i);
        const uint32_t item = items[i - 1];
        items[i - 1] = items[j];
        items[j] = item;
    }
}
