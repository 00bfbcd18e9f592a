/*
 * Prints how far each two partitions on standard input agree, given as a count, so many labels, and
 * so many again: adjusted Rand, adjusted mutual information, Rand, normalised mutual information,
 * variation of information, split-join.
 */
#include <stdio.h>
#include <stdlib.h>

#include "zeren/clusters.h"

static int read_labels(uint32_t *label, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (scanf("%u", &label[i]) != 1)
            return 0;
    }
    return 1;
}

int main(void)
{
    size_t count;

    while (scanf("%zu", &count) == 1) {
        uint32_t *a = calloc(count, sizeof *a), *b = calloc(count, sizeof *b);
        if (a == NULL || b == NULL || !read_labels(a, count) || !read_labels(b, count))
            return EXIT_FAILURE;
        printf("%.17g %.17g %.17g %.17g %.17g %.17g\n", zr_adjusted_rand(a, b, count),
               zr_adjusted_mutual_information(a, b, count), zr_rand_index(a, b, count),
               zr_normalised_mutual_information(a, b, count),
               zr_variation_of_information(a, b, count), zr_split_join(a, b, count));
        free(a);
        free(b);
    }
    return EXIT_SUCCESS;
}
