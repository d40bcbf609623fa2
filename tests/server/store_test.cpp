#include "store/store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "sample_events.h"
#include "temp_dir.h"

namespace psoas::server {
namespace {

class StoreTest : public testing::Test {
 protected:
  void SetUp() override { Reopen(); }

  void Reopen() {
    store_.reset();
    auto opened = OpenSqliteStore(Path());
    ASSERT_TRUE(opened.ok()) << opened.error().Sentence();
    store_ = std::move(opened).value();
  }

  std::string Path() const { return dir_.File("the journal.db"); }

  Result<Outcome> Append(std::vector<NewEvent> events, const std::string& person = "local") {
    const Batch batch{person, std::move(events)};
    return std::move(store_->Append({&batch, 1}).front());
  }

  std::vector<std::string> All(const std::string& person = "local") {
    return store_->ReadSince(person, "", 1000).value().events;
  }

  TempDir dir_;
  std::unique_ptr<Store> store_;
};

TEST_F(StoreTest, KeepsEventsInTheOrderTheyCame) {
  const auto outcome = Append({SampleEvent(2), SampleEvent(1)});
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome->accepted, 2);
  EXPECT_EQ(All(), (std::vector{SampleJson(2), SampleJson(1)}));
}

TEST_F(StoreTest, TakesTheSameEventOnlyOnce) {
  ASSERT_TRUE(Append({SampleEvent(1)}).ok());
  const auto again = Append({SampleEvent(1), SampleEvent(2)});
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->accepted, 1);
  EXPECT_EQ(again->repeated, 1);
  EXPECT_EQ(All().size(), 2u);
}

TEST_F(StoreTest, TakesTheSameNumberInAnotherSpellingAsTheSameContent) {
  NewEvent whole{SampleId(1), "", "", R"({"thigh_deg":-8})"};
  NewEvent decimal{SampleId(1), "", "", R"({"thigh_deg":-8.0})"};
  ASSERT_TRUE(Append({whole}).ok());
  const auto again = Append({decimal});
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->repeated, 1);
}

TEST_F(StoreTest, RefusesAnIdThatIsTakenAndNamesIt) {
  ASSERT_TRUE(Append({SampleEvent(1, "first")}).ok());
  const auto refused = Append({SampleEvent(1, "second")});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kConflict);
  EXPECT_NE(refused.error().place.find(SampleId(1)), std::string::npos);
  EXPECT_EQ(All(), std::vector{SampleJson(1, "first")});
}

TEST_F(StoreTest, KeepsNothingOfABatchWithAConflict) {
  ASSERT_TRUE(Append({SampleEvent(1, "first")}).ok());
  EXPECT_FALSE(Append({SampleEvent(2), SampleEvent(1, "second"), SampleEvent(3)}).ok());
  EXPECT_EQ(All().size(), 1u);
}

TEST_F(StoreTest, RefusesABatchThatContradictsItself) {
  EXPECT_FALSE(Append({SampleEvent(1, "first"), SampleEvent(1, "second")}).ok());
  EXPECT_TRUE(All().empty());
}

TEST_F(StoreTest, DoesNotLetOneRefusedBatchDisturbItsNeighbours) {
  ASSERT_TRUE(Append({SampleEvent(1, "first")}).ok());
  const std::vector<Batch> batches{{"local", {SampleEvent(2)}},
                                   {"local", {SampleEvent(3), SampleEvent(1, "second")}},
                                   {"local", {SampleEvent(4)}}};
  const auto outcomes = store_->Append(batches);
  EXPECT_TRUE(outcomes[0].ok());
  EXPECT_FALSE(outcomes[1].ok());
  EXPECT_TRUE(outcomes[2].ok());
  EXPECT_EQ(All(), (std::vector{SampleJson(1, "first"), SampleJson(2), SampleJson(4)}));
}

