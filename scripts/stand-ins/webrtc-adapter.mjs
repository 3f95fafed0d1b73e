/**
 * Stands in for webrtc-adapter in the self-contained files. PeerJS 1.5 reads nothing of it but `browserDetails`, to
 * decide whether it knows the browser; the rest is 13 kB of shims that no browser in our range needs. Names and
 * versions as webrtc-adapter's own detectBrowser() gives them; the first pattern that fits wins.
 */
const PATTERNS = [
  { browser: 'firefox', pattern: /Firefox\/(\d+)/ },
  { browser: 'chrome', pattern: /Chrom(?:e|ium)\/(\d+)/ },
  { browser: 'safari', pattern: /AppleWebKit\/(\d+)/ },
];

const detect = () => {
  const { userAgent } = navigator;
  for (const { browser, pattern } of PATTERNS) {
    const match = pattern.exec(userAgent);
    if (match) return { browser, version: Number(match[1]) };
  }
  return { browser: 'Not a supported browser.', version: null };
};

export default { browserDetails: detect() };
