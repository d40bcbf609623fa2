// One door to the core: the only header a shell includes besides base/.
//
// An Api holds one protocol and one journal and answers requests; it has no clock, files, threads,
// network or randomness. Everything crosses as JSON text, so C++, WebAssembly and HTTP shells speak
// the same words. Requests are {"op": NAME, ...}; answers are
//   {"ok": true, "value": ...}   or   {"ok": false, "error": {code, place, message, mend}}.
//
//   op               takes                     value
//   about            -                         About
//   protocol         -                         Catalogue: questions, test, exercises, ...
//   open             journal: an event a line  Opened {events, problems[]}: replaces the journal
//   append           events: [event, ...]      Appended {accepted, repeated, problems[]}
//   check            event                     Checked {problems[]}: validates, keeps nothing
//   guide            now, [journal]            Guidance
//   measure          method and its figures    Measured (measure/measure.h)
//   session_begin    now, [bad_day]            SessionFrame (coach/session.h)
//   session_advance  now, state, event         SessionFrame
//   incline_advance  state, samples, ...       InclineAnswer (measure/inclinometer.h)
//   tuck_advance     state, samples, ...       TuckAnswer (measure/waistband.h)
//   progress         now, [journal]            Progress
//   report           now, [journal]            Report
//   letter           now, [journal], [id]      WrittenLetter: the one due, or the one named
//   profile          now, [journal]            ProfileSet: the latest of every field
//   export           format, [now], [journal]  Exported {text, media_type}
//
// Where `journal` (text) is given the request is answered from it alone and nothing is kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace psoas::api {

class Api {
 public:
  /// `canonical_protocol` is what tools/protocol_compiler writes. Fails when it does not load.
  static Result<Api> Create(std::string_view canonical_protocol);

  /// Never fails as a call: a bad request is answered with an error.
  std::string Call(std::string_view request);

  Api(Api&&) noexcept;
  Api& operator=(Api&&) noexcept;
  ~Api();

 private:
  struct State;
  explicit Api(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// TypeScript declarations of every request and answer, from the C++ descriptions.
std::string TypeScriptDeclarations();

}  // namespace psoas::api
