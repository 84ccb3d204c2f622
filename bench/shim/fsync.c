/* Counts and slows what asks the disk to keep something: preloaded into the server that is measured.
 * FSYNC_MICROS: how long each one takes longer. FSYNC_COUNT: a file of eight bytes that holds how many there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static _Atomic long long *count;
static struct timespec longer;

__attribute__((constructor)) static void prepare(void) {
  const char *micros = getenv("FSYNC_MICROS"), *path = getenv("FSYNC_COUNT");
  long long wait = micros ? atoll(micros) : 0;
  longer.tv_sec = wait / 1000000;
  longer.tv_nsec = wait % 1000000 * 1000;
  int file = path ? open(path, O_RDWR) : -1;
  if (file >= 0) {
    void *shared = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (shared != MAP_FAILED) count = shared;
    close(file);
  }
}

static void before(void) {
  if (count) atomic_fetch_add(count, 1);
  if (longer.tv_sec || longer.tv_nsec) nanosleep(&longer, NULL);
}

int fsync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  before();
  return real(file);
}

int fdatasync(int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  before();
  return real(file);
}
