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

static const unsigned char richCheck[] = {
#embed "Checks/rich.json"
};

static const unsigned char emptyCheck[] = {
#embed "Checks/empty.json"
};

static const unsigned char failedCheck[] = {
#embed "Checks/failed.json"
};

static const unsigned char hostileCheck[] = {
#embed "Checks/hostile.json"
};

static const struct CSample samples[] = {
    {"interview", interview, sizeof interview},
    {"sales-call", salesCall, sizeof salesCall},
    {"weekly-project-call", weeklyProjectCall, sizeof weeklyProjectCall},
};

static const struct CSample checks[] = {
    {"rich", richCheck, sizeof richCheck},
    {"empty", emptyCheck, sizeof emptyCheck},
    {"failed", failedCheck, sizeof failedCheck},
    {"hostile", hostileCheck, sizeof hostileCheck},
};

size_t CSampleCheckCount(void) { return sizeof checks / sizeof checks[0]; }

struct CSample CSampleCheckAt(size_t index) {
  size_t count = CSampleCheckCount();
  return checks[index < count ? index : count - 1];
}

size_t CSampleCount(void) { return sizeof samples / sizeof samples[0]; }

struct CSample CSampleAt(size_t index) {
  size_t count = CSampleCount();
  return samples[index < count ? index : count - 1];
}
