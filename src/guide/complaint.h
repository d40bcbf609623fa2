// Where and when it hurts, and what of it is worth mentioning to a clinician.
//
// The latest answer to each pointer stands. A joint pattern is named, never weighed. Unsure counts
// towards a pattern beside at least one plain yes; answers to pointers never lower a disposition
// that the safety screen raised.
#pragma once

#include <vector>

#include "guide/guidance.h"
#include "journal/journal.h"

namespace psoas::guide {

struct ComplaintState {
  std::vector<Mention> mentions;  ///< gravest first, at most complaint.mentions_max
  bool guards = false;            ///< stretching may harm
  bool load_first = false;        ///< load before length
  Instant guards_since;           ///< the latest answer a guarding pattern rests on
};

ComplaintState FoldComplaint(const rules::Complaint& complaint, const journal::Journal& journal,
                             Instant now);

/// What the profile says the complaint may be linked with; `values` are the programme's inputs.
std::vector<Linked> LinkedReasons(const rules::Protocol& protocol, const rules::Values& values);

}  // namespace psoas::guide
