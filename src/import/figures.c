#include "src/import/figures.h"
void zr__read_figures(zr__reader *reader, zr__slice text, uint32_t line, zr__figures *out)
{
    (void)reader; (void)text; (void)line; (void)out;
}
