#include "http_load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "sample.h"

namespace psoas::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Client {
  int socket = -1;
  Clock::time_point sent_at;
};

int Connect(int port) {
  const int made = ::socket(AF_INET, SOCK_STREAM, 0);
  const int yes = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address);
  return made;
}

void SendAppend(Client& client, int number) {
  const std::string body = R"({"events":[)" + SampleEvent(number) + "]}";
  const std::string request =
      "POST /api/journal HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Content-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body;
  client.sent_at = Clock::now();
  ::send(client.socket, request.data(), request.size(), MSG_NOSIGNAL);
}

Load Summarise(std::vector<double> times_ms, double seconds, int refused) {
  std::ranges::sort(times_ms);
  if (times_ms.empty()) return {0, 0, 0, refused};
  return {static_cast<double>(times_ms.size()) / seconds, times_ms[times_ms.size() / 2],
          times_ms[times_ms.size() * 99 / 100], refused};
}

}  // namespace

Load MeasureLoad(int port, int connections, double seconds, int first_number) {
  const int poll = ::epoll_create1(0);
  std::vector<Client> clients(static_cast<std::size_t>(connections));
  int number = first_number;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    clients[i].socket = Connect(port);
    epoll_event interest{EPOLLIN, {.u64 = i}};
    ::epoll_ctl(poll, EPOLL_CTL_ADD, clients[i].socket, &interest);
    SendAppend(clients[i], number++);
  }
  std::vector<double> times_ms;
  int refused = 0;
  const auto start = Clock::now();
  const auto spent = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  std::vector<epoll_event> ready(clients.size());
  while (spent() < seconds) {
    const int count = ::epoll_wait(poll, ready.data(), connections, 1000);
    for (int i = 0; i < count; ++i) {
      Client& client = clients[ready[static_cast<std::size_t>(i)].data.u64];
      char answer[4096];  // an answer is small and comes in one piece
      const ssize_t size = ::recv(client.socket, answer, sizeof answer, 0);
      const bool kept = size > 12 && std::string_view(answer + 9, 3) == "200";
      const std::chrono::duration<double, std::milli> time = Clock::now() - client.sent_at;
      kept ? times_ms.push_back(time.count()) : static_cast<void>(++refused);
      if (size <= 0) return Summarise(times_ms, spent(), refused);
      SendAppend(client, number++);
    }
  }
  const Load load = Summarise(times_ms, spent(), refused);
  for (const Client& client : clients) ::close(client.socket);
  ::close(poll);
  return load;
}

}  // namespace psoas::bench
