/* Our own generator, so that a seed gives the same numbers on any machine. */
#ifndef ZEREN_SRC_RANDOM_H
#define ZEREN_SRC_RANDOM_H

#include <stdint.h>

/* xoshiro256** (Blackman & Vigna 2021), seeded by splitmix64. */
typedef struct zr__random {
    uint64_t state[4];
} zr__random;

void zr__random_seed(zr__random *random, uint64_t seed);

uint64_t zr__random_next(zr__random *random);

/* Uniform in 0 .. bound - 1, without bias; bound > 0. */
uint32_t zr__random_below(zr__random *random, uint32_t bound);

/* Fisher-Yates. */
void zr__random_shuffle(zr__random *random, uint32_t *items, uint32_t count);

#endif
