// Counts calls of the C library and lets one of them fail, or kills the process in front of it. For LD_PRELOAD.
//
//   TORTURE_CALLS=write,fsync   which calls are counted: names as below, or "change" for all that change the disk, or "all"
//   TORTURE_AT=17               the number of the call that is hit, from 1; 0 only counts
//   TORTURE_ERRNO=28            what it fails with, this time and from then on where TORTURE_STAYS=1; or
//   TORTURE_KILL=1              the process is killed in front of it
//   TORTURE_COUNT=FILE          where the number of calls is written at the end
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long calls;
static long at = -1;
static int failure, kills, stays, every, changes;
static char wanted[512], count_file[512];
static __thread int busy;

static void settle(void) {
    if (at >= 0) return;
    const char *text = getenv("TORTURE_AT");
    const char *names = getenv("TORTURE_CALLS");
    const char *number = getenv("TORTURE_ERRNO");
    const char *file = getenv("TORTURE_COUNT");
    snprintf(wanted, sizeof wanted, ",%s,", names ? names : "");
    snprintf(count_file, sizeof count_file, "%s", file ? file : "");
    failure = number ? atoi(number) : 0;
    kills = getenv("TORTURE_KILL") != NULL;
    stays = getenv("TORTURE_STAYS") != NULL;
    every = strstr(wanted, ",all,") != NULL;
    changes = strstr(wanted, ",change,") != NULL;
    at = text ? atol(text) : 0;
}

// Whether this call is to fail; errno is set then.
static int hit(const char *name, int is_change, int is_memory) {
    if (busy) return 0;
    busy = 1;
    settle();
    char pattern[64];
    int counts = is_memory ? 0 : every || (changes && is_change);
    if (!counts) {
        int length = snprintf(pattern, sizeof pattern, ",%s,", name);
        counts = length > 0 && strstr(wanted, pattern) != NULL;
    }
    busy = 0;
    if (!counts) return 0;
    long number = atomic_fetch_add(&calls, 1) + 1;
    if (at == 0 || (stays ? number < at : number != at)) return 0;
    if (kills) syscall(SYS_kill, getpid(), SIGKILL);
    errno = failure;
    return failure != 0;
}

__attribute__((destructor)) static void leave(void) {
    if (at != 0 || !count_file[0]) return;
    busy = 1;
    int file = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    char text[32];
    int length = snprintf(text, sizeof text, "%ld\n", atomic_load(&calls));
    if (file >= 0) syscall(SYS_write, file, text, length);
}

// The command ends without the handlers of libraries.
void _exit(int status) {
    leave();
    syscall(SYS_exit_group, status);
    __builtin_unreachable();
}

#define NEXT(name) static __typeof__(&name) next; if (!next) { busy++; next = dlsym(RTLD_NEXT, #name); busy--; }
#define FAIL(name, change, value) if (hit(#name, change, 0)) return value

static mode_t mode_of(int flags, va_list list) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0; }
static int makes(int flags) { return (flags & O_CREAT) != 0; }

