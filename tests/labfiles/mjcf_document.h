// Small MJCF documents and what comes of them.
#pragma once

#include <string>
#include <vector>

#include "body/model.h"

namespace psoas::labfiles::testing {

/// What stands within <mujoco>: the worldbody's inside, then anything else.
std::string Mjcf(const std::string& world, const std::string& more = "",
                 const std::string& compiler = "<compiler angle='radian'/>");

/// A tendon "cord" from the site "a" to the site "b".
std::string Cord(const std::string& between = "");

/// The model of a document that must be read; fails the test otherwise.
body::Model Read(const std::string& document);

/// The straight length of the model's only muscle.
double CordLength(const body::Model& model, const std::vector<double>& pose);

/// The lengths of all muscles by MuJoCo's rule.
std::vector<double> MujocoLengths(const body::Model& model, const std::vector<double>& pose);

}  // namespace psoas::labfiles::testing
