/**
 * Stands in for webrtc-adapter in the self-contained files: 13 kB of shims that no browser in our range needs. PeerJS
 * reads nothing of it but the name of the browser, and what it does with that is left out too (slim-peerjs.mjs).
 */
export default { browserDetails: { browser: '', version: 0 } };
