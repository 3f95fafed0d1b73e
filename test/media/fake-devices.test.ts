/** The ground the other browser tests stand on: fake devices deliver, and two connections in one page reach each other. */
import { expect } from '@open-wc/testing';

describe('the test browsers', () => {
  it('give a picture and a sound without asking', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 320, height: 240 } });
    const states = stream.getTracks().map((track) => `${track.kind} ${track.readyState}`);
    for (const track of stream.getTracks()) track.stop();
    expect(states.sort()).to.deep.equal(['audio live', 'video live']);
  });

  it('connect over loopback', async () => {
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    near.onicecandidate = ({ candidate }) => void far.addIceCandidate(candidate ?? undefined);
    far.onicecandidate = ({ candidate }) => void near.addIceCandidate(candidate ?? undefined);
    const opened = new Promise((resolve) => {
      near.createDataChannel('probe').onopen = resolve;
    });
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription as RTCSessionDescription);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription as RTCSessionDescription);
    await opened;
    expect(near.sctp?.state).to.equal('connected');
    near.close();
    far.close();
  });

  it('load PeerJS', async () => {
    const { Peer } = await import('peerjs');
    expect(Peer).to.be.a('function');
  });
});
