// The ways of muscles in an OpenSim model.
#pragma once

#include "body/model.h"
#include "labfiles/osim_frames.h"

namespace psoas::labfiles {

/// Appends to `model`, whose bones and coordinates stand, every force that has a GeometryPath, and
/// the cylinders and spheres that they bend round. Refuses points and surfaces of other kinds.
///
/// OpenSim says of a surface only between which points it may act, often "anywhere", and decides
/// anew in each pose. Here it is put where OpenSim would let it act in the sample of
/// sample_poses.h; refused where it acts in two places at once.
void ReadOsimMuscles(OsimReading& reading, OsimFrames& frames, pugi::xml_node document_model,
                     body::Model& model);

}  // namespace psoas::labfiles
