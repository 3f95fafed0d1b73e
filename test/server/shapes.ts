/** Frames as pages send them. It needs no test runner, so that load generators can use it too. */

export const offer = (dst: string, sdp = 'v=0\r\n'): object => ({
  type: 'OFFER',
  dst,
  payload: {
    type: 'data',
    connectionId: 'dc_1',
    sdp: { type: 'offer', sdp },
    label: 'dc_1',
    reliable: true,
    serialization: 'rtc',
  },
});

export const candidate = (dst: string, n = 0): object => ({
  type: 'CANDIDATE',
  dst,
  payload: {
    type: 'data',
    connectionId: 'dc_1',
    candidate: { candidate: `candidate:${String(n)} 1 udp 1 10.0.0.1 9 typ host`, sdpMid: '0', sdpMLineIndex: 0 },
  },
});
