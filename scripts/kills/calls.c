// Counts the calls by which a program changes the files of one folder, and stops the program, or lets
// the call fail, at a chosen one. Loaded with LD_PRELOAD; Linux with glibc.
//
//   KILLS_ROOT     the folder; calls about files elsewhere pass through
//   KILLS_COUNTER  a file of 8 bytes in which the calls are counted: it survives the program
//   KILLS_AT       the number of the call, from 1; 0 or nothing for none
//   KILLS_HOW      kill: stops before the call
//                  torn: of a write, half is done before the stop
//                  an error's number: the call fails with it, once
//                  an error's number and +: this call and all that follow fail with it
//   KILLS_EXCEPT   calls about files whose paths have this in them are not counted
//   KILLS_LOG      a file to which every call is appended, so that another program can work out what
//                  a power cut leaves
//
// A record of the log is a line, `NAME ARGUMENTS`, tab-separated; the bytes of a write follow it.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { descriptor_limit = 65536, path_limit = 4096 };

static struct {
  char root[path_limit];
  size_t root_length;
  _Atomic uint64_t *counter;
  uint64_t at;
  int torn;
  int error;
  int error_lasts;
  int log;
  const char *except;
} settings = {.log = -1};

// Which descriptors are files in the folder: 1 where calls are counted, 2 where they are not.
static _Atomic char followed[descriptor_limit];

