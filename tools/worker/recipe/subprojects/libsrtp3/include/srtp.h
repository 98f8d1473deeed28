// The part of libsrtp 3's API that mediasoup's worker uses (src/RTC/SrtpSession.cpp, src/DepLibSRTP.cpp), on top of
// libsrtp 2.5, which is what Debian 12 has. What libsrtp 3 changed for the worker: the policy is an opaque object with
// setters, packets go from one buffer to another instead of in place, and lengths are size_t.
// Names and meanings: https://github.com/cisco/libsrtp/blob/main/include/srtp.h
#pragma once

// libsrtp 2 calls its policy structure by the name that libsrtp 3 gives to the opaque one.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

// Declared only to be named: libsrtp 2 never returns them, except for buffer_small, which this header returns.
constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

struct srtp3_policy
{
	srtp2_policy_t policy{};
	uint8_t key[SRTP_MAX_KEY_LEN]{};
};
using srtp_policy_t = srtp3_policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	*policy = new (std::nothrow) srtp3_policy();

	return *policy ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	// Keys do not stay behind in freed memory.
	explicit_bzero(policy->key, sizeof(policy->key));
	delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->policy.ssrc = ssrc;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	const auto err = srtp_crypto_policy_set_from_profile_for_rtp(&policy->policy.rtp, profile);

	return err != srtp_err_status_ok ? err
	                                 : srtp_crypto_policy_set_from_profile_for_rtcp(&policy->policy.rtcp, profile);
}

inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy, const uint8_t* key, size_t keyLen, const uint8_t* salt, size_t saltLen, const uint8_t* mki, size_t mkiLen)
{
	if (mki || mkiLen != 0 || keyLen + saltLen > sizeof(policy->key))
	{
		return srtp_err_status_bad_param;
	}

	std::memcpy(policy->key, key, keyLen);
	std::memcpy(policy->key + keyLen, salt, saltLen);
	policy->policy.key = policy->key;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
	policy->policy.allow_repeat_tx = allow;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t size)
{
	policy->policy.window_size = size;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	// The session copies what it keeps, the key included.
	return srtp_create(session, &policy->policy);
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

// libsrtp 2 works in place: copy, then let `work` protect or unprotect the copy, which may grow by `growth` bytes.
template<typename Work>
inline srtp_err_status_t srtp3_in_place(
  const uint8_t* in, size_t inLen, uint8_t* out, size_t* outLen, size_t growth, Work work)
{
	if (inLen > INT_MAX - growth || inLen + growth > *outLen)
	{
		return srtp_err_status_buffer_small;
	}
	if (in != out)
	{
		std::memmove(out, in, inLen);
	}

	int len        = static_cast<int>(inLen);
	const auto err = work(out, &len);

	*outLen = static_cast<size_t>(len);

	return err;
}

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t /*mkiIndex*/)
{
	return srtp3_in_place(
	  rtp, rtpLen, srtp, srtpLen, SRTP_MAX_TRAILER_LEN, [&](void* data, int* len) { return srtp_protect(session, data, len); });
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
	return srtp3_in_place(
	  srtp, srtpLen, rtp, rtpLen, 0, [&](void* data, int* len) { return srtp_unprotect(session, data, len); });
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t /*mkiIndex*/)
{
	// RTCP's trailer also holds the packet's index and the E flag, four bytes.
	return srtp3_in_place(
	  rtcp, rtcpLen, srtcp, srtcpLen, SRTP_MAX_TRAILER_LEN + 4, [&](void* data, int* len) {
		  return srtp_protect_rtcp(session, data, len);
	  });
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
	return srtp3_in_place(
	  srtcp, srtcpLen, rtcp, rtcpLen, 0, [&](void* data, int* len) { return srtp_unprotect_rtcp(session, data, len); });
}
