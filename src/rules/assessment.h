// The Thomas test: instruments with their error, the bands of each angle, and the finding tables.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/table.h"
#include "rules/test_picture.h"

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

/// One figure of the phone as the sensor: a time, an angle or a share.
struct PhoneFigure {
  std::string id;  ///< one of kPhoneFigures; its ending is its unit
  double value = 0;
  std::vector<std::string> sources;
  std::optional<std::string> derived_because;
  static constexpr const char* kType = "PhoneFigure";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &PhoneFigure::id, "its ending is its unit"},
                      Field{"value", &PhoneFigure::value, "above 0"},
                      Field{"sources", &PhoneFigure::sources, "ids in sources.toml"},
                      Field{"derived_because", &PhoneFigure::derived_because, "why this figure"}};
  }
};

/// What src/measure (stream.h, inclinometer.h, waistband.h) needs, and the stretch meter in a
/// session; each is there exactly once.
inline constexpr std::array kPhoneFigures{"stale_ms",
                                          "filter_ms",
                                          "still_deg",
                                          "place_ms",
                                          "settle_ms",
                                          "zero_level_deg",
                                          "lift_deg",
                                          "lift_ms",
                                          "return_deg",
                                          "pelvis_moved_deg",
                                          "pelvis_change_ms",
                                          "remind_ms",
                                          "tuck_settle_ms",
                                          "tuck_least_deg",
                                          "tuck_most_deg",
                                          "tuck_enter_share",
                                          "tuck_leave_share",
                                          "tuck_over_share",
                                          "tuck_dwell_ms",
                                          "tuck_out_of_plane_deg",
                                          "tuck_displaced_deg",
                                          "tuck_lift_deg",
                                          "tuck_cue_gap_ms",
                                          "tuck_remind_ms",
                                          "stretch_pelvis_sd_deg",
                                          "stretch_trunk_sd_deg",
                                          "stretch_thigh_sd_deg",
                                          "stretch_shank_sd_deg",
                                          "stretch_others_sd_deg"};

struct Assessment {
  std::string title;
  std::vector<std::string> steps;     ///< getting into position
  std::vector<TestPicture> pictures;  ///< of the steps that have a posture, in their order
  std::vector<std::string> stop_signs;
  int readings = 3;  ///< how many to take
  std::vector<MeasureMethod> methods;
  std::vector<Banding> bandings;
  std::vector<int> retest_weeks;
  std::vector<std::string> not_with;  ///< question ids (or facts) with which the test is not done
  std::vector<PhoneFigure> phone;

  /// 0 when there is none, which CheckProtocol refuses.
  double Phone(std::string_view id) const;

  static constexpr const char* kType = "Assessment";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"title", &Assessment::title, "name of the test"},
        Field{"steps", &Assessment::steps, "getting into position"},
        Field{"pictures", &Assessment::pictures, "of the steps that have a posture"},
        Field{"stop_signs", &Assessment::stop_signs, "when to stop"},
        Field{"readings", &Assessment::readings, "how many to take a side"},
        Field{"methods", &Assessment::methods, "instruments with their error"},
        Field{"bandings", &Assessment::bandings, "where the cuts are"},
        Field{"retest_weeks", &Assessment::retest_weeks, "weeks after the start"},
        Field{"not_with", &Assessment::not_with, "questions or facts that rule the test out"},
        Field{"phone", &Assessment::phone, "the phone as the sensor"}};
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