// Calls are made one at a time, so that the log has them in the order in which they happened.
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(result, name, ...)                                                                  \
  static result (*real_##name)(__VA_ARGS__);                                                     \
  static void find_##name(void) {                                                                \
    if (!real_##name) real_##name = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name);             \
  }

REAL(int, openat, int, const char *, int, ...)
REAL(int, close, int)
REAL(int, closedir, DIR *)
REAL(ssize_t, write, int, const void *, size_t)
REAL(ssize_t, pwrite, int, const void *, size_t, off_t)
REAL(ssize_t, writev, int, const struct iovec *, int)
REAL(ssize_t, pwritev, int, const struct iovec *, int, off_t)
REAL(int, fsync, int)
REAL(int, fdatasync, int)
REAL(int, syncfs, int)
REAL(int, ftruncate, int, off_t)
REAL(int, posix_fallocate, int, off_t, off_t)
REAL(int, fallocate, int, int, off_t, off_t)
REAL(int, renameat, int, const char *, int, const char *)
REAL(int, unlinkat, int, const char *, int)
REAL(int, mkdirat, int, const char *, mode_t)
REAL(int, linkat, int, const char *, int, const char *, int)
REAL(int, symlinkat, const char *, int, const char *)
REAL(int, fchmod, int, mode_t)

static void start(void) __attribute__((constructor));

static void start(void) {
  find_openat(); find_close(); find_closedir(); find_write(); find_pwrite(); find_writev(); find_pwritev();
  find_fsync(); find_fdatasync(); find_syncfs(); find_ftruncate(); find_posix_fallocate();
  find_fallocate(); find_renameat(); find_unlinkat(); find_mkdirat(); find_linkat();
  find_symlinkat(); find_fchmod();
  const char *root = getenv("KILLS_ROOT");
  if (!root || !*root || strlen(root) >= path_limit) return;
  strcpy(settings.root, root);
  settings.root_length = strlen(root);
  const char *at = getenv("KILLS_AT");
  settings.at = at ? strtoull(at, NULL, 10) : 0;
  const char *how = getenv("KILLS_HOW");
  settings.torn = how && !strcmp(how, "torn");
  settings.error = how ? atoi(how) : 0;
  settings.error_lasts = how && strchr(how, '+');
  const char *counter = getenv("KILLS_COUNTER");
  int descriptor = counter ? real_openat(AT_FDCWD, counter, O_RDWR | O_CREAT | O_CLOEXEC, 0600) : -1;
  if (descriptor >= 0 && real_ftruncate(descriptor, 8) == 0) {
    void *memory = mmap(NULL, 8, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    if (memory != MAP_FAILED) settings.counter = memory;
    real_close(descriptor);
  }
  settings.except = getenv("KILLS_EXCEPT");
  const char *log = getenv("KILLS_LOG");
  if (log) settings.log = real_openat(AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

// The absolute path of a name; 0 where it is not in the folder.
static int resolved(char *path, int folder, const char *name) {
  if (!settings.root_length || !name) return 0;
  char base[path_limit] = "";
  if (name[0] != '/') {
    if (folder == AT_FDCWD) {
      if (!getcwd(base, sizeof base)) return 0;
    } else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
      ssize_t length = readlink(link, base, sizeof base - 1);
      if (length < 0) return 0;
      base[length] = 0;
    }
  }
  if (snprintf(path, path_limit, "%s%s%s", base, base[0] ? "/" : "", name) >= path_limit) return 0;
  // Without "." and empty parts.
  char *to = path;
  for (char *from = path; *from;) {
    while (*from == '/') from++;
    size_t length = strcspn(from, "/");
    if (length && !(length == 1 && from[0] == '.')) {
      *to++ = '/';
      memmove(to, from, length);
      to += length;
    }
    from += length;
  }
  *to = 0;
  return !strncmp(path, settings.root, settings.root_length)
         && (path[settings.root_length] == '/' || !path[settings.root_length]);
}

static int is_followed(int descriptor) {
  return descriptor >= 0 && descriptor < descriptor_limit && followed[descriptor];
}

static void stop(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static int is_excepted(const char *path) {
  return settings.except && *settings.except && strstr(path, settings.except) != NULL;
}

// Counts a call: nonzero where it is to fail. At a torn write, returns with `half` set.
static int counted(int *half) {
  uint64_t number = settings.counter ? atomic_fetch_add(settings.counter, 1) + 1 : 0;
  int is_due = settings.at && number == settings.at;
  if (settings.error && settings.at && (is_due || (settings.error_lasts && number > settings.at))) {
    errno = settings.error;
    return 1;
  }
  if (!is_due || settings.error) return 0;
  if (settings.torn && half) {
    *half = 1;
    return 0;
  }
  stop();
  return 1;
}

static void logged(const char *format, ...) {
  if (settings.log < 0) return;
  char line[3 * path_limit];
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  int error = errno;
  if (length > 0) (void)!real_write(settings.log, line, (size_t)length);
  errno = error;
}

#define LOCKED(type, call)                                                                       \
  ({                                                                                             \
    pthread_mutex_lock(&mutex);                                                                  \
    type result = (call);                                                                        \
    int error = errno;                                                                           \
    pthread_mutex_unlock(&mutex);                                                                \
    errno = error;                                                                               \
    result;                                                                                      \
  })

// Opening.

static int open_in(int folder, const char *name, int flags, mode_t mode) {
  char path[path_limit];
  if (!resolved(path, folder, name)) {
    int descriptor = real_openat(folder, name, flags, mode);
    if (descriptor >= 0 && descriptor < descriptor_limit) followed[descriptor] = 0;
    return descriptor;
  }
  int is_counted = !is_excepted(path);
  if (is_counted && (flags & (O_CREAT | O_TRUNC)) && counted(NULL)) return -1;
  int was_there = faccessat(folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
  int descriptor = real_openat(folder, name, flags, mode);
  if (descriptor >= 0 && descriptor < descriptor_limit) {
    followed[descriptor] = is_counted ? 1 : 2;
    logged("open\t%d\t%s\t%d\t%d\t%d\n", descriptor, path, !was_there && (flags & O_CREAT) != 0,
           (flags & O_TRUNC) != 0, (flags & O_APPEND) != 0);
  }
  return descriptor;
}

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name, parameters, folder)                                                           \
  int name parameters {                                                                          \
    va_list arguments;                                                                           \
    va_start(arguments, flags);                                                                  \
    mode_t mode = mode_of(flags, arguments);                                                     \
    va_end(arguments);                                                                           \
    return LOCKED(int, open_in(folder, path, flags, mode));                                      \
  }

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int folder, const char *path, int flags, ...), folder)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder)
int __open_2(const char *path, int flags) { return LOCKED(int, open_in(AT_FDCWD, path, flags, 0)); }
int __open64_2(const char *path, int flags) { return LOCKED(int, open_in(AT_FDCWD, path, flags, 0)); }
int creat(const char *path, mode_t mode) {
  return LOCKED(int, open_in(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode));
}

static int make_temporary(char *pattern, int suffix_length, int flags) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  static _Atomic unsigned next;
  size_t length = strlen(pattern);
  char *place = pattern + length - (size_t)suffix_length - 6;
  for (int attempt = 0; attempt < 1000; attempt++) {
    uint64_t value = ((uint64_t)getpid() << 20) * 2654435761u + atomic_fetch_add(&next, 1) * 7919u;
    for (int i = 0; i < 6; i++, value /= 36) place[i] = letters[value % 36];
    int descriptor = open_in(AT_FDCWD, pattern, flags | O_RDWR | O_CREAT | O_EXCL, 0600);
    if (descriptor >= 0 || errno != EEXIST) return descriptor;
  }
  return -1;
}

