/**
 * The atomic steps in Redis, as Lua. Every script touches one key, so all of it runs on a Redis Cluster; the braces
 * are hash tags that say so. Names of rooms become digests: they may hold anything, and are nobody's business there.
 */
import { createHash } from 'node:crypto';

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 27);

export const keys = {
  room: (room: string): string => `rtc:room:{${digest(room)}}`,
  id: (id: string): string => `rtc:id:{${id}}`,
  node: (node: string): string => `rtc:node:{${node}}`,
  channel: (node: string): string => `rtc:to:${node}`,
} as const;

/**
 * Replaces a room if it is still of the expected revision, and tells the nodes in the same step.
 * KEYS room; ARGV expected revision or '', new revision, new state or '', ms to live, message, channels...
 * Returns 1, or the state as it is.
 */
export const SWAP = `
local rev = redis.call('HGET', KEYS[1], 'rev') or ''
if rev ~= ARGV[1] then return redis.call('HGET', KEYS[1], 'state') or '' end
if ARGV[3] == '' then redis.call('DEL', KEYS[1])
else
  redis.call('HSET', KEYS[1], 'rev', ARGV[2], 'state', ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
for i = 6, #ARGV do redis.call('PUBLISH', ARGV[i], ARGV[5]) end
return 1`;

/**
 * Takes an id for a token. KEYS id; ARGV token digest, node, ms to live.
 * Returns the node that had it before, '' for none, or false when it belongs to another token.
 */
export const CLAIM = `
local token = redis.call('HGET', KEYS[1], 'token')
if token and token ~= ARGV[1] then return false end
local before = redis.call('HGET', KEYS[1], 'node') or ''
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'node', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return before`;

/** Keeps an id of this node, or takes it again where Redis has lost it. Arguments as above; returns the holder's node. */
export const KEEP = `
local node = redis.call('HGET', KEYS[1], 'node')
if node and node ~= ARGV[2] then return node end
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'node', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return ARGV[2]`;

/** Frees an id, if it is still this node's. KEYS id; ARGV node. */
export const RELEASE = `
if redis.call('HGET', KEYS[1], 'node') == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1`;
