/*
 * The smallest program on libzeren: which version is it running with?
 *
 *     cc version.c $(pkg-config --cflags --libs zeren) && ./a.out
 */
#include <zeren/version.h>

#include <stdio.h>
#include <string.h>

int main(void)
{
    printf("compiled with %s, running with %s\n", ZR_VERSION_STRING, zr_version());
    return strcmp(ZR_VERSION_STRING, zr_version()) == 0 ? 0 : 1;
}