int mkstemp(char *pattern) { return LOCKED(int, make_temporary(pattern, 0, 0)); }
int mkstemp64(char *pattern) { return LOCKED(int, make_temporary(pattern, 0, 0)); }
int mkostemp(char *pattern, int flags) { return LOCKED(int, make_temporary(pattern, 0, flags)); }

static void forget(int descriptor) {
  if (!is_followed(descriptor)) return;
  followed[descriptor] = 0;
  logged("close\t%d\n", descriptor);
}

static int close_in(int descriptor) {
  forget(descriptor);
  return real_close(descriptor);
}

int close(int descriptor) { return LOCKED(int, close_in(descriptor)); }

// It closes the descriptor of the folder by itself, which may be that of a socket or a pipe next.
static int closedir_in(DIR *stream) {
  forget(dirfd(stream));
  return real_closedir(stream);
}

int closedir(DIR *stream) { return LOCKED(int, closedir_in(stream)); }

// Writing.

static void log_bytes(int descriptor, const struct iovec *parts, int count, off_t offset, ssize_t done) {
  if (settings.log < 0 || done <= 0) return;
  logged("write\t%d\t%lld\t%lld\n", descriptor, (long long)offset, (long long)done);
  size_t left = (size_t)done;
  for (int i = 0; i < count && left; i++) {
    size_t length = parts[i].iov_len < left ? parts[i].iov_len : left;
    (void)!real_write(settings.log, parts[i].iov_base, length);
    left -= length;
  }
}

// An offset of -1 is the descriptor's own.
static ssize_t write_in(int descriptor, const struct iovec *parts, int count, off_t offset) {
  if (!is_followed(descriptor))
    return offset < 0 ? real_writev(descriptor, parts, count)
                      : real_pwritev(descriptor, parts, count, offset);
  int half = 0;
  if (followed[descriptor] == 1 && counted(&half)) return -1;
  struct iovec first = count ? parts[0] : (struct iovec){0};
  if (half) {
    first.iov_len /= 2;
    parts = &first;
    count = 1;
  }
  off_t place = offset < 0 ? lseek(descriptor, 0, SEEK_CUR) : offset;
  ssize_t done = offset < 0 ? real_writev(descriptor, parts, count)
                            : real_pwritev(descriptor, parts, count, offset);
  int error = errno;
  log_bytes(descriptor, parts, count, place, done);
  errno = error;
  if (half) stop();
  return done;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  if (!is_followed(descriptor)) return real_write(descriptor, bytes, length);
  struct iovec part = {(void *)bytes, length};
  return LOCKED(ssize_t, write_in(descriptor, &part, 1, -1));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  if (!is_followed(descriptor)) return real_pwrite(descriptor, bytes, length, offset);
  struct iovec part = {(void *)bytes, length};
  return LOCKED(ssize_t, write_in(descriptor, &part, 1, offset));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  return pwrite(descriptor, bytes, length, offset);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  if (!is_followed(descriptor)) return real_writev(descriptor, parts, count);
  return LOCKED(ssize_t, write_in(descriptor, parts, count, -1));
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
  if (!is_followed(descriptor)) return real_pwritev(descriptor, parts, count, offset);
  return LOCKED(ssize_t, write_in(descriptor, parts, count, offset));
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
  return pwritev(descriptor, parts, count, offset);
}

// What else changes an open file.

#define ON_DESCRIPTOR(name, parameters, call, ...)                                               \
  static int name##_in parameters {                                                              \
    if (is_followed(descriptor)) {                                                               \
      if (followed[descriptor] == 1 && counted(NULL)) return -1;                                 \
      int result = call;                                                                         \
      int error = errno;                                                                         \
      if (result == 0) logged(__VA_ARGS__);                                                      \
      errno = error;                                                                             \
      return result;                                                                             \
    }                                                                                            \
    return call;                                                                                 \
  }

ON_DESCRIPTOR(fsync, (int descriptor), real_fsync(descriptor), "sync\t%d\n", descriptor)
ON_DESCRIPTOR(fdatasync, (int descriptor), real_fdatasync(descriptor), "sync\t%d\n", descriptor)
ON_DESCRIPTOR(syncfs, (int descriptor), real_syncfs(descriptor), "syncfs\n")
ON_DESCRIPTOR(ftruncate, (int descriptor, off_t size), real_ftruncate(descriptor, size),
              "truncate\t%d\t%lld\n", descriptor, (long long)size)
ON_DESCRIPTOR(fallocate, (int descriptor, int mode, off_t offset, off_t length),
              real_fallocate(descriptor, mode, offset, length), "extend\t%d\t%lld\n", descriptor,
              (long long)(mode ? 0 : offset + length))

