// A certificate made on the spot, and a client that trusts it blindly.
#pragma once

#include <string>

namespace psoas::server {

/// Writes a key and a certificate of its own signing, in PEM form.
void WriteCertificate(const std::string& certificate_file, const std::string& key_file);

/// Sends `request` over TLS to a port of this machine: all that comes back, empty when no TLS.
std::string AskOverTls(int port, const std::string& request);

}  // namespace psoas::server
