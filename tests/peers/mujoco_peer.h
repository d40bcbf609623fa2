// MuJoCo as a peer: a model loaded from text, set to a pose, asked for tendons.
#pragma once

#include <mujoco/mujoco.h>

#include <string>
#include <vector>

namespace psoas::peers {

class MujocoPeer {
 public:
  /// Fails the test, and leaves ok() false, when MuJoCo refuses or warns about the document.
  explicit MujocoPeer(const std::string& mjcf);
  ~MujocoPeer();
  MujocoPeer(const MujocoPeer&) = delete;
  MujocoPeer& operator=(const MujocoPeer&) = delete;

  bool ok() const { return model_ != nullptr; }
  const mjModel& model() const { return *model_; }
  const mjData& data() const { return *data_; }

  /// Sets the joint's value; dependent joints are the caller's to set (Settle does it).
  void Set(const std::string& joint, double value);

  /// Sets each joint that an <equality><joint> ties to another to the polynomial of that one.
  void Settle();

  /// Kinematics and tendons.
  void Compute();

  double Length(const std::string& tendon) const;

  /// dL/dq by an independent joint, with what the joints tied to it add.
  double Arm(const std::string& tendon, const std::string& joint) const;

 private:
  int Find(mjtObj kind, const std::string& name) const;
  double TieSlope(int equality) const;

  mjModel* model_ = nullptr;
  mjData* data_ = nullptr;
};

}  // namespace psoas::peers
