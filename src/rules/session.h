// A guided session in time, apart from doses: protocol/session.toml. src/coach walks it.
#pragma once

#include <string>
#include <vector>

#include "base/describe.h"

namespace psoas::rules {

struct SessionPace {
  int ready_s = 0;          ///< to hear what comes
  int position_s = 0;       ///< to take it up, at least
  int switch_s = 0;         ///< to change sides
  double words_per_s = 0;   ///< how fast instructions are spoken
  int settle_s = 0;         ///< into the first mild stretch, before an effort
  int between_holds_s = 0;  ///< between held repetitions
  int extend_s = 0;         ///< one "a little longer"
  int count_s = 0;          ///< counted down at the end of a step
  int ask_s = 0;            ///< to say how it was
  int lift_s = 0;           ///< a repetition: up
  int lower_s = 0;          ///< and down
  int breath_say = 0;       ///< breaths that are spoken at the start of a rest
  std::string derived_because;
  static constexpr const char* kType = "SessionPace";
  static constexpr auto Fields() {
    using P = SessionPace;
    return std::tuple{Field{"ready_s", &P::ready_s, "to hear what comes"},
                      Field{"position_s", &P::position_s, "to take up a position, at least"},
                      Field{"switch_s", &P::switch_s, "to change sides"},
                      Field{"words_per_s", &P::words_per_s, "how fast instructions are spoken"},
                      Field{"settle_s", &P::settle_s, "before an effort"},
                      Field{"between_holds_s", &P::between_holds_s, "between held repetitions"},
                      Field{"extend_s", &P::extend_s, "one \"a little longer\""},
                      Field{"count_s", &P::count_s, "counted down at the end of a step"},
                      Field{"ask_s", &P::ask_s, "to say how it was"},
                      Field{"lift_s", &P::lift_s, "a repetition: up"},
                      Field{"lower_s", &P::lower_s, "and down"},
                      Field{"breath_say", &P::breath_say, "spoken breaths at the start"},
                      Field{"derived_because", &P::derived_because, "why"}};
  }
};

struct BreathPace {
  int usual_per_min = 0;
  int least_per_min = 0;
  int most_per_min = 0;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "BreathPace";
  static constexpr auto Fields() {
    using B = BreathPace;
    return std::tuple{Field{"usual_per_min", &B::usual_per_min, "breaths, where a dose says none"},
                      Field{"least_per_min", &B::least_per_min, "slowest that is offered"},
                      Field{"most_per_min", &B::most_per_min, "fastest that is offered"},
                      Field{"sources", &B::sources, "ids in sources.toml"},
                      Field{"derived_because", &B::derived_because, "why"}};
  }
};

struct SessionSafety {
  int gap_s = 0;               ///< silence of the device that counts as sleep
  int rescreen_after_min = 0;  ///< away for longer: the short screen comes again
  int screen_valid_h = 0;      ///< a screen is good for
  int pain_stop_above = 0;     ///< 0-10; more ends the session
  std::string derived_because;
  static constexpr const char* kType = "SessionSafety";
  static constexpr auto Fields() {
    using S = SessionSafety;
    return std::tuple{Field{"gap_s", &S::gap_s, "silence of the device that counts as sleep"},
                      Field{"rescreen_after_min", &S::rescreen_after_min, "longer away: screen"},
                      Field{"screen_valid_h", &S::screen_valid_h, "a screen is good for"},
                      Field{"pain_stop_above", &S::pain_stop_above, "0-10; more ends the session"},
                      Field{"derived_because", &S::derived_because, "why"}};
  }
};

struct SessionRules {
  SessionPace pace;
  BreathPace breath;
  SessionSafety safety;
  static constexpr const char* kType = "SessionRules";
  static constexpr auto Fields() {
    return std::tuple{Field{"pace", &SessionRules::pace, "courtesies, no doses"},
                      Field{"breath", &SessionRules::breath, "slow breathing"},
                      Field{"safety", &SessionRules::safety, "when the coach stops by itself"}};
  }
};

}  // namespace psoas::rules