int open(const char *path, int flags, ...) {
    va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list);
    NEXT(open); FAIL(open, makes(flags), -1); return next(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list);
    NEXT(open64); if (hit("open", makes(flags), 0)) return -1; return next(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    va_list list; va_start(list, flags); mode_t mode = mode_of(flags, list); va_end(list);
    NEXT(openat); if (hit("open", makes(flags), 0)) return -1; return next(folder, path, flags, mode);
}
FILE *fopen(const char *path, const char *mode) {
    NEXT(fopen); if (hit("open", mode[0] != 'r', 0)) return NULL; return next(path, mode);
}
FILE *fopen64(const char *path, const char *mode) {
    NEXT(fopen64); if (hit("open", mode[0] != 'r', 0)) return NULL; return next(path, mode);
}
ssize_t read(int file, void *bytes, size_t size) { NEXT(read); FAIL(read, 0, -1); return next(file, bytes, size); }
ssize_t write(int file, const void *bytes, size_t size) { NEXT(write); FAIL(write, 1, -1); return next(file, bytes, size); }
int fsync(int file) { NEXT(fsync); FAIL(fsync, 1, -1); return next(file); }
int close(int file) {
    NEXT(close);
    // A close that fails has closed all the same.
    if (hit("close", 0, 0)) { int code = errno; next(file); errno = code; return -1; }
    return next(file);
}
int rename(const char *from, const char *to) { NEXT(rename); FAIL(rename, 1, -1); return next(from, to); }
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    NEXT(renameat2); if (hit("rename", 1, 0)) return -1; return next(a, from, b, to, flags);
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
    NEXT(linkat); if (hit("link", 1, 0)) return -1; return next(a, from, b, to, flags);
}
int unlink(const char *path) { NEXT(unlink); FAIL(unlink, 1, -1); return next(path); }
int rmdir(const char *path) { NEXT(rmdir); FAIL(rmdir, 1, -1); return next(path); }
int mkdir(const char *path, mode_t mode) { NEXT(mkdir); FAIL(mkdir, 1, -1); return next(path, mode); }
char *mkdtemp(char *path) { NEXT(mkdtemp); if (hit("mkdir", 1, 0)) return NULL; return next(path); }
int mkostemp(char *path, int flags) { NEXT(mkostemp); if (hit("open", 1, 0)) return -1; return next(path, flags); }
int mkostemp64(char *path, int flags) { NEXT(mkostemp64); if (hit("open", 1, 0)) return -1; return next(path, flags); }
int chmod(const char *path, mode_t mode) { NEXT(chmod); FAIL(chmod, 1, -1); return next(path, mode); }
int fchmod(int file, mode_t mode) { NEXT(fchmod); FAIL(fchmod, 1, -1); return next(file, mode); }
int flock(int file, int operation) { NEXT(flock); FAIL(flock, 0, -1); return next(file, operation); }
int stat(const char *path, struct stat *status) { NEXT(stat); FAIL(stat, 0, -1); return next(path, status); }
int lstat(const char *path, struct stat *status) { NEXT(lstat); FAIL(lstat, 0, -1); return next(path, status); }
int fstat(int file, struct stat *status) { NEXT(fstat); FAIL(fstat, 0, -1); return next(file, status); }
char *realpath(const char *path, char *resolved) { NEXT(realpath); if (hit("realpath", 0, 0)) return NULL; return next(path, resolved); }

// glibc has names of its own for these, which need no look-up that would allocate again.
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t), *__libc_memalign(size_t, size_t);
// What the loader's libraries and Swift's runtime do before the command's first line is not the command's. With that line it
// takes a stack for its signal handler: only what comes behind counts.
static int is_in_main, is_started;
static int (*command_main)(int, char **, char **);
static int started_main(int count, char **arguments, char **environment) {
    is_in_main = 1;
    return command_main(count, arguments, environment);
}
int __libc_start_main(int (*main)(int, char **, char **), int count, char **arguments, void (*init)(void), void (*fini)(void),
                      void (*end)(void), void *stack) {
    static int (*next)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void), void (*)(void), void *);
    busy++; next = dlsym(RTLD_NEXT, "__libc_start_main"); busy--;
    command_main = main;
    return next(started_main, count, arguments, init, fini, end, stack);
}
int sigaltstack(const stack_t *stack, stack_t *old) { NEXT(sigaltstack); int result = next(stack, old); is_started = is_in_main; return result; }
static int refused(void) { return is_started && hit("malloc", 0, 1); }
void *malloc(size_t size) { return refused() ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return refused() ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return refused() ? NULL : __libc_realloc(old, size); }
void *aligned_alloc(size_t alignment, size_t size) { return refused() ? NULL : __libc_memalign(alignment, size); }
void *memalign(size_t alignment, size_t size) { return refused() ? NULL : __libc_memalign(alignment, size); }
int posix_memalign(void **out, size_t alignment, size_t size) {
    if (refused()) return ENOMEM;
    *out = __libc_memalign(alignment, size);
    return *out ? 0 : ENOMEM;
}
