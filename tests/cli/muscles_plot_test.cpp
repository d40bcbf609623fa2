// psoas muscles --plot: the picture is sound and says what it shows.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "program.h"

namespace psoas::cli {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Whether every element is closed in its turn, and no letter stands where XML forbids it.
bool IsWellFormed(const std::string& svg) {
  const std::regex tag("<(/?)([a-z]+)((?: [a-zA-Z0-9-]+=\"[^\"<&]*\")*)(/?)>");
  std::vector<std::string> open;
  std::size_t after = 0;
  for (std::sregex_iterator at(svg.begin(), svg.end(), tag), end; at != end; ++at) {
    const auto& match = *at;
    const auto from = static_cast<std::size_t>(match.position());
    const std::string between = svg.substr(after, from - after);
    if (between.find('<') != std::string::npos) return false;
    after = from + static_cast<std::size_t>(match.length());
    if (match[1].length() > 0) {
      if (open.empty() || open.back() != match[2].str()) return false;
      open.pop_back();
    } else if (match[4].length() == 0) {
      open.push_back(match[2].str());
    }
  }
  return open.empty() && svg.find('<', after) == std::string::npos;
}

/// Where the names at the ends of the curves stand, from the top.
std::vector<double> NamePlaces(const std::string& svg) {
  const std::regex name("y=\"([0-9.]+)\" class=\"name\"");
  std::vector<double> places;
  for (std::sregex_iterator at(svg.begin(), svg.end(), name), end; at != end; ++at)
    places.push_back(std::stod((*at)[1].str()));
  std::sort(places.begin(), places.end());
  return places;
}

class MusclesPlotTest : public ProgramTest {
 protected:
  std::string Plot(std::vector<std::string> words) const {
    words.insert(words.begin(), {"muscles", "--plot", "out.svg"});
    const auto done = Run(words);
    EXPECT_EQ(done.code, 0) << done.err;
    return Content("out.svg");
  }
};

TEST_F(MusclesPlotTest, NamesEveryCurveAndBothAxes) {
  const std::string svg = Plot({"--over", "hip_flexion_r"});
  EXPECT_TRUE(IsWellFormed(svg)) << svg;
  for (const char* part :
       {">psoas_r<", ">iliacus_r<", ">recfem_r<", ">tfl_r<", ">sart_r<", ">neutral<",
        "hip_flexion_r, degrees (thigh forwards +)", "mm (longer +)", "−30 to 120 degrees",
        "Geometry, not tension", "viewBox"})
    EXPECT_TRUE(Has(svg, part)) << part;
}

TEST_F(MusclesPlotTest, NamesKeepTheirDistance) {
  const std::string svg = Plot({"--over", "lumbar_bending", "--muscle",
                                "psoas_l1_vb_r,psoas_l1_tp_r,psoas_l1_l2_ivd_r,psoas_l2_tp_r,"
                                "psoas_l2_l3_ivd_r,psoas_l3_tp_r,psoas_l3_l4_ivd_r,psoas_l4_tp_r,"
                                "psoas_l4_l5_ivd_r,psoas_l5_tp_r,psoas_l5_vb_r,psoas_r"});
  const auto places = NamePlaces(svg);
  ASSERT_EQ(places.size(), 12u);
  for (std::size_t i = 1; i < places.size(); ++i) EXPECT_GE(places[i] - places[i - 1], 17.5);
}

TEST_F(MusclesPlotTest, DrawsLengthsAndArmsAsWell) {
  EXPECT_TRUE(Has(Plot({"--over", "hip_flexion_l", "--what", "length"}), "Length, mm"));
  const std::string arms = Plot({"--over", "knee_angle_r", "--what", "arm"});
  EXPECT_TRUE(Has(arms, "Moment arm, mm")) << arms;
  EXPECT_TRUE(Has(arms, ">recfem_r<"));
  EXPECT_FALSE(Has(arms, ">psoas_r<")) << "the knee does not move it";
}

TEST_F(MusclesPlotTest, SaysThePoseAndShadesWhatIsBeyondTheRange) {
  const std::string svg = Plot({"--over", "hip_flexion_r", "--from", "-45", "--to", "20",
                                "--beyond-range", "--pose", "lumbar_bending=-20"});
  EXPECT_TRUE(Has(svg, "With lumbar_bending −20 degrees")) << svg;
  EXPECT_TRUE(Has(svg, "(shaded: beyond it)"));
}

TEST_F(MusclesPlotTest, AMuscleWithAnOddNameStaysText) {
  ASSERT_EQ(Run({"muscles", "--export", "odd.json"}).code, 0);
  std::string text = Content("odd.json");
  const std::string name = "\"iliacus_r\"";
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1))
    text.replace(at, name.size(), "\"a<b>&\\\"c\"");
  Write("odd.json", text);
  const std::string svg =
      Plot({"--model", "odd.json", "--over", "hip_flexion_r", "--muscle", "a<b>&\"c"});
  EXPECT_TRUE(Has(svg, "a&lt;b&gt;&amp;&quot;c")) << svg;
  EXPECT_TRUE(IsWellFormed(svg));
}

}  // namespace
}  // namespace psoas::cli
