// Our own format: what is refused and where, and that nothing is lost when it is written.
#include "shipped_body.h"

namespace psoas::body {
namespace {

constexpr std::string_view kSmall = R"({
"format": "psoas-body", "version": 1, "id": "small", "title": "Small", "mirrored": true,
"sources": [{"id": "someone", "title": "Someone 2020"}],
"coordinates": [
 {"name": "bend_r", "least_deg": -10, "most_deg": 90},
 {"name": "bend_l", "least_deg": -10, "most_deg": 90}],
"bones": [
 {"name": "ground"},
 {"name": "arm_r", "parent": "ground", "segment": "arm", "source": "someone",
  "joint": {"at_m": [0, 0, 0.1], "quat": [0.6, 0, 0.8, 0]},
  "motions": [{"turn": [0, 0, 1], "by": "bend_r"},
   {"slide": [1, 0, 0], "by": "bend_r", "spline": {"knots": [0, 1, 2], "values": [0, 0.1, 0.3]}}]}],
"surfaces": [
 {"name": "wheel_r", "shape": "cylinder", "bone": "ground", "at_m": [0, 0, 0.1], "radius_m": 0.02}],
"muscles": [
 {"name": "flexor_r", "weight": 2, "path": [{"bone": "ground", "at_m": [0.1, 0.05, 0.12]},
  {"surface": "wheel_r", "winding": 1}, {"bone": "arm_r", "at_m": [-0.1, 0.05, 0.02]}]}]
})";

