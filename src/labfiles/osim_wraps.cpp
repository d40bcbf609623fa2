#include "labfiles/osim_wraps.h"

#include <limits>
#include <string_view>

namespace psoas::labfiles {
namespace {

using body::operator*;
using body::Placement;
using body::Station;
using body::Surface;
using body::Vec3;
using Kind = OsimContact::Kind;

/// What happens to one straight piece over all poses.
struct Piece {
  std::vector<Kind> kinds;
  int chosen = 0;
  int votes_touching = 0;
  int votes_all = 0;
  double least_gap_m = std::numeric_limits<double>::infinity();
  bool moves = false;
};

Placement Inverse(const Placement& placement) {
  const body::Mat3 back = body::Transpose(placement.turn);
  return {-1 * (back * placement.at_m), back};
}

/// Which piece OpenSim would bend in this pose; nothing when none.
std::optional<std::size_t> Chosen(const std::vector<OsimContact>& contacts) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < contacts.size(); ++i) {
    if (contacts[i].kind == Kind::kCertain) return i;
    if (contacts[i].kind == Kind::kNone) continue;
    if (!best || contacts[i].longer_m < contacts[*best].longer_m) best = i;
  }
  return best;
}

std::vector<Piece> Observe(const body::Model& model, const OsimSurface& which,
                           const std::vector<Station>& points, std::size_t first, std::size_t last,
                           const std::vector<std::vector<Placement>>& frames) {
  const Surface& surface = model.surfaces[static_cast<std::size_t>(which.index)];
  std::vector<Piece> pieces(last - first);
  for (std::size_t i = first; i < last; ++i) {
    pieces[i - first].moves = points[i].bone != surface.bone || points[i + 1].bone != surface.bone;
  }
  for (const auto& placed : frames) {
    const Placement to_surface =
        Inverse(placed[static_cast<std::size_t>(surface.bone)] * surface.placement);
    const auto local = [&](const Station& point) {
      return to_surface * (placed[static_cast<std::size_t>(point.bone)] * point.at_m);
    };
    std::vector<OsimContact> contacts;
    for (std::size_t i = first; i < last; ++i) {
      const OsimContact contact = Meet(surface, which.side, local(points[i]), local(points[i + 1]));
      Piece& piece = pieces[i - first];
      piece.kinds.push_back(contact.kind);
      piece.votes_all += contact.winding;
      if (contact.kind != Kind::kNone) piece.votes_touching += contact.winding;
      piece.least_gap_m = std::min(piece.least_gap_m, contact.gap_m);
      contacts.push_back(contact);
    }
    if (const auto chosen = Chosen(contacts)) ++pieces[*chosen].chosen;
  }
  return pieces;
}

int Sign(int votes) { return (votes > 0) - (votes < 0); }

bool MeetAtOnce(const Piece& a, const Piece& b) {
  for (std::size_t pose = 0; pose < a.kinds.size(); ++pose) {
    if (a.kinds[pose] != Kind::kNone && b.kinds[pose] != Kind::kNone) return true;
  }
  return false;
}

}  // namespace

OsimSurfaces::OsimSurfaces(OsimReading& reading, OsimFrames& frames, body::Model& model)
    : reading_(reading), frames_(frames), model_(model) {
  for (const pugi::xml_node frame : frames.elements()) {
    for (const pugi::xml_node element : ObjectsOf(frame.child("WrapObjectSet"))) {
      Found& found = found_[NameOf(element)];
      found.element = element;
      found.frame = frame;
      ++found.count;
    }
  }
}

OsimSide OsimSurfaces::SideOf(pugi::xml_node element) {
  std::string text = reading_.Text(element, "quadrant", "all");
  if (text == "all" || text == "ALL" || text == "unassigned") return std::nullopt;
  const double sign = text.starts_with('-') ? -1 : 1;
  if (text.starts_with('-') || text.starts_with('+')) text.erase(0, 1);
  if (std::string_view(element.name()) == "WrapCylinder") {
    if (text == "x" || text == "X") return Vec3{sign, 0, 0};
    if (text == "y" || text == "Y") return Vec3{0, sign, 0};
  }
  reading_.Refuse(ErrorCode::kUnsupported, element,
                  "a quadrant \"" + text + "\" of this shape is not read",
                  "Use x, -x, y or -y with a cylinder, and all with a sphere.");
  return std::nullopt;
}

OsimSurface OsimSurfaces::Read(pugi::xml_node user, const std::string& name, const Found& found) {
  const std::string_view shape = found.element.name();
  if (shape != "WrapCylinder" && shape != "WrapSphere") {
    reading_.Refuse(ErrorCode::kUnsupported, user,
                    "it bends round \"" + name + "\", and a " + std::string(shape) + " is not read",
                    "Use a WrapCylinder or a WrapSphere.");
  }
  const OsimFrame frame = frames_.Of(found.frame);
  Surface surface;
  surface.name = name;
  surface.shape = shape == "WrapSphere" ? Surface::Shape::kSphere : Surface::Shape::kCylinder;
  surface.bone = body::FindBone(model_, frame.body);
  surface.placement =
      frame.in_body * reading_.Frame(found.element, "translation", "xyz_body_rotation");
  surface.radius_m = reading_.Number(found.element, "radius");
  if (shape == "WrapCylinder") surface.length_m = reading_.Number(found.element, "length");
  surface.source = "osim";
  const OsimSide side = SideOf(found.element);
  model_.surfaces.push_back(std::move(surface));
  return {static_cast<int>(model_.surfaces.size()) - 1, side};
}

std::optional<OsimSurface> OsimSurfaces::Named(pugi::xml_node user, const std::string& name) {
  const auto found = found_.find(name);
  if (found == found_.end() || found->second.count != 1) {
    reading_.Refuse(ErrorCode::kNotFound, user,
                    "there is no wrap object \"" + name + "\", or there are several",
                    "Name one wrap object of a body.");
    return std::nullopt;
  }
  if (!reading_.Flag(found->second.element, "active", true)) return std::nullopt;
  auto read = read_.find(name);
  if (read == read_.end()) read = read_.emplace(name, Read(user, name, found->second)).first;
  return reading_.refused() ? std::nullopt : std::optional(read->second);
}

OsimPlaces FindPlaces(const body::Model& model, const OsimSurface& surface,
                      const std::vector<Station>& points, std::size_t first, std::size_t last,
                      const std::vector<std::vector<Placement>>& frames) {
  const std::vector<Piece> pieces = Observe(model, surface, points, first, last, frames);
  OsimPlaces found;
  std::vector<const Piece*> chosen;
  const Piece* nearest = nullptr;
  for (const Piece& piece : pieces) {
    if (piece.chosen > 0) chosen.push_back(&piece);
    if (piece.moves && (!nearest || piece.least_gap_m < nearest->least_gap_m)) nearest = &piece;
  }
  for (std::size_t a = 0; a < chosen.size(); ++a) {
    for (std::size_t b = a + 1; b < chosen.size(); ++b) {
      found.at_once |= MeetAtOnce(*chosen[a], *chosen[b]);
    }
  }
  // One that is met in no pose of the sample may still be met in another.
  if (chosen.empty() && nearest) chosen.push_back(nearest);
  for (const Piece* piece : chosen) {
    const int votes =
        piece->votes_touching != 0 || !surface.side ? piece->votes_touching : piece->votes_all;
    found.places.push_back({first + static_cast<std::size_t>(piece - pieces.data()), Sign(votes)});
  }
  return found;
}

}  // namespace psoas::labfiles