int fsync(int descriptor) { return LOCKED(int, fsync_in(descriptor)); }
int fdatasync(int descriptor) { return LOCKED(int, fdatasync_in(descriptor)); }
int syncfs(int descriptor) { return LOCKED(int, syncfs_in(descriptor)); }
int ftruncate(int descriptor, off_t size) { return LOCKED(int, ftruncate_in(descriptor, size)); }
int ftruncate64(int descriptor, off64_t size) { return LOCKED(int, ftruncate_in(descriptor, size)); }
int fallocate(int descriptor, int mode, off_t offset, off_t length) {
  return LOCKED(int, fallocate_in(descriptor, mode, offset, length));
}
int fallocate64(int descriptor, int mode, off64_t offset, off64_t length) {
  return fallocate(descriptor, mode, offset, length);
}
int posix_fallocate(int descriptor, off_t offset, off_t length) {
  return fallocate(descriptor, 0, offset, length) == 0 ? 0 : errno;
}
int posix_fallocate64(int descriptor, off64_t offset, off64_t length) {
  return posix_fallocate(descriptor, offset, length);
}

// Names.

static int rename_in(int folder, const char *name, int new_folder, const char *new_name) {
  char path[path_limit], new_path[path_limit];
  int is_inside = resolved(path, folder, name) | resolved(new_path, new_folder, new_name);
  if (is_inside && !is_excepted(path) && !is_excepted(new_path) && counted(NULL)) return -1;
  int result = real_renameat(folder, name, new_folder, new_name);
  if (is_inside && result == 0) logged("rename\t%s\t%s\n", path, new_path);
  return result;
}

int rename(const char *name, const char *new_name) {
  return LOCKED(int, rename_in(AT_FDCWD, name, AT_FDCWD, new_name));
}
int renameat(int folder, const char *name, int new_folder, const char *new_name) {
  return LOCKED(int, rename_in(folder, name, new_folder, new_name));
}

#define ON_NAME(function, parameters, call, word)                                                \
  static int function parameters {                                                               \
    char path[path_limit];                                                                       \
    int is_inside = resolved(path, folder, name);                                                \
    if (is_inside && !is_excepted(path) && counted(NULL)) return -1;                             \
    int result = call;                                                                           \
    if (is_inside && result == 0) logged(word "\t%s\n", path);                                   \
    return result;                                                                               \
  }

ON_NAME(unlink_in, (int folder, const char *name, int flags), real_unlinkat(folder, name, flags), "unlink")
ON_NAME(mkdir_in, (int folder, const char *name, mode_t mode), real_mkdirat(folder, name, mode), "mkdir")
ON_NAME(symlink_in, (const char *target, int folder, const char *name),
        real_symlinkat(target, folder, name), "symlink")

int unlink(const char *name) { return LOCKED(int, unlink_in(AT_FDCWD, name, 0)); }
int unlinkat(int folder, const char *name, int flags) { return LOCKED(int, unlink_in(folder, name, flags)); }
int rmdir(const char *name) { return LOCKED(int, unlink_in(AT_FDCWD, name, AT_REMOVEDIR)); }
int remove(const char *name) {
  struct stat status;
  int is_folder = fstatat(AT_FDCWD, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode);
  return LOCKED(int, unlink_in(AT_FDCWD, name, is_folder ? AT_REMOVEDIR : 0));
}
int mkdir(const char *name, mode_t mode) { return LOCKED(int, mkdir_in(AT_FDCWD, name, mode)); }
int mkdirat(int folder, const char *name, mode_t mode) { return LOCKED(int, mkdir_in(folder, name, mode)); }
int symlink(const char *target, const char *name) { return LOCKED(int, symlink_in(target, AT_FDCWD, name)); }
int symlinkat(const char *target, int folder, const char *name) {
  return LOCKED(int, symlink_in(target, folder, name));
}

static int link_in(int folder, const char *name, int new_folder, const char *new_name, int flags) {
  char path[path_limit], new_path[path_limit];
  int is_inside = resolved(path, folder, name) | resolved(new_path, new_folder, new_name);
  if (is_inside && !is_excepted(path) && !is_excepted(new_path) && counted(NULL)) return -1;
  int result = real_linkat(folder, name, new_folder, new_name, flags);
  if (is_inside && result == 0) logged("link\t%s\t%s\n", path, new_path);
  return result;
}

int link(const char *name, const char *new_name) {
  return LOCKED(int, link_in(AT_FDCWD, name, AT_FDCWD, new_name, 0));
}
int linkat(int folder, const char *name, int new_folder, const char *new_name, int flags) {
  return LOCKED(int, link_in(folder, name, new_folder, new_name, flags));
}
