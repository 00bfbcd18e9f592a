/* The agreement of two partitions from counts, for who has them already. */
#ifndef ZEREN_ANALYSIS_PARTITION_H
#define ZEREN_ANALYSIS_PARTITION_H

/* As zr_adjusted_rand(), of the pairs that one partition keeps together, the other, and both, of
 * `pairs` in all. */
double zr__adjusted_rand(double in_a, double in_b, double in_both, double pairs);

#endif
