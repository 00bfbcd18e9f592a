/*
 * The version compiled into the library, which a program can compare with the
 * one in its headers.
 */
#include "zeren/version.h"

const char *zr_version(void)
{
    return ZR_VERSION_STRING;
}
