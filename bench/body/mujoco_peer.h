// MuJoCo evaluating one MJCF model: kinematics, then tendon lengths with their Jacobian.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace psoas::bench {

class MujocoPeer {
 public:
  /// Loads the model; on failure `error` says why and ok() is false. `sparse` is MuJoCo's own
  /// choice between its two forms of Jacobian.
  MujocoPeer(const std::string& xml, bool sparse, std::string& error);
  ~MujocoPeer();

  bool ok() const;
  static std::string Version();

  /// Joint positions for a pose given by coordinate names: tied joints follow their polynomials.
  std::vector<double> Positions(std::span<const std::string> names, std::span<const double> pose);

  /// mj_kinematics, mj_comPos, mj_tendon: what the manual has before lengths and moment arms.
  void Evaluate(std::span<const double> positions);

  double Length(const std::string& tendon) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace psoas::bench
