// The Thomas test: instruments with their error, the bands of each angle, and the finding tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/table.h"

namespace psoas::rules {

/// One named band of a number. Exactly one of above/at_least may be set, and one of below/at_most.
struct Band {
  std::string name;
  std::optional<double> above;
  std::optional<double> at_least;
  std::optional<double> below;
  std::optional<double> at_most;
  static constexpr const char* kType = "Band";
  static constexpr auto Fields() {
    return std::tuple{Field{"name", &Band::name, "value used in tables"},
                      Field{"above", &Band::above, "greater than"},
                      Field{"at_least", &Band::at_least, "greater than or equal"},
                      Field{"below", &Band::below, "less than"},
                      Field{"at_most", &Band::at_most, "less than or equal"}};
  }
};

struct Banding {
  std::string id;  ///< "thigh", "knee", "abduction"
  std::string unit;
  std::vector<Band> bands;  ///< rising, without gaps or overlaps
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "Banding";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Banding::id, "what is banded"},
                      Field{"unit", &Banding::unit, "deg"},
                      Field{"bands", &Banding::bands, "rising, gapless"},
                      Field{"sources", &Banding::sources, "ids in sources.toml"},
                      Field{"derived_because", &Banding::derived_because, "why these cuts"}};
  }
};

struct MeasureMethod {
  std::string id;  ///< tape | phone | goniometer | photo | photo_confirmed | camera
  std::string title;
  double mdc95_deg = 0;       ///< thigh angle
  double knee_mdc95_deg = 0;  ///< knee angle
  std::vector<std::string> steps;
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "MeasureMethod";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"id", &MeasureMethod::id, "as in thomas.measured"},
        Field{"title", &MeasureMethod::title, "for a person"},
        Field{"mdc95_deg", &MeasureMethod::mdc95_deg, "smallest real change, thigh"},
        Field{"knee_mdc95_deg", &MeasureMethod::knee_mdc95_deg, "smallest real change, knee"},
        Field{"steps", &MeasureMethod::steps, "how to read it"},
        Field{"sources", &MeasureMethod::sources, "ids in sources.toml"},
        Field{"derived_because", &MeasureMethod::derived_because, "why this figure"}};
  }
};

/// How a stream of samples from a phone is taken.
struct PhoneStream {
  double stale_ms = 0, filter_ms = 0, still_deg = 0;
  std::string derived_because;
  static constexpr const char* kType = "PhoneStream";
  static constexpr auto Fields() {
    using P = PhoneStream;
    return std::tuple{Field{"stale_ms", &P::stale_ms, "older than this is no value"},
                      Field{"filter_ms", &P::filter_ms, "time constant of the smoothing"},
                      Field{"still_deg", &P::still_deg, "still: no further from the mean"},
                      Field{"derived_because", &P::derived_because, "why these figures"}};
  }
};

/// The phone on the thigh, and under the sacrum. src/measure/inclinometer.h says what each does.
struct PhoneIncline {
  double place_ms = 0, settle_ms = 0, zero_level_deg = 0, lift_deg = 0, return_deg = 0;
  double pelvis_moved_deg = 0, pelvis_change_ms = 0, remind_ms = 0;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "PhoneIncline";
  static constexpr auto Fields() {
    using P = PhoneIncline;
    return std::tuple{
        Field{"place_ms", &P::place_ms, "still for so long: it has been laid down"},
        Field{"settle_ms", &P::settle_ms, "still for so long: a reading"},
        Field{"zero_level_deg", &P::zero_level_deg, "a steeper table is none"},
        Field{"lift_deg", &P::lift_deg, "the least lift of the knee"},
        Field{"return_deg", &P::return_deg, "it comes back this near"},
        Field{"pelvis_moved_deg", &P::pelvis_moved_deg, "more is not flat"},
        Field{"pelvis_change_ms", &P::pelvis_change_ms, "time for the second position"},
        Field{"remind_ms", &P::remind_ms, "the sentence is said again"},
        Field{"sources", &P::sources, "ids in sources.toml"},
        Field{"derived_because", &P::derived_because, "why these figures"}};
  }
};

