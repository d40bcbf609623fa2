// The clinical protocol as the core sees it: questions, tables, exercises, programme, wording.
//
// Authored as TOML under protocol/, compiled by tools/protocol_compiler into one canonical JSON
// whose SHA-256 is its hash. Nothing here is computed: it is what clinicians wrote, checked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/assessment.h"
#include "rules/complaint.h"
#include "rules/exercise.h"
#include "rules/handover.h"
#include "rules/profile.h"
#include "rules/programme.h"
#include "rules/screening.h"
#include "rules/session.h"

namespace psoas::rules {

struct Identity {
  std::string id;
  std::string version;  ///< YEAR.minor.patch
  std::string status;   ///< "draft": not clinically reviewed
  std::string title;
  static constexpr const char* kType = "ProtocolIdentity";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Identity::id, "name of the protocol"},
                      Field{"version", &Identity::version, "YEAR.minor.patch"},
                      Field{"status", &Identity::status, "draft | reviewed | active | retired"},
                      Field{"title", &Identity::title, "what it is"}};
  }
};

struct Lesson {
  std::string id;
  int order = 0;
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<Evidence> evidence;
  static constexpr const char* kType = "Lesson";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Lesson::id, "unique"},
                      Field{"order", &Lesson::order, "place in Learn"},
                      Field{"title", &Lesson::title, "headline"},
                      Field{"paragraphs", &Lesson::paragraphs, "plain text"},
                      Field{"evidence", &Lesson::evidence, "claims with their grade"}};
  }
};

struct Source {
  std::string id;
  std::string citation;
  std::string read;  ///< abstract | text | secondary | memory
  std::optional<std::string> link;
  static constexpr const char* kType = "Source";
  static constexpr auto Fields() {
    return std::tuple{Field{"id", &Source::id, "author-year"},
                      Field{"citation", &Source::citation, "who, when, where"},
                      Field{"read", &Source::read, "abstract | text | secondary | memory"},
                      Field{"link", &Source::link, "DOI, PMID or PMCID"}};
  }
};

/// Why sentences of wording.toml may be said: for the message ids named, or those with a prefix.
struct WordingGrounds {
  std::vector<std::string> ids;  ///< message ids; one that ends in '*' stands for all that begin so
  std::vector<std::string> sources;
  std::string derived_because;
  static constexpr const char* kType = "WordingGrounds";
  static constexpr auto Fields() {
    return std::tuple{
        Field{"ids", &WordingGrounds::ids, "message ids; 'clock.*' takes all of them"},
        Field{"sources", &WordingGrounds::sources, "ids in sources.toml"},
        Field{"derived_because", &WordingGrounds::derived_because, "why"}};
  }
};

/// "clock.*" speaks for every message id that begins with "clock.".
bool SpeaksFor(std::string_view pattern, std::string_view message_id);

struct Protocol {
  Identity identity;
  Screening screening;
  Assessment assessment;
  Findings findings;
  std::vector<Exercise> exercises;
  Programme programme;
  SessionRules session;
  Complaint complaint;
  ProfileForm profile;
  std::vector<HandsOnCard> hands_on;
  std::vector<Letter> letters;
  std::vector<Lesson> education;
  std::vector<Source> sources;
  std::map<std::string, std::string> wording;  ///< message id -> template with {places}
  std::vector<WordingGrounds> wording_grounds;
  static constexpr const char* kType = "Protocol";
  static constexpr auto Fields() {
    return std::tuple{Field{"identity", &Protocol::identity, "name and version"},
                      Field{"screening", &Protocol::screening, "what must not be self-treated"},
                      Field{"assessment", &Protocol::assessment, "the Thomas test"},
                      Field{"findings", &Protocol::findings, "readings -> findings"},
                      Field{"exercises", &Protocol::exercises, "the catalogue"},
                      Field{"programme", &Protocol::programme, "findings -> plan"},
                      Field{"session", &Protocol::session, "a session in time"},
                      Field{"complaint", &Protocol::complaint, "where and when it hurts"},
                      Field{"profile", &Protocol::profile, "who it is for"},
                      Field{"hands_on", &Protocol::hands_on, "for professionals' hands only"},
                      Field{"letters", &Protocol::letters, "to take along"},
                      Field{"education", &Protocol::education, "Learn"},
                      Field{"sources", &Protocol::sources, "every citation once"},
                      Field{"wording", &Protocol::wording, "sentences the core fills in"},
                      Field{"wording_grounds", &Protocol::wording_grounds, "why they may be said"}};
  }

  const Question* FindQuestion(const std::string& id) const;
  const Exercise* FindExercise(const std::string& id) const;
  const MeasureMethod* FindMethod(const std::string& id) const;
  const Banding* FindBanding(const std::string& id) const;
  const Source* FindSource(const std::string& id) const;
  const Letter* FindLetter(const std::string& id) const;
  const Cap* FindCap(Kind kind) const;
  const WordingGrounds* GroundsOf(const std::string& message_id) const;
  const std::string& Text(const std::string& message_id) const;  ///< the id itself when unknown
};

/// A loaded protocol with the hash of its canonical bytes.
struct LoadedProtocol {
  Protocol protocol;
  std::string hash;  ///< SHA-256 in lower-case hex
};

/// Reads the canonical JSON that the protocol compiler wrote: {"hash": ..., "protocol": {...}}, and
/// checks it: a LoadedProtocol has always passed CheckProtocol.
Result<LoadedProtocol> LoadProtocol(std::string_view canonical_json);

/// Everything a protocol must satisfy beyond its shape: ids resolve, bands are gapless, every
/// number has a source or a reason, tables are well formed and complete, triage is monotone.
/// Returns the first fault with its place and mend.
Status CheckProtocol(const Protocol& protocol);

/// Every such fault, for an author who mends them all at once. Empty when there is none.
std::vector<Error> FindFaults(const Protocol& protocol);

}  // namespace psoas::rules