TEST_F(StoreTest, DeliversWhatArrivedAfterTheCursorWhateverItsDate) {
  ASSERT_TRUE(Append({SampleEvent(5)}).ok());
  const std::string cursor = store_->ReadSince("local", "", 10)->cursor;
  NewEvent late = SampleEvent(1);
  late.at = "2020-01-01T00:00:00Z";
  ASSERT_TRUE(Append({late}).ok());
  const auto page = store_->ReadSince("local", cursor, 10);
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->events, std::vector{SampleJson(1)});
  EXPECT_FALSE(page->restarted);
}

TEST_F(StoreTest, PagesThroughEverythingOnce) {
  for (int i = 0; i < 25; ++i) ASSERT_TRUE(Append({SampleEvent(i)}).ok());
  std::string cursor;
  std::vector<std::string> seen;
  bool more = true;
  while (more) {
    const auto page = store_->ReadSince("local", cursor, 10);
    ASSERT_TRUE(page.ok());
    seen.insert(seen.end(), page->events.begin(), page->events.end());
    cursor = page->cursor;
    more = page->more;
  }
  EXPECT_EQ(seen, All());
}

TEST_F(StoreTest, EndsAPageEarlyWhenEventsAreLarge) {
  const std::string large(60'000, 'x');
  for (int i = 0; i < 100; ++i) ASSERT_TRUE(Append({SampleEvent(i, large)}).ok());
  const auto page = store_->ReadSince("local", "", 1000);
  ASSERT_TRUE(page.ok());
  EXPECT_LT(page->events.size(), 100u);
  EXPECT_TRUE(page->more);
}

TEST_F(StoreTest, RefusesACursorItNeverGave) {
  for (const char* cursor :
       {"7", "abc", ".5", "zz.1", "ab.-1", "ab.1x", "ab.99999999999999999999"}) {
    EXPECT_FALSE(store_->ReadSince("local", cursor, 10).ok()) << cursor;
  }
}

TEST_F(StoreTest, KeepsPersonsApart) {
  ASSERT_TRUE(Append({SampleEvent(1, "mine")}, "anna").ok());
  ASSERT_TRUE(Append({SampleEvent(1, "other")}, "ben").ok());
  ASSERT_TRUE(store_->Wipe("anna").ok());
  EXPECT_TRUE(All("anna").empty());
  EXPECT_EQ(All("ben"), std::vector{SampleJson(1, "other")});
}

TEST_F(StoreTest, StartsAReaderOverAfterAWipe) {
  ASSERT_TRUE(Append({SampleEvent(1), SampleEvent(2)}).ok());
  const std::string cursor = store_->ReadSince("local", "", 10)->cursor;
  EXPECT_EQ(store_->Wipe("local").value(), 2);
  ASSERT_TRUE(Append({SampleEvent(3)}).ok());
  const auto page = store_->ReadSince("local", cursor, 10);
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->restarted);
  EXPECT_EQ(page->events, std::vector{SampleJson(3)});
}

TEST_F(StoreTest, FindsEverythingAgainAfterReopening) {
  ASSERT_TRUE(Append({SampleEvent(1), SampleEvent(2)}).ok());
  const std::string cursor = store_->ReadSince("local", "", 1)->cursor;
  Reopen();
  EXPECT_EQ(store_->Count("local").value(), 2);
  EXPECT_EQ(store_->ReadSince("local", cursor, 10)->events, std::vector{SampleJson(2)});
}

TEST_F(StoreTest, IsReadableByItsOwnerOnly) {
  struct stat info{};
  ASSERT_EQ(::stat(Path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(StoreTest, KeepsTextThatLooksLikeSqlAsText) {
  ASSERT_TRUE(Append({SampleEvent(1, "'; drop table event; -- :person")}).ok());
  EXPECT_EQ(All(), std::vector{SampleJson(1, "'; drop table event; -- :person")});
}

}  // namespace
}  // namespace psoas::server
