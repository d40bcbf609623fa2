// One function a claim; see proof.cpp for what each claims.
#pragma once

#include "proof/proof.h"

namespace psoas::proof {

Proof ProveTables(const rules::LoadedProtocol& loaded);
Proof ProveMonotone(const rules::LoadedProtocol& loaded);
Proof ProveNoExerciseByTable(const rules::LoadedProtocol& loaded);
Proof ProveNoExerciseByGuide(const rules::LoadedProtocol& loaded);
Proof ProveIncompleteIsNoPass(const rules::LoadedProtocol& loaded);

}  // namespace psoas::proof
