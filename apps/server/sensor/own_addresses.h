// The addresses at which this machine can be reached in its networks.
#pragma once

#include <string>
#include <vector>

namespace psoas::server {

struct OwnAddress {
  std::string address;    ///< IPv4, as "192.168.1.5"
  std::string interface;  ///< "wlan0"
};

/// Without loopback; empty when there is no network.
std::vector<OwnAddress> OwnAddresses();

}  // namespace psoas::server
