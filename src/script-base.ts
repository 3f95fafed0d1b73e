/** For the script tag: the server that gave out this script also does the signaling, under the same base path. */
import { setScriptBase } from './internal/server-url.js';

// The script itself, or, where the build split it, a chunk in a folder beside it.
setScriptBase(new URL(import.meta.url).href.replace(/(chunks\/)?[^/]*$/, ''));
