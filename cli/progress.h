/* One line that says what takes so long, for someone who waits at a terminal. */
#ifndef ZEREN_CLI_PROGRESS_H
#define ZEREN_CLI_PROGRESS_H

/* Name the work that begins, in the reader's language. Shown from the second second on, only when
 * standard error is a terminal and the command is in its foreground. */
void zr__progress_start(const char *work);

/* Take the line away until the next second; call before anything else is printed. */
void zr__progress_hide(void);

/* The work is done. */
void zr__progress_stop(void);

#endif