/// The phone in the waistband. src/measure/waistband.h says what each does.
struct PhoneWaistband {
  double settle_ms = 0, least_tuck_deg = 0, most_tuck_deg = 0;
  double enter_share = 0, leave_share = 0, over_share = 0, dwell_ms = 0;
  double out_of_plane_deg = 0, displaced_deg = 0, cue_gap_ms = 0, remind_ms = 0;
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "PhoneWaistband";
  static constexpr auto Fields() {
    using P = PhoneWaistband;
    return std::tuple{
        Field{"settle_ms", &P::settle_ms, "still for so long: baseline, target"},
        Field{"least_tuck_deg", &P::least_tuck_deg, "a smaller tuck is not seen"},
        Field{"most_tuck_deg", &P::most_tuck_deg, "a larger one is not the pelvis alone"},
        Field{"enter_share", &P::enter_share, "of the tuck shown: from here it holds"},
        Field{"leave_share", &P::leave_share, "below this it is lost"},
        Field{"over_share", &P::over_share, "above this it is too much"},
        Field{"dwell_ms", &P::dwell_ms, "a change has to last"},
        Field{"out_of_plane_deg", &P::out_of_plane_deg, "sideways: the phone has shifted"},
        Field{"displaced_deg", &P::displaced_deg, "posture or phone have changed"},
        Field{"cue_gap_ms", &P::cue_gap_ms, "between two corrections"},
        Field{"remind_ms", &P::remind_ms, "the sentence is said again"},
        Field{"sources", &P::sources, "ids in sources.toml"},
        Field{"derived_because", &P::derived_because, "why these figures"}};
  }
};

struct Assessment {
  std::string title;
  std::vector<std::string> steps;  ///< getting into position
  std::vector<std::string> stop_signs;
  int readings = 3;  ///< how many to take
  std::vector<MeasureMethod> methods;
  std::vector<Banding> bandings;
  std::vector<int> retest_weeks;
  std::vector<std::string> not_with;  ///< question ids (or facts) with which the test is not done
  PhoneStream phone_stream;
  PhoneIncline phone_incline;
  PhoneWaistband phone_waistband;
  static constexpr const char* kType = "Assessment";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"title", &Assessment::title, "name of the test"},
        Field{"steps", &Assessment::steps, "getting into position"},
        Field{"stop_signs", &Assessment::stop_signs, "when to stop"},
        Field{"readings", &Assessment::readings, "how many to take a side"},
        Field{"methods", &Assessment::methods, "instruments with their error"},
        Field{"bandings", &Assessment::bandings, "where the cuts are"},
        Field{"retest_weeks", &Assessment::retest_weeks, "weeks after the start"},
        Field{"not_with", &Assessment::not_with, "questions or facts that rule the test out"},
        Field{"phone_stream", &Assessment::phone_stream, "how a phone's samples are taken"},
        Field{"phone_incline", &Assessment::phone_incline, "phone on the thigh"},
        Field{"phone_waistband", &Assessment::phone_waistband, "phone in the waistband"}};
  }
};

struct Findings {
  Table gate;  ///< may this measurement be classified?
  Table iliopsoas;
  Table rectus_femoris;
  Table tfl;
  Table sartorius;
  Table pattern;  ///< short | feels_tight | guarding | unclear
  static constexpr const char* kType = "Findings";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"gate", &Findings::gate, "may it be classified"},
        Field{"iliopsoas", &Findings::iliopsoas, "one-joint hip flexors"},
        Field{"rectus_femoris", &Findings::rectus_femoris, "two-joint, over hip and knee"},
        Field{"tfl", &Findings::tfl, "tensor fasciae latae"},
        Field{"sartorius", &Findings::sartorius, "sartorius"},
        Field{"pattern", &Findings::pattern, "the fork"}};
  }
};

/// The band a number falls into; null when it falls into none (not finite).
const Band* FindBand(const Banding& banding, double value);

}  // namespace psoas::rules