std::string Small(const std::string& what = "", const std::string& by = "") {
  std::string text(kSmall);
  if (what.empty()) return text;
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

/// The refusal of the small model with one thing changed.
std::string Refusal(const std::string& what, const std::string& by) {
  const auto model = ReadModel(Small(what, by));
  return model.ok() ? "accepted" : model.error().Sentence();
}

void ExpectPlace(const std::string& sentence, const std::string& place) {
  EXPECT_NE(sentence.find(place), std::string::npos) << sentence;
}

TEST(Library, ReadsTheSmallModelAndTheShippedOne) {
  const auto small = ReadModel(Small());
  ASSERT_TRUE(small.ok()) << small.error().Sentence();
  EXPECT_EQ(small->muscles.size(), 2u);
  EXPECT_EQ(ShippedModel().muscles.size(), 80u);
  EXPECT_EQ(ShippedModel().coordinates.size(), 14u);
}

TEST(Library, AnotherFormatOrVersionIsRefused) {
  ExpectPlace(Refusal("psoas-body", "other-body"), "format");
  ExpectPlace(Refusal("\"version\": 1", "\"version\": 2"), "version");
  ExpectPlace(Refusal("\"version\": 1", "\"version\": \"1\""), "version");
  EXPECT_FALSE(ReadModel("").ok());
  EXPECT_FALSE(ReadModel("[]").ok());
}

TEST(Library, ANameThatIsNotDeclaredIsRefusedWhereItStands) {
  ExpectPlace(Refusal("\"parent\": \"ground\"", "\"parent\": \"earth\""), "bone arm_r: parent");
  ExpectPlace(Refusal("\"bone\": \"arm_r\"", "\"bone\": \"leg_r\""), "muscle flexor_r");
  ExpectPlace(Refusal("\"bone\": \"ground\", \"at_m\": [0, 0, 0.1], \"radius",
                      "\"bone\": \"moon\", \"at_m\": [0, 0, 0.1], \"radius"),
              "surface wheel_r");
  ExpectPlace(Refusal("\"by\": \"bend_r\"}", "\"by\": \"bow_r\"}"), "bone arm_r: motions");
  ExpectPlace(Refusal("\"surface\": \"wheel_r\"", "\"surface\": \"ball_r\""), "muscle flexor_r");
  ExpectPlace(Refusal("\"source\": \"someone\"", "\"source\": \"nobody\""), "bone arm_r");
}

TEST(Library, AFigureThatCannotBeIsRefusedWhereItStands) {
  ExpectPlace(Refusal("[0, 1, 2]", "[0, 2, 1]"), "bone arm_r");
  ExpectPlace(Refusal("[0.6, 0, 0.8, 0]", "[0.6, 0, 0.6, 0]"), "bone arm_r: joint");
  ExpectPlace(Refusal("[0.6, 0, 0.8, 0]", "[1, 0, 0]"), "bone arm_r: joint");
  ExpectPlace(Refusal("\"turn\": [0, 0, 1]", "\"turn\": [0, 0, 2]"), "bone arm_r");
  ExpectPlace(Refusal("\"radius_m\": 0.02", "\"radius_m\": 0"), "surface wheel_r");
  ExpectPlace(Refusal("\"weight\": 2", "\"weight\": -1"), "muscle flexor_r");
  ExpectPlace(Refusal("\"winding\": 1", "\"winding\": 2"), "muscle flexor_r: path[1]");
  ExpectPlace(Refusal("\"least_deg\": -10", "\"least_deg\": 91"), "coordinate bend_r");
}

TEST(Library, AFigureLargerThanAnyBodyIsRefusedWhereItStands) {
  ExpectPlace(Refusal("[-0.1, 0.05, 0.02]", "[-0.1, 1e308, 0.02]"), "muscle flexor_r: path[2]");
  ExpectPlace(Refusal("[-0.1, 0.05, 0.02]", "[-101, 0.05, 0.02]"), "not millimetres");
  ExpectPlace(Refusal("{\"at_m\": [0, 0, 0.1]", "{\"at_m\": [0, 0, -150]"), "bone arm_r: joint");
  ExpectPlace(Refusal("\"radius_m\": 0.02", "\"radius_m\": 20"), "surface wheel_r");
  ExpectPlace(Refusal("\"radius_m\": 0.02", "\"radius_m\": 1, \"length_m\": -1"),
              "surface wheel_r");
  ExpectPlace(Refusal("\"weight\": 2", "\"weight\": 1e7"), "muscle flexor_r");
  ExpectPlace(Refusal("\"least_deg\": -10", "\"least_deg\": -1e8"), "coordinate bend_r");
  ExpectPlace(Refusal("[0, 0.1, 0.3]", "[0, 0.1, 3e6]"), "bone arm_r");
}

TEST(Library, TheLargestFiguresAllowedGiveAModel) {
  EXPECT_EQ(Refusal("[-0.1, 0.05, 0.02]", "[-100, 100, 0.02]"), "accepted");
  EXPECT_EQ(Refusal("\"radius_m\": 0.02", "\"radius_m\": 10"), "accepted");
  EXPECT_EQ(Refusal("\"least_deg\": -10", "\"least_deg\": -5729500"), "accepted");
}

TEST(Library, NumbersThatAreNotFiniteAreRefused) {
  for (const char* figure : {"1e999", "-1e999", "NaN", "null", "\"0.1\""}) {
    EXPECT_FALSE(ReadModel(Small("0.05, 0.12", std::string("0.05, ") + figure)).ok()) << figure;
    EXPECT_FALSE(
        ReadModel(Small("\"radius_m\": 0.02", std::string("\"radius_m\": ") + figure)).ok())
        << figure;
    EXPECT_FALSE(ReadModel(Small("-10", figure)).ok()) << figure;
  }
}

TEST(Library, AWrongKeyIsRefusedByName) {
  ExpectPlace(Refusal("\"winding\": 1", "\"winding\": 1, \"wind\": 1"), "wind");
  ExpectPlace(Refusal("\"title\": \"Small\"", "\"title\": \"Small\", \"colour\": 1"), "colour");
}

TEST(Library, APathBeginsAndEndsWithPoints) {
  ExpectPlace(Refusal(", {\"bone\": \"arm_r\", \"at_m\": [-0.1, 0.05, 0.02]}", ""),
              "muscle flexor_r: path[1]");
}

TEST(Library, AMirroredModelHasATwinForEachPartOfTheRight) {
  const auto model = ReadModel(Small());
  ASSERT_TRUE(model.ok());
  EXPECT_GE(FindBone(*model, "arm_l"), 0);
  EXPECT_GE(FindSurface(*model, "wheel_l"), 0);
  EXPECT_GE(FindMuscle(*model, "flexor_l"), 0);
  Body body(*model);
  for (const double bend : {-10.0, 20.0, 80.0}) {
    EXPECT_NEAR(body.LengthMm("flexor_r", {{"bend_r", bend}}),
                body.LengthMm("flexor_l", {{"bend_l", bend}}), 1e-12);
  }
}

TEST(Library, AMirroredModelThatBringsItsOwnTwinIsRefused) {
  ExpectPlace(Refusal("{\"name\": \"ground\"},",
                      "{\"name\": \"ground\"}, {\"name\": \"arm_l\", "
                      "\"parent\": \"ground\"},"),
              "bone arm_l");
}

TEST(Library, AMirroredModelWithoutTheLeftCoordinateIsRefused) {
  const std::string left = ",\n {\"name\": \"bend_l\", \"least_deg\": -10, \"most_deg\": 90}";
  ExpectPlace(Refusal(left, ""), "bend_l");
}

void ExpectNear(const Placement& a, const Placement& b, const std::string& where) {
  EXPECT_EQ(a.at_m, b.at_m) << where;
  for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(a.turn[i], b.turn[i], 1e-15) << where;
}

void ExpectEqual(const Bone& a, const Bone& b) {
  EXPECT_EQ(std::tie(a.name, a.parent, a.segment, a.source),
            std::tie(b.name, b.parent, b.segment, b.source));
  ExpectNear(a.joint, b.joint, a.name);
  ExpectNear(a.own, b.own, a.name);
  ASSERT_EQ(a.motions.size(), b.motions.size());
  for (std::size_t i = 0; i < a.motions.size(); ++i) {
    const Motion &m = a.motions[i], &n = b.motions[i];
    EXPECT_EQ(std::tie(m.kind, m.axis, m.coordinate), std::tie(n.kind, n.axis, n.coordinate));
    EXPECT_EQ(
        std::tie(m.function.kind, m.function.coefficients, m.function.knots, m.function.values),
        std::tie(n.function.kind, n.function.coefficients, n.function.knots, n.function.values));
  }
}

void ExpectEqual(const Muscle& a, const Muscle& b) {
  EXPECT_EQ(std::tie(a.name, a.group, a.weight, a.source, a.weight_source),
            std::tie(b.name, b.group, b.weight, b.source, b.weight_source));
  ASSERT_EQ(a.path.size(), b.path.size());
  for (std::size_t i = 0; i < a.path.size(); ++i) {
    const Station &s = a.path[i], &t = b.path[i];
    EXPECT_EQ(std::tie(s.bone, s.at_m, s.surface, s.winding, s.side_site_m, s.source),
              std::tie(t.bone, t.at_m, t.surface, t.winding, t.side_site_m, t.source));
  }
}

TEST(Library, WhatIsWrittenReadsBackAsTheSameModel) {
  const Model& model = ShippedModel();
  const auto again = ReadModel(WriteModel(model));
  ASSERT_TRUE(again.ok()) << again.error().Sentence();
  EXPECT_EQ(again->sources.size(), model.sources.size());
  ASSERT_EQ(again->bones.size(), model.bones.size());
  ASSERT_EQ(again->surfaces.size(), model.surfaces.size());
  ASSERT_EQ(again->muscles.size(), model.muscles.size());
  for (std::size_t i = 0; i < model.bones.size(); ++i) ExpectEqual(again->bones[i], model.bones[i]);
  for (std::size_t i = 0; i < model.muscles.size(); ++i) {
    ExpectEqual(again->muscles[i], model.muscles[i]);
  }
  for (std::size_t i = 0; i < model.surfaces.size(); ++i) {
    const Surface &a = again->surfaces[i], &b = model.surfaces[i];
    EXPECT_EQ(std::tie(a.name, a.shape, a.bone, a.radius_m, a.length_m, a.source),
              std::tie(b.name, b.shape, b.bone, b.radius_m, b.length_m, b.source));
    ExpectNear(a.placement, b.placement, a.name);
  }
}

TEST(Library, CoordinatesKeepTheirRangeAndMeaningWhenWritten) {
  const auto again = ReadModel(WriteModel(ShippedModel()));
  ASSERT_TRUE(again.ok());
  for (std::size_t i = 0; i < ShippedModel().coordinates.size(); ++i) {
    const Coordinate &a = again->coordinates[i], &b = ShippedModel().coordinates[i];
    EXPECT_EQ(std::tie(a.name, a.is_length, a.meaning, a.source),
              std::tie(b.name, b.is_length, b.meaning, b.source));
    EXPECT_DOUBLE_EQ(a.least_rad, b.least_rad);
    EXPECT_DOUBLE_EQ(a.most_rad, b.most_rad);
  }
}

TEST(Library, OddPartsAreWrittenSoThatTheyReadBack) {
  auto model = ReadModel(Small());
  ASSERT_TRUE(model.ok());
  Model odd = *model;
  odd.sources[0].title = "";
  odd.bones[1].motions[0].function = Function::Polynomial({});  // nothing, whatever the pose
  odd.muscles[0].path[1].side_site_m = Vec3{0, 0, 0};
  odd.coordinates[0].is_length = true;
  const auto again = ReadModel(WriteModel(odd));
  ASSERT_TRUE(again.ok()) << again.error().Sentence();
  EXPECT_EQ(Evaluate(again->bones[1].motions[0].function, 1).value, 0);
  EXPECT_TRUE(again->muscles[0].path[1].side_site_m.has_value());
  EXPECT_EQ(again->coordinates[0].most_rad, odd.coordinates[0].most_rad);
}

TEST(Library, ATextCutAnywhereIsAnError) {
  const std::string text = Small();
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    EXPECT_FALSE(ReadModel(std::string_view(text).substr(0, size)).ok()) << size;
  }
  const std::string_view shipped = EmbeddedBody();
  for (std::size_t size = 0; size < shipped.rfind('}'); size += 499) {
    EXPECT_FALSE(ReadModel(shipped.substr(0, size)).ok()) << size;
  }
}

}  // namespace
}  // namespace psoas::body
