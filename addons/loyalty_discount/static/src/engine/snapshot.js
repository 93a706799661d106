/** A snapshot is a list of program versions, named by the digest of their digests. */

import { digest } from "./canonical.js";
import { listing, text } from "./shape.js";

const checkHashes = listing(text("[0-9a-f]{64}"));

/** Return the hash of the snapshot that holds the versions with these digests, in any order. */
export function snapshotHash(versionHashes) {
    checkHashes(versionHashes, "versions");
    return digest({ v: 1, versions: [...versionHashes].sort() });
}
