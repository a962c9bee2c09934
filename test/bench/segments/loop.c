/* The least that counting costs: one loop over the codes that a workspace keeps of its people.
     gcc -O3 -march=native -pthread -o loop loop.c
     ./loop folder answer rounds
   The folder holds, as little-endian 32-bit numbers, `profile` and `setting` of each person, and what to
   add to the place of a count: `base` of each profile, `place` of each setting. `cells` is one number. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { threads = 2 };

static uint32_t *profile, *setting, *base, *place;
static size_t people, cells;

typedef struct {
  size_t from, to;
  uint32_t *counts;
} part;

static uint32_t *read_all(const char *folder, const char *name, size_t *length) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s.u32", folder, name);
  FILE *file = fopen(path, "rb");
  if (file == NULL) {
    fprintf(stderr, "No file of %s.\n", name);
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file) / sizeof(uint32_t);
  rewind(file);
  uint32_t *numbers = malloc(*length * sizeof(uint32_t));
  if (numbers == NULL || fread(numbers, sizeof(uint32_t), *length, file) != *length) exit(1);
  fclose(file);
  return numbers;
}

static void *count(void *given) {
  part *own = given;
  uint32_t *counts = own->counts;
  memset(counts, 0, cells * sizeof(uint32_t));
  for (size_t person = own->from; person < own->to; person++)
    counts[base[profile[person]] + place[setting[person]]]++;
  return NULL;
}

static void count_everybody(part *parts) {
  pthread_t workers[threads];
  for (int worker = 0; worker < threads; worker++)
    pthread_create(&workers[worker], NULL, count, &parts[worker]);
  for (int worker = 0; worker < threads; worker++) pthread_join(workers[worker], NULL);
  for (int worker = 1; worker < threads; worker++)
    for (size_t cell = 0; cell < cells; cell++) parts[0].counts[cell] += parts[worker].counts[cell];
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static long peak_kilobytes(void) {
  char line[256];
  long kilobytes = 0;
  FILE *status = fopen("/proc/self/status", "r");
  while (status != NULL && fgets(line, sizeof line, status) != NULL)
    sscanf(line, "VmHWM: %ld", &kilobytes);
  if (status != NULL) fclose(status);
  return kilobytes;
}

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  size_t others;
  profile = read_all(argv[1], "profile", &people);
  setting = read_all(argv[1], "setting", &others);
  if (others != people) return 1;
  base = read_all(argv[1], "base", &others);
  place = read_all(argv[1], "place", &others);
  cells = *read_all(argv[1], "cells", &others);
  part parts[threads];
  for (int worker = 0; worker < threads; worker++) {
    size_t from = people * (size_t)worker / threads, to = people * (size_t)(worker + 1) / threads;
    parts[worker] = (part){from, to, malloc(cells * sizeof(uint32_t))};
  }
  int rounds = atoi(argv[3]);
  count_everybody(parts);
  printf("{\"way\":\"one loop\",\"seconds\":[");
  for (int round = 0; round < rounds; round++) {
    double begun = now();
    count_everybody(parts);
    printf("%s%.6f", round == 0 ? "" : ",", now() - begun);
  }
  printf("],\"versions\":\"gcc %d.%d.%d, -O3 -march=native, %d threads\",\"peak\":%ld}\n", __GNUC__,
         __GNUC_MINOR__, __GNUC_PATCHLEVEL__, threads, peak_kilobytes() * 1024);
  FILE *answer = fopen(argv[2], "wb");
  int is_written = answer != NULL && fwrite(parts[0].counts, sizeof(uint32_t), cells, answer) == cells;
  if (answer != NULL) fclose(answer);
  return is_written ? 0 : 1;
}
