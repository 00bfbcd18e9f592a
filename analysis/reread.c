/*
 * A changed copy of a notice: an analysis changes some arrays of a shallow copy, and the way
 * through text makes of it a notice that owns its memory and has passed every check of the format.
 */
#include "analysis/reread.h"

zr_status zr__reread(zr_notice **out, const zr_notice *changed, zr_error *err)
{
    char *json = NULL;
    size_t size = 0;
    zr_status status = zr_notice_format(&json, &size, changed, err);

    if (status == ZR_OK)
        status = zr_notice_parse(out, json, size, NULL, NULL, err);
    zr_string_free(json);
    return status;
}
