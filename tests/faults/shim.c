/* Counts the calls that change files under FAULT_PREFIX, and makes the chosen one fail or write half.
   gcc -shared -fPIC -O2 -o shim.so shim.c -ldl; driven from Python through ctypes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN = 1, WRITE = 2, SYNC = 4, CUT = 8, NAME = 16, READ = 32 };

static char tracked[4096];
static int at, code, for_good, half, kinds, count, armed;
static char last[32];

void fault_arm(int n, int error, int sticky, int half_writes, int which) {
    at = n; code = error; for_good = sticky; half = half_writes; kinds = which; count = 0; last[0] = 0; armed = 1;
}
void fault_off(void) { armed = 0; }
int fault_count(void) { return count; }
const char *fault_last(void) { return last; }

static int ours(const char *path) {
    const char *prefix = getenv("FAULT_PREFIX");
    return prefix && path && strncmp(path, prefix, strlen(prefix)) == 0;
}
static int hit(int kind, const char *name) {
    if (!armed || !(kinds & kind)) return 0;
    count++;
    if (!at || count < at || (count > at && !for_good)) return 0;
    snprintf(last, sizeof last, "%s", name);
    return 1;
}
static int remember(int fd, const char *path) {
    if (fd >= 0 && fd < 4096) tracked[fd] = ours(path);
    return fd;
}
static int known(int fd) { return fd >= 0 && fd < 4096 && tracked[fd]; }

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)
#define MODE va_list list; va_start(list, flags); int mode = va_arg(list, int); va_end(list)
#define OPENING(path, call) \
    if (ours(path) && hit((flags & O_CREAT) ? OPEN : READ, "open")) { errno = code; return -1; } \
    return remember(call, path)

int open(const char *path, int flags, ...) { REAL(int, open, const char *, int, ...); MODE; OPENING(path, real(path, flags, mode)); }
int open64(const char *path, int flags, ...) { REAL(int, open64, const char *, int, ...); MODE; OPENING(path, real(path, flags, mode)); }
int openat(int dir, const char *path, int flags, ...) { REAL(int, openat, int, const char *, int, ...); MODE; OPENING(path, real(dir, path, flags, mode)); }
int openat64(int dir, const char *path, int flags, ...) { REAL(int, openat64, int, const char *, int, ...); MODE; OPENING(path, real(dir, path, flags, mode)); }
int close(int fd) { REAL(int, close, int); if (fd >= 0 && fd < 4096) tracked[fd] = 0; return real(fd); }

#define WRITING(name, call) \
    if (known(fd) && hit(WRITE, name)) { if (half && size > 1) { size /= 2; return call; } errno = code ? code : EIO; return -1; } \
    return call
ssize_t write(int fd, const void *data, size_t size) { REAL(ssize_t, write, int, const void *, size_t); WRITING("write", real(fd, data, size)); }
ssize_t pwrite(int fd, const void *data, size_t size, off_t where) { REAL(ssize_t, pwrite, int, const void *, size_t, off_t); WRITING("pwrite", real(fd, data, size, where)); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t where) { REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t); WRITING("pwrite64", real(fd, data, size, where)); }

#define FAILING(kind, name, call) if (hit(kind, name)) { errno = code; return -1; } return call
ssize_t read(int fd, void *data, size_t size) { REAL(ssize_t, read, int, void *, size_t); if (!known(fd)) return real(fd, data, size); FAILING(READ, "read", real(fd, data, size)); }
ssize_t pread(int fd, void *data, size_t size, off_t where) { REAL(ssize_t, pread, int, void *, size_t, off_t); if (!known(fd)) return real(fd, data, size, where); FAILING(READ, "pread", real(fd, data, size, where)); }
ssize_t pread64(int fd, void *data, size_t size, off64_t where) { REAL(ssize_t, pread64, int, void *, size_t, off64_t); if (!known(fd)) return real(fd, data, size, where); FAILING(READ, "pread64", real(fd, data, size, where)); }
int fsync(int fd) { REAL(int, fsync, int); if (!known(fd)) return real(fd); FAILING(SYNC, "fsync", real(fd)); }
int fdatasync(int fd) { REAL(int, fdatasync, int); if (!known(fd)) return real(fd); FAILING(SYNC, "fdatasync", real(fd)); }
int ftruncate(int fd, off_t size) { REAL(int, ftruncate, int, off_t); if (!known(fd)) return real(fd, size); FAILING(CUT, "ftruncate", real(fd, size)); }
int ftruncate64(int fd, off64_t size) { REAL(int, ftruncate64, int, off64_t); if (!known(fd)) return real(fd, size); FAILING(CUT, "ftruncate64", real(fd, size)); }
int rename(const char *from, const char *to) { REAL(int, rename, const char *, const char *); if (!ours(to)) return real(from, to); FAILING(NAME, "rename", real(from, to)); }
int link(const char *from, const char *to) { REAL(int, link, const char *, const char *); if (!ours(to)) return real(from, to); FAILING(NAME, "link", real(from, to)); }
int linkat(int a, const char *from, int b, const char *to, int flags) { REAL(int, linkat, int, const char *, int, const char *, int); if (!ours(to)) return real(a, from, b, to, flags); FAILING(NAME, "link", real(a, from, b, to, flags)); }
int unlink(const char *path) { REAL(int, unlink, const char *); if (!ours(path)) return real(path); FAILING(NAME, "unlink", real(path)); }
int mkdir(const char *path, mode_t mode) { REAL(int, mkdir, const char *, mode_t); if (!ours(path)) return real(path, mode); FAILING(NAME, "mkdir", real(path, mode)); }
