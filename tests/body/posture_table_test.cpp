// The table of postures that the design was checked with: golden/postures.csv, millimetres from
// neutral, rounded to 0.1. It comes from a prototype that differs from this body in two places:
// the iliacus went round a sphere (here Rajagopal's cylinder), and the knee's hinge passed through
// the tibia's origin (here 9 mm away, through Rajagopal's joint centre).
#include <fstream>
#include <sstream>

#include "altered_body.h"

namespace psoas::body {
namespace {

struct Row {
  std::string posture;
  Degrees degrees;
  std::map<std::string, double> change_mm;
};

std::vector<std::string> Cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

const std::vector<Row>& Table() {
  static const auto& rows = *new std::vector<Row>([] {
    constexpr std::size_t kAngles = 7;
    std::vector<Row> read;
    std::ifstream file(PSOAS_GOLDEN_DIR "/postures.csv");
    std::string line;
    std::getline(file, line);  // where it comes from
    std::getline(file, line);
    const auto names = Cells(line);
    while (std::getline(file, line)) {
      const auto cells = Cells(line);
      Row& row = read.emplace_back(Row{cells[0], {}, {}});
      for (std::size_t i = 1; i < cells.size(); ++i) {
        (i <= kAngles ? row.degrees : row.change_mm)[names[i]] = std::stod(cells[i]);
      }
    }
    return read;
  }());
  return rows;
}

/// The largest difference from one column, in millimetres, over the rows that `counts` takes.
template <class Change, class Counts>
double WorstMm(const std::string& column, Change change, Counts counts) {
  double worst = 0;
  for (const Row& row : Table()) {
    if (!counts(row)) continue;
    const double off = std::abs(change(row.degrees) - row.change_mm.at(column));
    EXPECT_LT(off, 5) << row.posture << ": " << change(row.degrees) << " against "
                      << row.change_mm.at(column);
    worst = std::max(worst, off);
  }
  return worst;
}

bool Any(const Row&) { return true; }
bool KneeStraight(const Row& row) { return row.degrees.at("knee_angle_r") == 0; }

double WorstOf(Body& body, const std::string& column, const std::string& muscle, auto counts) {
  return WorstMm(column, [&](const Degrees& pose) { return body.ChangeMm(muscle, pose); }, counts);
}

/// The knee as the prototype had it: the same straight leg, its hinge through the tibia's origin.
Model WithHingeThroughTibia() {
  Model model = ShippedModel();
  Bone& tibia = model.bones[static_cast<std::size_t>(FindBone(model, "tibia_r"))];
  const Placement straight =
      tibia.joint *
      Placement{-1.0 * (Transpose(tibia.own.turn) * tibia.own.at_m), Transpose(tibia.own.turn)};
  tibia.joint.at_m = straight.at_m;
  tibia.own.at_m = {0, 0, 0};
  return model;
}

/// The iliacus round a sphere, as the prototype had it.
Model WithIliacusRoundASphere() {
  Model model = ShippedModel();
  const int brim = FindSurface(model, "IL_at_brim_r");
  model.surfaces[static_cast<std::size_t>(brim)].shape = Surface::Shape::kSphere;
  return model;
}

TEST(PostureTable, HasItsFiftySixPostures) { EXPECT_EQ(Table().size(), 56u); }

TEST(PostureTable, MeanOfThePsoasAgreesWithin0Point3Millimetres) {
  const auto mean = [](const Degrees& pose) { return Shipped().GroupChangeMm("psoas_r", pose); };
  ExpectAtMost("psoas_mm", WorstMm("psoas_via", mean, Any), 0.3);
}

TEST(PostureTable, HighestAndLowestFascicleAgreeWithin0Point4Millimetres) {
  ExpectAtMost("l1_vb_mm", WorstOf(Shipped(), "l1_vb_via", "psoas_l1_vb_r", Any), 0.4);
  ExpectAtMost("l5_vb_mm", WorstOf(Shipped(), "l5_vb_via", "psoas_l5_vb_r", Any), 0.4);
}

TEST(PostureTable, WithoutTheColumnThePsoasAgreesToTheLastDigit) {
  Body straight(WithoutColumn());
  const auto mean = [&](const Degrees& pose) { return straight.GroupChangeMm("psoas_r", pose); };
  ExpectAtMost("psoas_mm", WorstMm("psoas_brim", mean, Any), 0.1);
  ExpectAtMost("l1_vb_mm", WorstOf(straight, "l1_vb_brim", "psoas_l1_vb_r", Any), 0.1);
  ExpectAtMost("l5_vb_mm", WorstOf(straight, "l5_vb_brim", "psoas_l5_vb_r", Any), 0.1);
}

// Left out: more than 60 degrees of flexion, and a thigh that is moved to the side or turned: there
// the cylinder and the prototype's sphere part by up to 3 mm.
TEST(PostureTable, IliacusAgreesWithin1MillimetreFrom30DegreesBackTo60Forwards) {
  const auto sagittal = [](const Row& row) {
    return row.degrees.at("hip_flexion_r") <= 60 && row.degrees.at("hip_adduction_r") == 0 &&
           row.degrees.at("hip_rotation_r") == 0;
  };
  ExpectAtMost("iliacus_mm", WorstOf(Shipped(), "iliacus", "iliacus_r", sagittal), 1);
}

// Left out: two postures in which a side site decided (see the next test; in 90/90 rest the table
// is 2.9 mm longer than the straight line, which passes clear of the sphere).
TEST(PostureTable, IliacusRoundASphereAgreesToTheLastDigitWhereNoSideSiteDecides) {
  Body sphere(WithIliacusRoundASphere());
  const auto undecided = [](const Row& row) {
    return row.posture != "abd 20" && row.degrees.at("hip_flexion_r") < 90;
  };
  ExpectAtMost("iliacus_mm", WorstOf(sphere, "iliacus", "iliacus_r", undecided), 0.1);
}

// The known jump of side sites: in this one posture the prototype's rule let the muscle cut through
// its sphere, 3.6 mm shorter than a moment before.
TEST(PostureTable, InAbductionTheTablesIliacusIsTheStraightLineThatItJumpedTo) {
  const Degrees abducted{{"hip_flexion_r", -10}, {"hip_adduction_r", -20}};
  Body sphere(WithIliacusRoundASphere()), straight(WithoutSurfacesOf("iliacus_r"));
  const double neutral = sphere.LengthMm("iliacus_r", {});
  EXPECT_NEAR(straight.LengthMm("iliacus_r", abducted) - neutral, -0.2, 0.05);
  EXPECT_NEAR(sphere.LengthMm("iliacus_r", abducted) - neutral, 3.4, 0.05);
}

TEST(PostureTable, WithAStraightKneeTheTwoJointMusclesAgreeWithin0Point2Millimetres) {
  for (const std::string name : {"recfem", "tfl", "sart"}) {
    ExpectAtMost(name + "_mm", WorstOf(Shipped(), name, name + "_r", KneeStraight), 0.2);
  }
}

// 0.3 and not 0.1: the prototype also replaced the patella's splines by polynomials.
TEST(PostureTable, KneeRowsComeOutWhenTheHingePassesThroughTheTibiasOrigin) {
  Body moved(WithHingeThroughTibia());
  for (const std::string name : {"recfem", "tfl", "sart"}) {
    ExpectAtMost(name + "_mm", WorstOf(moved, name, name + "_r", Any), 0.3);
  }
}

TEST(PostureTable, OfRajagopalsOwnKneeTheRectusGains63Point6MillimetresIn90Degrees) {
  EXPECT_NEAR(Shipped().ChangeMm("recfem_r", {{"knee_angle_r", 90}}), 63.6, 0.1);
  EXPECT_NEAR(Shipped().ChangeMm("tfl_r", {{"knee_angle_r", 90}}), 17.9, 0.1);
  EXPECT_NEAR(Shipped().ChangeMm("sart_r", {{"knee_angle_r", 90}}), -47.7, 0.1);
}

}  // namespace
}  // namespace psoas::body
