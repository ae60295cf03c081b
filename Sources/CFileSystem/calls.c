#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CFileSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/xattr.h>
#include <unistd.h>

#ifdef __linux__

int klynge_rename_to_free(const char *from, const char *to) {
    return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

int klynge_exchange(const char *first, const char *second) {
    return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
}

long klynge_attributes(const char *path, char *names, size_t size) { return listxattr(path, names, size); }

#else

int klynge_rename_to_free(const char *from, const char *to) { return renamex_np(from, to, RENAME_EXCL); }

int klynge_exchange(const char *first, const char *second) { return renamex_np(first, second, RENAME_SWAP); }

long klynge_attributes(const char *path, char *names, size_t size) { return listxattr(path, names, size, 0); }

#endif

int klynge_make_temporary(char *name) { return mkostemp(name, O_CLOEXEC); }

static char **arguments;

// The loader passes every constructor what `main` gets.
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
    (void)count;
    arguments = values;
}

char *const *klynge_arguments(void) { return arguments; }
