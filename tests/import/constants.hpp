#pragma once
namespace os {
constexpr int EPERM = 1;
static const int EAGAIN = 35, E_WAITING = 3;
inline constexpr std::int32_t EWOULDBLOCK =
    EAGAIN;
enum class access : unsigned char { none, some, all };
#if 0
const int ETIMEDOUT = (int)-60;
#endif
const int ECONNREFUSED = static_cast<int>(61);
}
