/**
 * Stands in for peerjs-js-binarypack in the self-contained files: the framing of PeerJS's own data connections, which
 * no connection of ours uses. A page that wants PeerJS for itself loads PeerJS itself.
 */
const unused = () => {
  throw new Error('The rtc-elements script carries PeerJS without its binary serialization.');
};

export { unused as pack, unused as unpack };
