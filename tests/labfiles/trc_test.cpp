#include <gtest/gtest.h>

#include "labfiles/trc_read.h"

namespace psoas::labfiles {
namespace {

std::string Header(const std::string& values = "60.00\t60.00\t2\t2\tmm\t60.00\t1\t2") {
  return "PathFileType\t4\t(X/Y/Z)\tC:\\My trials\\walk.trc\n"
         "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\t"
         "OrigNumFrames\n" +
         values + "\nFrame#\tTime\tRASI\t\t\tLASI\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n";
}

const std::string kRows = "1\t0\t100\t200\t300\t-1\t-2\t-3\n2\t0.017\t\t\t\t1e3\t0\t0\n";

void ExpectRefusal(const std::string& text, const std::string& place, const std::string& words) {
  const auto markers = ReadTrc(text);
  const std::string sentence = markers.ok() ? "read" : markers.error().Sentence();
  EXPECT_EQ(sentence.find(place), 0u) << sentence;
  EXPECT_NE(sentence.find(words), std::string::npos) << sentence;
}

TEST(TrcRead, MarkersAreInMetresUnderTheirNames) {
  const auto markers = ReadTrc(Header() + "\n" + kRows);
  ASSERT_TRUE(markers.ok()) << markers.error().Sentence();
  EXPECT_EQ(markers->rate_hz, 60);
  EXPECT_EQ(markers->names, (std::vector<std::string>{"RASI", "LASI"}));
  ASSERT_EQ(markers->frames(), 2u);
  EXPECT_EQ(markers->at(0, 0), (body::Vec3{0.1, 0.2, 0.3}));
  EXPECT_EQ(markers->at(1, 1), (body::Vec3{1, 0, 0}));
}

TEST(TrcRead, ALostMarkerIsAbsent) {
  const auto markers = ReadTrc(Header() + "1\t0\tNaN\tNaN\tNaN\t1\t2\t3\n2\t0.1\t\t\t\t\t\t\n");
  ASSERT_TRUE(markers.ok()) << markers.error().Sentence();
  EXPECT_FALSE(markers->at(0, 0));
  EXPECT_TRUE(markers->at(0, 1));
  EXPECT_FALSE(markers->at(1, 1));
}

TEST(TrcRead, TheLabIsTurnedAsTold) {
  const auto up = ReadTrc(Header() + kRows, kLabZUp);
  ASSERT_TRUE(up.ok());
  EXPECT_EQ(up->at(0, 0), (body::Vec3{0.1, 0.3, -0.2}));
  const auto sideways = ReadTrc(Header() + kRows, kLabZUpYForward);
  ASSERT_TRUE(sideways.ok());
  EXPECT_EQ(sideways->at(0, 0), (body::Vec3{0.2, 0.3, 0.1}));
}

TEST(TrcRead, PaddedUnitsTrailingTabsAndWindowsLineEndsMakeNoDifference) {
  std::string text = Header("60.00\t60.00\t   2\t   2\t     mm\t60.00\t1\t128\t\t") + kRows;
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 4) {
    text.replace(at, 1, "\t\t\r\n");
  }
  const auto markers = ReadTrc(text);
  ASSERT_TRUE(markers.ok()) << markers.error().Sentence();
  EXPECT_EQ(markers->at(0, 0), (body::Vec3{0.1, 0.2, 0.3}));
}

TEST(TrcRead, TheUnitIsNeverGuessed) {
  ExpectRefusal(Header("60 60 2 2 inch 60 1 2"), "line 3", "lengths in \"inch\" are not read");
  ExpectRefusal(Header("60 60 2 2"), "line 3", "does not say the unit");
}

TEST(TrcRead, TheCountsOfTheHeaderMustHold) {
  ExpectRefusal(Header("60 60 3 2 mm 60 1 3") + kRows, "line 7", "after 2 frames, and the header");
  ExpectRefusal(Header("60 60 2 4000000000 mm 60 1 3") + kRows, "line 4", "says 4000000000");
  ExpectRefusal(Header("60 60 0 2 mm 60 1 3") + kRows, "line 3", "no NumFrames above 0");
  ExpectRefusal(Header("-60 60 2 2 mm 60 1 3") + kRows, "line 3", "no DataRate above 0");
}

TEST(TrcRead, ARowThatIsNotWholeIsRefused) {
  ExpectRefusal(Header() + "1\t0\t1\t2\t3\t4\n", "line 6", "has 6 places, not 8");
  ExpectRefusal(Header() + "1\t0\t1\t2\t3\t4\t\t6\n", "line 6", "\"LASI\" has only 2 of its three");
  ExpectRefusal(Header() + "1\t0\t1\tinf\t3\t4\t5\t6\n", "line 6", "\"inf\" is not a finite");
}

TEST(TrcRead, FramesFollowEachOther) {
  ExpectRefusal(Header() + "1\t0\t1\t2\t3\t4\t5\t6\n3\t0\t1\t2\t3\t4\t5\t6\n", "line 7",
                "the frame \"3\" does not follow");
}

TEST(TrcRead, OtherFilesAreRefused) {
  ExpectRefusal("", "line 0", "does not begin with PathFileType");
  ExpectRefusal("PathFileType 4\n", "line 1", "no DataRate");
}

}  // namespace
}  // namespace psoas::labfiles
