// The hash chain of a directive's facts. Each fact's hash covers the one before it, so that changing, removing or inserting a fact
// changes every hash after it, and the head, which is published.
//
//   hash(0) = SHA-256("dondoc/journal/v1\n" + directive)
//   hash(k) = SHA-256(hash(k-1) + "\n" + k + "\n" + canonical JSON of the fact)
//
// Hashes are 64 lower-case hex digits, k (the seq) is decimal, the fact's JSON is RFC 8785, all in UTF-8. The stored `body` of a fact is
// exactly that JSON, so anyone can check the chain with a SHA-256 tool.
import { sha256 } from './digest.ts';

/** The hash before a directive's first fact; it differs by directive, so that chains cannot be exchanged. */
export const genesis = (directive: string): string => sha256(`dondoc/journal/v1\n${directive}`);

/** The hash of the fact with this seq and canonical JSON. */
export const chainHash = (previous: string, seq: number, canonicalFact: string): string =>
  sha256(`${previous}\n${seq}\n${canonicalFact}`);
