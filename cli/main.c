/*
 * The `zeren` command: for now it says which version it is.
 */
#include "zeren/version.h"

#include <stdio.h>

int main(void)
{
    printf("zeren %s\n", zr_version());
    return fflush(stdout) == 0 ? 0 : 4;
}
