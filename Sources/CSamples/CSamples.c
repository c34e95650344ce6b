#include "CSamples.h"

static const unsigned char interview[] = {
#embed "Meetings/interview.json"
};

static const unsigned char salesCall[] = {
#embed "Meetings/sales-call.json"
};

static const unsigned char weeklyProjectCall[] = {
#embed "Meetings/weekly-project-call.json"
};

static const struct CSample samples[] = {
    {"interview", interview, sizeof interview},
    {"sales-call", salesCall, sizeof salesCall},
    {"weekly-project-call", weeklyProjectCall, sizeof weeklyProjectCall},
};

size_t CSampleCount(void) { return sizeof samples / sizeof samples[0]; }

struct CSample CSampleAt(size_t index) {
  size_t count = CSampleCount();
  return samples[index < count ? index : count - 1];
}
