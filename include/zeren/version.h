/**
 * @file version.h
 * Which zeren this is: the one compiled against, and the one running.
 */
#ifndef ZEREN_VERSION_H
#define ZEREN_VERSION_H

#include "zeren/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The version of these headers, as in "0.1.0" (semver.org). */
#define ZR_VERSION_STRING "0.1.0"

/**
 * The version of the library that is running, as in "0.1.0". It differs from
 * ZR_VERSION_STRING when the program was compiled with the headers of another.
 *
 * @return A constant string; never free it.
 */
ZR_API const char *zr_version(void);

#ifdef __cplusplus
}
#endif

#endif
