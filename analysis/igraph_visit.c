/*
 * The only way into igraph.
 *
 * Debian's igraph has one set of error handlers and one generator for all threads, and aborts on
 * an error. So every visit is made alone, under a lock, with handlers that turn a failure into our
 * status and a generator of ours that starts from the seed; the host's are put back after.
 */
#include "analysis/igraph_visit.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdio.h>

#include "src/failure.h"
#include "src/random.h"

/* igraph's callbacks take no argument of ours; the lock guards what they need. */
static pthread_mutex_t igraph_lock = PTHREAD_MUTEX_INITIALIZER;
static jmp_buf igraph_exit;
static char igraph_words[256];

static void on_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file, (void)line, (void)code;
    snprintf(igraph_words, sizeof igraph_words, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *reason, const char *file, int line)
{
    (void)reason, (void)file, (void)line;
}

/* A failed assertion of igraph's, after which it must not be returned to. */
static void on_fatal(const char *reason, const char *file, int line)
{
    (void)file, (void)line;
    snprintf(igraph_words, sizeof igraph_words, "%s", reason);
    longjmp(igraph_exit, 1);
}

/* Our generator, as igraph wants to see one. */
static igraph_error_t random_init(void **state)
{
    (void)state;
    return IGRAPH_UNIMPLEMENTED; /* Only ever used on a state of ours. */
}

static void random_destroy(void *state)
{
    (void)state;
}

static igraph_error_t random_seed(void *state, igraph_uint_t seed)
{
    zr__random_seed(state, (uint64_t)seed);
    return IGRAPH_SUCCESS;
}

static igraph_uint_t random_bits(void *state)
{
    return (igraph_uint_t)(zr__random_next(state) >> 32);
}

static const igraph_rng_type_t random_type = {
    .name = "zeren", .bits = 32, .init = random_init, .destroy = random_destroy,
    .seed = random_seed, .get = random_bits};

zr_status zr__igraph_visit(igraph_error_t (*call)(void *data), void *data, uint64_t seed,
                           zr_error *err)
{
    zr__random random;
    volatile igraph_error_t code = IGRAPH_FAILURE;

    zr__random_seed(&random, seed);
    pthread_mutex_lock(&igraph_lock);
    igraph_error_handler_t *const host_error = igraph_set_error_handler(on_error);
    igraph_warning_handler_t *const host_warning = igraph_set_warning_handler(on_warning);
    igraph_fatal_handler_t *const host_fatal = igraph_set_fatal_handler(on_fatal);
    igraph_rng_t *const generator = igraph_rng_default();
    const igraph_rng_t host_generator = *generator;

    *generator = (igraph_rng_t){.type = &random_type, .state = &random, .is_seeded = true};
    igraph_words[0] = '\0';
    if (setjmp(igraph_exit) == 0)
        code = call(data);
    else
        IGRAPH_FINALLY_FREE();
    *generator = host_generator;
    igraph_set_fatal_handler(host_fatal);
    igraph_set_warning_handler(host_warning);
    igraph_set_error_handler(host_error);

    zr_status status = ZR_OK;
    if (code == IGRAPH_ENOMEM)
        status = zr__out_of_memory(err);
    else if (code != IGRAPH_SUCCESS)
        status = zr__fail(err, ZR_ELIBRARY, _("igraph failed: %s"), igraph_words);
    pthread_mutex_unlock(&igraph_lock);
    return status;
}
