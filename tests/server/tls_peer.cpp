#include "tls_peer.h"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

namespace psoas::server {
namespace {

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

Owned<FILE> Open(const std::string& file) {
  return {std::fopen(file.c_str(), "w"), [](FILE* each) { std::fclose(each); }};
}

int Connected(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const timeval patience{10, 0};
  ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
  return fd;
}

}  // namespace

void WriteCertificate(const std::string& certificate_file, const std::string& key_file) {
  const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const Owned<X509> certificate(X509_new(), X509_free);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
  X509_set_pubkey(certificate.get(), key.get());
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  PEM_write_X509(Open(certificate_file).get(), certificate.get());
  PEM_write_PrivateKey(Open(key_file).get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

std::string AskOverTls(int port, const std::string& request) {
  const Owned<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
  const Owned<SSL> tls(SSL_new(context.get()), SSL_free);
  const int fd = Connected(port);
  SSL_set_fd(tls.get(), fd);
  std::string got;
  if (SSL_connect(tls.get()) == 1) {
    SSL_write(tls.get(), request.data(), static_cast<int>(request.size()));
    char piece[4096];
    for (int n = 0; (n = SSL_read(tls.get(), piece, sizeof piece)) > 0;) {
      got.append(piece, static_cast<std::size_t>(n));
      if (got.find("\r\n\r\n") != std::string::npos) break;
    }
  }
  ::close(fd);
  return got;
}

}  // namespace psoas::server
