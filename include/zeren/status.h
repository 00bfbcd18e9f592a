/**
 * @file
 * How a call says what went wrong.
 *
 * A function that can fail returns a #zr_status and, when given one, fills a #zr_error that the
 * caller owns. On failure it leaves its outputs untouched and has freed what it took. Nothing in
 * this library prints, exits or keeps an error in a global.
 */
#ifndef ZEREN_STATUS_H
#define ZEREN_STATUS_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ZR_API __attribute__((visibility("default")))
#else
#define ZR_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Index that selects everything, where a function takes a choice. */
#define ZR_ANY UINT32_MAX
/** Index that stands for "none": a task without an official, a name that was not found. */
#define ZR_NONE (UINT32_MAX - 1U)

/** Outcome of a call. Zero is success; it never doubles as a count. */
typedef enum zr_status {
    ZR_OK = 0,
    ZR_ENOMEM,   /**< Memory ran out. */
    ZR_EINVAL,   /**< An argument makes no sense together with the others. */
    ZR_EREAD,    /**< A file could not be opened or read. */
    ZR_ESYNTAX,  /**< The bytes are not JSON, or not UTF-8, or beyond the limits. */
    ZR_EDATA,    /**< Well-formed JSON that is not a valid notice. */
    ZR_EWRITE,   /**< A file could not be written; the old one is as it was. */
    ZR_ENOTFOUND, /**< A name given by the caller is not in the notice. */
    ZR_ELIBRARY  /**< igraph, Graphviz or another library failed; the message has its words. */
} zr_status;

/** The story of one failure. Holds no pointers; filling it allocates nothing. */
typedef struct zr_error {
    zr_status status;
    uint32_t line;     /**< 1-based line in `source`, 0 when it does not apply. */
    uint32_t column;   /**< 1-based column in characters, 0 when it does not apply. */
    char source[256];  /**< File name, "-" for standard input, or empty. */
    char pointer[256]; /**< JSON pointer (RFC 6901) of the value at fault, or empty. */
    char message[512]; /**< What is wrong and what was expected; lower case, no full stop. */
} zr_error;

/**
 * Write an error as one line: `n.json:12:9: unknown plan 'anual' (did you mean 'annual'?)`, or
 * `n.json: /tasks/3/plan: unknown plan …` where only the JSON pointer is known.
 *
 * @param[out] line  Receives the text, cut at a character boundary and NUL-terminated.
 * @param size       Bytes of `line`; 1,100 hold any error.
 * @param error      Borrowed.
 */
ZR_API void zr_error_format(char *line, size_t size, const zr_error *error);

#ifdef __cplusplus
}
#endif

#endif
