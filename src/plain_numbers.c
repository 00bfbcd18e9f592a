/*
 * Numbers with a point, whatever the host has set.
 *
 * A program that called setlocale() for, say, German prints a comma: in a picture that would move
 * everything, as Graphviz reads places back from text. The locale of the thread is changed and not
 * that of the process, which is the host's.
 */
#include "src/plain_numbers.h"

bool zr__plain_numbers_begin(zr__plain_numbers *out)
{
    const locale_t host = uselocale((locale_t)0);
    const locale_t copy = duplocale(host);
    const locale_t plain = copy != (locale_t)0 ? newlocale(LC_NUMERIC_MASK, "C", copy) : copy;

    if (plain == (locale_t)0) {
        if (copy != (locale_t)0)
            freelocale(copy);
        return false;
    }
    uselocale(plain);
    *out = (zr__plain_numbers){plain, host};
    return true;
}

void zr__plain_numbers_end(zr__plain_numbers *numbers)
{
    uselocale(numbers->host);
    freelocale(numbers->plain);
}
