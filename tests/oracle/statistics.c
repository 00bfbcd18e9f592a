/*
 * A calculator for statistics_oracle.py: a question a line on stdin, an answer a line on stdout.
 *
 *     binomial X N P               hypergeometric X POPULATION A B
 *     fisher A B C D               poisson-binomial X P COUNT [P COUNT...]
 *     bh FAMILY P...               quantile Q VALUE...          deviations CENTRE VALUE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/statistics.h"

enum { MOST = 4096 };

static void print_tails(zr__tails tails)
{
    printf("%.17g %.17g %.17g\n", tails.at, tails.upper, tails.lower);
}

static void print_poisson_binomial(const double *of, size_t count)
{
    zr__trials trials[MOST / 2];
    zr__tails tails;

    for (size_t i = 0; i < count / 2; i++)
        trials[i] = (zr__trials){of[1 + 2 * i], (uint32_t)of[2 + 2 * i]};
    if (!zr__poisson_binomial_tails(&tails, (uint32_t)of[0], trials, count / 2))
        exit(EXIT_FAILURE);
    print_tails(tails);
}

static void print_adjusted(const double *of, size_t count)
{
    double q[MOST];

    if (!zr__benjamini_hochberg(q, of + 1, count - 1, (uint64_t)of[0]))
        exit(EXIT_FAILURE);
    for (size_t i = 0; i + 1 < count; i++)
        printf("%.17g ", q[i]);
    printf("\n");
}

static void answer(const char *question, double *of, size_t count)
{
    const uint32_t a = (uint32_t)of[0], b = (uint32_t)of[1], c = (uint32_t)of[2],
                   d = (uint32_t)of[3];

    if (strcmp(question, "binomial") == 0)
        print_tails(zr__binomial_tails(a, b, of[2]));
    else if (strcmp(question, "hypergeometric") == 0)
        print_tails(zr__hypergeometric_tails(a, b, c, d));
    else if (strcmp(question, "fisher") == 0)
        printf("%.17g\n", zr__fisher_two_sided(a, b, c, d));
    else if (strcmp(question, "poisson-binomial") == 0)
        print_poisson_binomial(of, count);
    else if (strcmp(question, "bh") == 0)
        print_adjusted(of, count);
    else
        zr__sort_doubles(of + 1, count - 1);
    if (strcmp(question, "quantile") == 0)
        printf("%.17g\n", zr__quantile(of + 1, count - 1, of[0]));
    if (strcmp(question, "deviations") == 0)
        printf("%.17g %.17g\n", zr__median_deviation(of + 1, count - 1, of[0]),
               zr__mean_deviation(of + 1, count - 1, of[0]));
}

int main(void)
{
    static char line[1 << 16];

    while (fgets(line, sizeof line, stdin) != NULL) {
        double number[MOST] = {0};
        size_t count = 0;
        char *rest = NULL;
        const char *question = strtok_r(line, " \n", &rest);
        for (char *word; (word = strtok_r(NULL, " \n", &rest)) != NULL && count < MOST;)
            number[count++] = strtod(word, NULL);
        if (question != NULL)
            answer(question, number, count);
    }
    return EXIT_SUCCESS;
}
