#include <gtest/gtest.h>

#include "c3d_file.h"
#include "labfiles/c3d_read.h"

namespace psoas::labfiles {
namespace {

using testing::C3dFile;

C3dFile TwoFrames() {
  C3dFile file;
  file.points = {{100, 200, 300, 0}, {-1, -2, -3, 1}, {0.5, 0, 0, 0}, {7, 8, 9, -1}};
  return file;
}

void ExpectRefusal(const C3dFile& file, const std::string& place, const std::string& words) {
  const auto markers = ReadC3d(Written(file));
  const std::string sentence = markers.ok() ? "read" : markers.error().Sentence();
  EXPECT_EQ(sentence.find(place), 0u) << sentence;
  EXPECT_NE(sentence.find(words), std::string::npos) << sentence;
}

void ExpectNear(const std::optional<body::Vec3>& point, const body::Vec3& wanted) {
  ASSERT_TRUE(point);
  for (std::size_t axis = 0; axis < 3; ++axis) EXPECT_NEAR((*point)[axis], wanted[axis], 1e-12);
}

class C3dMachines : public ::testing::TestWithParam<C3dMachine> {};

TEST_P(C3dMachines, FloatingNumbersAreRead) {
  C3dFile file = TwoFrames();
  file.machine = GetParam();
  const auto markers = ReadC3d(Written(file), kLabYUp);
  ASSERT_TRUE(markers.ok()) << markers.error().Sentence();
  EXPECT_EQ(markers->rate_hz, 100);
  EXPECT_EQ(markers->names, (std::vector<std::string>{"RASI", "LASI"}));
  ASSERT_EQ(markers->frames(), 2u);
  ExpectNear(markers->at(0, 0), {0.1, 0.2, 0.3});
  ExpectNear(markers->at(1, 0), {0.0005, 0, 0});
}

TEST_P(C3dMachines, WholeNumbersAreScaled) {
  C3dFile file = TwoFrames();
  file.machine = GetParam();
  file.scale = 0.25;
  const auto markers = ReadC3d(Written(file), kLabYUp);
  ASSERT_TRUE(markers.ok()) << markers.error().Sentence();
  ExpectNear(markers->at(0, 0), {0.025, 0.05, 0.075});
  ExpectNear(markers->at(0, 1), {-0.00025, -0.0005, -0.00075});
  EXPECT_FALSE(markers->at(1, 1));
}

INSTANTIATE_TEST_SUITE_P(All, C3dMachines,
                         ::testing::Values(C3dMachine::kIntel, C3dMachine::kDec,
                                           C3dMachine::kMips));

TEST(C3dRead, ANegativeResidualIsALostMarker) {
  const auto markers = ReadC3d(Written(TwoFrames()));
  ASSERT_TRUE(markers.ok());
  EXPECT_TRUE(markers->at(0, 1));
  EXPECT_FALSE(markers->at(1, 1));
}

TEST(C3dRead, ALabIsTakenAsZUpUnlessToldOtherwise) {
  const auto markers = ReadC3d(Written(TwoFrames()));
  ASSERT_TRUE(markers.ok());
  ExpectNear(markers->at(0, 0), {0.1, 0.3, -0.2});
}

TEST(C3dRead, AnalogChannelsArePassedOver) {
  C3dFile file = TwoFrames();
  file.analog_each_frame = 5;
  const auto markers = ReadC3d(Written(file), kLabYUp);
  ASSERT_TRUE(markers.ok()) << markers.error().Sentence();
  ExpectNear(markers->at(1, 0), {0.0005, 0, 0});
}

TEST(C3dRead, AMarkerWithoutALabelIsNumbered) {
  C3dFile file = TwoFrames();
  file.labels[1] = "";
  const auto markers = ReadC3d(Written(file));
  ASSERT_TRUE(markers.ok());
  EXPECT_EQ(markers->names[1], "#2");
}

TEST(C3dRead, TheUnitIsNeverGuessed) {
  C3dFile file = TwoFrames();
  file.units = "";
  ExpectRefusal(file, "POINT:UNITS", "does not say the unit");
  file.units = "in";
  ExpectRefusal(file, "POINT:UNITS", "lengths in \"in\" are not read");
}

TEST(C3dRead, MoreFramesThanTheFileHoldsAreRefused) {
  C3dFile file = TwoFrames();
  file.frames_stated = 65535;
  ExpectRefusal(file, "byte 1024", "holds 2 of the 65535 frames");
}

TEST(C3dRead, ARateOrScaleOfNothingIsRefused) {
  C3dFile file = TwoFrames();
  file.rate_hz = 0;
  ExpectRefusal(file, "POINT:RATE", "not above 0");
  file.scale = 0;
  ExpectRefusal(file, "POINT:SCALE", "scale of the points");
}

TEST(C3dRead, AnUnknownMachineIsRefusedByItsNumber) {
  std::string bytes = Written(TwoFrames());
  bytes[512 + 3] = 83;
  const auto markers = ReadC3d(bytes);
  ASSERT_FALSE(markers.ok());
  EXPECT_EQ(markers.error().place, "byte 515");
}

TEST(C3dRead, OtherFilesAreRefused) {
  EXPECT_EQ(ReadC3d("").error().message, "this is no C3D file.");
  EXPECT_EQ(ReadC3d(std::string(2000, ' ')).error().message, "this is no C3D file.");
}

TEST(C3dRead, AFileCutAnywhereIsRefused) {
  const std::string bytes = Written(TwoFrames());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(ReadC3d(bytes.substr(0, length)).ok()) << length;
  }
}

TEST(C3dRead, AFalseSizeAnywhereIsAnErrorOrData) {
  const std::string bytes = Written(TwoFrames());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string damaged = bytes;
    damaged[at] = '\xff';
    const auto markers = ReadC3d(damaged);
    EXPECT_TRUE(markers.ok() || !markers.error().message.empty()) << at;
  }
}

}  // namespace
}  // namespace psoas::labfiles
